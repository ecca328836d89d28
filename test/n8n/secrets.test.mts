/**
 * Secrets on a real n8n whose providers repeat all they are sent, in many encodings: nothing n8n stores, logs or
 * answers may hold one. Credentials are stored encrypted, so a hit is a leak.
 */
import type { WorkflowInput, WorkflowNode } from '../../playground/workflow.mts';
import { ACQUIRED_TOKEN, EchoServer, FINCODE_TOKEN, type Behaviour } from './harness/echoServer.mts';
import { LeakDetector } from './harness/leaks.mts';
import { bare } from './harness/eventSources.mts';
import { post } from './harness/listening.mts';
import { openStage, type Stage } from './harness/stage.mts';
import { action, byHand, chain, type Credential, keep, payout, trigger } from './harness/workflows.mts';

jest.setTimeout(240_000);

/** Quotes, backslashes, signs of addresses and forms, mixed case; headers carry ASCII only. */
const SECRETS = {
	hexAiKey: 'sk_test_Hex"Ai\\n&Key+7/Q=zZ',
	hexAiWebhook: 'whsec"HexAi\\&+/MixedCase1',
	hexCoreKey: 'sk_test_hEx"Core\\&Key+8/W=',
	hexCoreWebhook: 'hexCore-Webhook"T0ken\\&+/',
	finCodePassword: 'FinC0de"Pass\\word&1+2/3%',
	finCodeWebhook: 'FinCode-Web"hook\\&Secret+',
	fincoreKey: 'fk_Fin"core\\Key&9+0/zZz=',
	fincoreWebhook: 'Fincore"Web\\hook&T0ken+/',
	acquiredPassword: 'Acq"uiréd\\Pass&wörd+€/😀x',
	acquiredHashcode: 'Acquired"Hash\\code&+/Zz9',
	wrongFinCodePassword: 'Wr0ng"FinCode\\Pass&+/1',
	wrongAcquiredPassword: 'Wr0ng"Acqüired\\Pass&+/1',
	finCodeToken: FINCODE_TOKEN,
	acquiredToken: ACQUIRED_TOKEN,
};

const detector = new LeakDetector(SECRETS);
const server = new EchoServer();
/** All n8n has answered to the calls of this file. */
const answers: string[] = [];

let stage: Stage;
let address: string;
let credentials: Record<'hexAi' | 'hexCore' | 'finCode' | 'fincore' | 'acquiredBanking', Credential>;

beforeAll(async () => {
	stage = await openStage();
	address = await server.listen();
	listenIn(stage);
	credentials = {
		hexAi: await credential('hexAi'),
		hexCore: await credential('hexCore'),
		finCode: await credential('finCode'),
		fincore: await credential('fincore'),
		acquiredBanking: await credential('acquiredBanking'),
	};
});

afterAll(async () => {
	await stage?.close();
	await server.close();
});

function listenIn({ client }: Stage): void {
	const request = client.request.bind(client);
	client.request = async <T,>(...call: Parameters<typeof request>): Promise<T> => {
		try {
			const answer = await request<T>(...call);
			answers.push(JSON.stringify(answer));
			return answer;
		} catch (error) {
			answers.push(JSON.stringify([String(error), error]));
			throw error;
		}
	};
}

const data = (type: string): Record<string, unknown> => {
	switch (type) {
		case 'hexAi':
			return {
				apiKey: SECRETS.hexAiKey,
				baseUrl: `${address}/hexai`,
				payoutPath: '/payouts/initiate',
				sendHexaiKeyHeader: true,
				webhookSecret: SECRETS.hexAiWebhook,
			};
		case 'hexCore':
			return {
				environment: 'custom',
				baseUrl: `${address}/hexcore`,
				apiKey: SECRETS.hexCoreKey,
				bodyFormat: 'json',
				webhookSecret: SECRETS.hexCoreWebhook,
			};
		case 'finCode':
			return {
				environment: 'custom',
				baseUrl: `${address}/fincode`,
				authentication: 'login',
				email: 'ops@acme.example',
				password: SECRETS.finCodePassword,
				platform: 'fincode',
				uuid: '200',
				requestFormat: 'standard',
				webhookSecret: SECRETS.finCodeWebhook,
			};
		case 'fincore':
			return {
				apiKey: SECRETS.fincoreKey,
				baseUrl: `${address}/fincore`,
				webhookSecret: SECRETS.fincoreWebhook,
			};
		default:
			return {
				baseUrl: `${address}/acquired`,
				loginWith: 'emailPassword',
				email: 'api@acme.example',
				password: SECRETS.acquiredPassword,
				companyHashcode: SECRETS.acquiredHashcode,
				tokenPerRequest: false,
			};
	}
};

async function credential(type: string, changes: Record<string, unknown> = {}): Promise<Credential> {
	return await stage.client.createCredential({
		name: type,
		type: `${type}Api`,
		data: { ...data(type), ...changes },
	});
}

const KEY = '=key-{{ $execution.id }}';
const OPTIONS = { maxTries: 1, timeout: 20 };
const CONTINUE = { onError: 'continueRegularOutput' } as const;

/** A read and a payment of each provider. */
function calls(more: Partial<WorkflowNode> = {}): WorkflowNode[] {
	const node = (type: keyof typeof credentials, name: string, parameters: Record<string, unknown>) =>
		action(type, name, credentials[type], { options: OPTIONS, ...parameters }, more);
	return [
		node('hexAi', 'HexAI Balance', { resource: 'account', operation: 'getBalance' }),
		payoutOf(more),
		node('hexCore', 'hexCore Balance', { resource: 'account', operation: 'getMerchantBalance' }),
		node('hexCore', 'hexCore Transfer', {
			resource: 'transfer',
			operation: 'initiate',
			paymentKey: KEY,
			sourceAccount: '1234567890',
			destinationBankCode: '058',
			destinationAccount: '0123456789',
			amount: '5.00',
			narration: 'x',
		}),
		node('finCode', 'FinCode Profile', { resource: 'customer', operation: 'getProfile' }),
		node('finCode', 'FinCode Payment', {
			resource: 'payment',
			operation: 'payFromWallet',
			paymentGatewayRef: KEY,
			payableType: 'BILL',
			payAbleId: 'BILL-1',
			accountId: 'wallet-1',
			totalCheckOutAmount: '5.00',
		}),
		node('fincore', 'Fincore Client', { resource: 'client', operation: 'get', clientId: 'client-1' }),
		node('fincore', 'Fincore Payment', {
			resource: 'payment',
			operation: 'create',
			paymentKey: KEY,
			additionalFields: { amount: '5.00' },
		}),
		node('acquiredBanking', 'Acquired Ledgers', { resource: 'ledger', operation: 'getAll', returnAll: true }),
		node('acquiredBanking', 'Acquired Payout', {
			resource: 'payout',
			operation: 'create',
			paymentKey: KEY,
			additionalFields: { jsonBody: '{ "amount": "5.00" }' },
		}),
	];
}

function payoutOf(more: Partial<WorkflowNode>): WorkflowNode {
	const node = payout(credentials.hexAi, OPTIONS, more);
	const parameters = {
		...node.parameters,
		amount: '5.00',
		recipientMobile: '+2207123456',
		clientReference: KEY,
	};
	return { ...node, name: 'HexAI Payout', parameters };
}

/** Every node by itself behind the start. */
function sideBySide(name: string, nodes: WorkflowNode[]): WorkflowInput {
	const start = byHand('Start');
	const main = [nodes.map((node) => ({ node: node.name, type: 'main', index: 0 }))];
	return { ...chain(name, [start]), nodes: [start, ...nodes], connections: { [start.name]: { main } } };
}

async function run(workflow: WorkflowInput) {
	const { id } = await stage.client.createWorkflow(workflow);
	const { executionId } = await stage.client.runWorkflow(id, { trigger: 'Start' });
	return await stage.client.waitForExecution(String(executionId), 60_000);
}

const providers = () => Object.keys(credentials) as Array<keyof typeof credentials>;

describe.each<[Behaviour]>([[200], [400], [401], [500], ['page'], ['cut']])('answers of %s', (behaviour) => {
	beforeAll(() => {
		server.behaviour = behaviour;
	});

	test('to a read and a payment of each provider', async () => {
		const before = server.received.length;
		const execution = await run(sideBySide(`Calls ${behaviour}`, calls(CONTINUE)));
		expect(Object.keys(execution.runData)).toHaveLength(11);
		expect(server.received.length - before).toBeGreaterThanOrEqual(10);
		const shown = JSON.stringify(execution);
		if (typeof behaviour === 'number') expect(shown).toContain('[hidden]');
		expect(detector.in('execution', shown)).toEqual([]);
	});

	test('to the tests of all credentials', async () => {
		for (const type of providers()) {
			const result = await stage.client.testCredential(credentials[type].id);
			expect(detector.in(type, JSON.stringify(result))).toEqual([]);
		}
	});
});

test('an error that stops a run', async () => {
	server.behaviour = 400;
	for (const node of calls()) {
		const execution = await run(sideBySide(`Stops ${node.name}`, [node]));
		expect(execution.status).toBe('error');
		expect(detector.in(node.name, JSON.stringify(execution))).toEqual([]);
	}
});

test.each<[Behaviour]>([[400], [401], [500], ['page'], ['cut']])(
	'a log-in answered %s, in a run and in the credential test',
	async (behaviour) => {
		server.behaviour = 200;
		server.logIn = behaviour;
		// Another user each time: a refusal is remembered for a minute.
		const email = `${behaviour}@acme.example`;
		const finCode = await credential('finCode', { email, password: SECRETS.wrongFinCodePassword });
		const acquired = await credential('acquiredBanking', { email, password: SECRETS.wrongAcquiredPassword });
		try {
			const nodes = [
				action('finCode', 'Profile', finCode, {
					resource: 'customer',
					operation: 'getProfile',
					options: OPTIONS,
				}),
				action('acquiredBanking', 'Ledgers', acquired, {
					resource: 'ledger',
					operation: 'getAll',
					options: OPTIONS,
				}),
			];
			for (const node of nodes) {
				const execution = await run(sideBySide(`Log-in ${behaviour} ${node.name}`, [node]));
				expect(execution.status).toBe('error');
				expect(detector.in(node.name, JSON.stringify(execution))).toEqual([]);
			}
			for (const { id } of [finCode, acquired]) {
				const result = await stage.client.testCredential(id);
				expect(result.status).toBe('Error');
				expect(detector.in('credential test', JSON.stringify(result))).toEqual([]);
			}
		} finally {
			server.logIn = 200;
		}
	},
);

/** Whose polls and registrations fail. */
function broken(): WorkflowNode[] {
	const polls = (['hexAi', 'finCode', 'fincore', 'acquiredBanking'] as const).map((type) => ({
		...trigger(type, 'Trigger', credentials[type]),
		type: `n8n-nodes-fintech.${type}PollTrigger`,
		parameters: { pollTimes: { item: [{ mode: 'everyMinute' }] }, options: {} },
	}));
	const hook = (options: Record<string, unknown>) =>
		trigger('fincore', 'Trigger', credentials.fincore, { registration: 'api', events: ['*'], options });
	return [...polls, hook({}), hook({ registrationPath: server.registrationPath })];
}

const WEBHOOK_SECRETS = {
	hexAi: SECRETS.hexAiWebhook,
	hexCore: SECRETS.hexCoreWebhook,
	finCode: SECRETS.finCodeWebhook,
	fincore: SECRETS.fincoreWebhook,
	acquiredBanking: SECRETS.acquiredHashcode,
};

/** The secret where it belongs and where it does not. */
function deliveries(secret: string) {
	const event = '{"event":"payment.completed","data":{"id":"1","reference":"R-1","status":"completed"}}';
	return [
		{
			...bare(event),
			headers: { 'X-Webhook-Token': secret, Authorization: `Bearer ${secret}`, 'Wave-Signature': secret },
		},
		{ ...bare(event), query: `?token=${encodeURIComponent(secret)}` },
		bare(JSON.stringify({ hash: secret, signature: secret })),
	];
}

async function listening(type: keyof typeof credentials) {
	const options = ['hexAi', 'hexCore'].includes(type) ? { confirmWithApi: true } : {};
	const node = trigger(type, 'Trigger', credentials[type], { events: ['*'], options });
	const workflow = await stage.client.createWorkflow(chain(`Hook ${type}`, [node, keep('Received')]));
	await stage.client.activate(workflow.id);
	return { type, workflow, url: await stage.client.webhookUrl(workflow, 'Trigger') };
}

test('triggers that are sent the secret of their webhooks', async () => {
	const triggers = await Promise.all(providers().map(listening));
	for (const behaviour of [400, 200] as const) {
		server.behaviour = behaviour;
		await Promise.all(
			triggers.map(async ({ type, url }) => {
				for (const delivery of deliveries(WEBHOOK_SECRETS[type])) {
					const { text } = await post(url, delivery);
					expect(detector.in(type, text)).toEqual([]);
				}
			}),
		);
	}
	const started = await Promise.all(
		triggers.map(async ({ workflow }) => {
			const found = await stage.client.executions(workflow.id);
			return await Promise.all(found.map(async ({ id }) => await stage.client.waitForExecution(id)));
		}),
	);
	expect(started.flat().length).toBeGreaterThan(0);
});

test('triggers that can not be published, because registration or the first poll fails', async () => {
	server.behaviour = 400;
	await Promise.all(
		broken().map(async (node, index) => {
			const { id } = await stage.client.createWorkflow(chain(`Broken ${index}`, [node, keep('Received')]));
			await expect(stage.client.activate(id)).rejects.toThrow(/./);
			await stage.client.workflow(id);
			await stage.client.deactivate(id).catch(() => undefined);
		}),
	);
});

/** The tests above have given it every reason. */
describe('no secret, in no form, is', () => {
	test('in the database', () => {
		expect(detector.inDatabase(stage.home)).toEqual([]);
	});

	test("in n8n's log or event log", () => {
		expect(detector.inFiles(stage.home)).toEqual([]);
	});

	test("in n8n's answers", () => {
		expect(answers.length).toBeGreaterThan(100);
		expect([...new Set(answers)].flatMap((answer) => detector.in('answer', answer))).toEqual([]);
	});
});

test('the server had all of them to repeat, and the detector finds what it repeats', () => {
	const sent = JSON.stringify(server.received);
	const { finCodeWebhook, acquiredHashcode, hexAiWebhook, hexCoreWebhook, ...used } = SECRETS;
	const found = new Set(detector.in('sent', sent).map(({ secret }) => secret));
	expect([...found].sort()).toEqual(Object.keys(used).sort());
	for (const secret of [finCodeWebhook, acquiredHashcode, hexAiWebhook, hexCoreWebhook]) {
		expect(detector.in('text', secret)).not.toEqual([]);
	}
});
