import { setTimeout as sleep } from 'node:timers/promises';
import axios from 'axios';
import type { Workflow } from '../../playground/workflow.mts';
import { CREDENTIAL_COUNTS_MS } from './harness/listening.mts';
import { openStage, WEBHOOK_SECRET, type Stage } from './harness/stage.mts';
import { chain, hexAiTrigger, keep } from './harness/workflows.mts';

jest.setTimeout(120_000);

let stage: Stage;

beforeAll(async () => {
	stage = await openStage();
});

afterAll(async () => {
	await stage?.close();
});

beforeEach(async () => {
	await stage.hexAi.reset();
});

/** An active workflow that listens, with the sandbox set to deliver to it. */
async function listening(parameters: Record<string, unknown> = {}): Promise<Workflow> {
	const credential = await stage.createCredential();
	const workflow = await stage.client.createWorkflow(
		chain('Listening', [hexAiTrigger(credential, parameters), keep('Received')]),
	);
	await stage.client.activate(workflow.id);
	await stage.hexAi.settings({ webhookUrl: await stage.client.webhookUrl(workflow, 'HexAI Trigger') });
	return workflow;
}

async function runsOf(workflow: Workflow): Promise<number> {
	return (await stage.client.executions(workflow.id)).length;
}

async function forge(kind: string, more: Record<string, unknown> = {}) {
	const { attempts } = await stage.hexAi.forge({ kind, reference: 'INV-9', amount: '500.00', ...more });
	return attempts.at(-1)?.status;
}

it.each(['wrongSignature', 'unsigned', 'reserialised', 'tampered'])(
	'answers a delivery that is %s with 401 and starts nothing',
	async (kind) => {
		const workflow = await listening();
		const log = stage.log();
		expect(await forge(kind)).toBe(401);
		expect(await runsOf(workflow)).toBe(0);
		await log.until('HexAI Trigger: refused a webhook with 401');
	},
);

it.each(['waveForm', 'alias', 'unknownEvent'])('accepts a genuine delivery of the kind %s', async (kind) => {
	const workflow = await listening();
	expect(await forge(kind)).toBe(200);
	await stage.client.waitForExecutions(workflow.id, 1);
});

it('answers an event that is not selected with 200 and starts nothing', async () => {
	const workflow = await listening({ events: ['transaction.completed'] });
	expect(await forge('unknownEvent')).toBe(200);
	expect(await runsOf(workflow)).toBe(0);
});

it('asks the API when told to, and holds back with 503 what the API does not know', async () => {
	const workflow = await listening({ options: { confirmWithApi: true } });
	expect(await forge('alias', { reference: 'NEVER-SEEN' })).toBe(503);
	expect(await runsOf(workflow)).toBe(0);
});

it('refuses everything once the secret is taken out of the credential of an active trigger', async () => {
	const workflow = await listening();
	expect(await forge('alias')).toBe(200);
	await stage.client.waitForExecutions(workflow.id, 1);
	const used = workflow.nodes[0]?.credentials?.hexAiApi;
	await stage.client.updateCredential(String(used?.id), {
		name: 'HexAI',
		type: 'hexAiApi',
		data: stage.credentialData({ webhookSecret: '' }),
	});
	await sleep(CREDENTIAL_COUNTS_MS);
	const log = stage.log();
	expect(await forge('alias')).toBe(401);
	expect(await runsOf(workflow)).toBe(1);
	await log.until('HexAI Trigger: refused a webhook with 401');
	expect(log.text()).toContain('Fill in Webhook Secret in the HexAI credential');
});

it('stops listening when deactivated and listens again when reactivated', async () => {
	const workflow = await listening();
	await stage.client.deactivate(workflow.id);
	expect(await forge('alias')).toBe(404);
	await stage.client.activate(workflow.id);
	expect(await forge('alias')).toBe(200);
	await stage.client.waitForExecutions(workflow.id, 1);
});

it('never writes the secret or the key to the log', async () => {
	const log = stage.log();
	await listening();
	await forge('wrongSignature');
	await log.until('HexAI Trigger: refused a webhook with 401');
	expect(log.text()).not.toContain(WEBHOOK_SECRET);
	expect(log.text()).not.toContain('sk_test_sim');
});

it('answers a body that is no JSON without starting anything', async () => {
	const workflow = await listening();
	const url = await stage.client.webhookUrl(workflow, 'HexAI Trigger');
	const answer = await axios.post(url, 'not json', {
		proxy: false,
		headers: { 'Content-Type': 'text/plain' },
		validateStatus: () => true,
	});
	expect(answer.status).toBe(401);
	expect(await runsOf(workflow)).toBe(0);
});
