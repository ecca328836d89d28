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

describe('Confirm With API', () => {
	const options = { confirmWithApi: true };

	test('the word of the API wins', async () => {
		const node = await world.trigger({ options });
		expect(await statusOf('genuine', { reference: await transfer(), status: 'SUCCESSFUL' })).toBe(200);
		expect(node.started[0]?.[0]).toMatchObject({
			confirmation: 'confirmed',
			subject: { status: 'pending', providerStatus: 'PROCESSING' },
			body: { data: { status: 'SUCCESSFUL' } },
		});
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
