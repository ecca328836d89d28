import { expectNoSecrets, shown, worldOf } from './harness/world.mts';
import { CALLS, type Read } from './fincode.calls.mts';
import { calls, control, fincode } from './fincode.mts';
import { TRANSFERS } from './fincode.transfers.mts';

const world = worldOf(fincode);

/** A table's texts with `{name}` replaced by the fields of the item. */
function filled<T>(value: T, item: Record<string, unknown>): T {
	return JSON.parse(
		JSON.stringify(value).replace(/\{(\w+)\}/g, (all, name: string) => String(item[name] ?? all)),
	) as T;
}

const HEADERS: Array<[string, readonly string[]]> = [
	['/v1/services', ['x-idempotency-key', 'x-fapi-auth-date', 'x-fapi-interaction-id']],
	['/v1/user', ['x-idempotency-key', 'x-fapi-auth-date', 'x-fapi-interaction-id']],
	['/v6/services/account-maintenance', ['x-idempotency-key', 'x-fapi-auth-date', 'x-fapi-interaction-id']],
	['/v6/services/ledger', ['x-fapi-auth-date', 'x-fapi-customer-ip-address', 'x-fapi-interaction-id']],
];

/** The lending calls FinCode documents without an idempotency key. */
const WITHOUT_KEY = ['loan.getRepaymentInstructions', 'wallet.getTransferStatus', 'bankAccount.get'];

async function run({ parameters, prepare }: Read, options: Record<string, unknown> = {}) {
	const item = (await prepare?.(world)) ?? {};
	const outcome = await world.action({ ...parameters, options }).run([item]);
	return { item, outcome };
}

test('every operation of the node is tried here', async () => {
	const tried = [...CALLS, ...TRANSFERS].map(({ parameters: { resource, operation } }) => {
		return `${String(resource)}.${String(operation)}`;
	});
	const { properties } = world.engine.loaded.nodeTypes.getByNameAndVersion(
		'n8n-nodes-fintech.finCode',
		1,
	).description;
	const all = properties
		.filter(({ name }) => name === 'operation')
		.flatMap(({ options = [], displayOptions }) =>
			options.map((option) => {
				const [resource] = displayOptions?.show?.resource ?? [];
				return `${String(resource)}.${'value' in option ? String(option.value) : ''}`;
			}),
		);
	// The upload has a file of its own.
	expect([...tried, 'customer.submitDocuments'].sort()).toEqual(all.sort());
	expect(all).toHaveLength(60);
});

describe.each(CALLS)('$title', (call) => {
	test('makes the documented call and gives what it answers', async () => {
		const { item, outcome } = await run(call);
		expect(shown(outcome)).toEqual({});
		expect(outcome.items[0]).toEqual({
			json: expect.objectContaining(call.gives),
			pairedItem: { item: 0 },
		});
		const [sent, ...more] = await calls(world);
		expect(more).toEqual([]);
		expect(`${sent?.method} ${sent?.path}`).toBe(filled(call.sent, item));
		expect(sent?.query).toEqual(filled(call.query ?? {}, item));
		for (const name of HEADERS.find(([start]) => sent?.path.startsWith(start))?.[1] ?? []) {
			if (name === 'x-idempotency-key' && WITHOUT_KEY.includes(call.title)) continue;
			expect(sent?.headers[name]).toBeTruthy();
		}
		expect(WITHOUT_KEY.includes(call.title) && 'x-idempotency-key' in (sent?.headers ?? {})).toBe(false);
		expectNoSecrets(outcome, { ...fincode, secrets: [world.provider.secrets[1] ?? ''] });
	});

	test('sends its payload wrapped or bare, as the credential says', async () => {
		const { item } = await run(call);
		const [standard] = await calls(world);
		await control(world.sandbox.url, 'POST', '/reset');
		world.credential({ requestFormat: 'flat' });
		const again = await run(call);
		const [flat] = await calls(world);
		expect(shown(again.outcome)).toEqual({});
		if (call.body === undefined) {
			expect([standard?.bodyText, flat?.bodyText]).toEqual(['', '']);
			return;
		}
		const isEmpty = JSON.stringify(call.body) === '{}';
		const flatBody = filled(call.body, again.item);
		expect(flat?.bodyText === '' ? {} : flat?.body).toEqual(flatBody);
		if (isEmpty) expect(flat?.bodyText).toBe('');
		const isNeverWrapped = standard?.method === 'GET' || call.title === 'session.logout';
		const body = filled(call.body, item);
		expect(standard?.body).toEqual(
			isNeverWrapped
				? body
				: {
						data: body,
						metadata: {
							request_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
							timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
						},
					},
		);
	});
});

describe.each(TRANSFERS)('$title', ({ parameters, prepare, amount, method, path }) => {
	test.each(['standard', 'flat'])('goes through in the format %s', async (requestFormat) => {
		const item = { key: `format-${requestFormat}`, amount: amount('00') };
		const more = await prepare(world, item.amount);
		world.credential({ requestFormat });
		await world.sandbox.change({ requestFormat });
		const outcome = await world.action(parameters).run([{ ...item, ...more }]);
		expect(shown(outcome)).toEqual({});
		expect(outcome.json[0]).toHaveProperty('requestIds');
		const [sent] = await calls(world);
		expect(sent?.method).toBe(method);
		expect(sent?.path.startsWith(path)).toBe(true);
	});
});
