import type { OperationInput } from '../../shared/api/operation';
import { isCurrency } from '../../shared/basics/currencies';
import { currencyDecimals, toPlainString, toWireNumber } from '../../shared/basics/money';
import { textOf } from '../../shared/basics/text';
import { currencyField } from '../../shared/form/accountFields';
import { field, type More } from '../../shared/form/fieldTypes';
import type { Field, Read } from '../../shared/form/fields';
import { fromList } from './listed';

/** A currency, chosen from a list. */
export function currency(name: string, displayName: string, more: More = {}): Field {
	return fromList('getCurrencies', currencyField(name, displayName, more));
}

/** The parameters that name the currency of an amount; the one with the most decimals decides. */
type CurrencyFrom = readonly string[];

function currencyOf(input: OperationInput, from: CurrencyFrom): string | undefined {
	// What is no currency is refused by the field it stands in.
	const codes = from
		.map((name) => input.get(name))
		.filter((typed) => typeof typed === 'string')
		.map((typed) => typed.trim().toUpperCase())
		.filter(isCurrency);
	return codes.sort((a, b) => currencyDecimals(b) - currencyDecimals(a))[0];
}

/** Without its amount a payment is another one: FinCode pays off the whole balance, for example. */
function amount(read: Read, name: string, displayName: string, more: More): Field {
	return field('string', read, name, displayName, { emptyIsMistake: true, ...more });
}

/** An amount FinCode wants as text; it is sent as typed. */
export function amountText(name: string, displayName: string, from: CurrencyFrom, more: More = {}): Field {
	const read: Read = (value, label, input) => plainAmount(value, currencyOf(input, from), label);
	return amount(read, name, displayName, { placeholder: 'e.g. 150.00', ...more });
}

/** An amount FinCode wants as a JSON number. */
export function amountNumber(name: string, displayName: string, from: CurrencyFrom, more: More = {}): Field {
	const read: Read = (value, label, input) => toWireNumber(value, currencyOf(input, from), label);
	return amount(read, name, displayName, { placeholder: 'e.g. 1250.50', ...more });
}

/** The smallest or largest amount of a list, which may be zero. */
export function amountLimit(name: string, displayName: string, more: More = {}): Field {
	const read: Read = (value, label) =>
		/^0+(\.0+)?$/.test(textOf(value, label)) ? 0 : toWireNumber(value, undefined, label);
	return field('string', read, name, displayName, { placeholder: 'e.g. 100', ...more });
}

/**
 * An amount as text, as it was typed. Zeros behind the currency's last decimal are let through, because
 * FinCode's own samples have them (`24.240`).
 *
 * @throws InputError when it is not a plain decimal above zero, or finer than the currency
 */
export function plainAmount(value: unknown, code: string | undefined, label: string): string {
	const typed = typeof value === 'string' ? value.trim() : value;
	const [, integer, fraction = ''] =
		typeof typed === 'string' ? (/^([0-9]+)\.([0-9]*?)0*$/.exec(typed) ?? []) : [];
	const endsInPoint = typeof typed === 'string' && typed.endsWith('.');
	const significant =
		integer === undefined || endsInPoint ? typed : fraction === '' ? integer : `${integer}.${fraction}`;
	if (code === undefined) toWireNumber(significant, undefined, label);
	else toPlainString(significant, code, label);
	return String(typed);
}

/** How many units of an investment, above zero. */
export const units: Field = field(
	'number',
	(value, label) => toWireNumber(value, undefined, label),
	'numberOfUnitsToPurchase',
	'Number of Units',
	{
		typeOptions: { minValue: 0 },
		required: true,
		default: 0,
		description: 'How many units to buy',
	},
);
