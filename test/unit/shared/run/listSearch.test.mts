import type { IDataObject, ILoadOptionsFunctions } from 'n8n-workflow';

import type { CallFacts, HttpCall } from '../../../../nodes/shared/api/call';
import type { ListSource } from '../../../../nodes/shared/api/picker';
import { listSearches, searchList } from '../../../../nodes/shared/run/listSearch';
import type { Operation, OperationInput } from '../../../../nodes/shared/api/operation';
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

const source: ListSource = {
	operation,
	call: () => ({ method: 'GET', path: '/things' }),
	entry: (row) => (row.id === undefined ? undefined : { name: String(row.name), value: row.id as string }),
};

function contextOf(http: FakeHttp, parameters: IDataObject = {}): ILoadOptionsFunctions {
	return {
		helpers: http.helpers,
		getNode: () => node,
		getCredentials: async () => await Promise.resolve(credential),
		getCurrentNodeParameter: (name: string) => parameters[name],
	} as unknown as ILoadOptionsFunctions;
}

function search(answer: Answer, filter?: string) {
	const http = new FakeHttp(answer);
	return { http, result: searchList(contextOf(http), acme(), source, filter) };
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

test.each(['', {}, { data: null }])('an answer with nothing in it (%j) is an empty list', async (body) => {
	expect(await search({ body }).result).toEqual({ results: [] });
});

test.each([
	[{ message: 'You have no access to things' }, 'Acme: You have no access to things.'],
	[{ data: 'none' }, 'Acme: The answer holds no list.'],
])('an answer without a list (%j) says so', async (body, words) => {
	const { message } = (await rejectionOf(search({ body }).result)) as Error;
	expect(message).toContain(words);
	expect(message).toContain('choose By ID');
});

test('an entry that would run as an expression, or lead to another path, is not offered', async () => {
	const data = ['={{ $json.secret }}', '../x', 'a/b', 'fine'].map((id) => ({ id, name: id }));
	const { results } = await search({ body: { data } }).result;
	expect(results.map(({ value }) => value)).toEqual(['fine']);
});

test('a refusal comes in the words of the operation', async () => {
	const { result } = search({ status: 403, body: { error: { code: 'NO', message: 'not yours' } } });
	expect(await rejectionOf(result)).toMatchObject({
		name: 'NodeApiError',
		message: expect.stringMatching(/^Acme: not yours \(NO\)\. /),
	});
});

test('what is wrong and what to do stand in the message, as the editor is given no more', async () => {
	const { result } = search({ status: 401, body: {} });
	expect(await rejectionOf(result)).toMatchObject({
		message:
			'Acme answered that the credential is not accepted. Check the credential. HTTP 401. Without the list, choose By ID and type the ID.',
	});
});

test('an id that comes twice is offered once', async () => {
	const { results } = await search({ body: { data: [...things, { id: 'a1', name: 'Alpha again' }] } }).result;
	expect(results.map(({ name }) => name)).toEqual(['Alpha', 'Beta']);
});

test('the list searches of a node hand on what n8n gives them', async () => {
	const http = new FakeHttp({ body: { data: things } });
	const { searchThings } = listSearches(acme(), { searchThings: source });
	expect(await searchThings?.call(contextOf(http), 'beta')).toEqual({
		results: [{ name: 'Beta', value: 'b2' }],
	});
});

describe('a list with pages', () => {
	const TOTAL = 45;
	const SIZE = 10;
	const rows = Array.from({ length: TOTAL }, (_, index) => ({
		id: `t${index + 1}`,
		name: `Thing ${index + 1}`,
	}));

	/** A provider that is asked for things by offset, and where it was asked to begin. */
	function paged(paging: Partial<NonNullable<Operation['paging']>>, answer: (offset: number) => Answer) {
		const asked: number[] = [];
		const http = new FakeHttp();
		http.answerTo = async ({ qs }) => {
			const offset = Number(qs?.offset);
			asked.push(offset);
			return await Promise.resolve(answer(offset));
		};
		const list: ListSource = {
			...source,
			operation: { ...operation, paging: { pageSize: SIZE, ...paging } },
			call: ({ offset, size }) => ({ method: 'GET', path: '/things', query: { offset, limit: size } }),
		};
		const ask = async (filter?: string, token?: string) =>
			await searchList(contextOf(http), acme(), list, filter, token);
		return { asked, ask };
	}

	const cut = (offset: number): Answer => ({
		body: { data: rows.slice(offset, offset + SIZE), total: TOTAL },
	});
	const total = (body: unknown) => (body as { total: number }).total;

	async function scrolled(ask: (filter?: string, token?: string) => ReturnType<typeof searchList>) {
		const found: unknown[] = [];
		let token: string | undefined;
		for (let pages = 0; pages < 50; pages++) {
			const answer = await ask(undefined, token);
			found.push(...answer.results.map(({ value }) => value));
			token = answer.paginationToken as string | undefined;
			if (token === undefined) return found;
		}
		throw new Error('The list does not end');
	}

	test('comes page by page as a person scrolls, to its end', async () => {
		const { ask, asked } = paged({ total }, cut);
		expect(await scrolled(ask)).toEqual(rows.map(({ id }) => id));
		expect(asked).toEqual([0, 10, 20, 30, 40]);
	});

	test('ends at an empty page where no total is told', async () => {
		const { ask, asked } = paged({}, cut);
		expect(await scrolled(ask)).toHaveLength(TOTAL);
		expect(asked).toEqual([0, 10, 20, 30, 40, 45]);
	});

	test('ends where the server knows no pages and gives the same rows again', async () => {
		const { ask, asked } = paged({}, () => cut(0));
		expect(await scrolled(ask)).toHaveLength(SIZE);
		expect(asked).toHaveLength(2);
	});

	test('ends at 404 where that means that there is no such page', async () => {
		const gone = (offset: number): Answer => (offset < TOTAL ? cut(offset) : { status: 404, body: {} });
		expect(await scrolled(paged({ notFoundIsEnd: true }, gone).ask)).toHaveLength(TOTAL);
		await expect(scrolled(paged({}, gone).ask)).rejects.toThrow('Acme');
		await expect(paged({ notFoundIsEnd: true }, () => gone(TOTAL)).ask()).rejects.toThrow('Acme');
	});

	test.each(['', {}, { data: null }])('that broke off (%j after a full page) says so', async (nothing) => {
		const { ask } = paged({}, (offset) => (offset === 0 ? cut(0) : { body: nothing }));
		await expect(scrolled(ask)).rejects.toThrow('A later page of the list holds no list');
		await expect(ask('thing 33')).rejects.toThrow('A later page of the list holds no list');
	});

	test('ends where nothing comes after a page shorter than asked', async () => {
		const { ask } = paged({}, (offset) => (offset < TOTAL ? cut(offset) : { body: {} }));
		expect(await scrolled(ask)).toHaveLength(TOTAL);
	});

	test('says so where a later page is something else', async () => {
		const { ask } = paged({}, (offset) => (offset < 40 ? cut(offset) : { body: { data: 'none' } }));
		await expect(scrolled(ask)).rejects.toThrow('A later page of the list holds no list');
	});

	test('is searched page after page until something is found', async () => {
		const { ask, asked } = paged({ total }, cut);
		const { results, paginationToken } = await ask('thing 33');
		expect(results).toEqual([{ name: 'Thing 33', value: 't33' }]);
		expect(asked).toEqual([0, 10, 20, 30]);
		expect(await ask('thing 33', paginationToken as string)).toEqual({ results: [] });
	});

	test('is not read without bound for what is not there', async () => {
		const endless = (offset: number): Answer => ({ body: { data: [{ id: `e${offset}`, name: 'E' }] } });
		const { ask, asked } = paged({}, endless);
		const { results, paginationToken } = await ask('nothing');
		expect(results).toEqual([]);
		expect(asked).toHaveLength(10);
		await ask('nothing', paginationToken as string);
		expect(asked[10]).toBe(10);
	});

	test.each([
		'',
		'not JSON',
		'{}',
		'[]',
		'{"number":-1,"offset":0,"size":10,"before":"x"}',
		'{"number":2,"offset":10,"size":10}',
	])('begins anew for the token %j, which is none', async (token) => {
		const { ask, asked } = paged({ total }, cut);
		await ask(undefined, token);
		expect(asked).toEqual([0]);
	});
});

test('the call may depend on what the form holds', async () => {
	const http = new FakeHttp({ body: { data: [] } });
	const list: ListSource = {
		...source,
		call: (_page, parameter) => ({ method: 'GET', path: `/${String(parameter('owner'))}/things` }),
	};
	await searchList(contextOf(http, { owner: 'o1' }), acme(), list);
	expect(http.requests[0]?.url).toContain('/o1/things');
});

describe('an API whose calls have more than a path', () => {
	/** A provider that numbers its calls, as one does that knows a repeated one again. */
	const completing = () => {
		const facts: unknown[] = [];
		const provider = {
			...acme(),
			complete: (call: HttpCall, { origin, page }: OperationInput, about: CallFacts): HttpCall => {
				facts.push({ ...about, page: page.number, itemIndex: origin.itemIndex });
				return { ...call, headers: { 'x-key': `${origin.executionId}-${about.attempt}` } };
			},
		};
		return { provider, facts };
	};
	const keysOf = ({ requests }: FakeHttp) => requests.map(({ headers }) => String(headers?.['x-key']));

	test('gets its list with what the provider adds, another one each time', async () => {
		const http = new FakeHttp({ body: { data: things } });
		const { provider, facts } = completing();
		await searchList(contextOf(http), provider, source);
		await searchList(contextOf(http), provider, source);
		const about = {
			operation: 'getAll',
			effect: 'read',
			paymentKey: '',
			fingerprint: '',
			attempt: 1,
			page: 1,
			itemIndex: 0,
		};
		expect(facts).toEqual([about, about]);
		expect(new Set(keysOf(http)).size).toBe(2);
	});

	test('gets another one when the call is repeated', async () => {
		const http = new FakeHttp({ status: 503, body: {} }, { body: { data: things } });
		expect((await searchList(contextOf(http), completing().provider, source)).results).toHaveLength(2);
		expect(keysOf(http).map((key) => key.slice(-2))).toEqual(['-1', '-2']);
	});
});

test('where the API searches it gets what was typed, and all it answers is shown', async () => {
	const http = new FakeHttp({ body: { data: things } });
	const searched: ListSource = {
		...source,
		isSearchedByApi: true,
		call: (_page, _parameter, wanted) => ({ method: 'GET', path: '/things', query: { wanted } }),
	};
	const { results } = await searchList(contextOf(http), acme(), searched, ' INV-7 ');
	expect(results.map(({ value }) => value)).toEqual(['a1', 'b2']);
	expect(http.requests[0]?.qs).toEqual({ wanted: 'INV-7' });
});
