import type { HttpCall } from '../../shared/api/call';
import type { OperationInput } from '../../shared/api/operation';
import { choice, flag, text, unsent } from '../../shared/form/fieldTypes';
import {
	additional,
	inBlock,
	missing,
	placeInBlock,
	valueOf,
	type Block,
	type Field,
} from '../../shared/form/fields';
import { chosenKey, headerValue, ipAddress } from '../callIds/headers';
import { bankDetailsOf } from './bankAccount';
import { country } from './countries';
import { amountText, currency } from './money';
import { chosenPassword, passwordOption } from './options';
import { detail, details } from './pairs';

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

const ROUTE: Block = {
	name: 'route',
	displayName: 'From and To',
	description: 'Countries and currencies of both ends',
};

const AMOUNTS: Block = {
	name: 'amounts',
	displayName: 'Amounts',
	description: 'What is sent, and whether the fees are inside',
};

const SEND_CURRENCY = placeInBlock(ROUTE, 'sendCurrency');

/** By this name the form is asked for the country that gets the money. */
export const RECEIVING_COUNTRY = placeInBlock(ROUTE, 'internationalTransferInformationReceivingCountry');

const RECEIVING_CURRENCY = placeInBlock(ROUTE, 'receivingCurrency');

const route = inBlock(ROUTE, [
	country('internationalTransferInformationOriginCountry', 'Origin Country', {
		required: true,
		wire: 'internationalTransferInformation.originCountry',
	}),
	currency('sendCurrency', 'Send Currency', { required: true }),
	country('internationalTransferInformationReceivingCountry', 'Receiving Country', {
		required: true,
		wire: 'internationalTransferInformation.receivingCountry',
	}),
	currency('receivingCurrency', 'Receiving Currency', { required: true }),
]);

const amountFields = inBlock(AMOUNTS, [
	amountText('sendAmount', 'Send Amount', [SEND_CURRENCY], {
		required: true,
		placeholder: 'e.g. 7.00',
		description: 'Plain decimal in Send Currency: pounds, not pence',
	}),
	amountText('amount', 'Amount', [SEND_CURRENCY, RECEIVING_CURRENCY], {
		required: true,
		placeholder: 'e.g. 7.00',
		description:
			"FinCode's pages ask for it beside Send Amount and don't state how the two differ, or which currency it is in. Send what its dashboard shows for a payment of yours, or ask FinCode.",
	}),
	flag('inclussive', 'Fee Inclusive', {
		required: true,
		description: 'Whether the fees are inside the amount. FinCode calls this field inclussive.',
	}),
]);

const OTHER = 'OTHER';

const documentedType = choice(
	'type',
	'Transaction Type',
	{
		ACCOUNTPAYMENT: 'Bank Account',
		BILL_PAYMENT: 'Bill Payment',
		CASHPICKUP: 'Cash Pickup',
		MOBILE_MONEY: 'Mobile Money',
		[OTHER]: 'Other',
		WALLET: 'Wallet',
	},
	{
		required: true,
		default: 'ACCOUNTPAYMENT',
		description:
			'How the recipient gets the money. The page of this call shows ACCOUNTPAYMENT (Bank Account) only; the others are words of other pages.',
	},
);

const otherType = text('otherType', 'Other Type', {
	displayOptions: { show: { type: [OTHER] } },
	placeholder: 'e.g. ACCOUNTPAYMENT',
	description: 'The word FinCode uses for it, sent as you type it',
});

/** How the recipient gets the money. */
const type: Field = {
	...documentedType,
	read: (value, label, input) => {
		if (value !== OTHER) return documentedType.read(value, label, input);
		const word = valueOf(input, otherType);
		// Not required in the form: n8n takes a field behind an expression as shown, and would want it always.
		if (word === undefined) throw missing(otherType.property.displayName);
		return word;
	},
};

/** What is sent from where to where, and as what. */
export const amounts: Field[] = [...route, ...amountFields, type, { ...otherType, wire: undefined }];

/** The account or wallet that gets the money. */
export const creditParty = details(
	'creditParty',
	'Payout Details',
	[
		detail('bankaccountno', 'Account Number', 'e.g. 0123456789', 'Account of the recipient'),
		detail('bankcode', 'Bank Code', 'e.g. 214', "Code of the recipient's bank. Leading zeros count."),
		detail('bankname', 'Bank Name', 'e.g. FCMB', "Name of the recipient's bank"),
		detail('branchcode', 'Branch Code', 'e.g. 20004', 'Code of the branch, where the bank has one'),
		detail('swiftbic', 'SWIFT/BIC', 'e.g. DEUTDEFF', 'BIC of the bank: 8 or 11 letters and digits'),
	],
	bankDetailsOf(RECEIVING_COUNTRY),
	{
		required: true,
		description:
			'Required: where the recipient is paid. Remove what this kind of payment does not need. FinCode calls this creditParty.',
		default: { bankaccountno: '', bankcode: '' },
	},
);

/** What may be added to either kind of transaction. */
export const transactionExtras: Field[] = additional(
	text('internationalTransferInformationSourceOfFunds', 'Source of Funds', {
		wire: 'internationalTransferInformation.sourceOfFunds',
		placeholder: 'e.g. SAVINGS',
		description: "Where the money of the sender comes from, in FinCode's word",
	}),
	text('internationalTransferInformationRemittancePurpose', 'Remittance Purpose', {
		wire: 'internationalTransferInformation.remittancePurpose',
		placeholder: 'e.g. GIFT',
		description: "What the money is for, in FinCode's word",
	}),
	text('internationalTransferInformationRelationshipSender', 'Relationship to Sender', {
		wire: 'internationalTransferInformation.relationshipSender',
		placeholder: 'e.g. FRIEND',
		description: "What the recipient is to the sender, in FinCode's word",
	}),
	text('internationalTransferInformationDeliveryMethod', 'Delivery Method', {
		wire: 'internationalTransferInformation.deliveryMethod',
		placeholder: 'e.g. directtoaccount',
		emptyIsMistake: true,
		description: "How the money reaches the recipient, in FinCode's word",
	}),
	text('transactionProcessingMode', 'Processing Mode', {
		placeholder: 'e.g. NONE_AGGREGATION',
		emptyIsMistake: true,
		description: 'Sent as typed: FinCode names no other values',
	}),
	text('descriptionText', 'Transaction Description', {
		placeholder: 'e.g. School fees',
		description: 'What the transaction is for, in your own words',
	}),
	text('transactionModule', 'Transaction Module', {
		placeholder: 'e.g. REMITTANCE',
		emptyIsMistake: true,
		description: 'Sent as typed: FinCode names no other values',
	}),
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
