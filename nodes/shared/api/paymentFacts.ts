import type { IDataObject } from 'n8n-workflow';

import { plainDecimal } from '../basics/decimal';
import { isObject } from '../basics/json';
import { textOf } from '../basics/text';
import type { PaymentFacts } from './payment';

// Whole names of fields, as people type them into a body whose names nobody documents.
const SECRET =
	/^(transaction|account|user|card|login)?[_-]?(pin|otp|password|passwd|passcode|token|secret|cvv|cvc|api[_-]?key)([_-]?code)?$/i;

/**
 * What a body pays whose field names a person types: the amount stands in `amount` and the currency in `currency`,
 * in exactly these names at the top, or nowhere. Everything else tells this payment from another.
 *
 * @param paymentKey the key of this payment, which such a body may hold under any name
 */
export function freeBodyFacts(body: unknown, paymentKey: string): PaymentFacts {
	// As it travels: a date of an expression is an object until then.
	const sent: unknown = isObject(body) ? JSON.parse(JSON.stringify(body)) : undefined;
	if (!isObject(sent)) return {};
	const amount = plainDecimal(sent.amount);
	const currency = currencyIn(sent.currency);
	const rest = without(sent, [
		...(amount === undefined ? [] : ['amount']),
		...(currency === undefined ? [] : ['currency']),
	]);
	return { amount, currency, more: withoutSecrets(rest, paymentKey) };
}

/** ISO 4217 in upper case; undefined for anything but three letters. */
export function currencyIn(value: unknown): string | undefined {
	const code = typeof value === 'string' ? value.trim().toUpperCase() : '';
	return /^[A-Z]{3}$/.test(code) ? code : undefined;
}

/** Text or a number a call holds, as text; undefined when it holds none. */
export function textIn(value: unknown): string | undefined {
	const text = typeof value === 'string' || typeof value === 'number' ? textOf(value) : '';
	return text === '' ? undefined : text;
}

/** A copy without some members. */
export function without(object: IDataObject, names: readonly string[]): IDataObject {
	return Object.fromEntries(Object.entries(object).filter(([name]) => !names.includes(name)));
}

/** A copy without what is named like a secret, and without the payment key, at any depth. */
export function withoutSecrets(value: unknown, paymentKey = ''): unknown {
	if (Array.isArray(value)) return value.map((entry) => withoutSecrets(entry, paymentKey));
	if (!isObject(value)) return value;
	return Object.fromEntries(
		Object.entries(value)
			.filter(([name, entry]) => !SECRET.test(name) && !isKey(entry, paymentKey))
			.map(([name, entry]) => [name, withoutSecrets(entry, paymentKey)]),
	);
}

function isKey(value: unknown, paymentKey: string): boolean {
	return (
		paymentKey !== '' &&
		(typeof value === 'string' || typeof value === 'number') &&
		String(value).trim() === paymentKey
	);
}
