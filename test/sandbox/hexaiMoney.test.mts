import { commissionOn, toBututs, toGmd } from '../../sandbox/providers/hexai/money.mts';
import fc from '../support/properties.mts';
import { harness, type Harness, payout } from './harness.mts';

interface Failure {
	error: { code: string; details?: unknown };
}

let box: Harness;
beforeAll(async () => {
	box = await harness();
});
afterAll(() => box.close());
beforeEach(() => box.reset());

const available = async (): Promise<number> => (await box.state()).balances.available_balance_bututs;

describe('amounts', () => {
	test('text and bututs convert both ways without loss', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 0, max: 999_999_999_999 }),
				(bututs) => toBututs(toGmd(bututs)) === bututs,
			),
		);
		expect([toGmd(0), toGmd(5), toGmd(100), toGmd(450050)]).toEqual(['0.00', '0.05', '1.00', '4500.50']);
	});

	test('the commission is a whole number, 2 % rounded half up', () => {
		expect([1, 24, 25, 75, 100, 15000].map(commissionOn)).toEqual([0, 0, 1, 2, 2, 300]);
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 999_999_999_999 }), (bututs) => {
				const commission = commissionOn(bututs);
				return Number.isInteger(commission) && Math.abs(commission * 100 - bututs * 2) <= 50;
			}),
		);
	});
});

describe('magic amounts of collections', () => {
	test.each([
		['100.00', 'SUCCEEDED', undefined],
		['150.00', 'SUCCEEDED', undefined],
		['100.01', 'SUCCEEDED', undefined],
		['200.00', 'PENDING', undefined],
		['400.00', 'FAILED', 'insufficient_funds'],
		['403.00', 'FAILED', 'account_blocked'],
		['429.00', 'FAILED', 'rate_limited'],
	])('%s becomes %s on Pay', async (amount, status, reason) => {
		const { transaction_id: id, status: first } = (await box.collect('M-1', amount)).json.data;
		expect(first).toBe('PENDING');
		await box.settle(id, 'pay');
		const [transaction] = (await box.state()).transactions;
		expect([transaction?.status, transaction?.reason]).toEqual([status, reason]);
	});

	test('500.00 answers HTTP 500 and stores nothing, every time', async () => {
		for (let round = 0; round < 2; round++) {
			const reply = await box.api<Failure>('POST', '/payouts/initiate', payout('M-2', '500.00'));
			expect([reply.status, reply.json.error.code]).toEqual([500, 'INTERNAL_ERROR']);
			expect((await box.collect('M-2', '500.00')).status).toBe(500);
		}
		expect((await box.state()).transactions).toEqual([]);
		expect(await available()).toBe(450050);
	});

	test.each([
		['400.00', 400],
		['403.00', 403],
		['429.00', 429],
	])('with httpMagic %s answers HTTP %i and stores nothing', async (amount, status) => {
		await box.set({ httpMagic: true });
		expect((await box.collect('M-3', amount)).status).toBe(status);
		expect((await box.payOut('M-4', amount)).status).toBe(status);
		expect((await box.state()).transactions).toEqual([]);
	});
});

describe('the balance', () => {
	test('a settled collection adds its amount less 2 %', async () => {
		const { transaction_id: id } = (await box.collect('B-1', '150.00')).json.data;
		expect(await available()).toBe(450050);
		await box.settle(id, 'pay');
		expect(await available()).toBe(450050 + 14700);
		expect((await box.state()).balances).toMatchObject({
			total_collected_bututs: 1015000,
			platform_commissions_bututs: 20300,
			successful_collections: 26,
		});
	});

	test('a failed or cancelled collection adds nothing', async () => {
		const failed = (await box.collect('B-2', '400.00')).json.data;
		const cancelled = (await box.collect('B-3', '150.00')).json.data;
		await box.settle(failed.transaction_id, 'pay');
		await box.settle(cancelled.transaction_id, 'cancel');
		expect(await available()).toBe(450050);
	});
});

describe('payouts', () => {
	test('the balance goes down at once; SUCCEEDED a second later', async () => {
		const reply = await box.payOut('P-1', '50.00');
		expect(reply.status).toBe(200);
		expect(reply.json).toEqual({
			status: 'success',
			data: { transaction_id: expect.stringMatching(/^tx_/), client_reference: 'P-1', status: 'PENDING' },
		});
		expect(await available()).toBe(445050);
		await box.advance(900);
		expect((await box.state()).transactions[0]?.status).toBe('PENDING');
		await box.advance(100);
		expect((await box.api('GET', '/collections/status/P-1')).json).toMatchObject({
			data: { type: 'PAYOUT', status: 'SUCCEEDED' },
		});
		expect((await box.state()).balances).toMatchObject({ total_paid_out_bututs: 535000, total_payouts: 11 });
		expect((await box.state()).counts).toMatchObject({ payoutsBooked: 1, payoutsSucceeded: 1 });
	});

	test('the time to settle is a setting, in real time', async () => {
		await box.set({ payoutSettleMs: 20 });
		const before = Date.now();
		await box.payOut('P-2');
		while ((await box.state()).transactions[0]?.status === 'PENDING')
			expect(Date.now() - before).toBeLessThan(900);
	});

	test.each(['400.00', '403.00', '429.00'])('%s fails later and gives the balance back', async (amount) => {
		await box.payOut('P-3', amount);
		expect(await available()).toBe(450050 - Number(amount.replace('.', '')));
		await box.advance(1_000);
		expect((await box.state()).transactions[0]?.status).toBe('FAILED');
		expect((await box.state()).balances).toMatchObject({
			available_balance_bututs: 450050,
			total_paid_out_bututs: 530000,
			total_payouts: 10,
		});
	});

	test('200.00 stays PENDING', async () => {
		await box.payOut('P-4', '200.00');
		await box.advance(3_600_000);
		expect((await box.state()).transactions[0]?.status).toBe('PENDING');
	});

	test('more than the balance: 400 with both figures; exactly the balance goes through', async () => {
		const tooMuch = await box.api<Failure>('POST', '/payouts/initiate', payout('P-5', '4500.51'));
		expect(tooMuch.status).toBe(400);
		expect(tooMuch.json).toEqual({
			status: 'error',
			error: {
				code: 'INSUFFICIENT_BALANCE',
				message: 'Your account balance is insufficient for this payout.',
				details: { required_amount_bututs: 450051, available_balance_bututs: 450050 },
			},
		});
		expect((await box.payOut('P-5', '4500.50')).status).toBe(200);
		expect(await available()).toBe(0);
	});
});
