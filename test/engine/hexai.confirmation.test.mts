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

	test("the API's word on the status wins", async () => {
		await createCollections(world.baseUrl, ['confirm-1']);
		const wish = { reference: 'confirm-1', amount: '100.00', status: 'SUCCEEDED' };
		const { trigger, answer } = await deliver('genuine', wish, CONFIRM);
		expect(answer?.status).toBe(200);
		expect(trigger.started[0]?.[0]).toMatchObject({
			confirmation: 'confirmed',
			subject: { reference: 'confirm-1', status: 'pending', providerStatus: 'PENDING' },
			body: { transaction: { status: 'SUCCEEDED' } },
		});
	});

	test('the raw body does not go out with an end the API denies', async () => {
		await createCollections(world.baseUrl, ['confirm-raw']);
		const raw = { options: { confirmWithApi: true, output: 'raw' } };
		const wish = { reference: 'confirm-raw', amount: '100.00', status: 'SUCCEEDED' };
		const { trigger, answer } = await deliver('genuine', wish, raw);
		expect(answer?.status).toBe(503);
		expect(trigger.started).toEqual([]);
		expect(trigger.log).toEqual([
			`${HELD}the event says succeeded, the API says pending, and Output is set to the raw body`,
		]);
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
		expect(trigger.log).toEqual([HELD + reason]);
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
		expect(trigger.log).toEqual([`${HELD}HexAI answered about another reference`]);
	});

	test('a payout can not be asked for', async () => {
		const trigger = await world.trigger(CONFIRM);
		const body =
			'{"event":"transaction.completed","transaction":{"id":"tx_p","client_reference":"OUT-1","type":"PAYOUT","amount":5.00,"status":"SUCCEEDED"}}';
		expect((await postSigned(trigger.url, body)).status).toBe(200);
		expect(trigger.started[0]?.[0]).toMatchObject({
			confirmation: 'notConfirmable',
			subject: { status: 'succeeded' },
		});
		expect(await world.sandbox.requests('GET')).toEqual([]);
	});
});
