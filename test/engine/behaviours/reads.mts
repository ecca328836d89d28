import { expectNoSecrets, shown, type World } from '../harness/world.mts';

/** Reads go side by side, are repeated where that is safe, and wait together when told to. */
export function reads(world: World): void {
	const { name, read } = world.provider;
	const keysFor = (title: string, count: number) =>
		Array.from({ length: count }, (_, index) => `${title}-${index}`);
	const itemsOf = (keys: string[]) => keys.map((key) => ({ key }));

	/** Keys the provider knows, and a journal that begins after them. */
	async function prepared(title: string, count: number): Promise<string[]> {
		const keys = keysFor(title, count);
		await read.prepare(world.baseUrl, keys);
		return keys;
	}

	async function readCalls(): Promise<number[]> {
		const calls = await world.sandbox.requests('GET');
		return calls.filter(({ path }) => path.startsWith(read.path)).map(({ startedAt }) => startedAt);
	}

	test.each([
		[{}, 5],
		[{ parallelItems: 2 }, 2],
		[{ parallelItems: 10 }, 10],
	])('with options %j they go %d at a time and keep the order of the input', async (options, width) => {
		const keys = await prepared(`width-${width}`, 12);
		// The first item is the slowest: its answer must still come out first.
		await world.sandbox.fault({ kind: 'slow', delayMs: 600, path: read.path });
		// Long enough for a slow machine to have started as many before the first answer comes.
		await world.sandbox.change({ latencyMs: 400 });
		const outcome = await world.read(options).run(itemsOf(keys));
		expect(outcome.json.map(read.keyOf)).toEqual(keys);
		expect(outcome.items.map(({ pairedItem }) => pairedItem)).toEqual(keys.map((_, item) => ({ item })));
		const { requests } = await world.sandbox.journal();
		expect(mostAtOnce(requests.filter(({ method }) => method === 'GET'))).toBe(width);
	});

	test('a 429 with Retry-After makes all items wait, then all succeed', async () => {
		const keys = await prepared('throttled', 6);
		const headers = { 'retry-after': '1' };
		await world.sandbox.fault({ kind: 'status', status: 429, headers, path: read.path });
		await world.sandbox.change({ latencyMs: 200 });
		const outcome = await world.read({ parallelItems: 2 }).run(itemsOf(keys));
		expect(outcome.json.map(read.keyOf)).toEqual(keys);
		const [first = 0, ...others] = await readCalls();
		// Two were under way when the word came; every later call keeps to it.
		const later = others.filter((at) => at - first > 500);
		expect(later).toHaveLength(5);
		for (const at of later) expect(at - first).toBeGreaterThanOrEqual(1000);
	});

	test('a wait longer than this node waits ends at once and says so', async () => {
		const keys = await prepared('patience', 1);
		const headers = { 'retry-after': '3600' };
		await world.sandbox.fault({ kind: 'status', status: 429, headers, body: {}, path: read.path });
		const outcome = await world.read().run(itemsOf(keys));
		expect(shown(outcome)).toEqual({
			name: 'NodeApiError',
			message: `${name} answered that there were too many calls`,
			description: `${name} asks to wait 3600 seconds, which is longer than this node waits. Run the item again after that.\nHTTP 429.`,
			httpCode: '429',
			itemIndex: 0,
		});
		expect(await readCalls()).toHaveLength(1);
	});

	test.each(['dropBefore', 'dropAfter'] as const)(
		'a connection that is cut (%s) is tried again',
		async (kind) => {
			const keys = await prepared(kind, 1);
			await world.sandbox.fault({ kind, path: read.path });
			const outcome = await world.read().run(itemsOf(keys));
			expect(outcome.json.map(read.keyOf)).toEqual(keys);
			expect(await readCalls()).toHaveLength(2);
		},
	);

	test.each([502, 503, 504])('a %d is tried again, up to Max Tries', async (status) => {
		const keys = await prepared(`down-${status}`, 1);
		await world.sandbox.fault({ kind: 'status', status, body: {}, path: read.path, times: 2 });
		const outcome = await world.read({ maxTries: 2 }).run(itemsOf(keys));
		expect(shown(outcome)).toMatchObject({ httpCode: String(status), itemIndex: 0 });
		expect(outcome.error?.description).toMatch(new RegExp(`HTTP ${status}, tried 2 times over \\d+ s\\.$`));
		expect(await readCalls()).toHaveLength(2);
		expect((await world.read().run(itemsOf(keys))).json.map(read.keyOf)).toEqual(keys);
	});

	test('no answer in time says how long it waited', async () => {
		const keys = await prepared('hang', 1);
		await world.sandbox.fault({ kind: 'hang', path: read.path });
		const outcome = await world.read({ timeout: 1, maxTries: 1 }).run(itemsOf(keys));
		expect(shown(outcome)).toMatchObject({
			message: `${name} gave no answer: nothing came within 1 second`,
			description: 'Check the address in the credential and the network of this n8n, then run it again.',
			itemIndex: 0,
		});
	});

	test('stopping the run ends a wait', async () => {
		const keys = await prepared('stop', 3);
		const headers = { 'retry-after': '60' };
		await world.sandbox.fault({ kind: 'status', status: 429, headers, path: read.path, times: 3 });
		// All three are sent before the first is told to wait.
		await world.sandbox.change({ latencyMs: 400 });
		const started = world.read().start(itemsOf(keys));
		while ((await readCalls()).length < 3) await new Promise((resolve) => setTimeout(resolve, 5));
		const stopped = Date.now();
		started.cancel();
		await started.outcome;
		expect(Date.now() - stopped).toBeLessThan(20_000);
		expect(await readCalls()).toHaveLength(3);
	});

	test.each([301, 302, 303, 307, 308])(
		'a redirect (%d) is not followed, whatever its target',
		async (status) => {
			const keys = await prepared(`redirect-${status}`, 1);
			const headers = { location: `${world.sandbox.url}/elsewhere` };
			await world.sandbox.fault({ kind: 'status', status, headers, body: {}, path: read.path });
			const outcome = await world.read().run(itemsOf(keys));
			expect(shown(outcome)).toEqual({
				name: 'NodeApiError',
				message: `${name} answered with a redirect to another address`,
				description: `Check the address in the credential.\nHTTP ${status}.`,
				httpCode: String(status),
				itemIndex: 0,
			});
			expect(await readCalls()).toHaveLength(1);
		},
	);

	test.each(['http://192.0.2.1/api', 'http://example.com', 'ftp://127.0.0.1/api', 'http://127.0.0.1.nip.io'])(
		'the address %s is refused before anything is sent',
		async (baseUrl) => {
			world.credential({ baseUrl });
			const outcome = await world.read().run([{ key: 'plain-http' }]);
			expect(shown(outcome)).toEqual({
				name: 'NodeOperationError',
				message: 'Base URL must begin with https://',
				description: expect.stringContaining(
					'Correct Base URL in the credential. Keys and money never travel over plain http.',
				),
				httpCode: null,
				itemIndex: 0,
			});
			expectNoSecrets(outcome, world.provider);
		},
	);

	test.each(['continueRegularOutput', 'continueErrorOutput'] as const)(
		'with %s a failed read keeps its pair and the others come out',
		async (onError) => {
			const keys = await prepared(onError, 3);
			await world.sandbox.fault({ kind: 'status', status: 400, body: {}, path: `${read.path}${keys[1]}` });
			const outcome = await world.read({}, { onError }).run(itemsOf(keys));
			const failed = onError === 'continueErrorOutput' ? outcome.errorItems[0] : outcome.items[1];
			expect(failed?.pairedItem).toEqual({ item: 1 });
			expect(failed?.json.error).toMatchObject({ httpStatus: 400, outcome: 'refused' });
			const found = outcome.items.filter(({ json }) => json.error === undefined);
			expect(found.map(({ json, pairedItem }) => [read.keyOf(json), pairedItem])).toEqual([
				[keys[0], { item: 0 }],
				[keys[2], { item: 2 }],
			]);
			expectNoSecrets(outcome, world.provider);
		},
	);
}

/** The largest number of calls under way at one moment. */
function mostAtOnce(calls: Array<{ startedAt: number; finishedAt: number | null }>): number {
	const open = (moment: number) =>
		calls.filter(({ startedAt, finishedAt }) => startedAt <= moment && (finishedAt ?? Infinity) > moment);
	return Math.max(...calls.map(({ startedAt }) => open(startedAt).length));
}
