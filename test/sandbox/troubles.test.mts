/** The buttons for what goes wrong, by the control calls behind them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TroubleView } from '../../sandbox/core/troubles.mts';
import { hosted } from '../../sandbox/core/host.mts';
import { simulatorFactories } from '../../sandbox/providers/index.mts';
import { harness, type Harness } from './harness.mts';

let box: Harness;
beforeAll(async () => {
	box = await harness();
});
afterAll(() => box.close());
beforeEach(async () => {
	await box.send('POST', '/control/reset');
});

const trouble = async (method: string, name: string, of = 'hexai') =>
	await box.send<TroubleView[]>(method, `/control/${of}/troubles/${name}`);
const stateOf = async (name: string) => {
	const { json } = await box.control<TroubleView[]>('GET', '/troubles');
	return json.find((each) => each.name === name)?.state;
};
const booked = async () => (await box.state()).counts.payoutsBooked;
const listed = async () => (await box.api('GET', '/client/transactions')).status;

describe('they hit what the contracts say', () => {
	interface Operation {
		resource: string;
		operation: string;
		effect: string;
		method: string;
		path: string;
		lookup?: { call: string };
	}

	test.each([
		['hexai', 'hexai', ''],
		['hexcore', 'hexcore', ''],
		['fincode', 'fincode', '/v6/services'],
		['fincore', 'fincore', ''],
		['acquired', 'acquired-banking', ''],
	])('%s', (name, contract, base) => {
		const file = join(__dirname, `../contracts/${contract}.json`);
		const { operations } = JSON.parse(readFileSync(file, 'utf8')) as { operations: Operation[] };
		const { troubles } = simulatorFactories
			.map((create) => hosted(create).simulator)
			.find((each) => each.name === name) ?? { troubles: undefined };
		const called = ({ resource, operation }: Operation) => `${resource}.${operation}`;
		const hitBy = (calls: RegExp | undefined) =>
			operations
				.filter(({ method, path }) => calls?.test(`${method} ${base}${path.replace(/\{\w+\}/g, 'x')}`))
				.map(called);
		const transfers = operations.filter(({ effect }) => effect === 'transfer');
		// One call of FinCode confirms and cancels.
		const place = ({ method, path }: Operation) => `${method} ${path}`;
		const paid = new Set(transfers.map(place));
		const hit = operations.filter((operation) => paid.has(place(operation))).map(called);
		expect(hitBy(troubles?.calls.payments)).toEqual(hit);
		const lookups = new Set(operations.flatMap(({ lookup }) => (lookup ? [lookup.call] : [])));
		expect(new Set(hitBy(troubles?.calls.lookups))).toEqual(lookups);
	});
});

test('a cut answer: the money has moved, and it can be looked up only after it was taken back', async () => {
	await trouble('POST', 'cutAnswer');
	expect((await box.collect('NOT-A-PAYMENT')).status).toBe(200);
	expect(await stateOf('cutAnswer')).toBe('waiting');
	await expect(box.payOut('LOST')).rejects.toThrow('fetch failed');
	expect([await booked(), await stateOf('cutAnswer'), await listed()]).toEqual([1, 'happened', 500]);
	expect((await box.payOut('NEXT')).status).toBe(200);
	const { json } = await trouble('DELETE', 'cutAnswer');
	expect(json.find(({ name }) => name === 'cutAnswer')).toMatchObject({
		state: 'over',
		hit: { call: 'POST /payouts/initiate' },
	});
	expect(await listed()).toBe(200);
	await trouble('DELETE', 'cutAnswer');
	expect(await stateOf('cutAnswer')).toBe('ready');
});

test('an error 500: nothing was paid, once', async () => {
	await trouble('POST', 'serverError');
	expect((await box.payOut('ERROR')).status).toBe(500);
	expect([await booked(), await stateOf('serverError')]).toEqual([0, 'over']);
	expect((await box.payOut('ERROR')).status).toBe(200);
});

test.each([
	['down', 503],
	['slow', 200],
])('%s ends by the clock', async (name, status) => {
	await trouble('POST', name);
	if (name === 'down') expect(await listed()).toBe(status);
	expect(await stateOf(name)).toBe('waiting');
	await box.advance(59_000);
	expect(await stateOf(name)).toBe('waiting');
	await box.advance(1_000);
	expect(await stateOf(name)).toBe(name === 'down' ? 'over' : 'ready');
	expect(await listed()).toBe(200);
});

test('what was taken back before it happened leaves nothing', async () => {
	for (const name of ['cutAnswer', 'serverError', 'noBalance', 'down', 'slow']) {
		await trouble('POST', name);
		await trouble('POST', name);
		await trouble('DELETE', name);
		expect(await stateOf(name)).toBe('ready');
	}
	expect((await box.payOut('FINE')).status).toBe(200);
	expect((await box.control('GET', '/faults')).json).toEqual([]);
});

test('resetting the simulator takes them all back', async () => {
	for (const name of ['cutAnswer', 'noBalance', 'down']) await trouble('POST', name);
	await box.reset();
	for (const name of ['cutAnswer', 'noBalance', 'down']) expect(await stateOf(name)).toBe('ready');
	expect((await box.state()).balances.available_balance_bututs).toBe(450_050);
});

describe('no balance', () => {
	const balances = {
		hexai: (state: never) => (state as HexaiLike).balances.available_balance_bututs,
		hexcore: (state: never) => (state as HexcoreLike).accounts['1234567890']?.available_balance,
		fincode: (state: never) =>
			(state as FincodeLike).ledger.accounts.map(({ balance }) => balance).slice(0, 2),
		acquired: (state: never) => (state as AcquiredLike).ledgers.map(({ balance }) => balance),
	};
	interface HexaiLike {
		balances: { available_balance_bututs: number };
	}
	interface HexcoreLike {
		accounts: Record<string, { available_balance: number }>;
	}
	interface FincodeLike {
		ledger: { accounts: Array<{ id: string; balance: number }> };
	}
	interface AcquiredLike {
		ledgers: Array<{ balance: number }>;
	}

	test.each(Object.entries(balances))('of %s: nothing, and all of it back', async (name, read) => {
		const now = async () => read((await box.send<never>('GET', `/control/${name}/state`)).json);
		const before = await now();
		await trouble('POST', 'noBalance', name);
		expect(Number([await now()].flat()[0])).toBe(0);
		await trouble('DELETE', 'noBalance', name);
		expect(await now()).toEqual(before);
	});

	test('what comes in meanwhile stays', async () => {
		await trouble('POST', 'noBalance');
		expect((await box.payOut('NONE')).json).toMatchObject({ error: { code: 'INSUFFICIENT_BALANCE' } });
		const { transaction_id: id } = (await box.collect('IN', '100.00')).json.data;
		await box.settle(id, 'pay');
		await trouble('DELETE', 'noBalance');
		expect((await box.state()).balances.available_balance_bututs).toBe(450_050 + 9_800);
	});

	test('Fincore has no such failure, and no such button', async () => {
		const reply = await trouble('POST', 'noBalance', 'fincore');
		expect([reply.status, reply.json]).toEqual([
			400,
			{ error: 'There is no trouble "noBalance". Known: cutAnswer, serverError, down, slow.' },
		]);
	});
});

test('a fault can name the calls it hits, and one the simulator does not know is refused', async () => {
	expect((await box.fault({ kind: 'status', status: 500, calls: 'all' })).status).toBe(400);
	const reply = await box.send('POST', '/control/hexcore/faults', {
		kind: 'status',
		status: 500,
		calls: 'lookups',
	});
	expect(reply.status).toBe(400);
});
