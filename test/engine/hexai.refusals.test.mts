import { shown, worldOf } from './harness/world.mts';
import { COLLECTION, createCollections, GET_STATUS, hexai, PAYOUT } from './hexai.mts';

const world = worldOf(hexai);

const MAY_HAVE_MOVED = 'HexAI did not confirm this payment: the money may have moved';
const locked = (key: string) => `Payment Key "${key}" stays locked, so running again sends nothing.`;
const KNOWN =
	'HexAI already knows this reference: look for it in Transaction > Get Many before you use another one.';

describe('an error inside HTTP 200', () => {
	const inside = async (body: unknown) => await world.sandbox.fault({ kind: 'status', status: 200, body });

	test.each<[string, unknown]>([
		['HexAI: The payout came back as ERROR (ERROR).', { status: 'success', data: { status: 'ERROR' } }],
		[
			'HexAI: Internal server error. (INTERNAL_ERROR).',
			{ status: 'error', error: { code: 'INTERNAL_ERROR', message: 'Internal server error.' } },
		],
		['HexAI: Insufficient funds.', { status: 'error', message: 'Insufficient funds' }],
		['HexAI: Wallet not found.', { status: 'error', error: 'Wallet not found' }],
		['HexAI: No (4001).', { status: 'ERROR', code: 4001, message: 'No' }],
	])('%s leaves a payout open: running again sends nothing', async (happened, body) => {
		await inside(body);
		const node = world.action(PAYOUT);
		const item = { key: happened, amount: '25' };
		const outcome = await node.run([item]);
		expect(shown(outcome)).toMatchObject({ message: MAY_HAVE_MOVED, httpCode: '200' });
		expect(outcome.error?.description).toContain(`${happened}\n${locked(happened)}`);
		expect(outcome.error?.description).not.toContain('Nothing was paid');
		expect((await node.run([item])).error?.message).toContain('was used before: nothing was sent');
		expect(await world.sentKeys()).toEqual([happened]);
	});

	test.each<[string, unknown]>([
		['validation', { status: 'error', error: { code: 'VALIDATION_ERROR', message: 'amount is missing' } }],
		['failed', { status: 'success', data: { status: 'FAILED' } }],
	])('%s certainly paid nothing: the corrected payout goes', async (key, body) => {
		await inside(body);
		const node = world.action(PAYOUT);
		const outcome = await node.run([{ key, amount: '25' }]);
		expect(outcome.error?.description).toContain(`Nothing was paid, and Payment Key "${key}" is free again.`);
		expect((await node.run([{ key, amount: '25' }])).status).toBe('success');
		expect(await world.sentKeys()).toEqual([key, key]);
	});

	test('is an error of a read in all its forms; the state ERROR of a transaction is not', async () => {
		const read = async (body: unknown) => {
			await inside(body);
			return await world.action(GET_STATUS).run([{ key: 'inside' }]);
		};
		const nested = await read({ status: 'error', error: { code: 'GONE', message: 'No more' } });
		expect(nested.error?.message).toBe('HexAI: No more (GONE)');
		const flat = await read({ status: 'error', code: 'GONE', message: 'No more' });
		expect(flat.error?.message).toBe('HexAI: No more (GONE)');
		const text = await read({ status: 'error', error: 'Wallet not found' });
		expect(text.error?.message).toBe('HexAI: Wallet not found');
		const state = await read({ status: 'success', data: { status: 'ERROR' } });
		expect(state.json).toEqual([{ status: 'ERROR' }]);
		const bare = await read({ client_reference: 'inside', status: 'ERROR' });
		expect(bare.json).toEqual([{ client_reference: 'inside', status: 'ERROR' }]);
	});
});

describe('a reference HexAI already knows', () => {
	test('stays locked, and the person is sent to the payment it belongs to', async () => {
		await world.action(PAYOUT).run([{ key: 'twice', amount: '25' }]);
		const other = world.action(PAYOUT);
		const outcome = await other.run([{ key: 'twice', amount: '26' }]);
		expect(shown(outcome)).toEqual({
			name: 'NodeApiError',
			message: 'HexAI: This client_reference was used for a different request. (DUPLICATE_REFERENCE)',
			description: `${KNOWN}\n${locked('twice')}\nWrite twice into Options > Send Again only when HexAI told you to send it again.\nHTTP 400.`,
			httpCode: '400',
			itemIndex: 0,
		});
		expect((await other.run([{ key: 'twice', amount: '26' }])).error?.message).toBe(
			'Payment Key "twice" was used before: nothing was sent',
		);
		expect(await world.sentKeys()).toEqual(['twice', 'twice']);
	});

	test('locks the payout too when it comes as a conflict', async () => {
		const body = { status: 'error', message: 'Payout already exists' };
		await world.sandbox.fault({ kind: 'status', status: 409, body });
		const outcome = await world.action(PAYOUT).run([{ key: 'conflict', amount: '25' }]);
		expect(outcome.error?.message).toBe('HexAI: Payout already exists');
		expect(outcome.error?.description).toContain(`${KNOWN}\n${locked('conflict')}`);
	});

	test('sends the person of a collection to Get Status', async () => {
		await createCollections(world.baseUrl, ['link-twice']);
		const outcome = await world.action(COLLECTION).run([{ key: 'link-twice', amount: '26' }]);
		expect(outcome.error?.description).toBe(
			'HexAI already knows this reference: ask Collection > Get Status with it before you use another one, as two links can both be paid.\nHTTP 400.',
		);
	});
});

test.each([
	{ resource: 'account', operation: 'getBalance' },
	{ resource: 'transaction', operation: 'getAll' },
	{ ...COLLECTION, clientReference: 'no-path', amount: '1' },
])('a 404 of $resource $operation does not speak of a reference', async (parameters) => {
	await world.sandbox.fault({ kind: 'status', status: 404 });
	const outcome = await world.action(parameters).run();
	expect(outcome.error?.description).toBe('Check the Base URL in the credential.\nHTTP 404.');
});
