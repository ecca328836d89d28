/** What the notes of the examples advise after a failure, followed word by word. */
import axios from 'axios';
import type { Execution } from '../../playground/execution.mts';
import { PlaygroundStage } from './harness/playgroundStage.mts';
import type { SandboxControl } from './harness/sandboxControl.mts';
import { OWN_STAGE_LIMIT_MS, type OwnStage } from './harness/stage.mts';

jest.setTimeout(180_000);

let playground: PlaygroundStage;
let stage: OwnStage;

beforeAll(async () => {
	playground = await PlaygroundStage.open();
	({ stage } = playground);
}, OWN_STAGE_LIMIT_MS);

afterAll(async () => {
	await playground?.close();
});

/** The two entries of n8n's Retry button: with the workflow as it was, and as it is saved now. */
const RETRIES = [
	['with original workflow', false],
	['with currently saved workflow', true],
] as const;

const noteOf = (id: string, name: string) =>
	String(playground.workflow(id).nodes.find((node) => node.name === name)?.parameters.content);

/** The executions of a workflow that a node was part of, oldest first, once there are so many. */
async function executionsWith(id: string, node: string, count: number): Promise<Execution[]> {
	const end = Date.now() + 60_000;
	for (;;) {
		const all = (await stage.client.waitForExecutions(id, 0)).toReversed();
		const found = all.filter(({ runData }) => node in runData);
		if (found.length >= count || Date.now() > end) return found;
		await new Promise((resolve) => setTimeout(resolve, 200));
	}
}

const newestOf = async (id: string, node: string, before: number): Promise<Execution> => {
	const execution = (await executionsWith(id, node, before + 1))[before];
	if (!execution) throw new Error(`No execution of ${id} reached ${node}.`);
	return execution;
};

describe('FinCode: send money, after a refused wallet payment', () => {
	const ID = 'fincode-send-money';
	const WALLET = '5b0e7a34-2222-4d3f-9a00-112233445566';
	const SERVICES = '/v6/services';
	/** The quote's total of an order of 7.00 with its fee of 0.99, as the simulator counts: in thousandths. */
	const TOTAL = 7_990;
	let fincode: SandboxControl;
	beforeAll(() => {
		fincode = stage.control('fincode');
	});

	async function order(reference: string): Promise<Execution> {
		const before = (await executionsWith(ID, 'Payment order', 0)).length;
		const body = {
			reference,
			amount: '7.00',
			senderCode: 'RZ0LNK',
			recipientCode: 'CUST123456',
			bankName: 'FCMB',
			bankCode: '214',
			accountNumber: '8883968718',
		};
		const url = await stage.client.webhookUrl(playground.workflow(ID), 'Payment order');
		await axios.post(url, body, { proxy: false, headers: { 'X-Order-Key': 'playground-order-key' } });
		return await newestOf(ID, 'Payment order', before);
	}

	async function balance(): Promise<number> {
		const { ledger } = await fincode.state<{
			ledger: { accounts: Array<{ id: string; balance: number }> };
		}>();
		return ledger.accounts.find(({ id }) => id === WALLET)?.balance ?? Number.NaN;
	}

	const creations = async () =>
		(await fincode.calls('POST', `${SERVICES}/transactionmanagement/create-transaction`)).length;
	const failureOf = (execution: Execution) => [
		execution.status,
		execution.lastNodeExecuted,
		execution.error?.message,
	];

	it('advises it', () => {
		const note = noteOf(ID, 'About paying once');
		expect(note).toContain('Top up the wallet within that time, then click **Retry**');
		expect(note).toContain('it goes on at **Pay from wallet**');
		expect(note).toContain('Sent anew under the same one it ends at **Say it was sent before**');
	});

	it.each(RETRIES)('Retry %s goes on at Pay from wallet, and pays once', async (which, loadWorkflow) => {
		const reference = `RETRY-${which}`;
		const [held, created] = [await balance(), await creations()];
		const failed = await fincode.during('noBalance', async () => {
			const first = await order(reference);
			// Too early: the wallet is still empty.
			const early = await stage.client.retryExecution(first.id, loadWorkflow);
			expect(early.lastNodeExecuted).toBe('Pay from wallet');
			expect(early.status).toBe('error');
			return first;
		});
		expect(failureOf(failed)).toEqual(['error', 'Pay from wallet', expect.stringMatching(/balance/i)]);
		expect(await balance()).toBe(held);

		const anew = await order(reference);
		expect(failureOf(anew)).toEqual([
			'error',
			'Say it was sent before',
			expect.stringContaining('top up the wallet and click Retry'),
		]);

		const retried = await stage.client.retryExecution(failed.id, loadWorkflow);
		expect([retried.status, retried.lastNodeExecuted]).toEqual(['success', 'Pay from wallet']);
		expect(await balance()).toBe(held - TOTAL);
		expect(await creations()).toBe(created + 1);

		// Whoever clicks once more, on whichever of them.
		for (const { id } of [failed, anew]) {
			const again = await stage.client.retryExecution(id, loadWorkflow);
			expect([again.status, again.error?.message]).toEqual([
				'error',
				expect.stringContaining('nothing was sent'),
			]);
		}
		expect(await balance()).toBe(held - TOTAL);
		expect(await creations()).toBe(created + 1);
	});

	it('after 10 minutes says that only a new reference helps, and a new reference pays', async () => {
		const [held, created] = [await balance(), await creations()];
		const failed = await fincode.during('noBalance', async () => await order('LATE-1'));
		await fincode.advance(11 * 60_000);
		const told = await playground.given(ID, 'Send the message', 1);
		expect(told.map(({ message }) => message)).toContainEqual(
			expect.stringMatching(/has expired: .*Send its order under a new reference\.$/),
		);
		const retried = await stage.client.retryExecution(failed.id);
		expect(failureOf(retried)).toEqual(['error', 'Pay from wallet', expect.stringContaining('EXPIRED')]);
		expect(retried.error?.description).toContain('under a new payment key');
		const anew = await order('LATE-1');
		expect(failureOf(anew)).toEqual([
			'error',
			'Say it was sent before',
			expect.stringContaining('expired can not be paid any more: send the order under a new reference'),
		]);
		expect([await balance(), await creations()]).toEqual([held, created + 1]);
		expect((await order('LATE-2')).status).toBe('success');
		expect([await balance(), await creations()]).toEqual([held - TOTAL, created + 2]);
	});

	it('an order sent anew whose transaction may not be there is looked for first', async () => {
		const created = await creations();
		const path = `${SERVICES}/transactionmanagement/create-transaction`;
		await fincode.fault({ kind: 'dropAfter', method: 'POST', path });
		const failed = await order('LOST-CREATION');
		await fincode.clearFaults();
		expect(failureOf(failed)).toEqual([
			'error',
			'Create transaction',
			expect.stringContaining('may have moved'),
		]);
		expect(failureOf(await order('LOST-CREATION'))).toEqual([
			'error',
			'Say it was sent before',
			expect.stringMatching(/not known.*Transaction > Get Many before you send/),
		]);
		expect(await creations()).toBe(created + 1);
	});

	it('Retry pays nobody twice when the first payment went through and its answer was lost', async () => {
		const held = await balance();
		const path = `${SERVICES}/paymentmanagement/makepaymentfromwalletaccount`;
		await fincode.fault({ kind: 'dropAfter', method: 'POST', path });
		const failed = await order('RETRY-LOST');
		await fincode.clearFaults();
		expect(await balance()).toBe(held - TOTAL);
		expect(failureOf(failed)).toEqual([
			'error',
			'Pay from wallet',
			expect.stringContaining('may have moved'),
		]);
		const retried = await stage.client.retryExecution(failed.id);
		expect(failureOf(retried)).toEqual([
			'error',
			'Pay from wallet',
			expect.stringContaining('nothing was sent'),
		]);
		expect(await balance()).toBe(held - TOTAL);
	});
});

describe('Fincore: approved loan to payment links, after links could not be made', () => {
	const ID = 'fincore-loan-to-payment-links';

	it('advises it', () => {
		expect(noteOf(ID, 'About paying once')).toContain(
			'to repeat only the links, use *Retry* on the failed execution',
		);
	});

	it.each(RETRIES)('Retry %s makes the links, and pays no loan out twice', async (_which, loadWorkflow) => {
		const fincore = stage.control('fincore');
		const before = (await executionsWith(ID, 'Loan approved', 0)).length;
		await fincore.fault({ kind: 'status', status: 400, method: 'POST', path: '/payment-links', times: 50 });
		await playground.execute(ID, 'Try it');
		const failed = await newestOf(ID, 'Loan approved', before);
		await fincore.clearFaults();
		expect([failed.status, failed.lastNodeExecuted]).toEqual(['error', 'Make payment link']);

		const retried = await stage.client.retryExecution(failed.id, loadWorkflow);
		expect(retried.status).toBe('success');
		expect(retried.output('Links').map(({ amount }) => amount)).toEqual([333.34, 333.33, 333.33]);
		const [loan] = retried.output('Plan').map((plan) => String(plan.loan));
		expect(await fincore.calls('POST', `/loans/${loan}/disburse`)).toEqual([
			expect.objectContaining({ status: 200 }),
		]);
	});
});

it('hexCore: a loan that was approved and not paid out is paid out once by another run', async () => {
	const ID = 'hexcore-loan-disbursement';
	expect(noteOf(ID, 'About running again')).toMatch(/^## If it stops half way\nRun it again\./);
	const hexcore = stage.control('hexcore');
	const held = async () => {
		const { accounts } = await hexcore.state<{ accounts: Record<string, { available_balance: number }> }>();
		return accounts['0987654321']?.available_balance ?? 0;
	};
	const run = async () => await playground.execute(ID, 'When clicking Execute');
	const before = await held();
	await hexcore.fault({ kind: 'status', status: 400, method: 'POST', path: '/loans/ln_playground/disburse' });
	const stopped = await run();
	await hexcore.clearFaults();
	expect([stopped.status, stopped.lastNodeExecuted]).toEqual(['error', 'Disburse loan']);
	expect(await held()).toBe(before);
	const path = '/loans/ln_playground/schedule';
	await hexcore.fault({ kind: 'status', status: 400, method: 'GET', path, times: 5 });
	const second = await run();
	await hexcore.clearFaults();
	expect([second.status, second.lastNodeExecuted]).toEqual(['error', 'Get schedule']);
	expect((await held()) - before).toBe(120_000);
	const third = await run();
	expect(third.status).toBe('success');
	expect(third.output('Instalments')).toHaveLength(3);
	expect((await held()) - before).toBe(120_000);
});
