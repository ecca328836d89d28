import type { ILoadOptionsFunctions } from 'n8n-workflow';

import { searchList } from '../../../../nodes/shared/run/listSearch';
import type { Operation } from '../../../../nodes/shared/api/operation';
import { rejectionOf } from '../../support/errors.mts';
import { FakeHttp, type Answer } from '../../support/helpers.mts';
import { acme, credential, node } from '../../support/provider.mts';

const operation: Operation = {
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many things',
	description: 'List things',
	effect: 'read',
	rows: ['data.things', 'data'],
	request: () => ({ method: 'GET', path: '/things' }),
};

function search(answer: Answer, filter?: string) {
	const http = new FakeHttp(answer);
	const functions = {
		helpers: http.helpers,
		getNode: () => node,
		getCredentials: async () => await Promise.resolve(credential),
	} as unknown as ILoadOptionsFunctions;
	const source = {
		operation,
		call: { method: 'GET' as const, path: '/things' },
		entry: (row: Record<string, unknown>) =>
			row.id === undefined ? undefined : { name: String(row.name), value: String(row.id) },
	};
	return { http, result: searchList(functions, acme(), source, filter) };
}

const things = [{ id: 'a1', name: 'Alpha' }, { name: 'no id' }, { id: 'b2', name: 'Beta' }];

test('gives the rows that have an entry', async () => {
	const { http, result } = search({ body: { data: { things } } });
	expect(await result).toEqual({
		results: [
			{ name: 'Alpha', value: 'a1' },
			{ name: 'Beta', value: 'b2' },
		],
	});
	expect(http.requests).toHaveLength(1);
});

test.each([
	['BET', ['b2']],
	[' a1 ', ['a1']],
	['nothing', []],
])('the filter %j looks at names and values', async (filter, found) => {
	const { results } = await search({ body: { data: things } }, filter).result;
	expect(results.map(({ value }) => value)).toEqual(found);
});

test('an answer without a list is an empty list', async () => {
	expect(await search({ body: { data: 'none' } }).result).toEqual({ results: [] });
});

test('a refusal comes in the words of the operation', async () => {
	const { result } = search({ status: 403, body: { error: { code: 'NO', message: 'not yours' } } });
	expect(await rejectionOf(result)).toMatchObject({ name: 'NodeApiError', message: 'Acme: not yours (NO)' });
});
