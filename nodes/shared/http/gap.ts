import type { IDataObject } from 'n8n-workflow';

import { InputError } from '../basics/inputError';

/**
 * Why rows may be missing. `mostRows`: the bound was reached. `total`: the API names more rows than it gave.
 * `repeats`: page after page brings rows that came before. `ids`: rows that share what was taken for an id were taken for
 * one. `brokeOff`: after a full page came an answer with nothing in it. `elsewhere`: the first answer has its rows where
 * the list is not looked for. `failure`: a page after the first can't be had.
 */
export type Gap =
	| { reason: 'mostRows' | 'repeats' | 'ids' | 'brokeOff' | 'elsewhere' }
	| { reason: 'total'; total: number }
	| { reason: 'failure'; thrown: unknown };

/** What was read of a list. */
export interface PagesRead {
	rows: IDataObject[];
	/** Undefined when the list was read to its end, or as far as was wanted. */
	gap?: Gap;
}

/**
 * The rows of a list that is of no use in parts.
 *
 * @throws whatever ended the walk before the end of the list
 */
export function wholeList({ rows, gap }: PagesRead): IDataObject[] {
	if (!gap) return rows;
	throw gap.reason === 'failure' ? gap.thrown : new InputError(gapInWords(gap, rows.length));
}

/** What was wrong with the list, in a sentence without its full stop. */
export function gapInWords(gap: Exclude<Gap, { reason: 'failure' }>, rows: number): string {
	switch (gap.reason) {
		case 'mostRows':
			return `The list did not end after ${rows} rows`;
		case 'repeats':
			return `The list gave the same rows again and again after ${rows} rows`;
		case 'ids':
			return `The list gave different rows under one id, and of some only the last is among these ${rows} rows`;
		case 'brokeOff':
			return `The list broke off after ${rows} rows: the page after a full one came without a list`;
		case 'elsewhere':
			return 'The answer has its rows where this node does not look for them, so it came out as one item and no further page was read';
		case 'total':
			return `The list is said to have ${gap.total} rows, and gave ${rows}`;
	}
}
