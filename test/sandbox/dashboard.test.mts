import { harness, type Harness, receiver, type Receiver } from './harness.mts';

let box: Harness;
let hook: Receiver;
beforeAll(async () => {
	box = await harness();
	hook = await receiver();
});
afterAll(async () => {
	await box.close();
	await hook.close();
});
beforeEach(async () => {
	await box.reset();
	await box.set({ webhookUrl: hook.url });
});

const show = async (): Promise<string> => (await box.send('GET', '/hexai')).text;
const submit = (button: string, fields: Record<string, string>) =>
	box.send('POST', `/hexai/dashboard/${button}`, new URLSearchParams(fields).toString(), {
		'content-type': 'application/x-www-form-urlencoded',
		origin: box.url,
	});

test('the overview links to each simulator', async () => {
	const page = (await box.send('GET', '/')).text;
	expect(page).toContain('href="/hexai"');
	expect(page).toContain(`${box.url}/hexai/api/v1`);
});

test('shows credential, balance, transactions newest first, and deliveries with their answer', async () => {
	hook.answerWith(401);
	const { transaction_id: id } = (await box.collect('D-old')).json.data;
	await box.settle(id, 'pay');
	await box.collect('D-new');
	const page = await show();
	for (const text of [
		`${box.url}/hexai/api/v1`,
		'sk_test_sim',
		'4647.50 GMD',
		'<span class="badge bad">401</span>',
	]) {
		expect(page).toContain(text);
	}
	expect(page.indexOf('D-new')).toBeLessThan(page.indexOf('D-old'));
	expect(page.match(/value="pay"/g)).toHaveLength(1);
});

test('hostile references and webhook answers are text, never markup', async () => {
	const reference = '<script>alert(1)</script>';
	const { transaction_id: id } = (await box.collect(reference)).json.data;
	await box.settle(id, 'pay');
	const page = await show();
	expect(page.split('&lt;script&gt;alert(1)&lt;/script&gt;').length - 1).toBe(5);
	expect(page).not.toContain('<script>');
	expect(page.match(/<script nonce=/g)).toHaveLength(1);
});

test('the settings form saves every field, boxes left unticked included', async () => {
	await box.set({ httpMagic: true });
	const form = {
		webhookUrl: 'https://n8n.example/hook',
		webhookSecret: 's2',
		webhookForm: 'wave',
		dialect: 'newer',
	};
	const rest = { transactionsShape: 'items', transactionsCap: '20', settleAfterMs: '', payoutSettleMs: '5' };
	const reply = await submit('settings', { ...form, ...rest, latencyMs: '', deliveryDelayMs: '7' });
	expect([reply.status, reply.headers.get('location')]).toEqual([303, '/hexai']);
	expect((await box.control('GET', '/settings')).json).toEqual({
		...form,
		transactionsShape: 'items',
		transactionsCap: 20,
		settleAfterMs: null,
		payoutSettleMs: 5,
		latencyMs: 0,
		deliveryDelayMs: 7,
		httpMagic: false,
	});
	const page = await show();
	expect(page).toContain('value="https://n8n.example/hook"');
	expect(page).toContain('<option selected>wave</option>');
});

test('a refused form says why and links back', async () => {
	const reply = await submit('settings', { webhookUrl: '<b>nope', webhookSecret: 'x' });
	expect(reply.status).toBe(400);
	expect(reply.text).toContain('must be an http or https address');
	expect(reply.text).toContain('href="/hexai"');
	expect((await box.control('GET', '/settings')).json).toMatchObject({ webhookUrl: hook.url });
});

test('the buttons pay, forge, resend and reset', async () => {
	const { transaction_id: id } = (await box.collect('D-1')).json.data;
	expect((await submit('act', { action: 'pay', subject: id })).status).toBe(303);
	expect((await box.state()).transactions[0]?.status).toBe('SUCCEEDED');
	expect((await submit('forge', { kind: 'unsigned', reference: '', amount: '', delayMs: '' })).status).toBe(
		303,
	);
	const [paid, forged] = await box.deliveries();
	expect(forged?.headers).toEqual({ 'content-type': 'application/json' });
	expect((await submit('resend', { id: paid?.id ?? '' })).status).toBe(303);
	expect((await box.deliveries())[0]?.attempts).toHaveLength(2);
	expect((await submit('reset', {})).status).toBe(303);
	expect((await box.state()).transactions).toEqual([]);
});

test('unknown actions are refused', async () => {
	expect((await submit('act', { action: 'constructor', subject: 'x' })).status).toBe(400);
	expect((await submit('act', { action: 'pay', subject: 'tx_none' })).status).toBe(404);
});
