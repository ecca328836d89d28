import type { HttpCall } from '../../../shared/api/call';
import type { Operation } from '../../../shared/api/operation';
import type { Page } from '../../../shared/api/paging';
import { firstAt } from '../../../shared/basics/json';
import { refusalInSuccess } from '../../answers';

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
					displayName: 'Page',
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
			description: 'How many rows to ask for at once. HexAI does not document a maximum.',
		},
	],
	// The answer is not documented; these are the places lists of this kind are found in.
	rows: ['data', 'data.transactions', 'transactions', 'data.items', 'items', 'results', ''],
	paging: { firstPage: 1, pageSize: 50, isLast },
	refusal: refusalInSuccess,
	request: ({ page }) => transactionsOn(page),
};

/** The call for one page of the list. */
export function transactionsOn({ number, size }: Page): HttpCall {
	return { method: 'GET', path: '/client/transactions', query: { page: number, limit: size } };
}

/** Whether an answer says itself that there is no further page. */
export function isLast(body: unknown, page: Page): boolean {
	const places = (name: string) => [name, `data.${name}`, `meta.${name}`, `pagination.${name}`];
	const totalPages = Number(firstAt(body, places('total_pages')));
	return firstAt(body, places('has_more')) === false || page.number >= totalPages;
}
