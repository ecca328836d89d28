import type { INodeProperties } from 'n8n-workflow';

import type { HttpCall } from '../../shared/api/call';
import type { OperationInput } from '../../shared/api/operation';
import { InputError } from '../../shared/basics/inputError';
import { unsent } from '../../shared/form/fieldTypes';
import { inGroup, payload, type Field } from '../../shared/form/fields';
import { fieldRows, rowsToQuery } from '../../shared/form/freeBody';
import { PAGE_SIZE, TRY_PAGE_SIZE } from '../answers';

/** Where the list begins: the pages are counted from there. */
const offset: Field = unsent({
	displayName: 'Rows to Skip',
	name: 'offset',
	type: 'number',
	typeOptions: { minValue: 0 },
	default: 0,
	description: 'How many records to skip before the first one returned',
});

const queryParameters: Field = {
	property: fieldRows(
		'Fincore does not publish filters: type them as your own Fincore documentation gives them, one in each row.',
		{ displayName: 'Other Filters', name: 'queryParameters' },
	),
	wire: '',
	read: (value, label) => rowsToQuery(value, label, ['limit', 'offset']),
};

/** The filters that say which list it is. */
export const queryFilters: Field[] = inGroup('filters', [queryParameters]);

/** Filters of every list. */
export const listFilters: Field[] = inGroup('filters', [offset, queryParameters]);

export const pageSizeOption: INodeProperties = {
	displayName: 'Page Size',
	name: 'pageSize',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: PAGE_SIZE,
	description: `How many records to ask for at once. Fincore documents no maximum: left out, Return All tries ${TRY_PAGE_SIZE} and takes ${PAGE_SIZE} when that is refused.`,
};

/**
 * One page of a list.
 *
 * @throws InputError when Rows to Skip is no whole number, or a query parameter is one this node fills itself
 */
export function listCall(input: OperationInput, path: string): HttpCall {
	const { offset: start, size } = input.page;
	if (!Number.isInteger(start) || start < 0) {
		throw new InputError('Rows to Skip must be a whole number from 0', 'Correct Rows to Skip under Filters.');
	}
	return { method: 'GET', path, query: payload(input, listFilters, { limit: size, offset: start }) };
}
