import { InputError } from '../shared/basics/inputError';
import { toWireString } from '../shared/basics/money';
import { quoted } from '../shared/basics/quote';
import { textOf } from '../shared/basics/text';
import { field, type More } from '../shared/form/fieldTypes';
import type { Field, Read } from '../shared/form/fields';

/** The only currency HexAI handles. */
export const CURRENCY = 'GMD';

/** An amount in dalasi, sent as text with two decimals. */
export function amount(more: More = {}): Field {
	const read: Read = (value, label) => toWireString(value, CURRENCY, label);
	return field('string', read, 'amount', 'Amount (GMD)', {
		label: 'Amount',
		readsEmpty: true,
		required: true,
		placeholder: 'e.g. 100.00',
		description:
			'Plain decimal in dalasi with at most 2 decimals. It is sent exactly as given, never rounded.',
		...more,
	});
}

const readCurrency: Read = (value) => {
	const chosen = textOf(value, 'Currency') || CURRENCY;
	if (chosen === CURRENCY) return chosen;
	throw new InputError(`HexAI does not handle ${quoted(chosen)}`, `Set Currency to ${CURRENCY}.`);
};

export const currency: Field = field('options', readCurrency, 'currency', 'Currency', {
	readsEmpty: true,
	required: true,
	options: [{ name: 'GMD (Gambian Dalasi)', value: CURRENCY }],
	default: CURRENCY,
	description: 'HexAI handles dalasi only',
});
