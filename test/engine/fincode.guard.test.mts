import { expectNoSecrets, shown, worldOf } from './harness/world.mts';
import { calls, CREATE, fincode, NAIRA_WALLET, SIX, WALLET } from './fincode.mts';
import { TRANSFERS, type Transfer } from './fincode.transfers.mts';

const world = worldOf(fincode);

// One of each method and way of carrying the key: the wait is the same code for all, and takes a second.
const THROTTLED = ['transaction.create', 'payment.payFromWallet', 'investment.fundWallet'];

interface Entry {
	accountId: string;
	paymentReference: string;
}

/** How many movements of money the simulator has booked, awaiting transactions and repayments included. */
async function booked(): Promise<number> {
	const state = await world.sandbox.state();
	const { entries } = state.ledger as { entries: Entry[] };
	const wallets = entries.filter(
		({ accountId, paymentReference }) =>
			[WALLET, NAIRA_WALLET, 'GATEWAY-GBP', 'BANK-GBP'].includes(accountId) && paymentReference !== 'OPENING',
	);
	const { length: repayments } = state.repayments as unknown[];
	const { length: transactions } = state.transactions as unknown[];
	return wallets.length + repayments + transactions;
}

const sent = async ({ method, path }: Transfer) =>
	(await calls(world)).filter((call) => call.method === method && call.path.startsWith(path));

/** The transfer's node, and an item with everything it needs. */
async function ready(transfer: Transfer, key: string, hundredths = '00') {
	const amount = transfer.amount(hundredths);
	const more = await transfer.prepare(world, amount);
	const before = await booked();
	// What became of a lost payment is not looked up: the guard alone is tested.
	const parameters = { options: { askProvider: false }, ...transfer.parameters };
	return { node: world.action(parameters), item: { key, amount, ...more }, before };
}

describe.each(TRANSFERS)('$title', (transfer) => {
	test('is sent once: the second item, and the second run, are refused', async () => {
		const { node, item, before } = await ready(transfer, 'guard-once');
		const outcome = await node.run([item, item]);
		expect(shown(outcome)).toMatchObject({
			message: expect.stringMatching(/^Payment Key "guard-once" was used before: nothing was sent$/),
			itemIndex: 1,
		});
		expect((await node.run([item])).error?.message).toContain('was used before');
		expect(await sent(transfer)).toHaveLength(1);
		expect(await booked()).toBeGreaterThan(before);
		expectNoSecrets(outcome, fincode);
	});

	test('.13, booked and then 500: not repeated, the key stays locked, and the error says where to look', async () => {
		const { node, item, before } = await ready(transfer, 'guard-13', '13');
		const outcome = await node.run([item]);
		expect(shown(outcome)).toMatchObject({
			message: 'FinCode did not confirm this payment: the money may have moved',
			description: expect.stringMatching(/"guard-13" stays locked[\s\S]*(look for|look at) /),
			httpCode: '500',
		});
		expect((await node.run([item])).error?.message).toContain('was used before');
		expect(await sent(transfer)).toHaveLength(1);
		expect(await booked()).toBeGreaterThan(before);
		expectNoSecrets(outcome, fincode);
	});

	test('.21, refused inside HTTP 200: a definite failure that frees the key', async () => {
		const { node, item, before } = await ready(transfer, 'guard-21', '21');
		const outcome = await node.run([item]);
		expect(outcome.status).toBe('error');
		expect(outcome.error?.description).toContain('Nothing was paid, and Payment');
		expect(outcome.error?.description).toContain('"guard-21" is free again.');
		expect(await booked()).toBe(before);
		expect((await node.run([item])).error?.message).not.toContain('was used before');
		expect(await sent(transfer)).toHaveLength(2);
	});

	test.each([408, 409])('a %d is an unknown outcome', async (status) => {
		const { node, item } = await ready(transfer, `guard-${status}`);
		await world.sandbox.fault({ kind: 'status', status, path: transfer.path, body: {} });
		expect((await node.run([item])).error?.message).toContain('the money may have moved');
		expect((await node.run([item])).error?.message).toContain('was used before');
	});

	test('a failure body with a 5xx code inside HTTP 200 is an unknown outcome', async () => {
		const { node, item } = await ready(transfer, 'guard-inner');
		const body = { status: 'FAILED', responseCode: 503, message: 'Try later' };
		await world.sandbox.fault({ kind: 'status', status: 200, path: transfer.path, body });
		const outcome = await node.run([item]);
		expect(outcome.error?.message).toBe('FinCode did not confirm this payment: the money may have moved');
		expect((await node.run([item])).error?.message).toContain('was used before');
	});
});

test.each(TRANSFERS.filter(({ title }) => THROTTLED.includes(title)))(
	'.29, throttled once: $title waits as long as it is told, then pays once',
	async (transfer) => {
		const { node, item } = await ready(transfer, 'guard-29', '29');
		const outcome = await node.run([item]);
		expect(shown(outcome)).toEqual({});
		const [first, second, ...rest] = await sent(transfer);
		expect([first?.status, second?.status, rest]).toEqual([429, 200, []]);
		expect(Number(second?.startedAt) - Number(first?.finishedAt)).toBeGreaterThanOrEqual(950);
	},
);

describe.each(TRANSFERS.filter(({ keyHeader }) => keyHeader))('the header of $title', (transfer) => {
	test('is the same for the same key on every run, another for another key, or what the person chose', async () => {
		const keys: Array<string | undefined> = [];
		const { item } = await ready(transfer, '');
		for (const [key, options] of [
			['header-1', {}],
			['header-1', {}],
			['header-2', {}],
			['header-3', { idempotencyKey: `chosen-${transfer.title}` }],
		] as const) {
			const node = world.action(transfer.parameters);
			await node.run([{ ...item, key }], { options });
			keys.push((await sent(transfer)).at(-1)?.headers['x-idempotency-key']);
		}
		expect(keys[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
		expect(keys[1]).toBe(keys[0]);
		expect(keys[2]).not.toBe(keys[0]);
		expect(keys[3]).toBe(`chosen-${transfer.title}`);
	});
});

test('what a transfer gives out names the ids it was sent under', async () => {
	const [create] = TRANSFERS;
	const { json } = await world.action(create?.parameters ?? {}).run([{ key: 'ids', amount: '7.00' }]);
	const [call] = await calls(world);
	expect(json[0]).toMatchObject({
		pcn: expect.stringMatching(/^TR/),
		status: 'WAITING_TO_PAY',
		requestIds: { idempotencyKey: call?.headers['x-idempotency-key'] },
	});
});

test('a payoff whose amount expression finds nothing is refused: without it the whole balance is paid', async () => {
	const payoff = TRANSFERS.find(({ title }) => title === 'loan.payoff') as Transfer;
	const { item, before } = await ready(payoff, 'payoff-empty');
	const additionalFields = { payoffAmount: '={{ $json.misspelt }}' };
	const node = world.action({ ...payoff.parameters, additionalFields });
	const outcome = await node.run([item]);
	expect(shown(outcome)).toMatchObject({
		message: 'Payoff Amount is empty',
		description: 'Fill it in, check its expression, or remove the field. Nothing was sent for this item.',
	});
	expect([await sent(payoff), await booked()]).toEqual([[], before]);
});

// Those FinCode knows by an id the node makes.
describe.each(TRANSFERS.filter(({ keyHeader, title }) => keyHeader || title === 'ledger.post'))(
	'$title in a copied workflow',
	(transfer) => {
		test('pays something else under the same key, and the same payment not once more', async () => {
			const { item, before } = await ready(transfer, 'EMP-77', '00');
			const pay = async (one: Record<string, unknown>) => {
				const outcome = await world.action(transfer.parameters).run([one as typeof item]);
				expect(shown(outcome)).toEqual({});
				return outcome.json[0];
			};
			const first = await pay(item);
			const once = (await booked()) - before;
			expect(once).toBeGreaterThan(0);
			const again = await pay(item);
			expect([(await booked()) - before, again]).toEqual([once, first]);
			const other = await ready(transfer, 'EMP-77', '50');
			const second = await pay(other.item);
			expect((await booked()) - other.before).toBe(once);
			expect(second?.requestIds).not.toEqual(first?.requestIds);
		});
	},
);

describe('one Idempotency Key of Options', () => {
	const options = { idempotencyKey: 'payroll-june' };
	const line = (key: string, amount: string) => ({ key, amount });
	const lines = [line('EMP-1', '10.00'), line('EMP-2', '20.00'), line('EMP-3', '30.00')];
	const created = async () => (await sent(TRANSFERS[0] as Transfer)).length;

	test('on three payments of a run stops it before anything is sent', async () => {
		const outcome = await world.action({ ...CREATE, options }).run(lines);
		expect(shown(outcome)).toMatchObject({
			message: '2 of 3 items are wrong: nothing was sent',
			description: expect.stringContaining('"payroll-june" stands on two payments'),
		});
		expect(await created()).toBe(0);
	});

	test('on payments of two runs is refused by the second', async () => {
		const node = world.action({ ...CREATE, options: { idempotencyKey: 'payroll-july' } });
		expect(shown(await node.run([line('EMP-1', '10.00')]))).toEqual({});
		const outcome = await node.run([line('EMP-2', '20.00')]);
		expect(shown(outcome).message).toContain('"payroll-july" stands on two payments');
		expect(await created()).toBe(1);
	});
});

test('an answer with the PCN of another payment of the run is no payment, whatever else it says', async () => {
	const answer = {
		status: 'SUCCESS',
		responseCode: 200,
		data: { pcn: 'TR111122223333', status: 'WAITING_TO_PAY' },
	};
	await world.sandbox.fault({ kind: 'status', status: 200, path: SIX, body: answer, times: 3 });
	const node = world.action(
		{ ...CREATE, options: { addReceipt: true } },
		{ onError: 'continueRegularOutput' },
	);
	const { json } = await node.run(['1', '2', '3'].map((key) => ({ key, amount: `${key}0.00` })));
	expect(json[0]).toMatchObject({ receipt: { outcome: 'accepted', providerReference: 'TR111122223333' } });
	for (const { error } of json.slice(1)) {
		expect(error).toMatchObject({ code: 'NOT_CONFIRMED', outcome: 'unknown' });
		expect((error as { description: string }).description).toMatch(
			/names pcn TR\S*3333, which the payment with the key "1" was answered with/,
		);
	}
	const again = await node.run([{ key: '2', amount: '20.00' }]);
	expect(again.json[0]).toMatchObject({ error: { code: 'DUPLICATE_PAYMENT_KEY' } });
});
