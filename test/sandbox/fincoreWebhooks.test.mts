import { createHmac } from 'node:crypto';
import { fincoreHarness, type FincoreHarness, type Many } from './fincoreHarness.mts';
import { eventually, receiver, type Receiver } from './harness.mts';

let box: FincoreHarness;
let hook: Receiver;
beforeAll(async () => {
	box = await fincoreHarness();
	hook = await receiver();
});
afterAll(async () => {
	await box.close();
	await hook.close();
});
beforeEach(async () => {
	await box.reset();
	hook.received.length = 0;
});

const register = (events?: string[]) =>
	box.api('POST', '/webhooks', { url: hook.url, ...(events && { events }) });
const received = async (count: number) => {
	await eventually(() => hook.received.length >= count);
	return hook.received.map(({ body }) => JSON.parse(body) as Record<string, unknown>);
};

test('a registered address hears what it asked for, until it is deleted', async () => {
	const { id } = (await register(['loan.approved'])).json.data;
	const loan = await box.loan();
	await box.api('POST', `/loans/${loan}/approve`);
	await box.api('POST', `/loans/${loan}/disburse`);
	expect(await received(1)).toEqual([
		{
			id: 'evt_1',
			event: 'loan.approved',
			created_at: expect.any(String),
			data: expect.objectContaining({ id: loan, status: 'approved' }),
		},
	]);
	expect((await box.api('DELETE', `/webhooks/${id}`)).status).toBe(204);
	expect((await box.api('DELETE', `/webhooks/${id}`)).status).toBe(404);
	expect((await box.api<Many>('GET', '/webhooks')).json.meta.total).toBe(0);
});

test('the address of the panel hears everything', async () => {
	await box.set({ webhookUrl: hook.url });
	await box.api('POST', '/clients', { name: 'Awa' });
	await box.api('POST', '/payments', { amount: 13.13 });
	await box.advance(1_000);
	const events = (await received(2)).map(({ event }) => event);
	expect(events).toEqual(['client.created', 'payment.failed']);
});

test.each([
	['sha256', 'hex'],
	['sha512', 'base64'],
] as const)(
	'events are signed with %s in %s when a header is set',
	async (signatureAlgorithm, signatureEncoding) => {
		await box.set({ webhookUrl: hook.url, signatureHeader: 'X-Any', signatureAlgorithm, signatureEncoding });
		await box.api('POST', '/clients', { name: 'Awa' });
		await received(1);
		const [{ headers, body }] = hook.received as [Receiver['received'][number]];
		const expected = createHmac(signatureAlgorithm, 'fake-webhook-secret')
			.update(body)
			.digest(signatureEncoding);
		expect(headers['x-any']).toBe(expected);
	},
);

test('one repeat after an answer outside 2xx', async () => {
	await box.set({ webhookUrl: hook.url });
	hook.answerWith(500, 500, 500);
	await box.api('POST', '/clients', { name: 'Awa' });
	await received(1);
	await eventually(async () => (await box.deliveries())[0]?.attempts.length === 1);
	await box.advance(10_000);
	expect((await box.deliveries())[0]?.attempts.map(({ status }) => status)).toEqual([500, 500]);
});

test('webhooks made on purpose', async () => {
	await box.set({ webhookUrl: `${hook.url}?token=secret`, signatureHeader: 'x-sign' });
	const forge = async (kind: string) => await box.control('POST', '/deliveries/forge', { kind });
	for (const kind of ['genuine', 'replay', 'wrongSecret', 'unproven', 'tampered', 'unknownEvent'])
		await forge(kind);
	const sent = await box.deliveries();
	expect(sent[1]?.body).toBe(sent[0]?.body);
	expect(sent[2]?.url).toContain('token=not-the-token');
	expect(sent[3]?.url).not.toContain('token');
	expect(sent[3]?.headers).not.toHaveProperty('x-sign');
	expect(sent[5]?.event).toBe('account.reviewed');
	const digest = (body = '') => createHmac('sha256', 'fake-webhook-secret').update(body).digest('hex');
	expect(sent[4]?.headers['x-sign']).not.toBe(digest(sent[4]?.body));
	expect(sent[0]?.headers['x-sign']).toBe(digest(sent[0]?.body));
});

test('accounts without a webhook API, with other fields, and without ids', async () => {
	await box.set({ noWebhookApi: true });
	expect((await register()).status).toBe(404);
	await box.set({ noWebhookApi: false, webhookUrlField: 'target_url' });
	expect((await register()).json).toMatchObject({ error: { details: [{ field: 'target_url' }] } });
	await box.set({ webhookUrlField: 'url', webhookWithoutId: true });
	expect((await register()).json.data).not.toHaveProperty('id');
});
