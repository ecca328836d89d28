import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import axios from 'axios';
import type { Workflow, WorkflowInput } from '../../playground/workflow.mts';
import { openStage, type Stage } from './harness/stage.mts';
import { FincoreControl } from './harness/fincoreControl.mts';
import { action, chain, type Credential, keep, linesFromWebhook, trigger } from './harness/workflows.mts';

jest.setTimeout(120_000);

const EXAMPLE = join(import.meta.dirname, '../../workflows/fincore-loan-to-payment-links.json');
const SECRET = 'secret of the webhook & more';

let stage: Stage;
let fincore: FincoreControl;

beforeAll(async () => {
	stage = await openStage();
	fincore = new FincoreControl(stage.sandboxUrl);
});

afterAll(async () => {
	await stage?.close();
});

beforeEach(async () => {
	await fincore.reset();
});

const credentialOf = async (changes: Record<string, unknown> = {}): Promise<Credential> =>
	await stage.client.createCredential({
		name: 'Fincore',
		type: 'fincoreApi',
		data: { apiKey: 'sim_key', baseUrl: fincore.baseUrl, webhookSecret: SECRET, ...changes },
	});
async function listening(parameters: Record<string, unknown>, credential?: Credential): Promise<Workflow> {
	const used = credential ?? (await credentialOf());
	const workflow = await stage.client.createWorkflow(
		chain('Listening', [trigger('fincore', 'Fincore Trigger', used, parameters), keep('Received')]),
	);
	await stage.client.activate(workflow.id);
	return workflow;
}

const urlOf = async (workflow: Workflow) => await stage.client.webhookUrl(workflow, 'Fincore Trigger');
const runsOf = async (workflow: Workflow) => (await stage.client.executions(workflow.id)).length;
async function forge(kind: string): Promise<unknown> {
	return (await fincore.forge({ kind })).attempts.at(-1)?.status;
}

describe('the credential test', () => {
	const test = async (changes: Record<string, unknown>) =>
		await stage.client.testCredential((await credentialOf(changes)).id);

	it('passes with the right key, also with a slash at the end of the address', async () => {
		expect(await test({})).toMatchObject({ status: 'OK' });
		expect(await test({ baseUrl: `${fincore.baseUrl}/` })).toMatchObject({ status: 'OK' });
		expect((await fincore.calls('GET', '/clients')).length).toBe(2);
	});

	it.each([
		[{ apiKey: 'wrong' }, 'Fincore refused the API key'],
		[{ base: '/fincore' }, 'There is no Fincore API at this address. Check Base URL'],
		[{ baseUrl: 'http://api.example.com/v1' }, 'Base URL must begin with https://'],
	])('fails with %j and says why', async ({ base, ...changes }: Record<string, string>, message) => {
		const wrong = base === undefined ? {} : { baseUrl: `${stage.sandboxUrl}${base}` };
		expect(await test({ ...changes, ...wrong })).toEqual({
			status: 'Error',
			message: expect.stringContaining(message),
		});
	});

	it('does not take any answer for Fincore', async () => {
		await fincore.fault({ kind: 'html', status: 200 });
		expect(await test({})).toEqual({
			status: 'Error',
			message: expect.stringContaining('but not as Fincore does (HTTP 200)'),
		});
	});
});

describe('the lists in the editor', () => {
	const search = async (
		{ id, name }: Credential,
		methodName: string,
		{ parameters = {}, ...asked }: { filter?: string; paginationToken?: unknown; parameters?: object } = {},
	) =>
		await stage.client.request<{
			results: Array<{ name: string; value: string }>;
			paginationToken?: unknown;
		}>('POST', '/rest/dynamic-node-parameters/resource-locator-results', {
			path: 'parameters.loanId',
			methodName,
			nodeTypeAndVersion: { name: 'n8n-nodes-fintech.fincore', version: 1 },
			currentNodeParameters: { resource: 'loan', operation: 'get', ...parameters },
			credentials: { fincoreApi: { id, name } },
			...asked,
		});

	it('shows the clients page by page, and finds one by its name', async () => {
		const credential = await credentialOf();
		const first = await search(credential, 'searchClients');
		const second = await search(credential, 'searchClients', { paginationToken: first.paginationToken });
		const third = await search(credential, 'searchClients', { paginationToken: second.paginationToken });
		const all = [first, second, third].flatMap(({ results }) => results);
		expect(first.results).toHaveLength(50);
		expect(all).toEqual(
			Array.from({ length: 135 }, (_, index) => ({
				name: `Client ${String(index + 1).padStart(3, '0')} · ${1001 + index}`,
				value: String(1001 + index),
			})),
		);
		expect(third.paginationToken).toBeUndefined();

		const found = await search(credential, 'searchClients', { filter: 'client 120' });
		expect(found.results).toEqual([{ name: 'Client 120 · 1120', value: '1120' }]);
	});

	it('shows the records of each area', async () => {
		const credential = await credentialOf();
		const { id: loan } = await fincore.create('/loans', { amount: 1000 });
		const { id: payment } = await fincore.create('/payments', { amount: 20, reference: 'INV-1' });
		const { id: link } = await fincore.create('/payment-links', { amount: 7, reference: 'R-1' });
		const { id: disbursement } = await fincore.create('/disbursements', { amount: 9 });
		const { id: webhook } = await fincore.create('/webhooks', { url: 'https://n8n.example/w?token=abc' });
		const listed = async (methodName: string) => (await search(credential, methodName)).results;
		expect(await listed('searchLoans')).toEqual([{ name: `1000 · ${loan}`, value: loan }]);
		expect(await listed('searchPayments')).toEqual([{ name: `INV-1 · 20 · ${payment}`, value: payment }]);
		expect(await listed('searchPaymentLinks')).toEqual([{ name: `R-1 · 7 · ${link}`, value: link }]);
		expect(await listed('searchDisbursements')).toEqual([
			{ name: `9 · ${disbursement}`, value: disbursement },
		]);
		expect(await listed('searchWebhooks')).toEqual([
			{ name: `https://n8n.example/w?token=[hidden] · ${webhook}`, value: webhook },
		]);
	});

	it('looks where API Path says, and names it when there is no list', async () => {
		const credential = await credentialOf();
		await fincore.settings({ loansPath: '/loan-applications' });
		const { id } = await fincore.create('/loan-applications', { amount: 5 });
		await expect(search(credential, 'searchLoans')).rejects.toThrow(/Options > API Path/);
		const parameters = { options: { endpointPath: '/loan-applications/{loanId}' } };
		const { results } = await search(credential, 'searchLoans', { parameters });
		expect(results.map(({ value }) => value)).toEqual([id]);
	});

	it.each([
		[{ apiKey: 'wrong' }, /The API key was refused/],
		[{ baseUrl: 'http://127.0.0.1:9/v1' }, /the connection was refused/],
		[{ baseUrl: 'http://api.example.com/v1' }, /Base URL must begin with https/],
	])('with the credential %j says what is wrong, and the way on without a list', async (changes, reason) => {
		const asked = search(await credentialOf(changes), 'searchLoans');
		await expect(asked).rejects.toThrow(reason);
		await expect(asked).rejects.toThrow(/choose By ID and type the ID/);
	});

	it('what was chosen, an ID with an expression and plain text all mean the record; an odd ID is not sent', async () => {
		const credential = await credentialOf();
		const get = (name: string, clientId: unknown) =>
			action('fincore', name, credential, { resource: 'client', operation: 'get', clientId });
		const workflow = await stage.client.createWorkflow(
			chain('Choose', [
				...linesFromWebhook('fincore-choose'),
				get('Chosen', { __rl: true, mode: 'list', value: '1001', cachedResultName: 'Client 001 · 1001' }),
				get('By ID', { __rl: true, mode: 'id', value: '={{ Number($json.id) + 1 }}' }),
				get('Plain', '1003'),
				get('Odd', { __rl: true, mode: 'id', value: '../payments' }),
			]),
		);
		await stage.client.activate(workflow.id);
		await axios.post(await stage.client.webhookUrl(workflow, 'Webhook'), { lines: [{}] }, { proxy: false });
		const [run] = await stage.client.waitForExecutions(workflow.id, 1);
		expect(run?.error?.message).toContain("Client ID holds characters that can't be part of an ID");
		for (const id of ['1001', '1002', '1003']) {
			expect(await fincore.calls('GET', `/clients/${id}`)).toHaveLength(1);
		}
		expect(await fincore.calls('GET', '/payments')).toEqual([]);
	});
});

it('runs the example: the approved loan is disbursed once, with a payment link for each instalment', async () => {
	const { id, name } = await credentialOf();
	const example = JSON.parse(readFileSync(EXAMPLE, 'utf8')) as WorkflowInput;
	expect(JSON.stringify(example)).not.toContain('"credentials"');
	// n8n gives each import an id of its own; a fixed one would be the same address for everybody.
	expect(JSON.stringify(example)).not.toContain('"webhookId"');
	const nodes = example.nodes.map((node) =>
		node.type.startsWith('n8n-nodes-fintech.')
			? { ...node, credentials: { fincoreApi: { id, name } } }
			: node,
	);
	const workflow = await stage.client.createWorkflow({ ...example, nodes });
	await stage.client.activate(workflow.id);
	const url = await stage.client.webhookUrl(workflow, 'Loan approved');
	await fincore.settings({ webhookUrl: `${url}?token=${encodeURIComponent(SECRET)}` });

	const loan = await fincore.create('/loans', { amount: 1000, instalments: 3 });
	await fincore.create(`/loans/${loan.id}/approve`);
	const [run] = await stage.client.waitForExecutions(workflow.id, 1);
	expect(run?.error).toBeUndefined();
	expect(run?.output('Links')).toEqual([
		{ reference: `${loan.id}-1`, amount: 333.34, link: expect.stringContaining('/fincore/pay/link_1') },
		{ reference: `${loan.id}-2`, amount: 333.33, link: expect.stringContaining('/fincore/pay/link_2') },
		{ reference: `${loan.id}-3`, amount: 333.33, link: expect.stringContaining('/fincore/pay/link_3') },
	]);
	expect((await fincore.records()).loans).toMatchObject([{ id: loan.id, status: 'disbursed' }]);

	// The same approval told anew, as another event: the payment key stops it.
	const again = {
		id: 'evt_again',
		event: 'loan.approved',
		data: { id: loan.id, amount: 1000, instalments: 3 },
	};
	await axios.post(`${url}?token=${encodeURIComponent(SECRET)}`, again, { proxy: false });
	const [second] = await stage.client.waitForExecutions(workflow.id, 2);
	expect(second?.error?.message).toBe(`Payment Key "disburse-${loan.id}" was used before: nothing was sent`);
	expect((await fincore.records()).paymentLinks).toHaveLength(3);
	await stage.client.deactivate(workflow.id);
});

it('sends a payment once over two runs', async () => {
	const workflow = await stage.client.createWorkflow(
		chain('Pay', [
			...linesFromWebhook('fincore-pay'),
			action('fincore', 'Pay', await credentialOf(), {
				resource: 'payment',
				operation: 'create',
				paymentKey: '={{ $json.key }}',
				additionalFields: { amount: '={{ $json.amount }}' },
				options: { onDuplicate: 'pass' },
			}),
		]),
	);
	await stage.client.activate(workflow.id);
	const url = await stage.client.webhookUrl(workflow, 'Webhook');
	const lines = [
		{ key: 'INV-1', amount: '1500.50' },
		{ key: 'INV-2', amount: '20' },
	];
	await axios.post(url, { lines }, { proxy: false });
	await stage.client.waitForExecutions(workflow.id, 1);
	await axios.post(url, { lines }, { proxy: false });
	const [second] = await stage.client.waitForExecutions(workflow.id, 2);
	expect(second?.output('Pay')).toEqual([
		{ duplicate: true, paymentKey: 'INV-1', outcome: 'accepted' },
		{ duplicate: true, paymentKey: 'INV-2', outcome: 'accepted' },
	]);
	const sent = await fincore.calls('POST', '/payments');
	expect(sent.map(({ body }) => body)).toEqual([{ amount: 1500.5 }, { amount: 20 }]);
});

describe('the trigger, registered by hand', () => {
	it('takes deliveries with the token and refuses others with 401', async () => {
		const workflow = await listening({ registration: 'manual' });
		await fincore.settings({ webhookUrl: `${await urlOf(workflow)}?token=${encodeURIComponent(SECRET)}` });
		const log = stage.log();
		expect(await forge('wrongSecret')).toBe(401);
		expect(await forge('unproven')).toBe(401);
		await log.until('Fincore Trigger: refused a webhook with 401');
		expect(await runsOf(workflow)).toBe(0);
		expect(await forge('genuine')).toBe(200);
		const [run] = await stage.client.waitForExecutions(workflow.id, 1);
		expect(await forge('replay')).toBe(200);
		expect(run?.output('Received')).toEqual([
			expect.objectContaining({
				event: 'payment.completed',
				verification: { method: 'token', verified: true, secret: 'current' },
				subject: expect.objectContaining({ type: 'payment', amount: '1500.5', status: 'succeeded' }),
			}),
		]);
		expect(await runsOf(workflow)).toBe(1);
		expect((await fincore.records()).webhooks).toEqual([]);
		expect(log.text()).not.toContain(SECRET);
	});

	it('takes signed deliveries and refuses forged ones with 401', async () => {
		const parameters = {
			verification: 'hmac',
			signatureHeader: 'X-My-Signature',
			signatureAlgorithm: 'sha512',
		};
		const workflow = await listening(parameters);
		await fincore.settings({
			webhookUrl: await urlOf(workflow),
			webhookSecret: SECRET,
			signatureHeader: 'X-My-Signature',
			signatureAlgorithm: 'sha512',
		});
		for (const kind of ['wrongSecret', 'unproven', 'tampered']) expect(await forge(kind)).toBe(401);
		expect(await runsOf(workflow)).toBe(0);
		expect(await forge('genuine')).toBe(200);
		await stage.client.waitForExecutions(workflow.id, 1);
	});
});

describe('the trigger, registered by API', () => {
	it('creates its webhook when published, hears events, and deletes it when unpublished', async () => {
		await fincore.create('/webhooks', { url: 'https://example.com/of-somebody-else' });
		const workflow = await listening({
			registration: 'api',
			events: ['custom'],
			customEvents: ['loan.approved'],
		});
		const url = `${await urlOf(workflow)}?token=${new URLSearchParams({ token: SECRET }).toString().slice(6)}`;
		expect((await fincore.records()).webhooks).toMatchObject([
			{ id: 'wh_1' },
			{ id: 'wh_2', url, events: ['loan.approved'] },
		]);

		const loan = await fincore.create('/loans', { amount: 5 });
		await fincore.create(`/loans/${loan.id}/approve`);
		const [run] = await stage.client.waitForExecutions(workflow.id, 1);
		expect(run?.output('Received')[0]).toMatchObject({ event: 'loan.approved', subject: { id: loan.id } });

		await stage.client.deactivate(workflow.id);
		expect((await fincore.records()).webhooks).toMatchObject([{ id: 'wh_1' }]);
	});

	it('registers anew when its URL has changed, and leaves no webhook with the old one behind', async () => {
		const credential = await credentialOf();
		const workflow = await listening({ registration: 'api' }, credential);
		expect((await fincore.records()).webhooks).toMatchObject([{ id: 'wh_1' }]);
		// Fincore is down while the workflow is unpublished: the webhook stays there.
		await fincore.fault({ kind: 'status', status: 500, method: 'DELETE', times: 50 });
		await stage.client.deactivate(workflow.id);
		await fincore.clearFaults();
		expect((await fincore.records()).webhooks).toMatchObject([{ id: 'wh_1' }]);

		const data = { apiKey: 'sim_key', baseUrl: fincore.baseUrl, webhookSecret: 'another token' };
		await stage.client.updateCredential(credential.id, { name: 'Fincore', type: 'fincoreApi', data });
		await stage.client.activate(workflow.id);
		expect((await fincore.records()).webhooks).toMatchObject([
			{ id: 'wh_2', url: expect.stringContaining('token=another+token') },
		]);
		await stage.client.deactivate(workflow.id);
		expect((await fincore.records()).webhooks).toEqual([]);
	});
});
