import Fastify, { type FastifyInstance } from 'fastify';
import type { Execution } from '../../playground/execution.mts';
import { SOURCE_NAMES, SOURCES } from './harness/eventSources.mts';
import { Listening, post, RECEIVED } from './harness/listening.mts';
import { executeElsewhere } from './harness/secondProcess.mts';
import { openStage, type Stage } from './harness/stage.mts';
import { byHand, chain, httpGet, keep, make, splitOut } from './harness/workflows.mts';

jest.setTimeout(180_000);

let stage: Stage;

beforeAll(async () => {
	stage = await openStage();
});

afterAll(async () => {
	await stage?.close();
});

const received = (execution?: Execution) => execution?.output(RECEIVED);

/** A person clicks Listen for Test Event, and an event comes. */
async function testEvent(one: Listening, transaction: string): Promise<Execution | undefined> {
	const { client } = stage;
	const before = (await one.executions()).length;
	const { waitingForWebhook } = await client.runWorkflow(one.workflow.id, { trigger: one.source.trigger });
	expect(waitingForWebhook).toBe(true);
	const url = await client.webhookUrl(one.workflow, one.source.trigger, 'test');
	expect((await post(url, one.event(transaction))).status).toBe(200);
	// A test event may be answered before n8n has stored its execution.
	await client.waitForExecutions(one.workflow.id, before + 1);
	const executions = await one.executions();
	expect(executions).toHaveLength(before + 1);
	return executions.at(-1);
}

it.each(SOURCE_NAMES)(
	'listening in the editor, %s gives out the same event as often as it comes, and it does not count for production',
	async (name) => {
		const one = await Listening.to(stage, name, { active: false });
		for (let listened = 0; listened < 2; listened++) {
			const tested = await testEvent(one, 'a');
			expect(tested).toMatchObject({ mode: 'manual', status: 'success' });
			expect(received(tested)).toEqual([
				expect.objectContaining({ subject: expect.objectContaining({ id: 'a' }) }),
			]);
		}
		await stage.client.activate(one.workflow.id);
		for (let sent = 0; sent < 2; sent++) expect((await one.send(one.event('a'))).status).toBe(200);
		const inProduction = (await one.executions()).filter(({ mode }) => mode === 'webhook');
		expect(inProduction.filter(({ runData }) => runData[RECEIVED])).toHaveLength(1);
		// What production knows is no repeat to somebody who tries the trigger.
		expect(received(await testEvent(one, 'a'))).toHaveLength(1);
	},
);

it('answers a forged test event with 401, and still listens', async () => {
	const one = await Listening.to(stage, 'hexAi', { active: false });
	await stage.client.runWorkflow(one.workflow.id, { trigger: one.source.trigger });
	const url = await stage.client.webhookUrl(one.workflow, one.source.trigger, 'test');
	expect((await post(url, one.event('a', 'another-secret'))).status).toBe(401);
	expect(await one.executions()).toEqual([]);
});

it('a run up to a node takes the trigger data of the run before', async () => {
	const one = await Listening.to(stage, 'hexAi', { active: false });
	const { trigger } = one.source;
	const before = await testEvent(one, 'a');
	// As the editor saves it; n8n trips over a workflow that has none.
	await stage.client.updateWorkflow(one.workflow.id, { pinData: {} });
	const started = await stage.client.request<{ executionId: string }>(
		'POST',
		`/rest/workflows/${one.workflow.id}/run`,
		{
			destinationNode: { nodeName: RECEIVED, mode: 'inclusive' },
			runData: { [trigger]: before?.runData[trigger] },
			dirtyNodeNames: [],
		},
	);
	const partial = await stage.client.waitForExecution(started.executionId);
	expect(partial).toMatchObject({ status: 'success', mode: 'manual' });
	expect(received(partial)).toEqual(received(before));
});

it.each(SOURCE_NAMES)(
	'pinned data of the trigger of %s is given out as it is, by hand only',
	async (name) => {
		const one = await Listening.to(stage, name);
		const { client } = stage;
		const { trigger } = one.source;
		const pinned = { event: { pinned: true }, eventId: 'x', note: 'pinned by a person' };
		await client.updateWorkflow(one.workflow.id, { pinData: { [trigger]: [{ json: pinned }] } });
		await client.activate(one.workflow.id);
		for (let run = 0; run < 2; run++) {
			const { executionId } = await client.runWorkflow(one.workflow.id, { trigger });
			expect(received(await client.waitForExecution(String(executionId)))).toEqual([pinned]);
		}
		expect((await one.send(one.event('a'))).status).toBe(200);
		const inProduction = (await one.executions()).filter(({ mode }) => mode === 'webhook');
		expect(inProduction.map(received)).toEqual([
			[expect.objectContaining({ subject: expect.objectContaining({ id: 'a' }) })],
		]);
	},
);

describe('a node after the trigger that fails', () => {
	let server: FastifyInstance;
	let isUp = false;

	beforeAll(async () => {
		server = Fastify();
		server.get('/', (_request, reply) => reply.code(isUp ? 200 : 500).send({ isUp }));
		await server.listen({ host: '127.0.0.1', port: 0 });
	});

	afterAll(async () => {
		await server.close();
	});

	it.each([
		['as it was', false],
		['as it is now', true],
	])('goes on when the execution is retried with the workflow %s', async (_which, loadWorkflow) => {
		isUp = false;
		const then = [httpGet('Ask', server.listeningOrigin), keep(RECEIVED)];
		const one = await Listening.to(stage, 'fincore', { then });
		expect((await one.send(one.event('a'))).status).toBe(200);
		const [failed] = await one.executions();
		expect(failed).toMatchObject({ status: 'error', lastNodeExecuted: 'Ask' });
		expect(received(failed)).toEqual([]);

		isUp = true;
		const retried = await stage.client.retryExecution(String(failed?.id), loadWorkflow);
		expect(retried).toMatchObject({ status: 'success', mode: 'retry' });
		expect(received(retried)).toEqual([{ isUp: true }]);
		expect(retried.output(one.source.trigger)).toEqual([
			expect.objectContaining({ subject: expect.objectContaining({ id: 'a' }) }),
		]);
		// Its event is still one that has started the workflow.
		expect((await one.send(one.event('a'))).status).toBe(200);
		expect((await one.executions()).filter(({ runData }) => runData[RECEIVED])).toHaveLength(1);
	});
});

it.each(SOURCE_NAMES)('nodes behind it reach the item of the trigger of %s', async (name) => {
	const trigger = `$('${SOURCES[name].trigger}')`;
	const one = await Listening.to(stage, name, {
		then: [
			splitOut('Lines', 'body.lines'),
			make(
				RECEIVED,
				`{ line: $json['body.lines'] ?? $json.lines ?? $json, id: ${trigger}.item.json.subject.id, first: ${trigger}.first().json.eventId === ${trigger}.item.json.eventId }`,
			),
		],
	});
	const body = one.source.event('a').replace(/\}$/, ',"lines":[{"n":1},{"n":2}]}');
	expect((await one.send(one.genuine(body))).status).toBe(200);
	const [execution] = await one.executions();
	expect(execution).toMatchObject({ status: 'success' });
	expect(received(execution)).toEqual([1, 2].map((n) => ({ line: { n }, id: 'a', first: true })));
});

describe('n8n execute', () => {
	it('runs a workflow that has a trigger beside a start by hand', async () => {
		const one = await Listening.to(stage, 'finCode');
		const { nodes, connections } = one.workflow;
		const start = byHand('Start');
		const both = { ...chain('both', [start, keep(RECEIVED)]).connections, ...connections };
		await stage.client.updateWorkflow(one.workflow.id, { nodes: [...nodes, start], connections: both });
		// Judged by what is stored: after its last word n8n's command sometimes dies of a segmentation fault.
		await executeElsewhere(stage.home, one.workflow.id).catch(() => undefined);
		expect(await one.executions()).toMatchObject([{ mode: 'cli', status: 'success' }]);
		expect((await one.send(one.event('a'))).status).toBe(200);
		expect(await one.starts()).toHaveLength(2);
	});

	it('says that a workflow with nothing but the trigger has no start', async () => {
		const one = await Listening.to(stage, 'finCode');
		await expect(executeElsewhere(stage.home, one.workflow.id)).rejects.toThrow(
			'Missing node to start execution',
		);
		expect(await one.executions()).toEqual([]);
	});
});
