/** Poll triggers on a real n8n. Its shortest interval is a minute, so a poll is made by publishing anew. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';

import axios from 'axios';

import type { ExecutionSummary } from '../../playground/execution.mts';
import type { Workflow, WorkflowNode } from '../../playground/workflow.mts';
import { AcquiredStage, MAIN } from './harness/acquiredStage.mts';
import { OWN_STAGE_LIMIT_MS, openOwnStage, type OwnStage } from './harness/stage.mts';
import { chain, type Credential, keep } from './harness/workflows.mts';

jest.setTimeout(240_000);

/** A poll each minute, and the run after it. */
const NEXT_POLL_MS = 90_000;

const TRIGGER = 'Poll';

let stage: OwnStage;
let credential: Credential;
let counter = 0;

beforeAll(async () => {
	stage = await openOwnStage();
	credential = await stage.createCredential();
}, OWN_STAGE_LIMIT_MS);

afterAll(async () => {
	await stage?.close();
});

beforeEach(async () => {
	await stage.hexAi.reset();
});

function pollTrigger(type: string, used: Credential, options: Record<string, unknown> = {}): WorkflowNode {
	counter += 1;
	return {
		id: `00000000-0000-4000-9000-${String(counter).padStart(12, '0')}`,
		name: TRIGGER,
		type: `n8n-nodes-fintech.${type}PollTrigger`,
		typeVersion: 1,
		position: [0, 0],
		parameters: { pollTimes: { item: [{ mode: 'everyMinute' }] }, options },
		credentials: { [`${type}Api`]: { id: used.id, name: used.name } },
	};
}

async function saved(options: Record<string, unknown> = {}): Promise<Workflow> {
	return await stage.client.createWorkflow(
		chain('Polling', [pollTrigger('hexAi', credential, options), keep('Received')]),
	);
}

/** Starts a collection at HexAI, past n8n; gives the page on which it is paid. */
async function collection(reference: string, amount = '100.00'): Promise<string> {
	const body = {
		amount,
		currency: 'GMD',
		client_reference: reference,
		success_url: 'https://example.com/thanks',
		error_url: 'https://example.com/sorry',
	};
	const headers = { authorization: 'Bearer sk_test_sim' };
	const answer = await axios.post(`${stage.baseUrl}/collections/initiate`, body, { proxy: false, headers });
	return answer.data.data.redirect_url;
}

/** Switches workflows off and on, which makes them poll; what happens meanwhile no poll of the minute sees. */
async function polled(workflows: Workflow[], meanwhile?: () => Promise<unknown>): Promise<void> {
	for (const { id } of workflows) await stage.client.deactivate(id);
	await meanwhile?.();
	for (const { id } of workflows) await stage.client.activate(id);
}

/** What reached the node after the trigger: reference and state of each event, oldest execution first. */
async function received({ id }: Workflow, runs: number): Promise<string[]> {
	const executions = await stage.client.waitForExecutions(id, runs);
	return executions
		.toReversed()
		.flatMap((execution) => execution.output('Received'))
		.map(({ subject }) => subject as { reference: string; status: string })
		.map(({ reference, status }) => `${reference} ${status}`);
}

async function runsOf({ id }: Workflow): Promise<ExecutionSummary[]> {
	return await stage.client.executions(id);
}

test('nothing old at publishing; then each new payment and each change of its state once', async () => {
	await collection('OLD');
	const workflow = await saved();
	await stage.client.activate(workflow.id);
	await polled([workflow]);
	expect(await runsOf(workflow)).toEqual([]);

	let page = '';
	await polled([workflow], async () => {
		page = await collection('NEW-1');
		await collection('NEW-2');
	});
	expect(await received(workflow, 1)).toEqual(['NEW-1 pending', 'NEW-2 pending']);

	await polled([workflow]);
	await polled([workflow], async () => await stage.hexAi.pay(page));
	expect(await received(workflow, 2)).toEqual(['NEW-1 pending', 'NEW-2 pending', 'NEW-1 succeeded']);
	expect(await runsOf(workflow)).toHaveLength(2);
});

test('fetching test events in the editor shows the newest and takes nothing from the workflow', async () => {
	await collection('FIRST');
	const workflow = await saved();
	await stage.client.activate(workflow.id);
	const names = Array.from({ length: 6 }, (_, index) => `NEW-${index}`);
	await stage.client.deactivate(workflow.id);
	for (const name of names) await collection(name);

	for (let look = 0; look < 2; look++) {
		const { executionId } = await stage.client.runWorkflow(workflow.id, { trigger: TRIGGER });
		const sample = await stage.client.waitForExecution(String(executionId));
		expect(sample).toMatchObject({ status: 'success', mode: 'manual' });
		expect(sample.output(TRIGGER).map(({ subject }) => (subject as { reference: string }).reference)).toEqual(
			names.slice(1),
		);
		expect(sample.output(TRIGGER)[0]).toMatchObject({
			event: 'transaction.pending',
			verification: { method: 'poll', verified: true, secret: null },
			subject: { amount: '100.00', currency: 'GMD', status: 'pending' },
		});
	}
	await polled([workflow]);
	const production = (await runsOf(workflow)).filter(({ mode }) => mode !== 'manual');
	expect(production).toHaveLength(1);
	const run = await stage.client.waitForExecution(production[0]?.id ?? '');
	expect(run.output('Received').map(({ subject }) => (subject as { reference: string }).reference)).toEqual(
		names,
	);
});

test('an API that refuses the key keeps the workflow from being published, and says why', async () => {
	const wrong = await stage.createCredential({ apiKey: 'sk_test_wrong' });
	const workflow = await stage.client.createWorkflow(
		chain('Refused', [pollTrigger('hexAi', wrong), keep('Received')]),
	);
	await expect(stage.client.activate(workflow.id)).rejects.toThrow(
		'HexAI: The API key is missing or invalid. (UNAUTHORIZED). Check the API Key in the credential.',
	);
	await stage.client.deactivate(workflow.id);
});

/** n8n's database; n8n must not run meanwhile. */
function database(): DatabaseSync {
	return new DatabaseSync(join(stage.home, '.n8n', 'database.sqlite'));
}

test('over a restart: what came meanwhile, nothing twice, and runs that never began', async () => {
	const [goesOn, forgets, dies] = [await saved(), await saved(), await saved()];
	const polling = [goesOn, forgets, dies];
	const acquired = new AcquiredStage(stage);
	const balances = await stage.client.createWorkflow(
		chain('Balances', [pollTrigger('acquiredBanking', await acquired.credential()), keep('Received')]),
	);
	for (const { id } of [...polling, balances]) await stage.client.activate(id);
	let page = '';
	await polled(polling, async () => {
		page = await collection('BEFORE');
		await collection('SAME');
	});
	const first = ['BEFORE pending', 'SAME pending'];
	for (const workflow of polling) expect(await received(workflow, 1)).toEqual(first);

	await stage.kill();
	await collection('MEANWHILE');
	await stage.hexAi.pay(page);
	await acquired.control.post('/funds', { ledgerId: MAIN, amount: '12.34' });
	const db = database();
	// As if n8n had died after it started the run and before it saved what the poll has seen.
	const row = db.prepare('SELECT "staticData" AS data FROM workflow_entity WHERE id = ?').get(forgets.id);
	const data = JSON.parse(String(row?.data)) as Record<string, { polled: object }>;
	for (const node of Object.values(data)) Object.assign(node.polled, { given: '', givenBy: '' });
	db.prepare('UPDATE workflow_entity SET "staticData" = ? WHERE id = ?').run(
		JSON.stringify(data),
		forgets.id,
	);
	// As if it had died after it saved that and before it started the run.
	db.prepare('DELETE FROM processed_data WHERE "workflowId" = ?').run(dies.id);
	db.close();
	await stage.restart();

	// n8n polls as it starts.
	const later = ['BEFORE succeeded', 'MEANWHILE pending'];
	expect((await received(goesOn, 2)).sort()).toEqual([...first, ...later].sort());
	expect((await received(forgets, 2)).slice(2).sort()).toEqual(later);
	expect((await received(dies, 2)).slice(2).sort()).toEqual([...later, 'SAME pending']);
	const [run] = await stage.client.waitForExecutions(balances.id, 1);
	expect(run?.output('Received')).toMatchObject([
		{ event: 'balance.changed', change: { before: '1000', after: '1012.34', difference: '12.34' } },
	]);
	await polled([...polling, balances]);
	for (const workflow of polling) expect(await runsOf(workflow)).toHaveLength(2);
	expect(await runsOf(balances)).toHaveLength(1);
});

/** A provider whose list is whatever a test makes it, in pages of ten. */
class ListServer {
	rows: object[] = [];
	/** So many of the next calls fail. */
	failing = 0;
	private readonly server = createServer((request, response) => {
		const page = Number(new URL(request.url ?? '', 'http://provider').searchParams.get('page'));
		const fails = this.failing > 0;
		if (fails) this.failing -= 1;
		response.writeHead(fails ? 500 : 200, { 'content-type': 'application/json' });
		response.end(JSON.stringify(fails ? {} : { data: this.rows.slice((page - 1) * 10, page * 10) }));
	});

	/** A workflow that polls it. */
	async workflow(): Promise<Workflow> {
		await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
		const { port } = this.server.address() as AddressInfo;
		const account = await stage.createCredential({ baseUrl: `http://127.0.0.1:${port}/api/v1` });
		const nodes = [pollTrigger('hexAi', account), keep('Received')];
		return await stage.client.createWorkflow(chain('Polling a list', nodes));
	}

	async [Symbol.asyncDispose](): Promise<void> {
		this.server.closeAllConnections();
		await new Promise((resolve) => this.server.close(resolve));
	}
}

const payment = (id: string, made: number, more: object = {}) => ({
	transaction_id: id,
	client_reference: id,
	status: 'SUCCEEDED',
	created_at: new Date(made).toISOString(),
	...more,
});

test('n8n that starts while the API is down goes on when it is back', async () => {
	await using provider = new ListServer();
	const workflow = await provider.workflow();
	await stage.client.activate(workflow.id);
	await stage.kill();
	// Dated back: of a list that was empty nothing is old.
	provider.rows = [payment('MEANWHILE', Date.now() - 7 * 86_400_000)];
	// All tries of the first poll.
	provider.failing = 3;
	const log = stage.log();
	await stage.restart();
	await log.until('the first poll failed: HexAI');
	await stage.client.waitForExecutions(workflow.id, 1, NEXT_POLL_MS);
	expect(await received(workflow, 1)).toEqual(['MEANWHILE succeeded']);
	await stage.client.deactivate(workflow.id);
});

test('a long list in small pages, and payments whose times rise down the page: these alone start the workflow', async () => {
	await using provider = new ListServer();
	const start = Date.now() - 86_400_000;
	provider.rows = Array.from({ length: 600 }, (_, index) => payment(`OLD-${index}`, start - index * 60_000));
	const workflow = await provider.workflow();
	await stage.client.activate(workflow.id);
	const now = Date.now();
	const changed = (second: number) => ({ updated_at: new Date(now + second * 1000).toISOString() });
	const names = Array.from({ length: 10 }, (_, index) => `NEW-${index}`);
	const fresh = names.map((name, index) => payment(name, now - index * 1000, changed(index === 9 ? 1 : 0)));
	const add = () => void provider.rows.unshift(...fresh);
	await polled([workflow], async () => await Promise.resolve(add()));
	// Dated back, below all others: of a list this long it is old.
	provider.rows.push(payment('OLDEST', start - 10 * 86_400_000));
	for (let look = 0; look < 3; look++) await polled([workflow]);
	expect((await received(workflow, 1)).sort()).toEqual(names.map((name) => `${name} succeeded`));
	expect(await runsOf(workflow)).toHaveLength(1);
	await stage.client.deactivate(workflow.id);
});
