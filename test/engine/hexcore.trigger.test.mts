import { createHmac } from 'node:crypto';

import { worldOf } from './harness/world.mts';
import { hexcore } from './hexcore.mts';

const world = worldOf(hexcore);

const HMAC = {
	verification: 'hmac',
	signatureHeader: 'X-Signature',
	signatureAlgorithm: 'sha512',
	signatureEncoding: 'base64',
};
const SIGNED = { webhookProof: 'hmac', signatureAlgorithm: 'sha512', signatureEncoding: 'base64' };

async function statusOf(kind: string, wish: Record<string, unknown> = {}) {
	const { attempts } = await world.sandbox.forge(kind, { reference: 'trf_1', amount: '500.00', ...wish });
	return attempts.at(-1)?.status;
}

/** A transfer the simulator knows. */
async function transfer(): Promise<string> {
	const answer = await fetch(`${world.baseUrl}/transfers/interbank/initiate`, {
		method: 'POST',
		headers: { authorization: 'Bearer sk_test_sim', 'content-type': 'application/json' },
		body: JSON.stringify({
			source_account: '1234567890',
			destination_bank_code: '058',
			destination_account: '9999999999',
			amount: 100,
			narration: 'x',
		}),
	});
	return ((await answer.json()) as { data: { reference: string } }).data.reference;
}

test.each(['header', 'bearer', 'query'])('a token in the %s starts the workflow', async (tokenPlace) => {
	const node = await world.trigger({});
	await world.sandbox.change({ tokenPlace });
	expect(await statusOf('genuine')).toBe(200);
	expect(node.started[0]?.[0]).toMatchObject({
		event: 'transfer.successful',
		verification: { method: 'token', verified: true },
		subject: { type: 'transfer', reference: 'trf_1', amount: '500', status: 'succeeded' },
	});
	expect(JSON.stringify(node.started)).not.toContain('fake-webhook-secret');
});

test('a signature in the header the person names starts it, over the raw bytes only', async () => {
	const node = await world.trigger(HMAC);
	await world.sandbox.change(SIGNED);
	expect(await statusOf('genuine')).toBe(200);
	for (const kind of ['wrongProof', 'noProof', 'tampered'])
		expect([kind, await statusOf(kind)]).toEqual([kind, 401]);
	expect(node.started).toHaveLength(1);
	expect(node.failures).toEqual([]);
	expect(node.log.join('\n')).toContain('refused a webhook with 401');
});

test.each(['wrongProof', 'noProof'])('a token that is a %s: 401 and nothing starts', async (kind) => {
	const node = await world.trigger({});
	expect(await statusOf(kind)).toBe(401);
	expect(node.started).toEqual([]);
});

test('without a secret it can not be switched on, and refuses everything', async () => {
	world.credential({ webhookSecret: '' });
	for (const verification of ['token', 'hmac']) {
		const node = await world.trigger({ verification });
		await expect(node.activate()).rejects.toThrow('Fill in Webhook Secret');
		expect(await statusOf('genuine')).toBe(401);
		expect(node.started).toEqual([]);
	}
	const open = await world.trigger({ verification: 'none' });
	await open.activate();
	expect(await statusOf('noProof')).toBe(200);
	expect(open.started[0]?.[0]).toMatchObject({ verification: { method: 'none', verified: false } });
});

test('a repeat and an event that is not wanted start nothing', async () => {
	const node = await world.trigger({ events: ['custom'], customEvents: ['transfer.successful'] });
	expect([await statusOf('genuine'), await statusOf('replay'), await statusOf('unknownEvent')]).toEqual([
		200, 200, 200,
	]);
	expect(node.started).toHaveLength(1);
});

test('an event is one however its figures and words are spelt', async () => {
	const node = await world.trigger({});
	for (const [amount, status, currency] of [
		[5, 'SUCCESSFUL', 'NGN'],
		['5', 'successful', 'NGN'],
		['5.00', 'Successful', 'ngn'],
		['6', 'SUCCESSFUL', 'NGN'],
	]) {
		const body = JSON.stringify({
			event: 'bill.paid',
			data: { reference: 'tx_1', amount, status, currency },
		});
		const headers = { 'content-type': 'application/json', 'x-webhook-token': 'fake-webhook-secret' };
		expect((await fetch(node.url, { method: 'POST', headers, body })).status).toBe(200);
	}
	expect(node.started.map(([item]) => (item?.subject as { amount: string }).amount)).toEqual(['5', '6']);
});

describe('Confirm With API', () => {
	const options = { confirmWithApi: true };

	/** The API's answer to every question from now on. */
	const apiSays = async (reference: string, status: string) => {
		await world.sandbox.clearFaults();
		const body = { status: true, message: 'x', data: { reference, status } };
		await world.sandbox.fault({ kind: 'status', status: 200, body, method: 'GET', times: 99 });
	};

	const post = async (url: string, body: unknown, headers: Record<string, string> = {}) =>
		(
			await fetch(url, {
				method: 'POST',
				headers: { 'content-type': 'application/json', ...headers },
				body: JSON.stringify(body),
			})
		).status;

	test('the word of the API wins over a late event', async () => {
		const node = await world.trigger({ options });
		await apiSays('trf_1', 'SUCCESSFUL');
		expect(await statusOf('genuine', { status: 'PROCESSING' })).toBe(200);
		expect(node.started[0]?.[0]).toMatchObject({
			confirmation: 'confirmed',
			subject: { status: 'succeeded', providerStatus: 'SUCCESSFUL' },
			body: { data: { status: 'PROCESSING' } },
		});
	});

	test.each(['hmac', 'none'])(
		'an end the API does not know yet comes again until it does (%s)',
		async (verification) => {
			const node = await world.trigger({ ...HMAC, verification, options });
			const send = async (event: string, status?: string) => {
				const body = JSON.stringify({ event, data: { reference: 'trf_1', status } });
				const signature = createHmac('sha512', 'fake-webhook-secret').update(body).digest('base64');
				return await post(node.url, JSON.parse(body), { 'x-signature': signature });
			};
			await apiSays('trf_1', 'PROCESSING');
			expect(await send('transfer.processing', 'PROCESSING')).toBe(200);
			expect(await send('transfer.successful', 'SUCCESSFUL')).toBe(503);
			expect(await send('transfer.completed', 'COMPLETED')).toBe(503);
			expect(await send('transfer.completed')).toBe(503);
			expect(await send('transfer.reversed', 'REVERSED')).toBe(503);
			expect(node.log.at(-1)).toContain('the event says refunded, the API says pending');
			expect(node.log.join().includes('transfer.reversed')).toBe(verification === 'hmac');
			await apiSays('trf_1', 'SUCCESSFUL');
			expect(await send('transfer.completed', 'COMPLETED')).toBe(200);
			expect(await send('transfer.successful', 'SUCCESSFUL')).toBe(200);
			expect(node.started.map(([item]) => (item?.subject as { status: string }).status)).toEqual([
				'pending',
				'succeeded',
			]);
		},
	);

	test('of an unsigned event comes out what the API has confirmed, and the genuine one is the same fact', async () => {
		const node = await world.trigger({ verification: 'none', options });
		await apiSays('trf_1', 'SUCCESSFUL');
		const forged = {
			event: 'deposit.received',
			id: 'evt_forged',
			data: {
				reference: 'trf_1',
				amount: '999999',
				type: 'deposit',
				currency: 'USD',
				transaction_id: 'trf_1',
				status: 'SUCCESSFUL',
			},
		};
		expect(await post(node.url, forged)).toBe(200);
		expect(node.started[0]?.[0]).toEqual({
			event: null,
			eventId: 'confirmed:trf_1::succeeded',
			receivedAt: expect.any(String),
			verification: { method: 'none', verified: false, secret: null },
			confirmation: 'confirmed',
			subject: {
				type: 'transfer',
				id: null,
				reference: 'trf_1',
				amount: null,
				providerAmount: null,
				currency: null,
				status: 'succeeded',
				providerStatus: 'SUCCESSFUL',
				occurredAt: null,
			},
			body: forged,
		});
		expect(await post(node.url, { event: 'transfer.completed', data: { reference: 'trf_1' } })).toBe(200);
		expect(node.started).toHaveLength(1);
	});

	test('a forged name takes nothing away from a trigger that wants another', async () => {
		const events = { events: ['custom'], customEvents: ['transfer.completed'] };
		const node = await world.trigger({ verification: 'none', options, ...events });
		await apiSays('trf_1', 'SUCCESSFUL');
		expect(await post(node.url, { event: 'deposit.received', data: { reference: 'trf_1' } })).toBe(200);
		expect(node.started).toEqual([]);
		expect(await post(node.url, { event: 'transfer.completed', data: { reference: 'trf_1' } })).toBe(200);
		expect(node.started).toHaveLength(1);
	});

	test('a forged raw body does not take the place of the genuine one', async () => {
		const node = await world.trigger({ verification: 'none', options: { ...options, output: 'raw' } });
		await apiSays('trf_1', 'SUCCESSFUL');
		const genuine = { event: 'transfer.completed', data: { reference: 'trf_1', amount: 5 } };
		const forged = { event: 'transfer.completed', data: { reference: 'trf_1', amount: 999_999 } };
		for (const body of [forged, genuine, genuine]) expect(await post(node.url, body)).toBe(200);
		expect(node.started).toEqual([[forged], [genuine]]);
	});

	test('what is about something else than a transfer gets in when it is signed', async () => {
		const node = await world.trigger({ options });
		const token = { 'x-webhook-token': 'fake-webhook-secret' };
		const bill = { event: 'bill.paid', data: { reference: 'BILL-9', status: 'SUCCESS' } };
		expect(await post(node.url, bill, token)).toBe(200);
		expect(node.started[0]?.[0]).toMatchObject({ event: 'bill.paid', confirmation: 'notConfirmable' });
		const transferred = { event: 'transfer.completed', data: { reference: 'T-9', status: 'SUCCESSFUL' } };
		expect(await post(node.url, transferred, token)).toBe(503);
		const open = await world.trigger({ verification: 'none', options });
		expect(await post(open.url, bill)).toBe(503);
		expect(open.started).toEqual([]);
	});

	test.each(['token', 'none'])(
		'with %s, what the API does not know is answered 503',
		async (verification) => {
			const node = await world.trigger({ verification, options });
			expect(await statusOf('genuine', { reference: 'trf_unknown' })).toBe(503);
			await world.sandbox.fault({ kind: 'status', status: 500, times: 9 });
			expect(await statusOf('genuine', { reference: await transfer().catch(() => 'trf_2') })).toBe(503);
			expect(node.started).toEqual([]);
		},
	);

	test('what can not be asked for starts when it is verified, and not when anyone could have sent it', async () => {
		const verified = await world.trigger({ options });
		expect(await statusOf('noReference')).toBe(200);
		expect(await statusOf('genuine', { reference: 'tx_b9s8d7f6' })).toBe(200);
		expect(verified.started.map(([item]) => item?.confirmation)).toEqual([
			'notConfirmable',
			'notConfirmable',
		]);
		const open = await world.trigger({ verification: 'none', options });
		expect(await statusOf('noReference', { status: 'FAILED' })).toBe(200);
		expect(open.started).toEqual([]);
		expect(await world.sandbox.requests('GET')).toEqual([]);
	});
});
