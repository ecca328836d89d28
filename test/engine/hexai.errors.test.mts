import { expectNoSecrets, shown, worldOf } from './harness/world.mts';
import { API_KEY, COLLECTION, GET_STATUS, hexai, PAYOUT, WEBHOOK_SECRET } from './hexai.mts';

const world = worldOf(hexai);

const FREE = (key: string) => `Nothing was paid, and Payment Key "${key}" is free again.`;
const DOWN = 'Try again later, and ask HexAI if it lasts: it may be under maintenance.';

/** What the simulator says in a fault made on purpose. */
const MADE = 'A fault the sandbox was told to make.';

describe('the error table, read by a person', () => {
	test.each([
		[400, 'VALIDATION_ERROR', 'Correct the field HexAI names, then run the item again.'],
		[
			401,
			'UNAUTHORIZED',
			'Check the API Key in the credential. On a newer host switch on Send X-Hexai-Key Header there.',
		],
		[403, 'FORBIDDEN', 'Ask HexAI for this permission, or use another API key.'],
		[
			404,
			'NOT_FOUND',
			'Check the reference, and that the API key is of the same mode (test or live) as the payment.',
		],
		[429, 'RATE_LIMITED', 'Wait and run it again, or slow the workflow down.'],
		[500, 'INTERNAL_ERROR', DOWN],
		[503, 'SERVICE_UNAVAILABLE', DOWN],
	])('a read that is answered %d %s', async (status, code, step) => {
		await world.sandbox.fault({ kind: 'status', status, times: 9 });
		const outcome = await world.action({ ...GET_STATUS, options: { maxTries: 1 } }).run([{ key: 'table' }]);
		expect(shown(outcome)).toEqual({
			name: 'NodeApiError',
			message: `HexAI: ${MADE} (${code})`,
			description: `${step}\nHTTP ${status}.`,
			httpCode: String(status),
			itemIndex: 0,
		});
		expectNoSecrets(outcome, hexai);
	});

	test.each([
		[400, 'VALIDATION_ERROR', 'Correct the field HexAI names, then run the item again.'],
		[
			401,
			'UNAUTHORIZED',
			'Check the API Key in the credential. On a newer host switch on Send X-Hexai-Key Header there.',
		],
		[403, 'FORBIDDEN', 'Ask HexAI for this permission, or use another API key.'],
		[404, 'NOT_FOUND', 'Check the Base URL in the credential, or choose the other Payout Path there.'],
		[429, 'RATE_LIMITED', 'Wait and run it again, or slow the workflow down.'],
	])('a payout that is refused with %d %s', async (status, code, step) => {
		await world.sandbox.fault({ kind: 'status', status, times: 2 });
		const key = `no-${status}`;
		const outcome = await world.action(PAYOUT).run([{ key, amount: '1' }]);
		expect(shown(outcome)).toEqual({
			name: 'NodeApiError',
			message: `HexAI: ${MADE} (${code})`,
			description: `${step}\n${FREE(key)}\nHTTP ${status}.`,
			httpCode: String(status),
			itemIndex: 0,
		});
		expectNoSecrets(outcome, hexai);
	});

	test('a payout above the balance says what is needed and what is there; after a top-up it goes', async () => {
		const node = world.action(PAYOUT);
		const item = { key: 'big', amount: '5000' };
		const outcome = await node.run([item]);
		expect(shown(outcome)).toEqual({
			name: 'NodeApiError',
			message: 'HexAI: Your account balance is insufficient for this payout. (INSUFFICIENT_BALANCE)',
			description: `Needs 5000.00 GMD, available 4500.50 GMD. Top up the HexAI balance or lower the amount, then run the item again.\n${FREE('big')}\nHTTP 400.`,
			httpCode: '400',
			itemIndex: 0,
		});
		const { json } = await world.action(COLLECTION).run([{ key: 'top-up', amount: '1000' }]);
		await world.sandbox.settle(String(json[0]?.transaction_id), 'pay');
		expect((await node.run([item])).json[0]).toMatchObject({ client_reference: 'big', status: 'PENDING' });
	});

	test.each([200, 402, 409])(
		'INSUFFICIENT_BALANCE frees the key when it comes as HTTP %d',
		async (status) => {
			const details = { required_amount_bututs: 50000, available_balance_bututs: 30000 };
			const error = { code: 'INSUFFICIENT_BALANCE', message: 'Balance too low', details };
			const body = { status: 'error', error };
			await world.sandbox.fault({ kind: 'status', status, body });
			const key = `balance-${status}`;
			const outcome = await world.action(PAYOUT).run([{ key, amount: '500' }]);
			expect(shown(outcome)).toMatchObject({
				message: 'HexAI: Balance too low (INSUFFICIENT_BALANCE)',
				description: `Needs 500.00 GMD, available 300.00 GMD. Top up the HexAI balance or lower the amount, then run the item again.\n${FREE(key)}\nHTTP ${status}.`,
			});
		},
	);

	test('Continue On Fail gives the provider its own words, status and details', async () => {
		const node = world.action(PAYOUT, { onError: 'continueRegularOutput' });
		const outcome = await node.run([{ key: 'details', amount: '5000' }]);
		expect(outcome.json).toEqual([
			{
				error: {
					message: 'HexAI: Your account balance is insufficient for this payout. (INSUFFICIENT_BALANCE)',
					description: expect.stringContaining('Needs 5000.00 GMD, available 4500.50 GMD.'),
					code: null,
					providerCode: 'INSUFFICIENT_BALANCE',
					httpStatus: 400,
					outcome: 'refused',
					details: { provider: { required_amount_bututs: 500000, available_balance_bututs: 450050 } },
					paymentKey: 'details',
				},
			},
		]);
	});

	test('a provider that repeats the secrets in its error does not bring them into the run', async () => {
		const message = `Bad key ${API_KEY} and ${WEBHOOK_SECRET}`;
		const body = {
			status: 'error',
			error: { code: API_KEY, message, details: { sent: `Bearer ${API_KEY}` } },
		};
		await world.sandbox.fault({ kind: 'status', status: 400, body, times: 2 });
		const stopped = await world.action(GET_STATUS).run([{ key: 'echo' }]);
		expect(stopped.error?.message).toBe('HexAI: Bad key [hidden] and [hidden] ([hidden])');
		expectNoSecrets(stopped, hexai);
		const passed = await world
			.action(PAYOUT, { onError: 'continueRegularOutput' })
			.run([{ key: 'e', amount: '1' }]);
		expectNoSecrets(passed, hexai);
	});

	test('a wrong key is named as such and stays hidden', async () => {
		const apiKey = 'sk_test_wrong_and_secret';
		world.credential({ apiKey });
		const outcome = await world.action({ resource: 'account', operation: 'getBalance' }).run();
		expect(shown(outcome)).toMatchObject({
			message: 'HexAI: The API key is missing or invalid. (UNAUTHORIZED)',
			httpCode: '401',
		});
		expectNoSecrets(outcome, { ...hexai, secrets: [apiKey, WEBHOOK_SECRET] });
	});
});

describe('a collection is never repeated by itself', () => {
	test.each([
		['status', { status: 500 }],
		['status', { status: 503 }],
		['status', { status: 429 }],
		['html', {}],
		['dropBefore', {}],
		['dropAfter', {}],
		['hang', {}],
	] as const)('after the fault %s %j', async (kind, more) => {
		await world.sandbox.fault({ kind, ...more });
		const node = world.action({ ...COLLECTION, options: { timeout: 1 } });
		const outcome = await node.run([{ key: 'link', amount: '10' }]);
		expect(outcome.status).toBe('error');
		expect(await world.sandbox.requests('POST')).toHaveLength(1);
	});

	test('its unknown outcome says how to find out', async () => {
		await world.sandbox.fault({ kind: 'dropAfter' });
		const outcome = await world.action(COLLECTION).run([{ key: 'link-2', amount: '10' }]);
		expect(shown(outcome)).toEqual({
			name: 'NodeApiError',
			message:
				'HexAI did not confirm "Initiate a collection (make a checkout link)": it may have been carried out',
			description:
				'HexAI gave no answer: the connection was cut.\nDo not start it again with a new reference: ask Collection > Get Status with the same reference first.',
			httpCode: null,
			itemIndex: 0,
		});
	});

	test('collections go one after another', async () => {
		await world.sandbox.change({ latencyMs: 3 });
		const items = Array.from({ length: 8 }, (_, index) => ({ key: `serial-${index}`, amount: '1' }));
		await world.action(COLLECTION).run(items);
		expect((await world.sandbox.journal()).maxInFlightPosts).toBe(1);
	});
});
