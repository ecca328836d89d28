import { worldOf } from './harness/world.mts';
import { createCollections, hexai, postSigned } from './hexai.mts';

const world = worldOf(hexai);

/** What a trigger with these parameters makes of one webhook the sandbox sends. */
async function deliver(kind: string, wish: Record<string, unknown>, parameters: Record<string, unknown>) {
	const trigger = await world.trigger(parameters);
	const { attempts } = await world.sandbox.forge(kind, wish);
	return { trigger, answer: attempts[0] };
}

describe('Confirm With API', () => {
	const CONFIRM = { options: { confirmWithApi: true } };
	const HELD = 'Under Test: held back a webhook with 503, no workflow was started: ';
	const logged = (trigger: { log: string[] }) =>
		trigger.log.map((line) => line.replace(/^Workflow .*?, /, ''));

	/** The API's answer to every question from now on. */
	const apiSays = async (data: Record<string, unknown>) => {
		await world.sandbox.clearFaults();
		const body = { status: 'success', data };
		await world.sandbox.fault({ kind: 'status', status: 200, body, method: 'GET', times: 99 });
	};

	test("the API's word on the status wins over a late event", async () => {
		await apiSays({ client_reference: 'confirm-1', status: 'SUCCEEDED' });
		const wish = { reference: 'confirm-1', amount: '100.00', status: 'PENDING' };
		const { trigger, answer } = await deliver('genuine', wish, CONFIRM);
		expect(answer?.status).toBe(200);
		expect(trigger.started[0]?.[0]).toMatchObject({
			confirmation: 'confirmed',
			subject: { reference: 'confirm-1', status: 'succeeded', providerStatus: 'SUCCEEDED' },
			body: { transaction: { status: 'PENDING' } },
		});
	});

	test.each<[string, Record<string, unknown>]>([
		['simplified', CONFIRM],
		['raw', { options: { confirmWithApi: true, output: 'raw' } }],
	])('an end the API does not know yet comes again until it does (%s)', async (_output, parameters) => {
		const trigger = await world.trigger(parameters);
		const [id = ''] = await createCollections(world.baseUrl, ['confirm-lag']);
		const send = async (event: string, status: string) => {
			const transaction = { id, client_reference: 'confirm-lag', type: 'COLLECTION', status };
			return (await postSigned(trigger.url, JSON.stringify({ event, transaction }))).status;
		};
		expect(await send('transaction.pending', 'PENDING')).toBe(200);
		for (const [event, status] of [
			['transaction.completed', 'SUCCEEDED'],
			['transaction.failed', 'FAILED'],
			['transaction.reversed', 'REVERSED'],
		] as const) {
			expect(await send(event, status)).toBe(503);
		}
		expect(trigger.started).toHaveLength(1);
		expect(logged(trigger)[0]).toBe(
			`${HELD}the event says succeeded, the API says pending (event "transaction.completed", reference "confirm-lag")`,
		);
		expect(trigger.log).toHaveLength(3);
		await world.sandbox.settle(id, 'pay');
		// The simulator has sent its own event by now, as HexAI would: either starts the workflow, both once.
		expect(await send('transaction.completed', 'SUCCEEDED')).toBe(200);
		expect(trigger.started).toHaveLength(2);
	});

	test('an end that only the name of the event tells counts too, and so does a state nobody knows', async () => {
		const trigger = await world.trigger(CONFIRM);
		const send = async () => {
			const transaction = { id: 'tx_n', client_reference: 'by-name', type: 'COLLECTION' };
			const body = JSON.stringify({ event: 'transaction.completed', transaction });
			return (await postSigned(trigger.url, body)).status;
		};
		for (const status of ['PENDING', 'ON_HOLD']) {
			await apiSays({ client_reference: 'by-name', status });
			expect(await send()).toBe(503);
		}
		expect(logged(trigger)[1]).toContain('the event says succeeded, the API says "ON_HOLD"');
		await apiSays({ client_reference: 'by-name', status: 'SUCCEEDED' });
		expect(await send()).toBe(200);
		expect(trigger.started[0]?.[0]?.subject).toMatchObject({ status: 'succeeded' });
	});

	test('money that came back is no repeat of the payment', async () => {
		const trigger = await world.trigger(CONFIRM);
		const send = async (event: string, status: string) => {
			const transaction = { id: 'tx_r', client_reference: 'back', type: 'COLLECTION', status };
			return (await postSigned(trigger.url, JSON.stringify({ event, transaction }))).status;
		};
		await apiSays({ client_reference: 'back', status: 'SUCCEEDED' });
		expect(await send('transaction.completed', 'SUCCEEDED')).toBe(200);
		expect(await send('transaction.completed', 'REFUNDED')).toBe(503);
		expect(await send('refund.completed', 'SUCCEEDED')).toBe(200);
		expect(await send('payment.disputed', 'SUCCEEDED')).toBe(200);
		// Late and repeated: nothing new.
		for (const event of ['transaction.pending', 'transaction.updated', 'refund.completed'])
			expect(await send(event, 'PENDING')).toBe(200);
		expect(trigger.started.map(([item]) => item?.event)).toEqual([
			'transaction.completed',
			'refund.completed',
			'payment.disputed',
		]);
		await apiSays({ client_reference: 'back', status: 'REFUNDED' });
		expect(await send('transaction.completed', 'REFUNDED')).toBe(200);
		expect(trigger.started).toHaveLength(4);
	});

	test('switched on or off, it takes a told event for a repeat', async () => {
		const body =
			'{"event":"transaction.completed","transaction":{"id":"tx_sw","client_reference":"sw","type":"COLLECTION","amount":5.00,"status":"SUCCEEDED"}}';
		await apiSays({ client_reference: 'sw', status: 'SUCCEEDED' });
		const off = await world.trigger();
		const { workflowId, nodeId } = off;
		const on = await world.trigger(CONFIRM, { workflowId, nodeId });
		for (const { url } of [off, on, off, on]) expect((await postSigned(url, body)).status).toBe(200);
		expect([off.started.length, on.started.length]).toEqual([1, 0]);
	});

	test.each([
		['unknown to the API', undefined, 'HexAI does not know this transaction'],
		['API down', { kind: 'status', status: 503, method: 'GET' }, 'HexAI could not be asked (HTTP 503)'],
		['API refuses', { kind: 'status', status: 403, method: 'GET' }, 'HexAI could not be asked (HTTP 403)'],
		['API cut off', { kind: 'dropBefore', method: 'GET' }, 'HexAI could not be asked (ECONNRESET)'],
	] as const)('%s: 503, and the same event may come again', async (_title, fault, reason) => {
		const trigger = await world.trigger(CONFIRM);
		if (fault) {
			await createCollections(world.baseUrl, ['confirm-2']);
			await world.sandbox.fault(fault);
		}
		const first = await world.sandbox.forge('genuine', { reference: 'confirm-2' });
		expect(first.attempts[0]).toMatchObject({ status: 503, answerBody: 'Not confirmed yet' });
		expect(trigger.started).toEqual([]);
		expect(trigger.failures).toEqual([]);
		const event = fault ? 'transaction.pending' : 'transaction.completed';
		expect(logged(trigger)).toEqual([`${HELD}${reason} (event "${event}", reference "confirm-2")`]);
		// By now the API knows it.
		const data = { client_reference: 'confirm-2', status: 'SUCCEEDED' };
		const known = { kind: 'status', status: 200, body: { status: 'success', data }, method: 'GET' } as const;
		if (!fault) await world.sandbox.fault(known);
		const second = await world.sandbox.forge('replay');
		expect(second.attempts[0]?.status).toBe(200);
		expect(trigger.started).toHaveLength(1);
	});

	test('an answer about another payment contradicts the event', async () => {
		const trigger = await world.trigger(CONFIRM);
		const body = { status: 'success', data: { client_reference: 'other', status: 'SUCCEEDED' } };
		await world.sandbox.fault({ kind: 'status', status: 200, body, method: 'GET' });
		const { attempts } = await world.sandbox.forge('genuine', { reference: 'confirm-3' });
		expect(attempts[0]?.status).toBe(503);
		expect(logged(trigger)).toEqual([
			`${HELD}HexAI answered about another reference (event "transaction.completed", reference "confirm-3")`,
		]);
	});

	test.each([
		['transaction.completed', 'PAYOUT'],
		['payout.completed', undefined],
		['transaction.completed', 'disbursement'],
	])('a payout can not be asked for (%s, type %s)', async (event, type) => {
		const trigger = await world.trigger(CONFIRM);
		const transaction = { id: 'tx_p', client_reference: 'OUT-1', type, amount: 5, status: 'SUCCEEDED' };
		expect((await postSigned(trigger.url, JSON.stringify({ event, transaction }))).status).toBe(200);
		expect(trigger.started[0]?.[0]).toMatchObject({
			confirmation: 'notConfirmable',
			subject: { status: 'succeeded' },
		});
		expect(await world.sandbox.requests('GET')).toEqual([]);
	});

	test.each([
		['WITHDRAWAL', 200],
		[undefined, 200],
		['COLLECTION', 503],
	])(
		'what HexAI does not find among the collections starts when nothing calls it one (%s)',
		async (type, status) => {
			const trigger = await world.trigger(CONFIRM);
			const transaction = { id: 'tx_w', client_reference: 'W-1', type, amount: 5, status: 'SUCCEEDED' };
			const body = JSON.stringify({ event: 'transaction.completed', transaction });
			expect((await postSigned(trigger.url, body)).status).toBe(status);
			expect(trigger.started.map(([item]) => item?.confirmation)).toEqual(
				status === 200 ? ['notConfirmable'] : [],
			);
		},
	);
});
