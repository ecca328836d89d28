import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WorkflowInput } from '../../playground/workflow.mts';
import {
	AcquiredStage,
	EMAIL,
	errorOf,
	MAIN,
	PASSWORD,
	runByHand,
	SAVINGS,
} from './harness/acquiredStage.mts';
import { openStage, type Stage } from './harness/stage.mts';
import { action, chain, type Credential, keep, trigger } from './harness/workflows.mts';

jest.setTimeout(120_000);

let stage: Stage;
let acquired: AcquiredStage;

beforeAll(async () => {
	stage = await openStage();
	acquired = new AcquiredStage(stage);
});

afterAll(async () => {
	await stage?.close();
});

beforeEach(async () => {
	await acquired.control.reset();
});

const sweep = JSON.parse(
	readFileSync(join(__dirname, '../../workflows/acquired-sweep-ledgers.json'), 'utf8'),
) as WorkflowInput;

interface Assignment {
	name: string;
	value: unknown;
}

/** The example as a person sets it up: credential chosen, settings typed. */
function setUp({ id, name }: Credential): WorkflowInput {
	const nodes = sweep.nodes.map((node) => {
		if (node.type.endsWith('acquiredBanking')) {
			return { ...node, credentials: { acquiredBankingApi: { id, name } } };
		}
		if (node.name !== 'Settings') return node;
		const typed: Record<string, unknown> = { floor: 100, collectingLedgerId: MAIN };
		const { assignments } = (node.parameters as { assignments: { assignments: Assignment[] } }).assignments;
		const filled = assignments.map((one) => ({ ...one, value: typed[one.name] ?? one.value }));
		return { ...node, parameters: { ...node.parameters, assignments: { assignments: filled } } };
	});
	return { ...sweep, nodes };
}

async function balances(): Promise<Record<string, number>> {
	const { ledgers } = await acquired.control.state<{
		ledgers: Array<{ ledger_id: string; balance: number }>;
	}>();
	return Object.fromEntries(ledgers.map(({ ledger_id: id, balance }) => [id, balance]));
}

describe('the example that sweeps ledgers', () => {
	it('carries no credential', () => {
		expect(JSON.stringify(sweep)).not.toContain('"credentials"');
	});

	it('moves what is above the floor, and nothing a second time', async () => {
		const workflow = await stage.client.createWorkflow(setUp(await acquired.credential()));
		await acquired.control.post('/funds', { ledgerId: SAVINGS, amount: '800.25' });

		const first = await runByHand(stage, workflow, 'Run by hand');
		expect(errorOf(first, 'Sweep')).toBeUndefined();
		expect(first.output('Sweep')).toEqual([
			expect.objectContaining({ response_code: '1', transaction_id: expect.any(String) }),
		]);
		expect(await balances()).toMatchObject({ [SAVINGS]: 100, [MAIN]: 1700.25 });
		const [call] = await acquired.control.calls('POST', '/accounts/internal_transfer');
		expect(call?.body).toMatchObject({
			from_ledger_id: SAVINGS,
			amount: '700.25',
			reference: 'Evening sweep',
		});

		await acquired.control.post('/funds', { ledgerId: SAVINGS, amount: '50' });
		const second = await runByHand(stage, workflow, 'Run by hand');
		expect(second.output('Sweep')).toEqual([
			{
				error: expect.objectContaining({
					code: 'KEY_OF_OTHER_PAYMENT',
					outcome: 'notSent',
					paymentKey: expect.stringMatching(new RegExp(`^sweep-${SAVINGS}-[0-9]{4}-[0-9]{2}-[0-9]{2}$`)),
				}),
			},
		]);
		expect(await balances()).toMatchObject({ [SAVINGS]: 150 });
	});
});

describe('webhooks', () => {
	async function listening(parameters: Record<string, unknown> = {}) {
		const credential = await acquired.credential();
		const workflow = await stage.client.createWorkflow(
			chain('Listening', [
				trigger('acquiredBanking', 'Acquired Banking Trigger', credential, {
					events: ['*'],
					verification: 'hash',
					...parameters,
				}),
				keep('Received'),
			]),
		);
		await stage.client.activate(workflow.id);
		const webhookUrl = await stage.client.webhookUrl(workflow, 'Acquired Banking Trigger');
		await acquired.control.settings({ webhookUrl });
		return { workflow, credential };
	}

	it('the outcome of a payout starts a workflow', async () => {
		const { workflow, credential } = await listening({ events: ['transaction_outcome'] });
		await acquired.control.settings({ payoutSettleMs: 300 });
		const payout = action('acquiredBanking', 'Payout', credential, {
			resource: 'payout',
			operation: 'create',
			paymentKey: 'OUT-1',
			fields: {
				assignments: [
					{ id: '1', name: 'ledger_id', value: MAIN, type: 'string' },
					{ id: '2', name: 'amount', value: '12.50', type: 'string' },
					{ id: '3', name: 'beneficiary.id', value: 'B-1', type: 'string' },
				],
			},
			options: {},
		});
		const { run } = await acquired.onLines('payout', payout);
		const paid = await run(1);
		expect(errorOf(paid, 'Payout')).toBeUndefined();
		expect(paid.output('Payout')).toEqual([
			expect.objectContaining({ response_code: '11', outcome: 'pending' }),
		]);
		const [call] = await acquired.control.calls('POST', '/accounts/customer/pay_out');
		expect(call?.body).toEqual({ ledger_id: MAIN, amount: '12.50', beneficiary: { id: 'B-1' } });

		const [event] = await stage.client.waitForExecutions(workflow.id, 1);
		expect(event?.output('Received')).toEqual([
			expect.objectContaining({
				event: 'transaction_outcome',
				verification: { method: 'hash', verified: true, secret: 'current' },
				subject: expect.objectContaining({
					id: String(paid.output('Payout')[0]?.transaction_id),
					type: 'pay_out',
					status: 'succeeded',
				}),
			}),
		]);
		expect(await balances()).toMatchObject({ [MAIN]: 987.5 });
	});

	it.each(['wrongHash', 'wrongSecret', 'unsigned'])('%s is answered 401 and starts nothing', async (kind) => {
		const { workflow } = await listening();
		const { attempts } = await acquired.control.forge({ kind });
		expect(attempts.at(-1)?.status).toBe(401);
		expect(await stage.client.executions(workflow.id)).toEqual([]);
	});

	it('a repeat is answered 200 and starts nothing more', async () => {
		const { workflow } = await listening();
		const { id } = await acquired.control.forge({ kind: 'genuine' });
		await stage.client.waitForExecutions(workflow.id, 1);
		expect((await acquired.control.resend(id)).attempts.at(-1)?.status).toBe(200);
		expect(await stage.client.executions(workflow.id)).toHaveLength(1);
	});
});

describe('the list of ledgers in the editor', () => {
	const search = async ({ id, name }: Credential, filter?: string) =>
		await stage.client.request<{ results: Array<{ name: string; value: string }> }>(
			'POST',
			'/rest/dynamic-node-parameters/resource-locator-results',
			{
				path: 'parameters.fromLedgerId',
				methodName: 'searchLedgers',
				nodeTypeAndVersion: { name: 'n8n-nodes-fintech.acquiredBanking', version: 1 },
				currentNodeParameters: { resource: 'transfer', operation: 'create' },
				credentials: { acquiredBankingApi: { id, name } },
				...(filter === undefined ? {} : { filter }),
			},
		);

	it('shows name, currency and account, and can be searched', async () => {
		const credential = await acquired.credential();
		const { results } = await search(credential);
		expect(results).toEqual([
			{ name: expect.stringMatching(/^Main Account · GBP · \d{6} \d{8}$/), value: MAIN },
			{ name: expect.stringMatching(/^Savings · GBP · /), value: SAVINGS },
			{ name: expect.stringMatching(/^Euro Account · EUR · GB00ACQU\d{14}$/), value: expect.any(String) },
		]);
		expect((await search(credential, 'sav')).results.map(({ value }) => value)).toEqual([SAVINGS]);
		expect((await acquired.logins()).logins).toBe(1);
	});

	it('says what is wrong when the log-in is refused', async () => {
		const credential = await acquired.credential({ email: EMAIL, password: `${PASSWORD}x` });
		await expect(search(credential)).rejects.toThrow(/The log-in details were refused/);
	});
});
