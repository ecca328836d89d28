import Fastify from 'fastify';
import { setTimeout as sleep } from 'node:timers/promises';
import { SOURCE_NAMES, type SourceName } from './harness/eventSources.mts';
import { Listening, RECEIVED } from './harness/listening.mts';
import { OWN_STAGE_LIMIT_MS, openOwnStage, type OwnStage } from './harness/stage.mts';
import { httpGet, keep } from './harness/workflows.mts';

jest.setTimeout(240_000);

/** What was remembered for half a minute only is forgotten by then. */
const FORGOTTEN_MS = 35_000;
const AT_ONCE = 30;

let stage: OwnStage;
const listening = {} as Record<SourceName, Listening>;
let sentAt = 0;

/** Listens with a node after the trigger that waits for a server. */
let cutShort: Listening;
let isServerUp = false;
let serverCalls = 0;
const server = Fastify({ forceCloseConnections: true });

const each = async <T,>(task: (one: Listening, name: SourceName) => Promise<T>) =>
	Object.fromEntries(
		await Promise.all(SOURCE_NAMES.map(async (name) => [name, await task(listening[name], name)])),
	) as Record<SourceName, T>;

/** The same value for each of the five. */
const forEach = <T,>(value: T) => Object.fromEntries(SOURCE_NAMES.map((name) => [name, value]));

const sendAll = async (transaction: string) =>
	await each(async (one) => (await one.send(one.event(transaction))).status);
const startsOf = async (transaction: string) =>
	await each(async (one) => (await one.startedFor()).filter((id) => id === transaction).length);

beforeAll(async () => {
	stage = await openOwnStage();
	for (const name of SOURCE_NAMES) listening[name] = await Listening.to(stage, name);
	// Two events each: the first a workflow ever gets is remembered in another way than those after it.
	expect(await sendAll('first')).toEqual(forEach(200));
	expect(await sendAll('second')).toEqual(forEach(200));
	sentAt = Date.now();
	server.get('/', async (_request, reply) => {
		serverCalls += 1;
		return isServerUp ? { isServerUp } : await reply.hijack();
	});
	await server.listen({ host: '127.0.0.1', port: 0 });
	const then = [httpGet('Ask', server.listeningOrigin), keep(RECEIVED)];
	cutShort = await Listening.to(stage, 'hexCore', { then });
}, OWN_STAGE_LIMIT_MS);

afterAll(async () => {
	await Promise.all([stage?.close(), server.close()]);
});

it('starts once for 30 identical deliveries of one moment, and answers each with 200', async () => {
	const answers = await each(
		async (one) =>
			await Promise.all(
				Array.from({ length: AT_ONCE }, async () => (await one.send(one.event('burst'))).status),
			),
	);
	expect(answers).toEqual(forEach(Array<number>(AT_ONCE).fill(200)));
	expect(await startsOf('burst')).toEqual(forEach(1));
});

it('starts once for an event that comes again after 35 seconds', async () => {
	await sleep(Math.max(0, sentAt + FORGOTTEN_MS - Date.now()));
	for (const transaction of ['first', 'second']) expect(await sendAll(transaction)).toEqual(forEach(200));
	for (const transaction of ['first', 'second']) expect(await startsOf(transaction)).toEqual(forEach(1));
});

describe('after n8n was killed and started again', () => {
	beforeAll(async () => {
		expect((await cutShort.send(cutShort.event('cut'))).status).toBe(200);
		while (serverCalls === 0) await sleep(20);
		await stage.kill();
		isServerUp = true;
		await stage.restart();
	});

	it('starts once for an event that comes again', async () => {
		const known = ['first', 'second', 'burst'];
		for (const transaction of ['second', ...known]) {
			expect(await sendAll(transaction)).toEqual(forEach(200));
		}
		for (const transaction of known) expect(await startsOf(transaction)).toEqual(forEach(1));
		expect(await sendAll('new')).toEqual(forEach(200));
		expect(await startsOf('new')).toEqual(forEach(1));
	});

	it('goes on with an execution that was cut short when a person retries it', async () => {
		const [cut] = await cutShort.executions();
		expect(cut).toMatchObject({ status: 'crashed', mode: 'webhook' });
		const retried = await stage.client.retryExecution(String(cut?.id));
		expect(retried).toMatchObject({ status: 'success', mode: 'retry' });
		expect(retried.output(RECEIVED)).toEqual([{ isServerUp }]);
		expect(retried.output(cutShort.source.trigger)).toEqual([
			expect.objectContaining({ subject: expect.objectContaining({ id: 'cut' }) }),
		]);
		expect((await cutShort.send(cutShort.event('cut'))).status).toBe(200);
		const started = (await cutShort.executions()).filter(({ runData }) => runData[RECEIVED]);
		expect(started).toHaveLength(1);
	});
});
