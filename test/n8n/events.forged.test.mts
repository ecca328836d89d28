/**
 * A thousand forged deliveries to every trigger of a real n8n, of the classes that test/engine/forgery.test.mts tries by
 * the ten thousand: none starts anything, none leaves an execution, and n8n needs no more memory after them.
 */
import { CLASSES, SECRET, type Attack, TARGETS } from '../engine/forgery/attacks.mts';
import { hangUp, send } from '../engine/forgery/send.mts';
import { figure } from '../support/figure.mts';
import fc from '../support/properties.mts';
import type { SourceName } from './harness/eventSources.mts';
import { Heap } from './harness/heap.mts';
import { Listening, SECRET as SECRET_OF_LISTENING } from './harness/listening.mts';
import { openOwnStage, type OwnStage } from './harness/stage.mts';

jest.setTimeout(300_000);

/** Of each class to each trigger it is meant for. */
const EACH = 4;
const AT_ONCE = 8;

/** How n8n itself refuses bodies it can't read and encodings it doesn't know, before a trigger sees them. */
const BY_N8N = [400, 415, 422];

/** And what it answers when it can't unpack one. */
const COMPRESSED = 'a body said to be compressed';

let stage: OwnStage;
let heap: Heap;
let listening: Listening[] = [];

beforeAll(async () => {
	heap = await Heap.onFreePort();
	stage = await openOwnStage(heap.environment);
	listening = await Promise.all(
		TARGETS.map(
			async ({ name, proofName }) => await Listening.to(stage, name as SourceName, { proof: proofName }),
		),
	);
});

afterAll(async () => {
	hangUp();
	await stage?.close();
});

interface Forged {
	what: string;
	url: string;
	attack: Attack;
}

/** Other ones in each run; a failure names the seed. */
function forgedWith(seed: number): Forged[] {
	const all = TARGETS.flatMap((target, index) =>
		CLASSES.filter((one) => one.for?.(target) ?? true).flatMap(({ what, make }) =>
			fc.sample(make(target), { numRuns: EACH, seed }).map((attack) => ({
				what: `${what}, to ${target.name} proved by ${target.proofName}`,
				url: listening[index]?.url ?? '',
				attack,
			})),
		),
	);
	// In turns, so that each half has all of them.
	return all.sort((a, b) => (all.indexOf(a) % EACH) - (all.indexOf(b) % EACH));
}

/** Sends them, and gives those that were not refused. */
async function surprisesOf(forged: readonly Forged[]): Promise<unknown[]> {
	const surprises: unknown[] = [];
	const waiting = forged.values();
	const sender = async () => {
		for (const { what, url, attack } of waiting) {
			const status = await send(url, attack);
			if (![...BY_N8N, 401].includes(status) && !(status === 500 && what.startsWith(COMPRESSED)))
				surprises.push({ what, status, attack });
		}
	};
	await Promise.all(Array.from({ length: AT_ONCE }, sender));
	return surprises;
}

test('a thousand forged deliveries start nothing, leave no execution and no memory', async () => {
	expect(SECRET_OF_LISTENING).toBe(SECRET);
	const seed = Date.now();
	const forged = forgedWith(seed);
	expect(forged.length).toBeGreaterThanOrEqual(1_000);
	const half = forged.length / 2;
	expect({ seed, surprises: await surprisesOf(forged.slice(0, half)) }).toEqual({ seed, surprises: [] });
	const before = await heap.used();
	expect({ seed, surprises: await surprisesOf(forged.slice(half)) }).toEqual({ seed, surprises: [] });
	const grown = (await heap.used()) / before - 1;
	for (const one of listening) expect(await one.executions()).toEqual([]);
	expect(grown).toBeLessThan(0.1);
	figure(
		`${forged.length} forged deliveries, 0 executions, n8n's memory ${(grown * 100).toFixed(1)} % up over the last half`,
	);
});

test.each([
	['GET', 404],
	['PUT', 404],
	['PATCH', 404],
	['DELETE', 404],
])('a genuine delivery that comes by %s is answered %d', async (method, status) => {
	const [one] = listening as [Listening];
	const { headers, body } = one.event('by-another-method');
	const answer = await fetch(one.url, {
		method,
		headers: headers as Record<string, string>,
		...(method === 'GET' ? {} : { body: new Uint8Array(body) }),
	});
	expect(answer.status).toBe(status);
	expect(await one.executions()).toEqual([]);
});

test('each trigger still starts for a genuine delivery', async () => {
	for (const one of listening) {
		expect((await one.send(one.event('genuine'))).status).toBe(200);
		await stage.client.waitForExecutions(one.workflow.id, 1);
		expect([one.source.trigger, await one.startedFor()]).toEqual([one.source.trigger, ['genuine']]);
	}
});
