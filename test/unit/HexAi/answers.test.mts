import type { IDataObject, NodeApiError } from 'n8n-workflow';

import { hexAi } from '../../../nodes/HexAi/provider';
import { resources } from '../../../nodes/HexAi/resources';
import { hexAiContract, hexAiOperations } from '../support/contract.mts';
import { rejectionOf } from '../support/errors.mts';
import { networkFault, unauthorized, type Answer } from '../support/helpers.mts';
import { FakeRun, type GivenRun } from '../support/run.mts';

const PAYOUT = { amount: '50', recipientMobile: '+2201234567', currency: 'GMD', clientReference: 'OUT-101' };
const COLLECTION = {
	amount: '100',
	currency: 'GMD',
	clientReference: 'INV-1',
	successUrl: 'https://x.gm/a',
	errorUrl: 'https://x.gm/b',
};

const run = (
	resource: string,
	operation: string,
	parameters: IDataObject,
	answers: Answer[],
	more: Partial<GivenRun> = {},
) =>
	new FakeRun(resources, {
		resource,
		operation,
		parameters,
		answers,
		provider: hexAi,
		credential: { apiKey: 'sk_test_sim', baseUrl: 'https://hpg.hexai.gm/api/v1/', webhookSecret: 'whsec' },
		...more,
	});

const errorOf = async (fake: FakeRun) => (await rejectionOf(fake.items())) as NodeApiError;
const refusal = (code: string, message = 'No') => ({ status: 'error', error: { code, message } });

describe('an answer', () => {
	test.each(hexAiOperations.filter(({ response }) => response !== null))(
		'of $resource $operation gives what the contract shows',
		async ({ resource, operation, response }) => {
			const parameters = operation === 'initiate' ? COLLECTION : {};
			const rows = (await run(resource, operation, parameters, [{ body: response }]).items()).map(
				({ json }) => json,
			);
			const data = (response as { data?: IDataObject }).data ?? response;
			expect(rows).toEqual(Array.isArray(data) ? data : [data]);
		},
	);

	test.each(['getStats', 'getEarningsChart'])(
		'of account.%s is understood in an envelope too',
		async (operation) => {
			const body = { status: 'success', data: operation === 'getStats' ? { a: 1 } : [{ a: 1 }] };
			expect((await run('account', operation, {}, [{ body }]).items()).map(({ json }) => json)).toEqual([
				{ a: 1 },
			]);
		},
	);

	const { itemsPaths } = hexAiContract.operations.find(({ operation }) => operation === 'getAll')
		?.pagination ?? { itemsPaths: [] };
	test.each(itemsPaths)('of transaction.getAll may hold its rows at "%s"', async (path) => {
		const rows = [{ id: 1 }, { id: 2 }];
		const body = path
			.split('.')
			.reduceRight<unknown>((inside, key) => (key === '' ? inside : { [key]: inside }), rows);
		const fake = run('transaction', 'getAll', { returnAll: false, limit: 2 }, [{ body }]);
		expect((await fake.items()).map(({ json }) => json)).toEqual(rows);
	});

	test.each([
		{ total_pages: 1 },
		{ has_more: false },
		{ meta: { total_pages: 1 } },
		{ pagination: { has_more: false } },
		{ total_pages: '1', has_more: null },
	])('that says %j ends the list', async (end) => {
		const fake = run('transaction', 'getAll', { returnAll: true }, [{ body: { data: [{ id: 1 }], ...end } }]);
		expect(await fake.items()).toHaveLength(1);
		expect(fake.http.requests).toHaveLength(1);
	});

	test.each([
		{ total_pages: 0 },
		{ total_pages: -1 },
		{ total_pages: 'many' },
		{ has_more: true, total_pages: 1 },
		{ has_more: false, total_pages: 2 },
		{ meta: { total_pages: 0 } },
	])('that holds rows and says %j does not end the list', async (said) => {
		const page = (id: number): Answer => ({ body: { data: [{ id }], ...said } });
		const end: Answer = { body: { data: [] } };
		const parameters = { returnAll: true, options: { pageSize: 1 } };
		const fake = run('transaction', 'getAll', parameters, [page(1), page(2), end, end]);
		expect((await fake.items()).map(({ json }) => json.id)).toEqual([1, 2]);
	});
});

describe('Wait For Final Status', () => {
	test.each([
		{ status: 'success', data: { status: 'SUCCEEDED' } },
		{ status: 'success', data: { status: 'success' } },
		{ status: 'SUCCEEDED' },
		{ status: 'success', data: { status: 'EXPIRED' } },
	])('ends at %j', async (body) => {
		const parameters = { clientReference: 'INV-1', waitForFinalStatus: true, waitTimeout: 10 };
		const fake = run('collection', 'getStatus', parameters, [{ body }]);
		expect((await fake.items())[0]?.json.final).toBe(true);
		expect(fake.http.requests).toHaveLength(1);
	});

	test.each([{ status: 'PENDING' }, { status: 'PROCESSING' }, { status: 'SOMETHING_NEW' }, {}])(
		'goes on at %j',
		async (data) => {
			const parameters = { clientReference: 'INV-1', waitForFinalStatus: true, waitTimeout: 10 };
			const fake = run('collection', 'getStatus', parameters, [{ body: { status: 'success', data } }]);
			expect((await fake.items())[0]?.json.final).toBe(false);
		},
	);
});

describe('what a person reads', () => {
	test('about too small a balance names both figures', async () => {
		const [sample] = hexAiContract.errors.samples;
		for (const status of [200, 400, 402]) {
			const error = await errorOf(run('payout', 'initiate', PAYOUT, [{ status, body: sample?.body }]));
			expect(error.message).toBe(
				'HexAI: Your account balance is insufficient for this payout. (INSUFFICIENT_BALANCE)',
			);
			expect(error.description).toContain('Needs 500.00 GMD, available 300.00 GMD.');
			expect(error.description).toContain('Payment Key "OUT-101" is free again');
		}
	});

	test.each<[number, string]>([
		[400, 'Correct the field HexAI names'],
		[403, 'Ask HexAI for this permission'],
		[404, 'choose the other Payout Path'],
		[429, 'slow the workflow down'],
	])('after a payout answered %i: it is free again, and the step to take', async (status, step) => {
		const error = await errorOf(run('payout', 'initiate', PAYOUT, [{ status, body: refusal('X') }]));
		expect(error.description).toContain(step);
		expect(error.description).toContain('is free again');
		expect(error.httpCode).toBe(String(status));
	});

	test('after a refused key', async () => {
		const error = await errorOf(run('account', 'getBalance', {}, [unauthorized(refusal('UNAUTHORIZED'))]));
		expect(error.description).toContain('Send X-Hexai-Key Header');
	});

	test.each<[string, Answer]>([
		['a 500', { status: 500 }],
		['a 503', { status: 503, headers: { 'retry-after': '1' } }],
		['a timeout', networkFault('ECONNABORTED')],
		['a page', { body: '<html>' }],
	])('after %s: money is never sent again by itself', async (_what, answer) => {
		const payout = run('payout', 'initiate', PAYOUT, [answer]);
		const error = await errorOf(payout);
		expect(error.message).toBe('HexAI did not confirm this payment: the money may have moved');
		expect(error.description).toContain('Transaction > Get Many');
		// What follows asks for the payout and makes none.
		expect(payout.http.requests.map(({ method }) => method)).toEqual(['POST', 'GET', 'GET']);
		const collection = run('collection', 'initiate', COLLECTION, [answer]);
		expect((await errorOf(collection)).description).toContain('Do not start it again with a new reference');
		expect(collection.http.requests).toHaveLength(1);
	});

	test.each<Answer>([{ status: 429 }, networkFault('ECONNREFUSED')])(
		'initiating is not repeated either after %p',
		async (answer) => {
			for (const [resource, parameters] of [
				['payout', PAYOUT],
				['collection', COLLECTION],
			] as const) {
				const fake = run(resource, 'initiate', parameters, [answer]);
				await errorOf(fake);
				expect(fake.http.requests).toHaveLength(1);
			}
		},
	);

	test.each([429, 500, 502, 503, 504])('reads are repeated after %i', async (status) => {
		const fake = run('account', 'getBalance', {}, [
			{ status },
			{ body: { status: 'success', data: { a: 1 } } },
		]);
		expect((await fake.items())[0]?.json).toEqual({ a: 1 });
	});
});

test('a payment made with the test key does not block the real one, and another live key does not free it', () => {
	const accounts = (apiKey: string) => hexAi.possibleAccounts?.({ apiKey });
	expect(accounts('sk_test_a')).not.toEqual(accounts('sk_live_a'));
	expect(accounts('sk_live_a')).toEqual(accounts(' sk_live_b'));
	const either = [accounts('sk_test_a'), accounts('sk_live_a')].flat();
	for (const untold of ['hexai_abc', 'hexai_def', '']) expect(accounts(untold)).toEqual(either);
});
