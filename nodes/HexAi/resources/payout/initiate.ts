import type { HttpCall } from '../../../shared/api/call';
import type { Refusal } from '../../../shared/api/failure';
import type { Operation } from '../../../shared/api/operation';
import type { PaymentFacts } from '../../../shared/api/payment';
import { currencyIn, textIn } from '../../../shared/api/paymentFacts';
import type { Reply } from '../../../shared/api/reply';
import { mapStatus } from '../../../shared/api/subject';
import { plainDecimal } from '../../../shared/basics/decimal';
import { InputError } from '../../../shared/basics/inputError';
import { firstText, isObject } from '../../../shared/basics/json';
import { textOf } from '../../../shared/basics/text';
import { field } from '../../../shared/form/fieldTypes';
import { fieldsOf, payload, type Field, type Read } from '../../../shared/form/fields';
import { payment } from '../../../shared/form/paymentKey';
import { PAYOUT_CHECK } from '../../advice';
import { isCertain, refusalInSuccess } from '../../answers';
import { amount, clientReference, currency } from '../../fields';
import { providerStatus, STATUS_WORDS } from '../../status';
import { findPayout } from './lookup';

const PAYOUT_PATHS = ['/payouts/initiate', '/payouts/send'];

/** A Gambian Wave number: +220 and 7 digits; blanks between them are taken out. */
const readMobile: Read = (value, label) => {
	const typed = textOf(value);
	const number = typed.replace(/\s/g, '');
	if (/^\+220[0-9]{7}$/.test(number)) return number;
	throw new InputError(
		number === '' ? `${label} is missing` : `${label} "${typed}" is not a Gambian number`,
		'Write it as +220 and 7 digits, for example +2201234567.',
	);
};

const REFERENCE = clientReference({
	placeholder: 'e.g. OUT-101',
	description:
		'Your own number of this payment, such as a payroll line: it keeps the payment from being sent twice, also when the workflow runs again',
});

const FORM: Field[] = [
	amount({
		hint: 'Some HexAI accounts accept whole dalasi only for payouts: an amount with bututs may fail there',
	}),
	field('string', readMobile, 'recipientMobile', 'Recipient Mobile', {
		wire: 'recipient_mobile',
		readsEmpty: true,
		required: true,
		placeholder: 'e.g. +2201234567',
		description: 'Gambian Wave number: +220 and 7 digits',
	}),
	currency,
	REFERENCE,
];

export const initiate: Operation = {
	value: 'initiate',
	name: 'Initiate',
	action: 'Initiate a payout',
	description: 'Send money from your HexAI balance to a Wave wallet. A client reference is paid once only.',
	effect: 'transfer',
	payment: payment(PAYOUT_CHECK, REFERENCE, {
		facts,
		lookup: async (input, tools) => await findPayout(payload(input, FORM), tools),
	}),
	fields: fieldsOf(FORM),
	refusal: payoutRefusal,
	request: (input) => ({
		method: 'POST',
		path: payoutPath(input.credential.payoutPath),
		body: payload(input, FORM),
	}),
};

function facts({ body }: HttpCall): PaymentFacts {
	if (!isObject(body)) return {};
	return {
		amount: plainDecimal(body.amount),
		currency: currencyIn(body.currency),
		account: textIn(body.recipient_mobile),
	};
}

/**
 * An error inside a success leaves open which of the two is true, so unless its code proves that nothing was paid
 * the money may have moved.
 */
function payoutRefusal(reply: Reply): Refusal | undefined {
	const said = refusalInSuccess(reply) ?? failedState(reply);
	if (!said) return undefined;
	return {
		...said,
		outcome: said.outcome ?? (isCertain(said.code) ? 'refused' : 'unknown'),
		transactionId: firstText(reply.body, ['data.transaction_id', 'transaction_id']),
	};
}

/**
 * The answer is not documented; when it carries a state that means nothing was paid, it is no success. ERROR is
 * HexAI's word for a fault of its own, after which the payout may go through all the same.
 */
function failedState({ body }: Reply): Refusal | undefined {
	const word = providerStatus(body);
	if (word === null) return undefined;
	const status = mapStatus(word, { statusWords: STATUS_WORDS });
	if (!['failed', 'cancelled', 'expired'].includes(status)) return undefined;
	const code = firstText(body, ['error.code', 'code']);
	const open = word.toLowerCase() === 'error' || (code !== undefined && !isCertain(code));
	return {
		code: word,
		message: `The payout came back as ${word}`,
		outcome: open ? 'unknown' : 'refused',
		nextStep:
			'Look in Transaction > Get Many or the HexAI dashboard for the reason, then run the item again.',
	};
}

function payoutPath(chosen: unknown): string {
	return PAYOUT_PATHS.find((path) => path === chosen) ?? '/payouts/initiate';
}
