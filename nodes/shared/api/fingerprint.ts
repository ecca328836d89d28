import { createHash } from 'crypto';

import type { PaymentFacts } from './payment';
import { plainDecimal } from '../basics/decimal';
import { isObject } from '../basics/json';

/**
 * What tells one payment from another, as SHA-256 in hexadecimal. Spellings of the same payment give the same:
 * `500` and `500.00`, small letters of a currency, members in another order, letters put together from two, blanks
 * around a text.
 */
export function fingerprintOf({ amount, currency, account, more }: PaymentFacts): string {
	const facts = {
		amount: plainDecimal(amount) ?? amount,
		currency: currency?.trim().toUpperCase(),
		account,
		more,
	};
	// As JSON has it: what is undefined is left out, a date is text.
	const plain: unknown = JSON.parse(JSON.stringify(facts));
	return createHash('sha256')
		.update(JSON.stringify(inOneForm(plain)))
		.digest('hex');
}

function inOneForm(value: unknown): unknown {
	if (typeof value === 'string') return value.normalize('NFC').trim();
	if (Array.isArray(value)) return value.map(inOneForm);
	if (!isObject(value)) return value;
	const names = Object.keys(value).sort();
	return Object.fromEntries(names.map((name) => [name, inOneForm(value[name])]));
}
