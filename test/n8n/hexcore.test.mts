import axios from 'axios';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Execution } from '../../playground/execution.mts';
import type { Workflow, WorkflowInput } from '../../playground/workflow.mts';
import { errorOf } from './harness/acquiredStage.mts';
import { HexcoreStage } from './harness/hexcoreStage.mts';
import { openStage, type Stage } from './harness/stage.mts';
import { action, byHand, chain, type Credential, linesFromWebhook } from './harness/workflows.mts';

jest.setTimeout(120_000);

const SOURCE = '1234567890';

const example = JSON.parse(
	readFileSync(join(__dirname, '../../workflows/hexcore-loan-disbursement.json'), 'utf8'),
) as WorkflowInput;

let stage: Stage;
let hexcore: HexcoreStage;

beforeAll(async () => {
	stage = await openStage();
	hexcore = new HexcoreStage(stage);
});

afterAll(async () => {
	await stage?.close();
});

beforeEach(async () => {
	await hexcore.control.reset();
});

/** A workflow that gets its lines by a webhook. */
async function onLines(path: string, nodes: Parameters<typeof chain>[1]) {
	const workflow = await stage.client.createWorkflow(chain(path, [...linesFromWebhook(path), ...nodes]));
	await stage.client.activate(workflow.id);
	const url = await stage.client.webhookUrl(workflow, 'Webhook');
	return async (lines: object[]): Promise<Execution> => {
		const before = (await stage.client.executions(workflow.id)).length;
		await axios.post(url, { lines }, { proxy: false });
		const [newest] = await stage.client.waitForExecutions(workflow.id, before + 1);
		if (!newest) throw new Error('There is no execution.');
		return newest;
	};
}

describe('the credential test', () => {
	it('accepts a key that works, with a slash at the end of the address too', async () => {
		for (const address of [hexcore.baseUrl, `${hexcore.baseUrl}/`]) {
			const { id } = await hexcore.credential({ baseUrl: address });
			expect(await stage.client.testCredential(id)).toMatchObject({ status: 'OK' });
		}
		expect(await hexcore.control.calls('GET', '/account/balance')).toHaveLength(2);
	});

	it('explains a wrong key', async () => {
		const { id } = await hexcore.credential({ apiKey: 'sk_live_wrong' });
		expect(await stage.client.testCredential(id)).toEqual({
			status: 'Error',
			message: 'hexCore refused the API key. Check it, and that Environment matches it.',
		});
	});

	it('sends no key over plain http to another machine', async () => {
		const { id } = await hexcore.credential({ baseUrl: 'http://hexcore.example/v2' });
		expect(await stage.client.testCredential(id)).toMatchObject({
			status: 'Error',
			message: expect.stringContaining('https://'),
		});
	});
});

describe('the example workflow', () => {
	/** As a person sets it up: credential chosen, loan and account typed. */
	function setUp({ id, name }: Credential, loanId: string): WorkflowInput {
		const nodes = example.nodes.map((node) => {
			if (node.type.endsWith('.hexCore')) return { ...node, credentials: { hexCoreApi: { id, name } } };
			if (node.name !== 'Loan') return node;
			const assignments = [
				{ id: 'loan', name: 'loanId', value: loanId, type: 'string' },
				{ id: 'account', name: 'accountNumber', value: SOURCE, type: 'string' },
				{ id: 'comment', name: 'comment', value: 'Income checked', type: 'string' },
			];
			return { ...node, parameters: { ...node.parameters, assignments: { assignments } } };
		});
		return { ...example, nodes };
	}

	async function run(workflow: Workflow): Promise<Execution> {
		const { executionId } = await stage.client.runWorkflow(workflow.id, { trigger: 'When clicking Execute' });
		return await stage.client.waitForExecution(String(executionId));
	}

	it('holds no credential', () => {
		expect(JSON.stringify(example)).not.toContain('credentials');
	});

	it('approves a loan, pays it out once and gives its instalments', async () => {
		const wanted = { customer_id: 'cus_8f92jdl29skw', amount: 120_000, tenor: 3, interest_rate: 2.5 };
		const { loan_id: loanId } = await hexcore.call('POST', '/loans/request', wanted);
		const input = setUp(await hexcore.credential(), String(loanId));
		const workflow = await stage.client.createWorkflow(input);
		const first = await run(workflow);
		expect(first.error).toBeUndefined();
		expect(first.output('Disburse loan')).toMatchObject([{ status: 'ACTIVE', disbursed_amount: 120_000 }]);
		expect(first.output('Instalments').map((row) => row.total_amount_due)).toEqual([43_000, 43_000, 43_000]);
		const [approval] = await hexcore.control.calls('PUT', `/loans/${String(loanId)}/approve`);
		expect(approval?.body).toEqual({ status: 'APPROVED', comment: 'Income checked' });

		// hexCore approves a loan only once; the guard keeps the money from going twice.
		const second = await run(workflow);
		expect(second.status).toBe('success');
		expect(second.output('Disburse loan')).toEqual([
			{ duplicate: true, paymentKey: String(loanId), outcome: 'accepted' },
		]);
		expect(second.output('Instalments')).toHaveLength(3);
		expect(await hexcore.control.calls('POST', `/loans/${String(loanId)}/disburse`)).toHaveLength(1);
	});
});

describe('a transfer', () => {
	const send = (credential: Credential, options: Record<string, unknown> = {}) =>
		action('hexCore', 'Transfer', credential, {
			resource: 'transfer',
			operation: 'initiate',
			paymentKey: '={{ $json.invoice }}',
			sourceAccount: SOURCE,
			destinationBankCode: '058',
			destinationAccount: '0123456789',
			amount: '={{ $json.amount }}',
			narration: '=Invoice {{ $json.invoice }}',
			options,
		});

	/** Saves and activates a workflow that runs for the lines posted to it. */
	it('is sent once over two runs, as a form when the credential says so', async () => {
		const credential = await hexcore.credential({ bodyFormat: 'form' });
		const run = await onLines('hexcore-once', [send(credential, { onDuplicate: 'pass' })]);
		const lines = [{ invoice: 'INV-1', amount: '100.50' }];
		expect((await run(lines)).output('Transfer')).toMatchObject([{ status: 'PROCESSING' }]);
		expect((await run(lines)).output('Transfer')).toEqual([
			{ duplicate: true, paymentKey: 'INV-1', outcome: 'accepted' },
		]);
		const calls = await hexcore.control.calls('POST', '/transfers/interbank/initiate');
		expect(calls).toHaveLength(1);
		expect(calls[0]).toMatchObject({
			headers: { 'content-type': 'application/x-www-form-urlencoded' },
			bodyText:
				'source_account=1234567890&destination_bank_code=058&destination_account=0123456789&amount=100.5&narration=Invoice+INV-1',
		});
	});

	it('whose answer is lost stays locked, and the error says where to look', async () => {
		const run = await onLines('hexcore-lost', [send(await hexcore.credential())]);
		await hexcore.control.fault({ method: 'POST', kind: 'dropAfter' });
		const lost = await run([{ invoice: 'INV-2', amount: '100' }]);
		expect(lost.runData.Transfer?.at(-1)?.error ?? lost.error).toMatchObject({
			message: 'hexCore did not confirm this payment: the money may have moved',
			description: expect.stringMatching(/"INV-2" stays locked[\s\S]*hexCore dashboard/),
		});
		await run([{ invoice: 'INV-2', amount: '100' }]);
		expect(await hexcore.control.calls('POST', '/transfers/interbank/initiate')).toHaveLength(1);
	});

	it('is waited for until its status is final', async () => {
		const credential = await hexcore.credential();
		await hexcore.control.settings({ settleAfterMs: 500 });
		const status = action('hexCore', 'Status', credential, {
			resource: 'transfer',
			operation: 'getStatus',
			reference: '={{ $json.reference }}',
			waitForFinalStatus: true,
			waitTimeout: 3,
			options: {},
		});
		const run = await onLines('hexcore-wait', [send(credential), status]);
		const execution = await run([{ invoice: 'INV-3', amount: 100 }]);
		expect(execution.output('Status')).toMatchObject([{ status: 'SUCCESSFUL', final: true }]);
	});
});

describe('a standing order', () => {
	it.each([
		['the date picker', '2030-06-01T00:00:00', '2030-05-31T23:00:00Z'],
		['an expression', "={{ DateTime.fromISO('2030-06-01T00:00:00Z') }}", '2030-06-01T00:00:00Z'],
	])('gets the date of %s in UTC, read in the time zone of the workflow', async (_from, startDate, sent) => {
		const order = action('hexCore', 'Order', await hexcore.credential(), {
			resource: 'standingOrder',
			operation: 'create',
			paymentKey: 'RENT',
			sourceAccount: SOURCE,
			destinationAccount: '0987654321',
			amount: '1000',
			frequency: 'MONTHLY',
			startDate,
		});
		const input = chain('Order', [byHand('Start'), order]);
		const settings = { ...input.settings, timezone: 'Africa/Lagos' };
		const workflow = await stage.client.createWorkflow({ ...input, settings });
		const { executionId } = await stage.client.runWorkflow(workflow.id, { trigger: 'Start' });
		const execution = await stage.client.waitForExecution(String(executionId));
		expect(execution.output('Order')).toMatchObject([{ status: 'ACTIVE', next_execution_date: sent }]);
	});
});

describe('a write whose answer gets lost', () => {
	const sms = (credential: Credential) => ({
		...action('hexCore', 'SMS', credential, {
			resource: 'sms',
			operation: 'send',
			phoneNumber: '={{ $json.phone }}',
			message: 'Your payment was received.',
			options: {},
		}),
		retryOnFail: true,
		maxTries: 3,
		waitBetweenTries: 10,
	});
	const LINES = ['+2348012345671', '+2348012345672', '+2348012345673'].map((phone) => ({ phone }));

	it.each([
		['Stop', {}, 1],
		['Continue', { onError: 'continueRegularOutput' }, LINES.length],
	] as const)(
		"goes out once an item with n8n's Retry On Fail and On Error: %s",
		async (_name, more, sent) => {
			await hexcore.control.fault({ kind: 'dropAfter', method: 'POST', times: 9 });
			const node = { ...sms(await hexcore.credential()), ...more };
			const run = await onLines(`hexcore-sms-${sent}`, [node]);
			const execution = await run(LINES);
			const words = JSON.stringify([execution.output('SMS'), errorOf(execution, 'SMS') ?? null]);
			expect(words).toContain('it may have been carried out');
			expect(await hexcore.control.calls('POST', '/messaging/sms/send')).toHaveLength(sent);
		},
	);
});
