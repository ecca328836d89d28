import { setTimeout as sleep } from 'node:timers/promises';
import { SOURCE_NAMES, type SourceName } from './harness/eventSources.mts';
import { Listening } from './harness/listening.mts';
import { openOwnStage, type OwnStage } from './harness/stage.mts';

jest.setTimeout(240_000);

/** What was remembered for half a minute only is forgotten by then. */
const FORGOTTEN_MS = 35_000;
const AT_ONCE = 30;

let stage: OwnStage;
const listening = {} as Record<SourceName, Listening>;
let sentAt = 0;

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
});

afterAll(async () => {
	await stage?.close();
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

it('starts once for an event that comes again after 35 seconds, and again after a restart of n8n', async () => {
	await sleep(Math.max(0, sentAt + FORGOTTEN_MS - Date.now()));
	for (const transaction of ['first', 'second']) expect(await sendAll(transaction)).toEqual(forEach(200));
	for (const transaction of ['first', 'second']) expect(await startsOf(transaction)).toEqual(forEach(1));

	await stage.restart();
	for (const transaction of ['second', 'first', 'burst', 'second'])
		expect(await sendAll(transaction)).toEqual(forEach(200));
	for (const transaction of ['first', 'second', 'burst'])
		expect(await startsOf(transaction)).toEqual(forEach(1));
	expect(await sendAll('new')).toEqual(forEach(200));
	expect(await startsOf('new')).toEqual(forEach(1));
});
