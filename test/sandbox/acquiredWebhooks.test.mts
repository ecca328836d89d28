import { acquiredBox, type AcquiredBox, isHashed, MAIN } from './acquiredHarness.mts';
import { hashOf } from '../../sandbox/providers/acquired/webhook.mts';
import contract from '../contracts/acquired-banking.json';
import { receiver, type Receiver } from './harness.mts';

const TEN_MINUTES = 600_000;

let box: AcquiredBox;
let hook: Receiver;
beforeAll(async () => {
	box = await acquiredBox();
	hook = await receiver();
});
afterAll(async () => {
	await box.close();
	await hook.close();
});
beforeEach(async () => {
	await box.control('POST', '/reset');
	await box.logIn();
	await box.set({ webhookUrl: hook.url });
	hook.received.length = 0;
});

const bodies = () => hook.received.map(({ body }) => JSON.parse(body) as Record<string, unknown>);
const payOut = async (body: object) => await box.api('POST', '/accounts/customer/pay_out', body);

test('the hash is that of the contract', () => {
	for (const { secret, hash, inner: _inner, ...notice } of contract.webhook.signatureVectors.vectors) {
		expect(hashOf(notice, secret)).toBe(hash);
	}
});

test('money received: the balance moves and one hashed event goes out', async () => {
	await box.control('POST', '/funds', { ledgerId: MAIN, amount: '12.34' });
	expect(await box.balance(MAIN)).toBe(1012.34);
	expect(bodies()).toEqual([
		expect.objectContaining({ event: 'funds_received', amount: '12.34', company_id: '113', ledger_id: MAIN }),
	]);
	expect(isHashed(hook.received[0]?.body ?? '')).toBe(true);
});

describe('payouts', () => {
	test('are pending, then succeed', async () => {
		const { json } = await payOut({ ledger_id: MAIN, amount: '100.00' });
		expect(json).toMatchObject({ status: 1, response_code: '11', transaction_id: expect.any(Number) });
		expect(await box.balance(MAIN)).toBe(900);
		await box.advance(1000);
		expect(bodies()).toEqual([
			expect.objectContaining({
				event: 'transaction_outcome',
				response_code: '1',
				transaction_type: 'PAY_OUT',
				transaction_id: String(json.transaction_id),
			}),
		]);
		expect(Object.keys(bodies()[0] ?? {}).sort()).toEqual(
			[...Object.keys(contract.webhook.samples[0]?.body ?? {})].sort(),
		);
	});

	test('that end in .01 fail and give the money back', async () => {
		await payOut({ ledger_id: MAIN, amount: '100.01' });
		await box.advance(1000);
		expect(bodies()).toEqual([expect.objectContaining({ response_code: '101' })]);
		expect(await box.balance(MAIN)).toBe(1000);
	});

	test('above the balance are refused at once', async () => {
		expect((await payOut({ ledger_id: MAIN, amount: '5000' })).json.response_code).toBe('650');
		await box.advance(1000);
		expect(hook.received).toEqual([]);
	});

	test('take any JSON object', async () => {
		expect((await payOut({ whatever: { is: 'sent' } })).json.response_code).toBe('11');
		expect((await payOut(['no'])).status).toBe(400);
	});
});

describe('delivery', () => {
	test('anything but exactly 200 is repeated six times, ten minutes apart, then dropped', async () => {
		hook.answerWith(201, 202, 204, 500, 401, 302, 404);
		await box.control('POST', '/funds', { ledgerId: MAIN, amount: '1' });
		for (let repeat = 1; repeat <= 6; repeat++) {
			expect(hook.received).toHaveLength(repeat);
			await box.advance(TEN_MINUTES - 1000);
			expect(hook.received).toHaveLength(repeat);
			await box.advance(1000);
		}
		expect(hook.received).toHaveLength(7);
		await box.advance(10 * TEN_MINUTES);
		expect(hook.received).toHaveLength(7);
		expect(new Set(hook.received.map(({ body }) => body)).size).toBe(1);
	});

	test('a 200 ends it', async () => {
		hook.answerWith(500);
		await box.control('POST', '/funds', { ledgerId: MAIN, amount: '1' });
		await box.advance(5 * TEN_MINUTES);
		expect(hook.received).toHaveLength(2);
	});

	test('each event may have its own address', async () => {
		await box.set({ fundsUrl: `${hook.url}/funds`, webhookUrl: '' });
		await box.control('POST', '/funds', { ledgerId: MAIN, amount: '1' });
		await box.control('POST', '/update', { transactionId: '1' });
		expect(bodies().map(({ event }) => event)).toEqual(['funds_received']);
		expect((await box.deliveries())[0]?.url).toBe(`${hook.url}/funds`);
	});
});

describe('webhooks made on purpose', () => {
	test.each([
		['genuine', true],
		['outcome', true],
		['update', true],
		['numbers', true],
		['unknownEvent', true],
		['wrongHash', false],
		['wrongSecret', false],
		['unsigned', false],
	])('%s has a good hash: %s', async (kind, good) => {
		const { body } = await box.forge({ kind });
		expect(isHashed(body)).toBe(good);
	});

	test('a repeat has the same bytes; a changed amount keeps the hash, and still passes', async () => {
		const first = await box.forge({ kind: 'genuine', amount: '5.00' });
		expect((await box.forge({ kind: 'replay' })).body).toBe(first.body);
		const changed = await box.forge({ kind: 'tampered', amount: '500.00' });
		expect(JSON.parse(changed.body)).toMatchObject({
			amount: '500.00',
			id: (JSON.parse(first.body) as { id: string }).id,
		});
		expect(isHashed(changed.body)).toBe(true);
	});

	test('the secret can be changed', async () => {
		await box.set({ companyHashcode: 'another' });
		expect(isHashed((await box.forge({ kind: 'genuine' })).body, 'another')).toBe(true);
	});
});
