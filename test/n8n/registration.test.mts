/**
 * Registration by API with copies of a workflow: whatever a copy does, the original's webhook stays at Fincore and
 * starts the original.
 */
import { cpSync, rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { N8nClient } from '../../playground/client.mts';
import { startN8n } from '../../playground/n8n.mts';
import type { Workflow } from '../../playground/workflow.mts';
import { FincoreControl } from './harness/fincoreControl.mts';
import { importElsewhere } from './harness/secondProcess.mts';
import { OWN_STAGE_LIMIT_MS, openOwnStage, type OwnStage } from './harness/stage.mts';
import { chain, type Credential, keep, trigger } from './harness/workflows.mts';

jest.setTimeout(180_000);

const NODE = 'Fincore Trigger';

/** Copies of the original with what it remembers, and what is another in their trigger. */
const COPIES = {
	ownAddress: { webhookId: 'copy-with-an-address' },
	ownNode: { webhookId: 'copy-with-a-node', id: '00000000-0000-4000-9000-000000000001' },
	sameAddress: {},
};

let stage: OwnStage;
let fincore: FincoreControl;
let credential: Credential;
let original: Workflow;
/** The id of the original's webhook at Fincore. */
let hook: string;

beforeAll(async () => {
	stage = await openOwnStage();
	fincore = new FincoreControl(stage.sandboxUrl);
	credential = await stage.client.createCredential({
		name: 'Fincore',
		type: 'fincoreApi',
		data: { apiKey: 'sim_key', baseUrl: fincore.baseUrl, webhookSecret: 'token-of-the-test' },
	});
	original = await stage.client.createWorkflow(
		chain('Original', [
			trigger('fincore', NODE, credential, {
				registration: 'api',
				events: ['custom'],
				customEvents: ['loan.approved'],
			}),
			keep('Received'),
		]),
	);
	await stage.client.activate(original.id);
	[hook = ''] = await hooks();
	const { nodes, connections, settings, staticData } = await stage.client.workflow(original.id);
	expect(JSON.stringify(staticData)).toContain(hook);
	await importElsewhere(
		stage.home,
		Object.entries(COPIES).map(([id, changes]) => ({
			id,
			name: id,
			connections,
			settings,
			staticData,
			nodes: nodes.map((node) => (node.name === NODE ? { ...node, ...changes } : node)),
		})),
	);
	for (const id of Object.keys(COPIES)) {
		expect((await stage.client.workflow(id)).staticData).toEqual(staticData);
	}
}, OWN_STAGE_LIMIT_MS);

afterAll(async () => {
	await stage?.close();
});

const hooks = async () => (await fincore.records()).webhooks.map(({ id }) => id);
const addresses = async () => (await fincore.records()).webhooks.map(({ url }) => url);
const deleted = async () => (await fincore.calls('DELETE', `/webhooks/${hook}`)).length;
const leftAlone = () => `${NODE}: left the webhook ${hook} where it was registered, because `;

/** Something happens at Fincore; gives the id of the loan. */
async function happening(): Promise<string> {
	const { id } = await fincore.create('/loans', { amount: 5 });
	await fincore.create(`/loans/${id}/approve`);
	return id;
}

/** Ids of the loans a workflow was started with. */
async function heard(workflow: Workflow): Promise<string[]> {
	const runs = await stage.client.waitForExecutions(workflow.id, 0);
	return runs.flatMap((run) =>
		run.runData.Received ? run.output('Received').map(({ subject }) => (subject as { id: string }).id) : [],
	);
}

async function expectOriginalHears(...others: Workflow[]): Promise<void> {
	const before = await Promise.all(
		[original, ...others].map(async ({ id }) => (await stage.client.executions(id)).length),
	);
	const loan = await happening();
	for (const [index, workflow] of [original, ...others].entries()) {
		await stage.client.waitForExecutions(workflow.id, (before[index] ?? 0) + 1);
		expect((await heard(workflow)).filter((id) => id === loan)).toHaveLength(1);
	}
}

it.each(['ownAddress', 'ownNode'])('a copy (%s) makes and removes a webhook of its own', async (id) => {
	const copy = await stage.client.workflow(id);
	const log = stage.log();
	await stage.client.activate(id);
	expect(await hooks()).toEqual([hook, expect.any(String)]);
	await log.until(`${leftAlone()}it belongs to another trigger`);
	await expectOriginalHears(copy);

	await stage.client.deactivate(id);
	expect(await hooks()).toEqual([hook]);
	expect(await deleted()).toBe(0);
	await expectOriginalHears();
});

describe('a copy with the address of the original', () => {
	it('is not published by n8n while the original is, and touches nothing on the way', async () => {
		await expect(stage.client.activate('sameAddress')).rejects.toMatchObject({ status: 409 });
		expect(await hooks()).toEqual([hook]);
		await stage.client.deactivate('sameAddress').catch(() => undefined);
		expect(await deleted()).toBe(0);
		await expectOriginalHears();
	});

	it('does not take over the webhook that stayed when the original was unpublished', async () => {
		await fincore.fault({ kind: 'status', status: 500, method: 'DELETE', times: 50 });
		await stage.client.deactivate(original.id);
		await fincore.clearFaults();
		expect(await hooks()).toEqual([hook]);
		const before = await deleted();

		await stage.client.activate('sameAddress');
		expect(await hooks()).toEqual([hook, expect.any(String)]);
		await stage.client.deactivate('sameAddress');
		expect(await hooks()).toEqual([hook]);

		await stage.client.activate(original.id);
		expect(await hooks()).toEqual([hook]);
		expect(await deleted()).toBe(before);
		await expectOriginalHears();
	});
});

it('listening for a test event registers the test address and removes that one', async () => {
	await stage.client.runWorkflow(original.id, { trigger: NODE });
	expect(await addresses()).toEqual([
		expect.stringContaining('/webhook/'),
		expect.stringContaining('/webhook-test/'),
	]);
	await stage.client.request('DELETE', `/rest/test-webhook/${original.id}`);
	while ((await hooks()).length > 1) await sleep(50);
	expect(await hooks()).toEqual([hook]);
	await expectOriginalHears();
});

it('a clone of the whole n8n under another address leaves the webhooks of this one alone', async () => {
	const home = `${stage.home}-clone`;
	await stage.kill();
	cpSync(stage.home, home, { recursive: true });
	await stage.restart();
	const clone = await startN8n({ home });
	try {
		await clone.ready;
		const client = new N8nClient(clone.url, stage.client.cookie);
		const before = await deleted();
		// In the clone the workflow counts as published: it is unpublished, and published again.
		await client.deactivate(original.id);
		expect(await hooks()).toEqual([hook]);
		await client.activate(original.id);
		expect(await addresses()).toEqual([
			expect.stringContaining(stage.client.url),
			expect.stringContaining(clone.url),
		]);
		await client.deactivate(original.id);
		expect(await hooks()).toEqual([hook]);
		expect(await deleted()).toBe(before);
		await expectOriginalHears();
	} finally {
		await clone.stop();
		rmSync(home, { recursive: true, force: true });
	}
});

it('an n8n that has moved leaves its webhook at the old address, and makes one at the new', async () => {
	const before = await deleted();
	// The same machine by another name: whatever still comes to the old address arrives.
	await stage.restart({ WEBHOOK_URL: stage.client.url.replace('127.0.0.1', 'localhost') });
	await expectOriginalHears();
	const log = stage.log();
	await stage.client.deactivate(original.id);
	await log.until(`${leftAlone()}it is for another address`);
	expect(await hooks()).toEqual([hook]);
	await stage.client.activate(original.id);
	expect(await addresses()).toEqual([
		expect.stringContaining('http://127.0.0.1'),
		expect.stringContaining('http://localhost'),
	]);
	expect(await deleted()).toBe(before);
	// Both addresses lead here: the event starts the workflow once all the same.
	await expectOriginalHears();
});

describe('another trigger of an account that', () => {
	const another = async (title: string) =>
		await stage.client.createWorkflow(
			chain(title, [
				trigger('fincore', NODE, credential, { registration: 'api', events: ['*'] }),
				keep('Received'),
			]),
		);

	it('names no id and shows no list gets one webhook for all tries of one publishing, and says what to do', async () => {
		const { id } = await another('No id');
		const known = await hooks();
		await fincore.fault({ kind: 'status', status: 404, method: 'GET', path: '/webhooks', times: 99 });
		await fincore.fault({ kind: 'statusAfter', status: 200, body: {}, method: 'POST', times: 99 });
		try {
			await expect(stage.client.activate(id)).rejects.toThrow(
				'Fincore accepted the webhook but named no ID. Remove all webhooks with this address in Fincore, and set Registration to Manual.',
			);
			expect((await hooks()).length).toBe(known.length + 1);
		} finally {
			await fincore.clearFaults();
			await stage.client.deactivate(id).catch(() => undefined);
		}
	});

	it('can not be asked when it is unpublished leaves a line that says what is still there', async () => {
		const { id } = await another('Offline');
		const known = await hooks();
		await stage.client.activate(id);
		const [own] = (await hooks()).filter((hook) => !known.includes(hook));
		await fincore.fault({ kind: 'dropBefore', times: 99 });
		const log = stage.log();
		await stage.client.deactivate(id);
		await fincore.clearFaults();
		await log.until(
			`Workflow "Offline" (${id}), ${NODE}: could not remove the webhook ${own}: it is still at Fincore. Publish and unpublish the workflow once more`,
		);
		await stage.client.activate(id);
		await stage.client.deactivate(id);
		expect(await hooks()).toEqual(known);
	});
});
