import type { HttpCall } from '../../../shared/api/call';
import type { Operation } from '../../../shared/api/operation';
import type { Page } from '../../../shared/api/paging';
import { firstAt, firstText } from '../../../shared/basics/json';
import { refusalInSuccess } from '../../answers';
import { rowId, rowSubject } from '../../rows';

const TRY_PAGE_SIZE = 500;

export const getAll: Operation = {
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many transactions',
	description: 'List recent collections and payouts',
	effect: 'read',
	fields: [
		{
			displayName: 'Filters',
			name: 'filters',
			type: 'collection',
			placeholder: 'Add filter',
			default: {},
			options: [
				{
					displayName: 'First Page',
					name: 'page',
					type: 'number',
					typeOptions: { minValue: 1 },
					default: 1,
					description: 'The first page to read, counted from 1',
				},
			],
		},
	],
	options: [
		{
			displayName: 'Page Size',
			name: 'pageSize',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 50,
			description: `How many rows to ask for at once. HexAI documents no maximum: left out, Return All tries ${TRY_PAGE_SIZE} and takes 50 when that is refused.`,
		},
	],
	// The answer is not documented; these are the places lists of this kind are found in.
	rows: ['data', 'data.transactions', 'transactions', 'data.items', 'items', 'results', ''],
	paging: { firstPage: 1, pageSize: 50, tryPageSize: TRY_PAGE_SIZE, isLast, rowId },
	subject: rowSubject,
	refusal: refusalInSuccess,
	request: ({ page }) => transactionsOn(page),
};

/** The call for one page of the list. */
export function transactionsOn({ number, size }: Page): HttpCall {
	return { method: 'GET', path: '/client/transactions', query: { page: number, limit: size } };
}

/**
 * Whether an answer that holds rows says itself that there is no further page. What it says is not documented, so
 * nothing in it may speak against it: a number of pages below that of the page itself says nothing.
 */
export function isLast(body: unknown, page: Page): boolean {
	const places = (name: string) => [name, `data.${name}`, `meta.${name}`, `pagination.${name}`];
	const hasMore = firstAt(body, places('has_more'));
	const pages = Number(firstText(body, places('total_pages')));
	if (hasMore === true || pages > page.number) return false;
	return hasMore === false || pages === page.number;
}
