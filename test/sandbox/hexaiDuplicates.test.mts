import { commissionOn, toGmd } from '../../sandbox/providers/hexai/money.mts';
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

describe('repeated references', () => {
	test('the same payout again: the first answer again, even after settling, deducted once', async () => {
		const first = await box.payOut('D-1');
		await box.advance(1_000);
		const again = await box.api('POST', '/payouts/initiate', { ...payout('D-1', '50.00'), note: 'ignored' });
		expect([again.status, again.text]).toEqual([first.status, first.text]);
		expect(await available()).toBe(445050);
	});

	test('the same collection again: the same link', async () => {
		const first = await box.collect('D-2');
		expect((await box.collect('D-2')).text).toBe(first.text);
		expect((await box.state()).transactions).toHaveLength(1);
	});

	test.each([
		['amount', '51.00'],
		['recipient_mobile', '+2207654321'],
	])('another %s under the same reference is refused', async (field, value) => {
		await box.payOut('D-3');
		const reply = await box.api<Failure>('POST', '/payouts/initiate', {
			...payout('D-3', '50.00'),
			[field]: value,
		});
		expect([reply.status, reply.json.error.code]).toEqual([400, 'DUPLICATE_REFERENCE']);
		expect(await available()).toBe(445050);
	});

	test('a payout under the reference of a collection is refused', async () => {
		await box.collect('D-4', '50.00');
		expect((await box.payOut('D-4', '50.00')).json).toMatchObject({ error: { code: 'DUPLICATE_REFERENCE' } });
	});

	test('a reference refused for its balance can be used again', async () => {
		await box.payOut('D-5', '9000.00');
		expect((await box.payOut('D-5', '10.00')).status).toBe(200);
	});
});

describe('simultaneous payouts', () => {
	test('fifty identical ones deduct once and all get the same answer', async () => {
		const replies = await Promise.all(Array.from({ length: 50 }, () => box.payOut('S-1', '100.00')));
		expect(new Set(replies.map(({ text }) => text)).size).toBe(1);
		expect(await available()).toBe(440050);
		expect((await box.state()).counts.payoutsBooked).toBe(1);
	});

	test('fifty different ones never overdraw: 45 fit, 5 are refused', async () => {
		const replies = await Promise.all(
			Array.from({ length: 50 }, (_, index) => box.payOut(`S-${index}`, '100.00')),
		);
		expect(replies.filter(({ status }) => status === 200)).toHaveLength(45);
		expect(replies.filter(({ status }) => status === 400)).toHaveLength(5);
		expect(await available()).toBe(50);
		expect((await box.state()).counts.payoutsBooked).toBe(45);
	});

	test('any mix of collections and payouts leaves the books balanced', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.array(
					fc.record({
						reference: fc.integer({ min: 1, max: 6 }),
						bututs: fc.constantFrom(1, 10_000, 20_000, 40_000, 50_000, 123_456),
						isPayout: fc.boolean(),
					}),
					{ maxLength: 12 },
				),
				async (orders) => {
					await box.reset();
					await Promise.all(
						orders.map(({ reference, bututs, isPayout }) => {
							const start = isPayout ? box.payOut : box.collect;
							return start(`R-${reference}`, toGmd(bututs));
						}),
					);
					for (const { transaction_id: id } of (await box.state()).transactions) await box.settle(id, 'pay');
					await box.advance(1_000);
					const { balances, transactions } = await box.state();
					const booked = transactions as unknown as Array<{ type: string; amount: string; status: string }>;
					const expected = booked.reduce((sum, { type, amount, status }) => {
						const bututs = Number(amount.replace('.', ''));
						if (type === 'PAYOUT') return status === 'FAILED' ? sum : sum - bututs;
						return status === 'SUCCEEDED' ? sum + bututs - commissionOn(bututs) : sum;
					}, 450050);
					expect(balances.available_balance_bututs).toBe(expected);
				},
			),
			{ numRuns: 25 },
		);
	});
});
