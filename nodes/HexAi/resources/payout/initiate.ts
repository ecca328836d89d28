import type { HttpCall } from '../../../shared/api/call';
import type { Operation } from '../../../shared/api/operation';
import type { PaymentFacts } from '../../../shared/api/payment';
import { currencyIn, textIn } from '../../../shared/api/paymentFacts';
import { plainDecimal } from '../../../shared/basics/decimal';
import { InputError } from '../../../shared/basics/inputError';
import { isObject } from '../../../shared/basics/json';
import { phoneNumber } from '../../../shared/basics/phone';
import { quoted } from '../../../shared/basics/quote';
import { field } from '../../../shared/form/fieldTypes';
import { fieldsOf, payload, segment, type Field, type Read } from '../../../shared/form/fields';
import { payment, sentPaymentKey } from '../../../shared/form/paymentKey';
import { PAYOUT_CHECK } from '../../advice';
import { amount, currency } from '../../fields';
import { payoutRefusal } from '../../payoutAnswers';
import { findPayout } from './lookup';

const PAYOUT_PATHS = ['/payouts/initiate', '/payouts/send'];

/** A Gambian Wave number: +220 and 7 digits; blanks and hyphens between them are taken out. */
const readMobile: Read = (value, label) => {
	const number = phoneNumber(value, label);
	if (/^\+220[0-9]{7}$/.test(number)) return number;
	throw new InputError(
		`${label} ${quoted(number)} is not a Gambian number`,
		'Write it as +220 and 7 digits, for example +2201234567.',
	);
};

const REFERENCE = sentPaymentKey('clientReference', 'Reference', {
	wire: 'client_reference',
	description: 'HexAI gets it as the client reference.',
});

const FORM: Field[] = [
	REFERENCE,
	field('string', readMobile, 'recipientMobile', 'Recipient Mobile', {
		wire: 'recipient_mobile',
		readsEmpty: true,
		required: true,
		placeholder: 'e.g. +2201234567',
		description: 'Gambian Wave number: +220 and 7 digits',
	}),
	amount({
		hint: 'Some HexAI accounts accept whole dalasi only for payouts: an amount with bututs may fail there',
	}),
	currency,
];

export const initiate: Operation = {
	value: 'initiate',
	name: 'Initiate',
	action: 'Initiate a payout to a Wave wallet',
	description: 'Send money from your HexAI balance to a Wave wallet. A payment key is paid once only.',
	effect: 'transfer',
	payment: payment(PAYOUT_CHECK, REFERENCE, {
		facts,
		lookup: async (input, tools) => await findPayout(payload(input, FORM), tools),
	}),
	fields: fieldsOf(FORM),
	refusal: payoutRefusal,
	request: (input) => {
		// As with a collection: what can't stand in a path could be paid but never asked for by its reference.
		segment(input, REFERENCE);
		return { method: 'POST', path: payoutPath(input.credential.payoutPath), body: payload(input, FORM) };
	},
};

function facts({ body }: HttpCall): PaymentFacts {
	if (!isObject(body)) return {};
	return {
		amount: plainDecimal(body.amount),
		currency: currencyIn(body.currency),
		account: textIn(body.recipient_mobile),
	};
}

function payoutPath(chosen: unknown): string {
	return PAYOUT_PATHS.find((path) => path === chosen) ?? '/payouts/initiate';
}
