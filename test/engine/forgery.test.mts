/** Thousands of forged deliveries to every trigger, with each way of verification: none of them starts anything. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

import { figure } from '../support/figure.mts';
import fc from '../support/properties.mts';
import { CLASSES, SECRET, type Target, TARGETS } from './forgery/attacks.mts';
import { hangUp, send } from './forgery/send.mts';
import { Engine, freshId } from './harness/engine.mts';
import type { TriggerNode } from './harness/triggerNode.mts';

jest.setTimeout(300_000);

/** Deliveries of each class to each trigger it is meant for: so many at once, and so often. */
const AT_ONCE = 8;
const RUNS = 5;

const NOBODY = 'http://127.0.0.1:9';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

let engine: Engine;
let sent = 0;
/** Bytes in use after each trigger, garbage taken out. */
const heap: number[] = [];

beforeAll(async () => {
	engine = await Engine.start();
});

afterAll(async () => {
	hangUp();
	await engine?.close();
});

async function listening({ source, proof }: Target): Promise<TriggerNode> {
	const id = freshId('forged');
	const data = { ...source.credential(NOBODY), [source.secretFields[0]]: SECRET };
	engine.saveCredential(id, data as Parameters<Engine['saveCredential']>[1]);
	const node = engine.trigger({
		type: `${source.type}Trigger`,
		parameters: { events: ['*'], ...proof.parameters },
		credential: { type: `${source.type}Api`, id },
	});
	await node.listen();
	return node;
}

describe.each(TARGETS)('$name, proved by $proofName', (target) => {
	let node: TriggerNode;

	beforeAll(async () => {
		node = await listening(target);
	});

	afterAll(async () => {
		await node.close();
		collectGarbage();
		heap.push(process.memoryUsage().heapUsed);
	});

	test.each(CLASSES.filter((one) => one.for?.(target) ?? true))('refuses $what', async ({ make }) => {
		await fc.assert(
			fc.asyncProperty(
				fc.array(make(target), { minLength: AT_ONCE, maxLength: AT_ONCE }),
				async (attacks) => {
					const before = node.runs.length;
					const statuses = await Promise.all(attacks.map(async (attack) => await send(node.url, attack)));
					sent += attacks.length;
					// 422: n8n itself can't read the body.
					expect(statuses.filter((status) => status !== 401 && status !== 422)).toEqual([]);
					expect([node.runs.length - before, node.failures.length]).toEqual([0, 0]);
				},
			),
			{ numRuns: RUNS },
		);
	});

	test('starts for a genuine delivery after them', async () => {
		const delivery = target.proof.prove(Buffer.from(target.source.event('genuine')), SECRET);
		expect(await send(node.url, { delivery })).toBe(200);
		expect(node.started).toHaveLength(1);
		expect(node.runs).toHaveLength(1);
		expect(node.failures).toEqual([]);
	});
});

test('they were thousands, and nothing of them stays in memory', () => {
	expect(sent).toBeGreaterThanOrEqual(9_000);
	const half = heap[Math.floor(heap.length / 2)] ?? 0;
	const grown = ((heap.at(-1) ?? 0) - half) / half;
	expect(grown).toBeLessThan(0.1);
	figure(
		`${sent} forged deliveries, none started, memory ${(grown * 100).toFixed(1)} % up over the last half`,
	);
});
