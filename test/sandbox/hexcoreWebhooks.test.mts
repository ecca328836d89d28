import { createHmac } from 'node:crypto';
import { receiver, type Receiver } from './harness.mts';
import { BILL, hexcoreHarness, type HexcoreHarness, LOAN, OTHER, TRANSFER } from './hexcoreHarness.mts';

const SECRET = 'fake-webhook-secret';

let box: HexcoreHarness;
let hook: Receiver;
beforeAll(async () => {
	box = await hexcoreHarness();
	hook = await receiver();
});
afterAll(async () => {
	await box.close();
	await hook.close();
});
beforeEach(async () => {
	await box.reset();
	hook.received.length = 0;
	await box.set({ webhookUrl: hook.url });
});

const last = () => hook.received.at(-1);

async function settled(): Promise<unknown> {
	const { reference } = await box.make('/transfers/interbank/initiate', TRANSFER);
	await box.advance(2000);
	return reference;
}

test('a transfer that settles is told, in the form of the sample', async () => {
	const reference = await settled();
	expect(JSON.parse(last()?.body ?? '')).toEqual({
		event: 'transfer.successful',
		data: { reference, status: 'SUCCESSFUL', amount: 50_000, currency: 'NGN' },
	});
	await box.make('/transfers/interbank/initiate', { ...TRANSFER, destination_account: '0000000000' });
	await box.advance(2000);
	expect(JSON.parse(last()?.body ?? '')).toMatchObject({
		event: 'transfer.failed',
		data: { status: 'FAILED' },
	});
});

test('so are bills and disbursements', async () => {
	const loan = String((await box.make('/loans/request', LOAN)).loan_id);
	await box.api('PUT', `/loans/${loan}/approve`, { status: 'APPROVED' });
	const paidOut = await box.make(`/loans/${loan}/disburse`, { account_number: OTHER });
	const bill = await box.make('/bills/pay', BILL);
	while (hook.received.length < 2) await new Promise((resolve) => setTimeout(resolve, 5));
	const bodies = hook.received.map(({ body }) => JSON.parse(body));
	expect(bodies).toContainEqual({
		event: 'loan.disbursed',
		data: {
			reference: paidOut.transaction_reference,
			status: 'SUCCESSFUL',
			amount: 500_000,
			currency: 'NGN',
		},
	});
	expect(bodies).toContainEqual({
		event: 'bill.paid',
		data: { reference: bill.transaction_id, status: 'SUCCESS', amount: 2000, currency: 'NGN' },
	});
});

test.each([
	['header', 'x-webhook-token', SECRET],
	['bearer', 'authorization', `Bearer ${SECRET}`],
])('the token goes in the %s', async (tokenPlace, header, value) => {
	await box.set({ tokenPlace });
	await settled();
	expect(last()?.headers[header]).toBe(value);
});

test('the token goes in the query', async () => {
	await box.set({ tokenPlace: 'query' });
	await settled();
	expect((await box.deliveries())[0]?.url).toBe(`${hook.url}?token=${SECRET}`);
});

test.each(['sha256', 'sha512'] as const)(
	'the body is signed with %s, in hex or base64',
	async (algorithm) => {
		for (const encoding of ['hex', 'base64'] as const) {
			await box.set({
				webhookProof: 'hmac',
				signatureAlgorithm: algorithm,
				signatureEncoding: encoding,
				signatureHeader: 'x-acme-signature',
			});
			await settled();
			const expected = createHmac(algorithm, SECRET)
				.update(last()?.body ?? '')
				.digest(encoding);
			expect(last()?.headers['x-acme-signature']).toBe(expected);
		}
	},
);

test('webhooks made on purpose: bad proofs, repeats, other names', async () => {
	await box.set({ webhookProof: 'hmac' });
	const genuine = await box.forge('genuine', { reference: 'trf_1', amount: '10.50' });
	expect(JSON.parse(genuine.body)).toEqual({
		event: 'transfer.successful',
		data: { reference: 'trf_1', status: 'SUCCESSFUL', amount: 10.5, currency: 'NGN' },
	});
	const signatureOf = (headers: Record<string, string>) => headers['x-signature'];
	const wrong = await box.forge('wrongProof', { reference: 'trf_1', amount: '10.50' });
	expect(signatureOf(wrong.headers)).toBeDefined();
	expect(signatureOf(wrong.headers)).not.toBe(signatureOf(genuine.headers));
	const tampered = await box.forge('tampered', { reference: 'trf_1', amount: '10.50' });
	expect([tampered.body === genuine.body, signatureOf(tampered.headers)]).toEqual([
		false,
		signatureOf(genuine.headers),
	]);
	expect(signatureOf((await box.forge('noProof')).headers)).toBeUndefined();
	expect((await box.forge('unknownEvent')).event).toBe('transfer.reviewed');
	expect(JSON.parse((await box.forge('noReference')).body).data).not.toHaveProperty('reference');
	const replay = await box.forge('replay', { reference: 'trf_1' });
	expect(replay.body).toBe(tampered.body);
});

test('a webhook can be late', async () => {
	await box.set({ deliveryDelayMs: 60_000 });
	await settled();
	expect(hook.received).toHaveLength(0);
	await box.advance(60_000);
	expect(hook.received).toHaveLength(1);
});

test('without an address nothing is sent', async () => {
	await box.set({ webhookUrl: '' });
	await settled();
	expect(await box.deliveries()).toEqual([]);
});

test('the dashboard shows what happened, and settles a transfer by a click', async () => {
	const { reference } = await box.make('/transfers/interbank/initiate', TRANSFER);
	await box.make('/bills/pay', BILL);
	const page = (await box.send('GET', '/hexcore')).text;
	for (const text of ['hexCore', String(reference), 'Settle now', '/hexcore/v2', 'sk_test_sim', '448000.00'])
		expect(page).toContain(text);
});
