import type { IDataObject } from 'n8n-workflow';

import { isCurrency } from '../basics/currencies';
import { isObject } from '../basics/json';
import { refuseFiner } from '../basics/money';
import { shortened } from '../basics/quote';

const AMOUNT = /amount$/i;
const CURRENCY = /^currency(?:_?code)?$/i;

/** The currency a typed body names beside its amounts; undefined when it names none that is known. */
export function typedCurrency(body: IDataObject): string | undefined {
	const codes = Object.entries(body)
		.filter(([name, value]) => CURRENCY.test(name) && typeof value === 'string')
		.map(([, value]) => String(value).trim().toUpperCase());
	return codes.length === 1 ? codes.find(isCurrency) : undefined;
}

/**
 * Holds the amounts of a typed body against the currency that stands beside them, at any depth. What else they are is
 * the person's own: no document says which field counts.
 *
 * @param standard the currency of the amounts at the top where they name none
 * @throws InputError when one has more decimals than its currency
 */
export function refuseTooFine(value: unknown, label: string, standard?: string): void {
	if (Array.isArray(value)) {
		for (const entry of value) refuseTooFine(entry, label, standard);
		return;
	}
	if (!isObject(value)) return;
	const currency = typedCurrency(value) ?? standard;
	for (const [name, entry] of Object.entries(value)) {
		const inside = shortened(`${label} > ${name}`);
		if (currency !== undefined && AMOUNT.test(name)) refuseFiner(entry, currency, inside);
		refuseTooFine(entry, inside);
	}
}
