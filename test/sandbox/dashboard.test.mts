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

test('every page leads back to the n8n that runs beside the sandbox, and to none when it runs alone', async () => {
	const beside = await harness(undefined, 'http://127.0.0.1:5678');
	const { redirect_url: link } = (await beside.collect('N8N')).json.data;
	const paths = ['/', '/hexai', new URL(link).pathname, '/hexai/checkout/none'];
	for (const path of paths) {
		expect((await beside.send('GET', path)).text).toContain('href="http://127.0.0.1:5678">Back to n8n</a>');
		expect((await box.send('GET', path)).text).not.toContain('Back to n8n');
	}
	await beside.close();
});

test('says the next step: credential, webhook address, something to settle, something that goes wrong', async () => {
	const next = async (): Promise<string> =>
		/<p class="next">(.*?)<\/p>/s.exec(await show())?.[1]?.replace(/<[^>]+>|\s+/g, ' ') ?? '';
	await box.set({ webhookUrl: '' });
	expect(await next()).toContain('Credential');
	await box.collect('N-1');
	expect(await next()).toContain('Production URL');
	await box.set({ webhookUrl: hook.url });
	expect(await next()).toContain('settle something');
	await box.control('POST', '/deliveries/forge', { kind: 'genuine' });
	expect(await next()).toContain('go wrong');
	await submit('arm', { trouble: 'serverError' });
	expect(await next()).toContain('“Answer with error 500” is switched on');
	await box.payOut('N-2');
	expect(await next()).toContain('has happened');
});

test('a forged event and a second sending are told apart by what the receiver answered', async () => {
	expect((await submit('sendTwice', {})).status).toBe(400);
	await box.control('POST', '/deliveries/forge', { kind: 'genuine', reference: 'ONE' });
	hook.answerWith(401);
	const reply = await submit('sendForged', {});
	expect([reply.status, reply.headers.get('location')]).toEqual([303, '/hexai#wrong']);
	expect(await show()).toContain('It was refused with 401, as it should be.');
	await submit('sendTwice', {});
	expect((await box.deliveries()).map(({ attempts }) => attempts.length)).toEqual([2, 1]);
	hook.answerWith(404);
	await submit('sendForged', {});
	expect(await show()).toContain('publish the workflow');
});
