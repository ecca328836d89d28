import { store } from '../harness/store.mts';
import { shown, type World } from '../harness/world.mts';

/** A payment key is sent once: over items, runs, restarts, nodes and simultaneous executions. */
export function paymentOnce(world: World): void {
	const line = (key: string, amount = '25.00') => ({ key, amount });

	const duplicate = (key: string, itemIndex: number, more = '') => ({
		name: 'NodeOperationError',
		message: `Payment Key "${key}" was used before: nothing was sent`,
		description:
			`${world.provider.name} has accepted this payment.\n` +
			`To let such items pass, set Options > On Duplicate to Pass On Marked as Duplicate.\nOnly a different payment needs another Payment Key.${more}`,
		httpCode: null,
		itemIndex,
	});

	test('the same key twice in one run is sent once', async () => {
		const outcome = await world.transfer().run([line('once-A'), line('once-A')]);
		expect(outcome.status).toBe('error');
		expect(shown(outcome)).toEqual(duplicate('once-A', 1, '\nCarried out before this item: 1 item: once-A.'));
		expect(await world.sentKeys()).toEqual(['once-A']);
	});

	test('a second run sends nothing, and neither does one after a restart of n8n', async () => {
		const node = world.transfer();
		expect((await node.run([line('once-B')])).status).toBe('success');
		expect(shown(await node.run([line('once-B')]))).toEqual(duplicate('once-B', 0));
		const restarted = await world.engine.restarted();
		const { workflowId, nodeId } = node;
		const same = world.transfer({}, { workflowId, nodeId }, restarted);
		expect(shown(await same.run([line('once-B')]))).toEqual(duplicate('once-B', 0));
		restarted.loaded.close();
		expect(await world.sentKeys()).toEqual(['once-B']);
	});

	test('On Duplicate: pass marks the item and lets the others be paid', async () => {
		const node = world.transfer({ onDuplicate: 'pass' });
		await node.run([line('pass-1')]);
		const outcome = await node.run([line('pass-1'), line('pass-2')]);
		expect(outcome.status).toBe('success');
		expect(outcome.items[0]).toEqual({
			json: { duplicate: true, paymentKey: 'pass-1', outcome: 'accepted' },
			pairedItem: { item: 0 },
		});
		expect(outcome.json[1]).not.toHaveProperty('duplicate');
		expect(await world.sentKeys()).toEqual(['pass-1', 'pass-2']);
	});

	test('Send Again sends an open key once for each mention, and what was accepted never', async () => {
		await world.sandbox.fault({ kind: 'dropAfter', method: 'POST' });
		const node = world.transfer({ sendAgainKeys: 'other, again' }, { onError: 'continueRegularOutput' });
		const open = await node.run([line('before'), line('again')]);
		expect(open.json).toMatchObject([{ error: { outcome: 'unknown' } }, {}]);
		const codes = async (keys: string) => {
			const { json } = await node.run([line('before'), line('again')], {
				options: { askProvider: false, sendAgainKeys: keys },
			});
			return json.map(({ error }) => (error as { code?: string } | undefined)?.code);
		};
		expect(await codes('before, again')).toEqual([undefined, 'ALREADY_ACCEPTED']);
		expect(await codes('before, again')).toEqual(['ALREADY_ACCEPTED', 'ALREADY_ACCEPTED']);
		expect(await world.sentKeys()).toEqual(['before', 'again', 'before']);
	});

	test('a key that pays something else belongs to another payment, also with On Duplicate Pass', async () => {
		const node = world.transfer({ onDuplicate: 'pass' });
		expect((await node.run([line('other-1', '10.00')])).status).toBe('success');
		expect(shown(await node.run([line('other-1', '500.00')]))).toMatchObject({
			message: `Payment Key "other-1" belongs to another payment: nothing was sent`,
			itemIndex: 0,
		});
		const shared = await world.transfer().run([line('misspelt', '1.00'), line('misspelt', '2.00')]);
		expect(shown(shared)).toMatchObject({ itemIndex: 1 });
		expect(await world.sentKeys()).toEqual(['other-1']);
	});

	test('spaces around a key make no other key', async () => {
		const outcome = await world.transfer().run([line('spaced'), line(' spaced ')]);
		expect(outcome.status).toBe('error');
		expect(await world.sentKeys()).toEqual(['spaced']);
	});

	test.each([
		['a no-break space', 'INV 9', 'INV\u00a09'],
		['a letter of two characters', 'José-05', 'Jose\u0301-05'],
		['a zero-width space', 'INV-10', 'INV-\u200b10'],
	])('%s makes no other key', async (_what, key, alike) => {
		const node = world.transfer();
		expect((await node.run([line(key)])).status).toBe('success');
		expect(shown(await node.run([line(alike)]))).toEqual(duplicate(alike, 0));
		expect(await world.sentKeys()).toHaveLength(1);
	});

	test('two executions at the same moment send a key once', async () => {
		const node = world.transfer();
		const outcomes = await Promise.all([1, 2, 3].map(async () => await node.run([line('together')])));
		expect(outcomes.map(({ status }) => status).sort()).toEqual(['error', 'error', 'success']);
		expect(await world.sentKeys()).toEqual(['together']);
	});

	test('two processes at the same moment send a key once', async () => {
		const node = world.transfer();
		const { workflowId, nodeId } = node;
		const other = await world.engine.restarted();
		const there = world.transfer({}, { workflowId, nodeId }, other);
		const keys = ['workers-1', 'workers-2', 'workers-3'].map((key) => line(key));
		const options = { options: { onDuplicate: 'pass' } };
		await Promise.all([node.run(keys, options), there.run(keys, options)]);
		other.loaded.close();
		expect((await world.sentKeys()).sort()).toEqual(['workers-1', 'workers-2', 'workers-3']);
	});

	test('two payment nodes of one workflow remember their own keys', async () => {
		const first = world.transfer();
		const second = world.transfer({}, { workflowId: first.workflowId });
		expect((await first.run([line('shared')])).status).toBe('success');
		expect((await second.run([line('shared')])).status).toBe('success');
		expect(await world.sentKeys()).toEqual(['shared', 'shared']);
	});

	test('an unsaved workflow sends nothing', async () => {
		const outcome = await world.transfer({}, { workflowId: null }).run([line('unsaved')]);
		expect(shown(outcome)).toEqual({
			name: 'NodeOperationError',
			message: 'Save the workflow first',
			description:
				'The payment key is remembered with the workflow. Without a saved workflow the payment could be sent twice. Nothing was sent for this item.',
			httpCode: null,
			itemIndex: 0,
		});
		expect(await world.sentKeys()).toEqual([]);
	});

	test('a store that does not answer sends nothing', async () => {
		store.failure = new Error('SQLITE_BUSY: database is locked');
		const outcome = await world.transfer().run([line('no-store')]);
		expect(shown(outcome)).toMatchObject({
			message: 'The payment key could not be recorded: nothing was sent',
			description:
				"SQLITE_BUSY: database is locked. Run the item again; when it goes on, look at n8n's database.",
		});
		expect(await world.sentKeys()).toEqual([]);
	});

	test('a payment without a key is not sent', async () => {
		const outcome = await world.transfer().run([{ key: '', amount: '25.00' }]);
		expect(shown(outcome)).toMatchObject({ message: `Payment Key is missing`, itemIndex: 0 });
		expect(await world.sentKeys()).toEqual([]);
	});

	test('twenty transfers go one after another, in the order of the input', async () => {
		await world.sandbox.change({ latencyMs: 2 });
		const keys = Array.from({ length: 20 }, (_, index) => `row-${index}`);
		const outcome = await world.transfer().run(keys.map((key) => line(key, '1.00')));
		expect(outcome.status).toBe('success');
		expect(outcome.items.map(({ pairedItem }) => pairedItem)).toEqual(keys.map((_, item) => ({ item })));
		expect(await world.sentKeys()).toEqual(keys);
		expect((await world.sandbox.journal()).maxInFlightPosts).toBe(1);
	});

	test("n8n's own Retry On Fail repeats no payment that went through or may have", async () => {
		await world.sandbox.fault({ kind: 'dropAfter', method: 'POST' });
		const stopped = await world.transfer({}, { retryOnFail: true }).run([line('retry-1'), line('retry-2')]);
		expect(stopped.error?.message).toContain('the money may have moved');
		await world.sandbox.fault({ kind: 'dropAfter', method: 'POST' });
		const node = world.transfer({}, { retryOnFail: true, onError: 'continueRegularOutput' });
		await node.run([line('retry-3'), line('retry-4')]);
		expect(await world.sentKeys()).toEqual(['retry-1', 'retry-3', 'retry-4']);
	});

	test.each([{ sendAgainKeys: 'retry-5' }, { onDuplicate: 'pass' }])(
		"n8n's own Retry On Fail does not make a success of an unknown outcome with %j",
		async (options) => {
			await world.sandbox.fault({ kind: 'dropAfter', method: 'POST' });
			const outcome = await world.transfer(options, { retryOnFail: true }).run([line('retry-5')]);
			expect(outcome.error?.message).toContain('the money may have moved');
			expect(await world.sentKeys()).toEqual(['retry-5']);
		},
	);
}
