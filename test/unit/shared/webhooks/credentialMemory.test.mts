import type { IWebhookFunctions } from 'n8n-workflow';

import { credentialOf, FRESH_MS, NEW_MS } from '../../../../nodes/shared/webhooks/credentialMemory';

let nodes = 0;

/** A trigger whose credential says how often it was read. */
function trigger({ mode = 'webhook', nodeId = `node-${nodes++}`, fails = false } = {}) {
	const world = { reads: 0, credentialId: 'a', fails };
	const functions = {
		getMode: () => mode,
		getWorkflow: () => ({ id: 'workflow' }),
		getNode: () => ({ id: nodeId, credentials: { acmeApi: { id: world.credentialId } } }),
		getCredentials: async () => {
			world.reads += 1;
			if (world.fails) throw new Error('gone');
			return await Promise.resolve({ secret: `read ${world.reads}` });
		},
	} as unknown as IWebhookFunctions;
	const read = async (maxAgeMs: number) => await credentialOf(functions, 'acmeApi', maxAgeMs).credential;
	return { world, read };
}

beforeEach(() => jest.useFakeTimers({ now: 1_000_000_000_000 }));
afterEach(() => jest.useRealTimers());

test('deliveries of one moment share one reading', async () => {
	const { world, read } = trigger();
	await Promise.all([read(FRESH_MS), read(FRESH_MS), read(FRESH_MS)]);
	expect(world.reads).toBe(1);
});

test('a reading serves until its time is up, to the millisecond', async () => {
	const { world, read } = trigger();
	await read(FRESH_MS);
	jest.setSystemTime(1_000_000_000_000 + FRESH_MS - 1);
	expect(await read(FRESH_MS)).toEqual({ secret: 'read 1' });
	jest.setSystemTime(1_000_000_000_000 + FRESH_MS);
	expect(await read(FRESH_MS)).toEqual({ secret: 'read 2' });
	expect(world.reads).toBe(2);
});

test('a secret that was taken out is out after two seconds, whatever goes on', () => {
	expect(FRESH_MS).toBeLessThanOrEqual(2_000);
	expect(NEW_MS).toBeLessThan(FRESH_MS);
});

test('what is asked for anew is asked for once a second', async () => {
	const { world, read } = trigger();
	for (let at = 0; at < 3_000; at += 100) {
		jest.setSystemTime(1_000_000_000_000 + at);
		await read(NEW_MS);
	}
	expect(world.reads).toBe(3);
});

test('a clock that was set back makes no reading last longer', async () => {
	const { world, read } = trigger();
	await read(FRESH_MS);
	jest.setSystemTime(999_999_000_000);
	await read(FRESH_MS);
	expect(world.reads).toBe(2);
});

test('in the editor it is read each time', async () => {
	const { world, read } = trigger({ mode: 'manual' });
	await read(FRESH_MS);
	await read(FRESH_MS);
	expect(world.reads).toBe(2);
});

test('another credential, and another trigger, has a reading of its own', async () => {
	const one = trigger();
	await one.read(FRESH_MS);
	one.world.credentialId = 'b';
	await one.read(FRESH_MS);
	expect(one.world.reads).toBe(2);
	const other = trigger();
	await other.read(FRESH_MS);
	expect(other.world.reads).toBe(1);
});

test('one that can not be read is tried again by the next', async () => {
	const { world, read } = trigger({ fails: true });
	await expect(read(FRESH_MS)).rejects.toThrow('gone');
	world.fails = false;
	expect(await read(FRESH_MS)).toEqual({ secret: 'read 2' });
});
