import type { IExecuteFunctions } from 'n8n-workflow';

import type { Operation } from '../api/operation';
import { textOf } from '../basics/text';

const REFERENCE = /(?:id|ids|ref|reference|key)$/i;
const OF_ACCOUNT = /account|card|iban|wallet|bvn/i;

// A shorter text is part of many numbers, and would keep them all readable.
const MIN_LENGTH = 8;

/** The ids and references a person gave an item: its errors must name them readably, however much they look like an account. */
export function ownReferences(
	functions: IExecuteFunctions,
	itemIndex: number,
	{ fields = [] }: Operation,
): string[] {
	return fields
		.filter(({ name }) => REFERENCE.test(name) && !OF_ACCOUNT.test(name))
		.map(({ name }) => value(functions, itemIndex, name))
		.filter(({ length }) => length >= MIN_LENGTH);
}

/** What can't be read names nothing; the item itself reports it. */
function value(functions: IExecuteFunctions, itemIndex: number, name: string): string {
	try {
		return textOf(functions.getNodeParameter(name, itemIndex, '', { extractValue: true }));
	} catch {
		return '';
	}
}
