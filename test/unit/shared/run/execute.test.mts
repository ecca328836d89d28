import { NodeApiError, NodeOperationError } from 'n8n-workflow';

import type { Operation, Resource } from '../../../../nodes/shared/api/operation';
import { rejectionOf } from '../../support/errors.mts';
import { networkFault, type Answer } from '../../support/helpers.mts';
import { readOperation, transferOperation, writeOperation } from '../../support/provider.mts';
import { FakeRun, type GivenRun } from '../../support/run.mts';

const listOperation: Operation = {
	...readOperation,
	value: 'getAll',
	rows: ['data'],
	paging: { pageSize: 2 },
	request: ({ page }) => ({ method: 'GET', path: '/things', query: { page: page.number, limit: page.size } }),
};

const statusOperation: Operation = {
	...readOperation,
	value: 'getStatus',
	finalStatus: { isFinal: ({ status }) => status === 'PAID' },
};

const resources: Resource[] = [
	{
		value: 'thing',
		name: 'Thing',
		operations: [readOperation, writeOperation, transferOperation, listOperation, statusOperation],
	},
];

const run = (operation: string, more: Partial<GivenRun> = {}) =>
	new FakeRun(resources, { resource: 'thing', operation, ...more });

const ids = (...names: string[]) => names.map((id) => ({ id }));
const data = (value: unknown): Answer => ({ body: { data: value } });

/** Lets each request answer with its own path, after a time that turns the order round. */
function echo(fake: FakeRun, log: string[] = []): string[] {
	let open = 0;
	fake.http.onRequest = async (options, index) => {
		const name = String(options.url).split('/').at(-1) ?? '';
		log.push(`+${name}`);
		open++;
		log.push(`open ${open}`);
		await new Promise((resolve) => setTimeout(resolve, 1000 - index * 100));
		open--;
		log.push(`-${name}`);
	};
	return log;
}

describe('execute', () => {
	test("creates nothing twice when n8n's Retry On Fail runs the whole node again, and reads anew", async () => {
		const again = (operation: string, executionId: string) => ({
			first: run(operation, { items: ids('a'), executionId, answers: [data({ id: 1 })] }),
			second: run(operation, { items: ids('a'), executionId, answers: [data({ id: 2 })] }),
		});
		const writes = again('create', 'tried-again');
		const reads = again('get', 'read-again');
		expect(await writes.first.items()).toEqual(await writes.second.items());
		expect(writes.second.http.requests).toHaveLength(0);
		expect(await reads.first.items()).not.toEqual(await reads.second.items());
	});

	test('gives the items in the order of the input, each paired, whichever answer comes first', async () => {
		const fake = run('get', {
			items: ids('a', 'b', 'c'),
			answers: ['a', 'b', 'c'].map((name) => data({ name })),
		});
		const log = echo(fake);
		expect(await fake.items()).toEqual([
			{ json: { name: 'a' }, pairedItem: { item: 0 } },
			{ json: { name: 'b' }, pairedItem: { item: 1 } },
			{ json: { name: 'c' }, pairedItem: { item: 2 } },
		]);
		expect(log.filter((line) => line.startsWith('-'))).toEqual(['-c', '-b', '-a']);
	});

	test.each([
		[undefined, 5],
		[2, 2],
		[1000, 8],
		[0, 1],
	])('reads at most as many at once as Parallel Items says (%p)', async (parallelItems, most) => {
		const options = parallelItems === undefined ? {} : { parallelItems };
		const fake = run('get', { items: ids(...'abcdefgh'), parameters: { options } });
		const log = echo(fake);
		await fake.items();
		expect(
			Math.max(...log.filter((line) => line.startsWith('open')).map((line) => Number(line.slice(5)))),
		).toBe(most);
	});

	test.each(['create', 'send'])(
		'runs %s strictly one after another, whatever Parallel Items says',
		async (operation) => {
			const items = ['a', 'b', 'c'].map((id) => ({ id, paymentKey: id }));
			const fake = run(operation, { items, parameters: { options: { parallelItems: 5 } } });
			const log = echo(fake);
			await fake.items();
			expect(log.filter((line) => line.startsWith('open'))).toEqual(['open 1', 'open 1', 'open 1']);
		},
	);

	test('gives one item per row, each paired with its input, and an item for an answer without content', async () => {
		const rows = await run('get', { answers: [data([{ n: 1 }, { n: 2 }, 'text'])] }).items();
		expect(rows.map(({ json }) => json)).toEqual([{ n: 1 }, { n: 2 }, { data: 'text' }]);
		expect(rows.every(({ pairedItem }) => JSON.stringify(pairedItem) === '{"item":0}')).toBe(true);
		expect(await run('create', { answers: [{ status: 204, body: '' }] }).items()).toEqual([
			{ json: {}, pairedItem: { item: 0 } },
		]);
	});

	test('stops at the first error, names the item and starts nothing more', async () => {
		const fake = run('create', { items: ids('a', 'b', 'c'), answers: [{}, { status: 400 }, {}] });
		const error = await rejectionOf(fake.items());
		expect(error).toBeInstanceOf(NodeApiError);
		expect((error as NodeApiError).context.itemIndex).toBe(1);
		expect(fake.http.requests).toHaveLength(2);
	});

	test('goes on after an error when told to, with one paired item per input', async () => {
		const fake = run('create', {
			items: ids('a', 'b', 'c'),
			answers: [{}, { status: 400 }, {}],
			continueOnFail: true,
		});
		const rows = await fake.items();
		expect(rows.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }, { item: 2 }]);
		expect(rows[1]?.json.error).toMatchObject({
			httpStatus: 400,
			outcome: 'refused',
			message: expect.any(String) as string,
		});
		expect(rows[2]?.json.error).toBeUndefined();
	});

	test('never shows the key of the credential in an error', async () => {
		const answers = [{ status: 400, body: { error: { message: 'bad key sk_test_secret_key' } } }];
		const error = (await rejectionOf(run('get', { answers }).items())) as NodeApiError;
		expect(error.message).toBe('Acme: bad key [hidden]');
	});

	test('says which operation is not there', async () => {
		const error = await rejectionOf(run('remove').items());
		expect(error).toBeInstanceOf(NodeOperationError);
		expect((error as Error).message).toBe('There is no operation "remove" for "thing"');
	});

	test('uses the timeout and the tries of the options, per item', async () => {
		const items = [{ options: { timeout: 7, maxTries: 2 } }, { options: { timeout: 9999 } }];
		const fake = run('get', { items, answers: [{ status: 503 }], continueOnFail: true });
		await fake.items();
		const seconds = fake.http.requests.map(({ timeout }) => Number(timeout) / 1000);
		expect(seconds.sort((a, b) => a - b)).toEqual([7, 7, 300, 300, 300]);
	});

	test('a stopped run sends nothing more', async () => {
		const stop = new AbortController();
		const items = ['a', 'b', 'c'].map((paymentKey) => ({ paymentKey }));
		const fake = run('send', { items, cancelSignal: stop.signal });
		fake.http.onRequest = () => stop.abort();
		const error = (await rejectionOf(fake.items())) as NodeApiError;
		expect(error.message).toBe('The run was stopped before this item was sent');
		expect(fake.http.requests).toHaveLength(1);
	});
});

describe('lists', () => {
	const pages = [data([{ n: 1 }, { n: 2 }]), data([{ n: 3 }]), data([])];

	test('come up to the limit', async () => {
		const fake = run('getAll', { parameters: { returnAll: false, limit: 3 }, answers: pages });
		expect((await fake.items()).map(({ json }) => json)).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }]);
		expect(fake.http.requests.map(({ qs }) => qs)).toEqual([
			{ page: 1, limit: 2 },
			{ page: 2, limit: 2 },
		]);
	});

	test('come whole with Return All, from the page and in the size the person chose', async () => {
		const parameters = { returnAll: true, limit: 1, filters: { page: 4 }, options: { pageSize: 3 } };
		const fake = run('getAll', { parameters, answers: pages });
		expect(await fake.items()).toHaveLength(3);
		expect(fake.http.requests[0]?.qs).toEqual({ page: 4, limit: 3 });
	});

	test('that are no list become one item', async () => {
		const fake = run('getAll', { parameters: { returnAll: true }, answers: [{ body: { note: 'none' } }] });
		expect((await fake.items()).map(({ json }) => json)).toEqual([{ note: 'none' }]);
	});
});

describe('waiting for a final status', () => {
	const parameters = { waitForFinalStatus: true, waitTimeout: 60 };

	test('asks again until it is final', async () => {
		const answers = [data({ status: 'PENDING' }), data({ status: 'PENDING' }), data({ status: 'PAID' })];
		const fake = run('getStatus', { parameters, answers });
		expect((await fake.items())[0]?.json).toEqual({ status: 'PAID', final: true });
		expect(fake.http.requests).toHaveLength(3);
	});

	test('gives what it has when the time is up', async () => {
		const fake = run('getStatus', { parameters, answers: [data({ status: 'PENDING' })] });
		expect((await fake.items())[0]?.json).toEqual({ status: 'PENDING', final: false });
	});

	test('asks once when it is switched off', async () => {
		const fake = run('getStatus', { answers: [networkFault('ECONNRESET'), data({ status: 'PENDING' })] });
		expect((await fake.items())[0]?.json).toEqual({ status: 'PENDING' });
	});
});
