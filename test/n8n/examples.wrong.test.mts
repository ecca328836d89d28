/** The examples with events, settings and answers they were not made for: nothing is paid, and somebody learns why. */
import axios from 'axios';
import type { Execution } from '../../playground/execution.mts';
import { PlaygroundStage } from './harness/playgroundStage.mts';
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

/** A copy of an example with other values in the fields of one of its Set nodes. */
async function copyWith(id: string, step: string, values: Record<string, unknown>): Promise<string> {
	const { id: _id, ...workflow } = playground.workflow(id);
	const nodes = workflow.nodes.map((node) => {
		if (node.name !== step) return node;
		const { assignments } = node.parameters.assignments as { assignments: Array<{ name: string }> };
		const filled = assignments.map((one) => (one.name in values ? { ...one, value: values[one.name] } : one));
		return { ...node, parameters: { ...node.parameters, assignments: { assignments: filled } } };
	});
	return (await stage.client.createWorkflow({ ...workflow, nodes })).id;
}

describe('Fincore: approved loan to payment links', () => {
	const ID = 'fincore-loan-to-payment-links';
	const fincore = async (path: string, body: object) =>
		(
			await axios.post(`${stage.sandboxUrl}/fincore/v1${path}`, body, {
				proxy: false,
				headers: { authorization: 'Bearer sim_key' },
			})
		).data.data as { id: string };

	/** Approves a loan with these fields, and waits for what becomes of its event. */
	async function approved(fields: object): Promise<{ loan: string; execution: Execution }> {
		const { id: loan } = await fincore('/loans', fields);
		await fincore(`/loans/${loan}/approve`, {});
		const end = Date.now() + 60_000;
		for (;;) {
			const executions = await stage.client.waitForExecutions(ID, 0);
			const found = executions.find((one) =>
				JSON.stringify(one.output('Loan approved')).includes(`"${loan}"`),
			);
			if (found) return { loan, execution: found };
			if (Date.now() > end) throw new Error(`Nothing came of loan ${loan}.`);
			await new Promise((resolve) => setTimeout(resolve, 200));
		}
	}
	const disbursed = async (loan: string) =>
		(await stage.control('fincore').calls('POST', `/loans/${loan}/disburse`)).length;
	const links = async () => (await stage.control('fincore').calls('POST', '/payment-links')).length;

	it.each([
		['no amount', { principal: 900, instalments: 3 }, /names no amount/],
		['too small an amount', { amount: 0.02, instalments: 3 }, /0\.02 can not be split into 3 instalments/],
		['no instalments', { amount: 900 }, /names no number of instalments/],
		['instalments: 0', { amount: 900, instalments: 0 }, /names no number of instalments/],
		['half an instalment', { amount: 900, instalments: 2.5 }, /names no number of instalments/],
		['instalments in words', { amount: 900, instalments: 'three' }, /names no number of instalments/],
	])('%s: not paid out, no link, and the run says so', async (_what, fields, words) => {
		const before = await links();
		const { loan, execution } = await approved(fields);
		expect([execution.status, execution.lastNodeExecuted]).toEqual(['error', 'Plan']);
		expect(execution.error?.message).toMatch(words);
		expect(execution.error?.message).toContain(`Loan ${loan} was not paid out`);
		expect([await disbursed(loan), await links()]).toEqual([0, before]);
	});

	it.each([1, 7, 12])('%i instalments make as many links, over the whole amount', async (instalments) => {
		const { loan, execution } = await approved({ amount: 1000, instalments });
		expect(execution.status).toBe('success');
		const amounts = execution.output('Links').map(({ amount }) => Number(amount));
		expect(amounts).toHaveLength(instalments);
		expect(Math.round(amounts.reduce((sum, amount) => sum + amount, 0) * 100)).toBe(100_000);
		expect(await disbursed(loan)).toBe(1);
	});

	it('goes on by Retry once Plan is corrected', async () => {
		const { loan, execution } = await approved({ amount: 1000, parts: 4 });
		expect(execution.status).toBe('error');
		const workflow = playground.workflow(ID);
		const nodes = workflow.nodes.map((node) =>
			node.name === 'Plan'
				? {
						...node,
						parameters: {
							...node.parameters,
							jsCode: String(node.parameters.jsCode).replace('event.instalments', 'event.parts'),
						},
					}
				: node,
		);
		await stage.client.updateWorkflow(ID, { nodes });
		const retried = await stage.client.retryExecution(execution.id, true);
		expect(retried.status).toBe('success');
		expect(retried.output('Links').map(({ amount }) => amount)).toEqual([250, 250, 250, 250]);
		expect(await disbursed(loan)).toBe(1);
		await stage.client.updateWorkflow(ID, { nodes: workflow.nodes });
	});
});

describe('Acquired: sweep ledgers above a floor', () => {
	const ID = 'acquired-sweep-ledgers';
	const EURO = 'f3a1b2c4-5d6e-4f70-8192-a3b4c5d6e7f8';

	it.each([
		['no collecting ledger', ''],
		['a euro ledger that collects', EURO],
	])('%s: the run fails, and says of which ledger and why', async (_what, collectingLedgerId) => {
		const id = await copyWith(ID, 'Settings', { collectingLedgerId });
		const execution = await playground.execute(id, 'Run by hand');
		expect([execution.status, execution.lastNodeExecuted]).toEqual(['error', 'Say what failed']);
		const failed = execution.output('Sweep');
		expect(failed.length).toBeGreaterThan(0);
		expect(execution.error?.message).toContain(
			`${failed.length} of ${failed.length} ledgers were not swept.`,
		);
		for (const { error } of failed) {
			expect(execution.error?.message).toContain((error as { message: string }).message);
		}
	});

	it('a ledger that fails keeps no other from being swept, and fails the run', async () => {
		const acquired = stage.control('acquired');
		const held = async () => {
			const { ledgers } = await acquired.state<{
				ledgers: Array<{ balance: number; account_name: string }>;
			}>();
			return ledgers.find(({ account_name: name }) => name === 'Main Account')?.balance;
		};
		await acquired.fault({ kind: 'dropAfter', method: 'POST', times: 1 });
		const execution = await playground.execute(ID, 'Run by hand');
		await acquired.clearFaults();
		expect([execution.status, execution.lastNodeExecuted]).toEqual(['error', 'Say what failed']);
		expect(await held()).toBe(500);
		// It was made after all: nothing is left above the floor.
		const second = await playground.execute(ID, 'Run by hand');
		expect(second.status).toBe('success');
	});
});

describe('Low-balance alert', () => {
	it('with HexAI down tells of it, and of the hexCore account that is low', async () => {
		const id = await copyWith('low-balance-alert', 'Settings', { hexCoreFloor: 999_999_999 });
		await stage.hexAi.fault({ kind: 'status', status: 503, path: '/client/balance', times: 20 });
		const execution = await playground.execute(id, 'Every morning');
		await stage.hexAi.clearFaults();
		expect(execution.status).toBe('success');
		expect(execution.output('Send the message').map(({ message }) => message)).toEqual([
			expect.stringMatching(/^HexAI: the balance or its floor can not be read\. HexAI.*\.$/),
			expect.stringMatching(/^hexCore holds .*, less than 999999999\.00\./),
		]);
	});
});

it('hexCore: a loan whose pay-out is not known stops there when it is run again', async () => {
	const ID = 'hexcore-loan-disbursement';
	const hexcore = stage.control('hexcore');
	const path = '/loans/ln_playground/disburse';
	await hexcore.fault({ kind: 'dropAfter', method: 'POST', path });
	const first = await playground.execute(ID, 'When clicking Execute');
	await hexcore.clearFaults();
	expect([first.status, first.lastNodeExecuted]).toEqual(['error', 'Disburse loan']);
	const second = await playground.execute(ID, 'When clicking Execute');
	expect([second.status, second.lastNodeExecuted]).toEqual(['error', 'Say it is not known']);
	expect(second.error?.message).toContain('It is not known whether loan ln_playground was paid out');
	expect(await hexcore.calls('POST', path)).toHaveLength(1);
});
