import { harness, type Harness, receiver, type Receiver } from './harness.mts';

let box: Harness;
let hook: Receiver;
/** Receives webhooks and never answers. */
let deaf: Harness;
beforeAll(async () => {
	box = await harness();
	deaf = await harness();
	hook = await receiver();
});
afterAll(async () => {
	await box.close();
	await deaf.close();
	await hook.close();
});
beforeEach(async () => {
	await box.reset();
	await box.set({ webhookUrl: hook.url });
	hook.received.length = 0;
});

const open = async (reference: string, amount?: string): Promise<string> =>
	new URL((await box.collect(reference, amount)).json.data.redirect_url).pathname;
const press = (page: string, button: string) =>
	box.send('POST', `${page}/${button}`, '', { 'content-type': 'application/x-www-form-urlencoded' });
const show = async (page: string): Promise<string> => (await box.send('GET', page)).text;

test('an open payment shows merchant, amount, reference, both buttons and the sandbox mark', async () => {
	const page = await show(await open('ORDER-77', '12500.50'));
	for (const text of [
		'Serekunda Market',
		'12,500.50',
		'GMD',
		'ORDER-77',
		'No real money moves',
		'>Cancel<',
	]) {
		expect(page).toContain(text);
	}
	expect(page.match(/<form method="post"/g)).toHaveLength(2);
});

test('Pay settles, sends the webhook, shows the result and leads to success_url', async () => {
	const page = await open('C-1');
	const reply = await press(page, 'pay');
	expect([reply.status, reply.headers.get('location')]).toEqual([303, page]);
	expect(hook.received).toHaveLength(1);
	const settled = await show(page);
	expect(settled).toContain('Payment successful');
	expect(settled).toContain('href="https://shop.example/success?a=1&amp;b=2"');
	expect(settled).not.toContain('<form');
});

test('Cancel fails the payment and leads to error_url', async () => {
	const page = await open('C-2');
	await press(page, 'cancel');
	const settled = await show(page);
	expect(settled).toContain('You cancelled this payment.');
	expect(settled).toContain('href="https://shop.example/cancel"');
	expect((await box.state()).transactions[0]).toMatchObject({
		status: 'FAILED',
		reason: 'cancelled_by_payer',
	});
});

test('a failed payment says why', async () => {
	const page = await open('C-3', '400.00');
	await press(page, 'pay');
	expect(await show(page)).toContain('not enough money');
});

test('nobody is sent away by the clock: who reads slowly keeps the page', async () => {
	const page = await open('C-4');
	await press(page, 'pay');
	const settled = await show(page);
	expect(settled).not.toContain('http-equiv');
	expect(settled).not.toContain('<script');
});

test('200.00 stays pending after Pay: no buttons, no webhook', async () => {
	const page = await open('C-5', '200.00');
	await press(page, 'pay');
	await press(page, 'cancel');
	const waiting = await show(page);
	expect(waiting).toContain('being processed');
	expect(waiting).not.toContain('<form');
	expect((await box.state()).transactions[0]?.status).toBe('PENDING');
	expect(hook.received).toHaveLength(0);
});

test('twenty clicks at once pay once', async () => {
	const page = await open('C-6', '100.00');
	await Promise.all(
		Array.from({ length: 20 }, (_, index) => press(page, index === 0 || index % 2 ? 'pay' : 'cancel')),
	);
	expect((await box.state()).balances.available_balance_bututs).toBe(450050 + 9800);
	expect(hook.received).toHaveLength(1);
	await press(page, 'cancel');
	expect((await box.state()).transactions[0]?.status).toBe('SUCCEEDED');
});

test('a hostile reference is text, never markup', async () => {
	const reference = `"><script>alert('x')</script>&`;
	const page = await show(await open(reference));
	expect(page).toContain('&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;');
	expect(page).not.toContain('<script');
});

test('the page may run and load nothing from elsewhere', async () => {
	const reply = await box.send('GET', await open('C-7'));
	const policy = reply.headers.get('content-security-policy') ?? '';
	expect(policy).toContain("default-src 'none'");
	expect(policy).not.toContain('unsafe-inline');
	expect(policy).toContain(`'nonce-${/<style nonce="([^"]+)"/.exec(reply.text)?.[1]}'`);
	expect(reply.text).not.toMatch(/(src|href)="(https?:)?\/\//);
});

test('unknown links and payouts have no checkout, and a click on them does nothing', async () => {
	const { transaction_id: id } = (await box.payOut('C-8')).json.data;
	for (const page of ['/hexai/checkout/tx_none', `/hexai/checkout/${id}`]) {
		expect((await box.send('GET', page)).status).toBe(404);
		expect((await press(page, 'cancel')).status).toBe(404);
	}
	expect((await box.state()).transactions[0]?.status).toBe('PENDING');
});

test('a receiver that does not answer keeps the payer no longer than two seconds', async () => {
	await deaf.fault({ kind: 'hang' });
	await box.set({ webhookUrl: `${deaf.url}/hexai/api/v1/hook` });
	const before = Date.now();
	expect((await press(await open('C-9'), 'pay')).status).toBe(303);
	expect(Date.now() - before).toBeLessThan(8_000);
});
