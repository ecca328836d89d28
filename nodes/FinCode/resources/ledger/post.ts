import { jsonParse, type IDataObject } from 'n8n-workflow';

import type { HttpCall } from '../../../shared/api/call';
import { fingerprintOf } from '../../../shared/api/fingerprint';
import type { Operation, OperationInput } from '../../../shared/api/operation';
import { refuseInexactJson } from '../../../shared/basics/exactNumber';
import { InputError } from '../../../shared/basics/inputError';
import { isObject } from '../../../shared/basics/json';
import { shortened } from '../../../shared/basics/quote';
import { accountTextField } from '../../../shared/form/accountFields';
import { field, text, extraFields } from '../../../shared/form/fieldTypes';
import { additional, fieldsOf, payload, type Read } from '../../../shared/form/fields';
import { payment, sentPaymentKey } from '../../../shared/form/paymentKey';
import { refuseSameAccount } from '../../../shared/form/sameAccount';
import { refuseUnusable } from '../../../shared/form/sendable';
import { refuseTooFine } from '../../../shared/form/typedAmounts';
import { SERVICES_V6 } from '../../address';
import { LEDGER_CHECK } from '../../advice';
import { transferRefusal } from '../../answers';
import { fapiHeaders } from '../../callIds/headers';
import { withRequestIds } from '../../callIds/requestIds';
import { currency } from '../../fields/money';
import { fapiOptions } from '../../fields/options';
import { ledgerFacts } from '../../paymentFacts';
import { lookupInLedger } from './lookup';

const readList: Read = (value, label) => {
	const list: unknown = typeof value === 'string' ? jsonParse(value, { fallbackValue: null }) : value;
	if (!Array.isArray(list)) {
		throw new InputError(`${label} is not a JSON list`, `Write ${label} as [{ "field": "value" }].`);
	}
	if (typeof value === 'string') refuseInexactJson(value, label);
	refuseUnusable(list, label);
	return list.length === 0 ? undefined : list;
};

const key = sentPaymentKey('instructionIdempotencykey', 'Idempotency', {
	description:
		'FinCode gets it as the idempotency key of the instruction, with a mark of what is posted behind it.',
});

const primaryAccount = accountTextField('primaryAccountNumber', 'Primary Account Number', {
	required: true,
	placeholder: 'e.g. 8883633074',
	description: 'The account that is debited, unless Booking Direction says otherwise',
});

const FORM = [
	key,
	primaryAccount,
	currency('currencyCode', 'Currency', { required: true }),
	text('creditDebitInstructionDirection', 'Booking Direction', {
		required: true,
		default: 'DEBIT_PRIMARY_ACCOUNT_CREDIT_COUNTERPARTY_ACCOUNT',
		placeholder: 'e.g. DEBIT_PRIMARY_ACCOUNT_CREDIT_COUNTERPARTY_ACCOUNT',
		description: 'The default debits the primary account; it is the only value FinCode shows',
	}),
	field('json', readList, 'counterParties', 'Counterparties', {
		required: true,
		default: '[]',
		placeholder: 'e.g. [{ "field": "value" }]',
		description:
			'The other accounts, as a JSON list. The names of their fields, the amount among them, stand on the page of this call at FinCode.',
	}),
	...additional(
		extraFields('Fields of the instruction the form lacks; their names stand on its page at FinCode.'),
	),
];

const MARK_LENGTH = 12;

function request(input: OperationInput): HttpCall {
	const instruction = payload(input, FORM);
	refuseOwnCounterparty(instruction);
	refuseTooFine(instruction.counterParties, 'Counterparties', String(instruction.currencyCode));
	const call = {
		method: 'POST' as const,
		path: `${SERVICES_V6}/gateway/post-account`,
		headers: fapiHeaders(input),
	};
	const mark = fingerprintOf(ledgerFacts({ ...call, body: [instruction] })).slice(0, MARK_LENGTH);
	// The same key on another instruction, as from a copied workflow, could get the answer to the first.
	const instructionIdempotencykey = `${input.text(key.property.name)}-${mark}`;
	return { ...call, body: [{ ...instruction, instructionIdempotencykey }] };
}

/** How the account of a counterparty is called stands on FinCode's page; its name holds the word. */
function refuseOwnCounterparty({ primaryAccountNumber, counterParties }: IDataObject): void {
	const entries = (Array.isArray(counterParties) ? counterParties : [])
		.filter(isObject)
		.flatMap((party) => Object.entries(party));
	for (const [name, value] of entries) {
		if (!/account/i.test(name)) continue;
		refuseSameAccount(
			{ value: primaryAccountNumber, label: primaryAccount.property.displayName },
			{ value, label: `Counterparties > ${shortened(name)}` },
		);
	}
}

export const post: Operation = {
	value: 'post',
	name: 'Post Entries',
	action: 'Move money between ledger accounts',
	description:
		'Post an instruction that moves money between ledger accounts. Entries can not be changed afterwards. A payment key is posted once only.',
	effect: 'transfer',
	payment: payment(LEDGER_CHECK, key, {
		facts: ledgerFacts,
		lookup: lookupInLedger({ operation: 'ledger.post', key, request, facts: ledgerFacts }),
	}),
	refusal: transferRefusal,
	fields: fieldsOf(FORM),
	options: fapiOptions,
	request,
	output: withRequestIds,
};
