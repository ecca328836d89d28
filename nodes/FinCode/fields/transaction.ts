import type { HttpCall } from '../../shared/api/call';
import type { OperationInput } from '../../shared/api/operation';
import { flag, text, unsent } from '../../shared/form/fieldTypes';
import { additional, type Field } from '../../shared/form/fields';
import { chosenKey, headerValue, ipAddress } from '../callIds/headers';
import { country } from './countries';
import { amountText, currency } from './money';
import { chosenPassword, passwordOption } from './options';
import { details } from './pairs';

/** Stands in a header. */
export const ipAddressField = unsent({
	displayName: 'Customer IP Address',
	name: 'ipAddress',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 203.0.113.10',
	description: 'IP address of the end customer, which FinCode asks for with every transaction',
});

/** What is sent, in which currency, as what. */
export const amounts: Field[] = [
	amountText('sendAmount', 'Send Amount (Send Currency)', ['sendCurrency'], {
		required: true,
		placeholder: 'e.g. 7.00',
		description: 'Plain decimal in the send currency',
	}),
	currency('sendCurrency', 'Send Currency', {
		required: true,
		placeholder: 'e.g. GBP',
		description: 'Three letters of ISO 4217',
	}),
	currency('receivingCurrency', 'Receiving Currency', {
		required: true,
		description: 'Three letters of ISO 4217',
	}),
	amountText('amount', 'Amount (Major Units)', ['sendCurrency', 'receivingCurrency'], {
		required: true,
		placeholder: 'e.g. 24.24',
		description:
			'Plain decimal in major units. FinCode asks for it beside Send Amount and does not say how they differ: send what its dashboard shows for a payment of yours.',
	}),
	flag('inclussive', 'Fee Inclusive', {
		required: true,
		description: 'Whether the fees are inside the amount. FinCode calls this field inclussive.',
	}),
	text('type', 'Type', {
		required: true,
		default: 'ACCOUNTPAYMENT',
		description:
			'How the recipient gets the money. ACCOUNTPAYMENT pays to a bank account; elsewhere FinCode also names MOBILE_MONEY, CASHPICKUP, WALLET and BILL_PAYMENT.',
	}),
	country('internationalTransferInformationOriginCountry', 'Origin Country', {
		required: true,
		wire: 'internationalTransferInformation.originCountry',
		placeholder: 'e.g. GBR',
	}),
	country('internationalTransferInformationReceivingCountry', 'Receiving Country', {
		required: true,
		wire: 'internationalTransferInformation.receivingCountry',
	}),
];

/** The account or wallet that gets the money. */
export const creditParty = details(
	'creditParty',
	'Payout Details',
	[
		{ displayName: 'Account Number', name: 'bankaccountno', type: 'string', default: '' },
		{ displayName: 'Bank Code', name: 'bankcode', type: 'string', default: '', placeholder: 'e.g. 214' },
		{ displayName: 'Bank Name', name: 'bankname', type: 'string', default: '', placeholder: 'e.g. FCMB' },
		{ displayName: 'Branch Code', name: 'branchcode', type: 'string', default: '' },
		{ displayName: 'SWIFT/BIC', name: 'swiftbic', type: 'string', default: '' },
	],
	{
		required: true,
		description: 'Where the recipient is paid. FinCode calls this creditParty.',
	},
);

/** What may be added to either kind of transaction. */
export const transactionExtras: Field[] = additional(
	text('internationalTransferInformationSourceOfFunds', 'Source of Funds', {
		wire: 'internationalTransferInformation.sourceOfFunds',
		placeholder: 'e.g. SAVINGS',
	}),
	text('internationalTransferInformationRemittancePurpose', 'Remittance Purpose', {
		wire: 'internationalTransferInformation.remittancePurpose',
		placeholder: 'e.g. GIFT',
	}),
	text('internationalTransferInformationRelationshipSender', 'Relationship to Sender', {
		wire: 'internationalTransferInformation.relationshipSender',
		placeholder: 'e.g. FRIEND',
	}),
	text('internationalTransferInformationDeliveryMethod', 'Delivery Method', {
		wire: 'internationalTransferInformation.deliveryMethod',
		placeholder: 'e.g. directtoaccount',
	}),
	text('transactionProcessingMode', 'Transaction Processing Mode', {
		placeholder: 'e.g. NONE_AGGREGATION',
	}),
	text('descriptionText', 'Description', { placeholder: 'e.g. School fees' }),
	text('transactionModule', 'Transaction Module', { placeholder: 'e.g. REMITTANCE' }),
);

/**
 * The three headers of create-transaction.
 *
 * @throws InputError when there is no password, or the address is none
 */
export function transactionHeaders(input: OperationInput): NonNullable<HttpCall['headers']> {
	const password = chosenPassword(input);
	headerValue(password || String(input.credential.password ?? ''), passwordOption.displayName);
	const { name, displayName } = ipAddressField.property;
	return {
		password,
		ipAddress: ipAddress(input.text(name), displayName),
		'X-Idempotency-Key': chosenKey(input),
	};
}
