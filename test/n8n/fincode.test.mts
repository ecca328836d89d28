import axios from 'axios';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Execution } from '../../playground/execution.mts';
import type { Workflow, WorkflowInput, WorkflowNode } from '../../playground/workflow.mts';
import type { RecordedRequest, SandboxControl } from './harness/sandboxControl.mts';
import { openStage, type Stage } from './harness/stage.mts';
import { action, byHand, chain, type Credential, keep, trigger } from './harness/workflows.mts';

jest.setTimeout(180_000);

const EMAIL = 'manager@sim.example';
const PASSWORD = 'Sim-Passw0rd!';
const WALLET = '5b0e7a34-2222-4d3f-9a00-112233445566';
const NAIRA_WALLET = '5b0e7a34-2222-4d3f-9a00-112233445577';
const ORDER_KEY = { name: 'X-Order-Key', value: 'a-long-random-value-of-this-test' };
const CREATE_PATH = '/v6/services/transactionmanagement/create-transaction';

interface State {
	logins: { tries: number; accepted: number };
	transactions: Array<{ pcn: string; status: string; sendAmount: string }>;
	loans: Array<{ loanApplicationId: string; loanStatus: string }>;
	users: Array<{ email: string; locked: boolean }>;
	ledger: { accounts: Array<{ id: string; balance: number }> };
}

let stage: Stage;
let fincode: SandboxControl;

beforeAll(async () => {
	stage = await openStage();
	fincode = stage.control('fincode');
});

afterAll(async () => {
	await stage?.close();
});

beforeEach(async () => {
	await fincode.reset();
	await fincode.settings({ clockSpeed: 100 });
});

// The examples listen on fixed paths, so only one copy of each may be switched on.
afterEach(async () => {
	for (const { id } of switchedOn.splice(0)) await stage.client.deactivate(id);
});

const switchedOn: Workflow[] = [];

const state = async () => await fincode.state<State>();
const balance = async (id: string) =>
	(await state()).ledger.accounts.find((account) => account.id === id)?.balance ?? 0;
const sent = async (path: string, method = 'POST') =>
	(await fincode.calls(method, path)) as Array<RecordedRequest & { headers: Record<string, string> }>;

async function createCredential(changes: Record<string, unknown> = {}): Promise<Credential> {
	return await stage.client.createCredential({
		name: 'FinCode',
		type: 'finCodeApi',
		data: {
			authentication: 'login',
			environment: 'custom',
			baseUrl: `${stage.sandboxUrl}/fincode`,
			email: EMAIL,
			password: PASSWORD,
			apiToken: 'unused',
			platform: 'fincode',
			uuid: '200',
			requestFormat: 'standard',
			webhookSecret: 'whsec_fincode_demo',
			...changes,
		},
	});
}

/** What a person does with an example: chooses both credentials and types the settings. */
async function setUp(nodes: WorkflowNode[]): Promise<WorkflowNode[]> {
	const finCodeApi = await createCredential();
	const httpHeaderAuth = await stage.client.createCredential({
		name: 'Order key',
		type: 'httpHeaderAuth',
		data: ORDER_KEY,
	});
	return nodes.map((node) => {
		if (node.parameters.authentication === 'headerAuth') return { ...node, credentials: { httpHeaderAuth } };
		if (node.type.startsWith('n8n-nodes-fintech.')) return { ...node, credentials: { finCodeApi } };
		if (node.name !== 'Settings') return node;
		const assignments = [
			{ id: 'limit', name: 'limit', value: 10, type: 'number' },
			{ id: 'wallet', name: 'walletAccountId', value: WALLET, type: 'string' },
		];
		return { ...node, parameters: { ...node.parameters, assignments: { assignments } } };
	});
}

/** An example of `workflows/`, imported, set up and switched on. */
async function imported(file: string): Promise<Workflow> {
	const text = readFileSync(join(__dirname, '../../workflows', file), 'utf8');
	const workflow = JSON.parse(text) as WorkflowInput;
	const nodes = await setUp(workflow.nodes);
	const created = await stage.client.createWorkflow({ ...workflow, nodes });
	await stage.client.activate(created.id);
	switchedOn.push(created);
	await fincode.settings({ webhookUrl: await stage.client.webhookUrl(created, 'FinCode Trigger') });
	return created;
}

async function post(workflow: Workflow, node: string, body: unknown): Promise<void> {
	const headers = { [ORDER_KEY.name]: ORDER_KEY.value };
	await axios.post(await stage.client.webhookUrl(workflow, node), body, { proxy: false, headers });
}

/** The status a caller gets who sends these headers. */
async function answerTo(workflow: Workflow, node: string, headers: Record<string, string>): Promise<number> {
	const url = await stage.client.webhookUrl(workflow, node);
	const { status } = await axios.post(url, {}, { proxy: false, headers, validateStatus: () => true });
	return status;
}

const STRANGERS: Array<Record<string, string>> = [
	{},
	{ 'X-Order-Key': '' },
	{ 'X-Order-Key': 'another value' },
];

/** The executions a workflow has had once there are so many, oldest first. */
async function executions(workflow: Workflow, count: number): Promise<Execution[]> {
	return (await stage.client.waitForExecutions(workflow.id, count)).toReversed();
}

function errorOf({ runData, error, lastNodeExecuted = '' }: Execution) {
	return runData[lastNodeExecuted]?.at(-1)?.error ?? error;
}

it('is loaded with its trigger, as an AI tool, and with its output schemas', async () => {
	const names = (await stage.client.nodeTypes()).map(({ name }) => name);
	for (const name of ['finCode', 'finCodeTool', 'finCodeTrigger']) {
		expect(names).toContain(`n8n-nodes-fintech.${name}`);
	}
	const schema = await stage.client.request('GET', '/schemas/n8n-nodes-fintech.finCodeTrigger/1.json');
	expect(schema).toMatchObject({ properties: { subject: { type: 'object' } } });
});

describe('the credential test', () => {
	it('signs in and accepts what works, by login and by API token', async () => {
		const { id } = await createCredential();
		expect(await stage.client.testCredential(id)).toMatchObject({ status: 'OK' });
		expect((await state()).logins.accepted).toBeLessThanOrEqual(1);
		const token = await createCredential({
			authentication: 'apiToken',
			apiToken: 'sim_api_token_agent',
			email: '',
			password: '',
		});
		expect(await stage.client.testCredential(token.id)).toMatchObject({ status: 'OK' });
	});

	it('fails on a wrong password, and asks FinCode once however often it is pressed', async () => {
		const { id } = await createCredential({ email: 'agent@sim.example', password: 'wrong' });
		for (let press = 0; press < 6; press++) {
			expect(await stage.client.testCredential(id)).toMatchObject({ status: 'Error' });
		}
		const { logins, users } = await state();
		expect(logins).toEqual({ tries: 1, accepted: 0 });
		expect(users.find(({ email }) => email === 'agent@sim.example')?.locked).toBe(false);
	});

	it.each<[string, Record<string, unknown>, string]>([
		[
			'an API token that is none',
			{ authentication: 'apiToken', apiToken: 'sim_api_token_none' },
			'FinCode does not accept this token. An API token may have ended',
		],
		[
			'an address where nothing answers',
			{ baseUrl: 'http://127.0.0.1:9' },
			'Nothing listens at http://127.0.0.1:9. Check Base URL',
		],
		[
			'plain http elsewhere',
			{ baseUrl: 'http://fincode.example' },
			'Base URL must begin with https://. Correct Base URL',
		],
		[
			'a wrong password',
			{ email: 'cashier@sim.example', password: 'wrong' },
			'Wrong e-mail or password. Correct Email and Password',
		],
		['an unknown user', { email: 'nobody@sim.example' }, 'There is no such user in tenant'],
		['a key that is none', { publicKey: 'MIIB' }, 'Public Key is not a public RSA key. Copy it from'],
	])('fails on %s and says why', async (_title, changes, message) => {
		const { id } = await createCredential(changes);
		expect(await stage.client.testCredential(id)).toEqual({
			status: 'Error',
			message: expect.stringContaining(message),
		});
	});

	it('names both ways out of a lockout', async () => {
		await fincode.put(`/users/${encodeURIComponent('agent@sim.example')}`, { locked: true });
		const { id } = await createCredential({ email: 'agent@sim.example', password: 'not remembered yet' });
		expect(await stage.client.testCredential(id)).toEqual({
			status: 'Error',
			message: expect.stringContaining('Wait until the lockout ends, or have the user unlocked in FinCode'),
		});
	});
});

describe('the lists in the editor', () => {
	const CUSTOMER = '9a7b1c2d-1111-4c2e-8f00-aabbccddeeff';
	const BANK_ACCOUNT = '2b3c4d5e-6666-4f70-9b00-123412341234';
	const search = async (methodName: string, parameters: object, filter?: string) => {
		const finCodeApi = await createCredential();
		const { results } = await stage.client.request<{ results: Array<{ name: string; value: string }> }>(
			'POST',
			'/rest/dynamic-node-parameters/resource-locator-results',
			{
				path: 'parameters.bankAccountId',
				methodName,
				nodeTypeAndVersion: { name: 'n8n-nodes-fintech.finCode', version: 1 },
				currentNodeParameters: parameters,
				credentials: { finCodeApi },
				...(filter === undefined ? {} : { filter }),
			},
		);
		return results;
	};

	it('show the bank accounts of the customer in the form, by bank, holder and the end of the number', async () => {
		const account = { name: 'Access Bank · VICTOR ADEBIYI · ••3074', value: BANK_ACCOUNT };
		expect(await search('searchBankAccounts', { customerId: CUSTOMER })).toEqual([account]);
		expect(await search('searchBankAccounts', { customerId: CUSTOMER }, 'victor')).toEqual([account]);
		expect(await search('searchBankAccounts', { customerId: CUSTOMER }, 'nobody')).toEqual([]);
		expect(await search('searchBankAccounts', { customerId: 'another' })).toEqual([]);
	});

	it('show the ledger accounts of their owner, to search in', async () => {
		const values = async (filter?: string) =>
			(await search('searchLedgerAccounts', { accountOwnerId: CUSTOMER }, filter)).map(({ value }) => value);
		expect(await values()).toEqual([WALLET, NAIRA_WALLET]);
		expect(await values('ngn')).toEqual([NAIRA_WALLET]);
	});

	it('show the loans of a customer, and the offers', async () => {
		const credential = await createCredential();
		const workflow = await stage.client.createWorkflow(
			chain('Ask for a loan', [
				byHand('Start'),
				action('finCode', 'Request', credential, {
					resource: 'loan',
					operation: 'request',
					currencyCode: 'NGN',
					dateOfBirth: '1990-04-12',
					durationCounter: 6,
					employmentStatus: 'EMPLOYED',
					additionalFields: { loanAmount: '120000' },
				}),
			]),
		);
		const { executionId } = await stage.client.runWorkflow(workflow.id, { trigger: 'Start' });
		const execution = await stage.client.waitForExecution(String(executionId));
		const id = String(execution.output('Request')[0]?.loanApplicationId);
		const loan = { name: `120000 NGN · ${id.slice(0, 8)}`, value: id };
		expect(await search('searchLoans', { customerId: CUSTOMER })).toEqual([loan]);
		expect(await search('searchLoanOffers', {})).toEqual([]);
		await fincode.post(`/loans/${id}/approve`, { withOffer: true });
		expect(await search('searchLoanOffers', {})).toEqual([loan]);
	});

	it('show the awaiting payments of a currency, searched by FinCode itself', async () => {
		const additionalFields = { selectedCurrency: 'USD', fromDate: '2024-01-01', toDate: '2024-01-31' };
		const values = async (filter?: string) =>
			(await search('searchAwaitingPayments', { additionalFields }, filter)).map(({ value }) => value);
		expect(await values()).toEqual(['AP12345']);
		// A part of the reference.
		expect(await values('TR6565')).toEqual(['AP12345']);
		expect(await values('TR0000')).toEqual([]);
	});

	it.each([
		['searchBankAccounts', {}, /Fill in Customer ID first/],
		['searchLedgerAccounts', { accountOwnerId: '={{ $json.owner }}' }, /Fill in Account Owner ID first/],
		['searchAwaitingPayments', { additionalFields: {} }, /Add Currency under Additional Fields first/],
	])('%s says what it needs, and the way on without a list', async (method, parameters, reason) => {
		const asked = search(method, parameters);
		await expect(asked).rejects.toThrow(reason);
		await expect(asked).rejects.toThrow(/choose By ID and type the ID/);
	});

	it('what was chosen, an ID with an expression and plain text mean the account; an odd ID is not sent', async () => {
		const credential = await createCredential();
		const get = (name: string, accountId: unknown) =>
			action('finCode', name, credential, { resource: 'bankAccount', operation: 'get', accountId });
		const chosen = {
			__rl: true,
			mode: 'list',
			value: BANK_ACCOUNT,
			cachedResultName: 'Access Bank · ••3074',
		};
		const workflow = await stage.client.createWorkflow(
			chain('Choose a bank account', [
				byHand('Start'),
				get('Chosen', chosen),
				get('By ID', { __rl: true, mode: 'id', value: '={{ $json.accountId }}' }),
				get('Plain', BANK_ACCOUNT),
				get('Odd', { __rl: true, mode: 'id', value: '../verify-bank-account' }),
			]),
		);
		const { executionId } = await stage.client.runWorkflow(workflow.id, { trigger: 'Start' });
		const execution = await stage.client.waitForExecution(String(executionId));
		expect(errorOf(execution)?.message).toContain(
			"Bank Account ID holds characters that can't be part of an ID",
		);
		const seen = await sent(`/v1/services/user/view-bank-account/${BANK_ACCOUNT}`, 'GET');
		expect(seen).toHaveLength(3);
		// Its page names no idempotency key.
		for (const { headers } of seen) expect(headers).not.toHaveProperty('x-idempotency-key');
	});
});

it('runs the example Check a bank account, with the test account of the document', async () => {
	const text = readFileSync(join(__dirname, '../../workflows/fincode-check-account.json'), 'utf8');
	const workflow = JSON.parse(text) as WorkflowInput;
	const created = await stage.client.createWorkflow({ ...workflow, nodes: await setUp(workflow.nodes) });
	const { executionId } = await stage.client.runWorkflow(created.id, { trigger: 'Start' });
	const execution = await stage.client.waitForExecution(String(executionId));
	expect(execution.output('Result')).toEqual([
		expect.objectContaining({ holder: 'VICTOR ADEBIYI', isExpected: true }),
	]);
});

describe('the example Send money', () => {
	const order = (reference: string, more: Record<string, unknown> = {}) => ({
		reference,
		amount: '7.00',
		senderCode: 'RZ0LNK',
		recipientCode: 'CUST123456',
		bankName: 'FCMB',
		bankCode: '214',
		accountNumber: '8883968718',
		...more,
	});

	it('answers a call without the header 403, and starts nothing', async () => {
		const workflow = await imported('fincode-send-money.json');
		for (const headers of STRANGERS) expect(await answerTo(workflow, 'Payment order', headers)).toBe(403);
		expect(await stage.client.executions(workflow.id)).toEqual([]);
		expect(await sent(CREATE_PATH)).toEqual([]);
	});

	it('takes limit and wallet from its settings, whatever the order says', async () => {
		const workflow = await imported('fincode-send-money.json');
		const greedy = { amount: '70.00', limit: '1000000', walletAccountId: NAIRA_WALLET };
		await post(workflow, 'Payment order', order('INV-0', greedy));
		const [run] = await executions(workflow, 1);
		expect(run?.lastNodeExecuted).toBe('Ask a person');
		expect(await sent(CREATE_PATH)).toEqual([]);
	});

	it('quotes, creates and pays; the signed event starts the second part, which says so', async () => {
		const workflow = await imported('fincode-send-money.json');
		await post(workflow, 'Payment order', order('INV-1'));
		const [first, second] = await executions(workflow, 2);
		expect(first).toMatchObject({ status: 'success', lastNodeExecuted: 'Pay from wallet' });
		const [created] = first?.output('Create transaction') ?? [];
		expect(created).toMatchObject({ status: 'WAITING_TO_PAY', requestIds: expect.any(Object) });
		expect(second).toMatchObject({ status: 'success', mode: 'webhook' });
		expect(second?.output('Send the message')).toEqual([
			expect.objectContaining({ message: `7 GBP arrived: transaction ${String(created?.pcn)}.` }),
		]);
		// The quote's total: 7.00 and the fee of 0.99.
		expect(await balance(WALLET)).toBe(10_000_000 - 7_990);
		expect((await state()).transactions[0]).toMatchObject({ pcn: created?.pcn, status: 'PAID' });
	});

	it('sends the same order once', async () => {
		const workflow = await imported('fincode-send-money.json');
		await post(workflow, 'Payment order', order('INV-2'));
		await executions(workflow, 2);
		await post(workflow, 'Payment order', order('INV-2'));
		const third = (await executions(workflow, 3)).at(-1);
		expect(third?.status).toBe('error');
		expect(third && errorOf(third)?.message).toContain('Order INV-2 was sent before: nothing was sent now.');
		expect(await sent(CREATE_PATH)).toHaveLength(1);
		expect(await balance(WALLET)).toBe(10_000_000 - 7_990);
	});

	it('asks a person above the limit, and sends nothing', async () => {
		const workflow = await imported('fincode-send-money.json');
		await post(workflow, 'Payment order', order('INV-3', { amount: '70.00' }));
		const [run] = await executions(workflow, 1);
		expect(run?.output('Ask a person')[0]?.message).toContain(
			'would cost 70.99 GBP, more than the limit of 10.',
		);
		expect(await sent(CREATE_PATH)).toEqual([]);
	});

	it.each([
		['no total', {}],
		['a total that is nothing', { totalPayableAmount: null }],
		['an empty total', { totalPayableAmount: '' }],
	])('says so when the quote names %s, and sends nothing', async (_what, total) => {
		const workflow = await imported('fincode-send-money.json');
		const body = { status: 'SUCCESS', data: { rate: 2000, ...total } };
		await fincode.fault({ kind: 'status', status: 200, path: '/v6/services/quote/callQuote', body });
		await post(workflow, 'Payment order', order('INV-NO-TOTAL'));
		const [run] = await executions(workflow, 1);
		const message = String(run?.output('Ask a person')[0]?.message);
		expect(message).toMatch(/^Order INV-NO-TOTAL: the quote names no total.*Nothing was sent\.$/);
		expect(await sent(CREATE_PATH)).toEqual([]);
	});

	it('says when the money came back', async () => {
		const workflow = await imported('fincode-send-money.json');
		await post(workflow, 'Payment order', order('INV-4', { amount: '7.41' }));
		const second = (await executions(workflow, 2)).at(-1);
		expect(second?.output('Send the message')[0]?.message).toContain(
			'did not go through: pending_refund (failed)',
		);
	});

	it('after an unknown outcome stays locked; sent again on purpose, the same header books once', async () => {
		const workflow = await imported('fincode-send-money.json');
		await post(workflow, 'Payment order', order('INV-5', { amount: '7.13' }));
		const [first] = await executions(workflow, 1);
		expect(first && errorOf(first)).toMatchObject({
			message: 'FinCode did not confirm this payment: the money may have moved',
			description: expect.stringMatching(
				/"INV-5" stays locked[\s\S]*Transaction > Get Many[\s\S]*Send Again/,
			),
		});
		const nodes = workflow.nodes.map((node) =>
			node.name === 'Create transaction'
				? { ...node, parameters: { ...node.parameters, options: { sendAgainKeys: 'INV-5' } } }
				: node,
		);
		await stage.client.updateWorkflow(workflow.id, { nodes });
		await stage.client.activate(workflow.id);
		await post(workflow, 'Payment order', order('INV-5', { amount: '7.13' }));
		const again = (await executions(workflow, 2))[1];
		expect(again?.output('Create transaction')[0]).toMatchObject({ pcn: expect.stringMatching(/^TR/) });
		const keys = (await sent(CREATE_PATH)).map(({ headers }) => headers['x-idempotency-key']);
		expect(keys).toHaveLength(2);
		expect(keys[0]).toBe(keys[1]);
		expect((await state()).transactions.filter(({ sendAmount }) => sendAmount === '7.13')).toHaveLength(1);
	});
});

describe('the example Loan journey', () => {
	const request = { amount: '120000', months: 6, dateOfBirth: '1990-04-12', employment: 'EMPLOYED' };

	it('answers a call without the header 403, and starts nothing', async () => {
		const workflow = await imported('fincode-loan-journey.json');
		for (const headers of STRANGERS) expect(await answerTo(workflow, 'Loan request', headers)).toBe(403);
		expect(await stage.client.executions(workflow.id)).toEqual([]);
		expect((await state()).loans).toEqual([]);
	});

	it('goes from the request over the approval to the payout and its message', async () => {
		const workflow = await imported('fincode-loan-journey.json');
		await post(workflow, 'Loan request', request);
		const [asked] = await executions(workflow, 1);
		const id = String(asked?.output('Request loan')[0]?.loanApplicationId);
		expect(asked?.output('Confirm receipt')[0]?.message).toBe(`Your request ${id} has been received.`);
		expect((await state()).loans).toMatchObject([{ loanApplicationId: id, loanStatus: 'REQUESTED' }]);

		await fincode.post(`/loans/${id}/approve`, { withOffer: true });
		const runs = await executions(workflow, 3);
		const startedBy = (event: string) =>
			runs.filter((run) => run.output('FinCode Trigger')[0]?.event === event);
		const [approved, again] = startedBy('loan.approved');
		const [paid] = startedBy('loan.disbursed');
		expect(again).toBeUndefined();
		expect(approved && errorOf(approved)).toBeUndefined();
		expect(approved?.output('Accept terms')[0]).toMatchObject({ loanStatus: 'DISBURSED' });
		expect(paid?.output('Send the message')[0]?.message).toMatch(
			/^120000 NGN have been paid out\. Pay back to 0011223344 \(Access Bank\) with the reference LOAN-/,
		);
		expect((await state()).loans[0]?.loanStatus).toBe('DISBURSED');
		expect(await balance(NAIRA_WALLET)).toBe(1_000_000_000 + 120_000_000);
	});

	it('pays out once, also when the approval is delivered twice', async () => {
		const workflow = await imported('fincode-loan-journey.json');
		await post(workflow, 'Loan request', request);
		const [asked] = await executions(workflow, 1);
		const id = String(asked?.output('Request loan')[0]?.loanApplicationId);
		await fincode.post(`/loans/${id}/approve`, { withOffer: true });
		await executions(workflow, 3);
		const [approval] = await fincode.deliveries();
		expect((await fincode.resend(String(approval?.id))).attempts.at(-1)?.status).toBe(200);
		expect(await stage.client.executions(workflow.id)).toHaveLength(3);
		expect(await balance(NAIRA_WALLET)).toBe(1_000_000_000 + 120_000_000);
	});
});

describe('webhooks', () => {
	async function listening(parameters: Record<string, unknown> = {}): Promise<Workflow> {
		const node = trigger('finCode', 'FinCode Trigger', await createCredential(), {
			events: ['*'],
			...parameters,
		});
		const workflow = await stage.client.createWorkflow(chain('Listening', [node, keep('Received')]));
		await stage.client.activate(workflow.id);
		await fincode.settings({ webhookUrl: await stage.client.webhookUrl(workflow, 'FinCode Trigger') });
		return workflow;
	}

	const forge = async (kind: string) =>
		(await fincode.forge({ kind, reference: 'TR-1', amount: '500.00' })).attempts.at(-1)?.status;

	it.each([
		'unsigned',
		'wrongSignature',
		'sampleSignature',
		'tampered',
		'otherEvent',
		'secondData',
		'wrappedReplay',
		'wrappedSecondFormat',
	])('answers a delivery that is %s with 401 and starts nothing', async (kind) => {
		const workflow = await listening();
		const log = stage.log();
		expect(await forge(kind)).toBe(401);
		expect(await stage.client.executions(workflow.id)).toEqual([]);
		await log.until('FinCode Trigger: refused a webhook with 401');
	});

	it.each(['bodyWithoutSignature', 'data', 'reserialised', 'secondFormat'])(
		'accepts a delivery signed over %s, once',
		async (kind) => {
			const workflow = await listening();
			expect(await forge(kind)).toBe(200);
			const [run] = await executions(workflow, 1);
			expect(run?.output('Received')[0]).toMatchObject({
				verification: { verified: true },
				subject: { id: 'TR-1', amount: expect.stringMatching(/^500(\.00)?$/), status: 'succeeded' },
			});
			expect(await forge('replay')).toBe(200);
			expect(await stage.client.executions(workflow.id)).toHaveLength(1);
		},
	);
});
