/** The sandbox as people see and use it. */
import { harness, type Harness, receiver, type Receiver } from '../sandbox/harness.mts';
import { runExample } from './harness/readmeExamples.mts';
import {
	accessibilityFaults,
	brokenLines,
	openBrowser,
	type OpenBrowser,
	outOfSight,
	type Page,
	PHONE,
	picture,
	sidewaysScroll,
} from './harness/browser.mts';

const N8N_URL = 'http://127.0.0.1:5678';
const PROVIDERS = {
	hexai: 'HexAI',
	hexcore: 'hexCore',
	fincode: 'FinCode',
	fincore: 'Fincore',
	acquired: 'Acquired Banking',
};

let box: Harness;
let hook: Receiver;
let browser: OpenBrowser;
beforeAll(async () => {
	[box, hook, browser] = await Promise.all([harness(undefined, N8N_URL), receiver(), openBrowser()]);
});
afterAll(async () => {
	await Promise.all([box?.close(), hook?.close(), browser?.close()]);
});
afterEach(async () => await browser.closePages());
beforeEach(async () => {
	await box.send('POST', '/control/reset');
	hook.received.length = 0;
});

/** A page of the sandbox on which a payment and an event are to be seen. */
async function fill(name: keyof typeof PROVIDERS): Promise<void> {
	await box.send('PUT', `/control/${name}/settings`, { webhookUrl: hook.url });
	await runExample(PROVIDERS[name], box.url);
	await box.send('POST', `/control/${name}/clock`, { advanceMs: 10_000 });
	await box.send('POST', `/control/${name}/deliveries/forge`, { kind: 'genuine' });
}

async function expectReadable(page: Page, name: string): Promise<void> {
	await picture(page, name);
	expect(await accessibilityFaults(page)).toEqual([]);
	expect(await sidewaysScroll(page)).toBe(0);
	expect(await brokenLines(page, 'time, td.amount, .figure, .figures strong')).toEqual([]);
	expect(await outOfSight(page, 'time, td.amount, .figure, .figures strong, button, a:not(.skip)')).toEqual(
		[],
	);
}

describe.each([
	['desktop', {}],
	['phone', { viewport: PHONE }],
])('on a %s', (device, options) => {
	const open = (path: string) => browser.open(box.url + path, options);

	test('the start page', async () => {
		await expectReadable(await open('/'), `sandbox-start-${device}`);
	});

	test.each(Object.keys(PROVIDERS) as Array<keyof typeof PROVIDERS>)('the page of %s', async (name) => {
		await expectReadable(await open(`/${name}`), `sandbox-${name}-empty-${device}`);
		await fill(name);
		const page = await open(`/${name}`);
		expect(await page.locator('.amount').count()).toBeGreaterThan(0);
		await expectReadable(page, `sandbox-${name}-${device}`);
	});

	test('the page a form is refused with', async () => {
		const page = await open('/hexai');
		await page.getByLabel('Amount', { exact: true }).fill('5');
		await page.getByRole('button', { name: 'Send', exact: true }).click();
		await page.getByText('there is nowhere to send it').waitFor();
		await expectReadable(page, `sandbox-refused-${device}`);
		await page.getByRole('link', { name: 'Back, to correct it' }).click();
		await page.getByRole('heading', { name: 'HexAI' }).waitFor();
	});

	test('the checkout, and the page that thanks', async () => {
		const { redirect_url: link } = (await box.collect('A-REFERENCE-THAT-IS-LONG-2026-11-27', '1234567890.50'))
			.json.data;
		const page = await open(new URL(link).pathname);
		await expectReadable(page, `checkout-open-${device}`);
		await page.getByRole('button', { name: /^Pay/ }).click();
		await page.getByText('Thank you').waitFor();
		await expectReadable(page, `checkout-paid-${device}`);
		await page.getByRole('link', { name: 'Payment and event in the sandbox' }).click();
		await page.getByRole('heading', { name: 'Transactions' }).waitFor();
	});

	test.each([
		['cancelled', '150.00', 'Cancel', 'You cancelled this payment. Nothing was taken.'],
		['waiting', '200.00', 'Pay', 'It is not settled yet.'],
	])('the checkout of a payment that is %s', async (state, amount, button, words) => {
		const { redirect_url: link } = (await box.collect('C-1', amount)).json.data;
		const page = await open(new URL(link).pathname);
		await page.getByRole('button', { name: button }).click();
		await page.getByText(words).waitFor();
		await expectReadable(page, `checkout-${state}-${device}`);
	});

	test.each(['fincode', 'fincore'] as const)('the payment page of %s', async (name) => {
		await runExample(PROVIDERS[name], box.url);
		const page = await open(`/${name}`);
		await page
			.getByRole('link', { name: /^(Payment|Pay) page/ })
			.first()
			.click();
		await expectReadable(page, `pay-${name}-open-${device}`);
		await page.getByRole('button', { name: /^Pay/ }).click();
		await page.getByRole('status').waitFor();
		// FinCode looks at a payment before it counts.
		await box.send('POST', `/control/${name}/clock`, { advanceMs: 10_000 });
		await page.reload();
		await page.getByText('Thank you').waitFor();
		await expectReadable(page, `pay-${name}-paid-${device}`);
	});

	test('a checkout link that leads nowhere', async () => {
		await expectReadable(await open('/hexai/checkout/tx_none'), `checkout-missing-${device}`);
	});
});

describe('what goes wrong', () => {
	const press = (page: Page, name: string) => page.getByRole('button', { name }).click();
	const itemOf = (page: Page, label: string) =>
		page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: label }) });

	test('a cut answer: switched on, happened, settled; each step says the next one', async () => {
		const page = await browser.open(`${box.url}/hexai`);
		const item = itemOf(page, 'Cut the next answer');
		await press(page, 'Switch on: Cut the next answer');
		await item.getByText('Switched on').waitFor();
		await picture(page, 'trouble-on');
		await expect(box.payOut('LOST-1')).rejects.toThrow('fetch failed');
		await item.getByText('Happened').waitFor();
		await item.getByText('Options > On Duplicate > Ask Provider').waitFor();
		expect((await box.api('GET', '/client/transactions')).status).toBe(500);
		await expectReadable(page, 'trouble-happened');
		await press(page, 'Let n8n ask again: Cut the next answer');
		await item.getByText('Happened').waitFor();
		expect((await box.api('GET', '/client/transactions')).status).toBe(200);
		await press(page, 'It is settled: Cut the next answer');
		await page.getByRole('button', { name: 'Switch on: Cut the next answer' }).waitFor();
		expect(await item.getByText('Happened').count()).toBe(0);
	});

	test('what is switched on can be taken back, and then nothing happens', async () => {
		const page = await browser.open(`${box.url}/hexai`);
		for (const label of [
			'Cut the next answer',
			'Answer with error 500',
			'No balance',
			'Down for a minute',
			'Slow for a minute',
		]) {
			await press(page, `Switch on: ${label}`);
			await press(page, `Take back: ${label}`);
			await page.getByRole('button', { name: `Switch on: ${label}` }).waitFor();
		}
		const { status, json } = await box.payOut('FINE');
		expect([status, json.data.status]).toEqual([200, 'PENDING']);
		expect(await page.getByText('Happened').count()).toBe(0);
	});

	test('a forged delivery and a second sending tell what the receiver answered', async () => {
		const page = await browser.open(`${box.url}/hexai`);
		expect(await page.getByRole('button', { name: 'Send it: Forge a delivery' }).isDisabled()).toBe(true);
		await fill('hexai');
		await page.reload();
		hook.answerWith(401);
		await press(page, 'Send it: Forge a delivery');
		await page.getByText('It was refused with 401, as it should be.').waitFor();
		await press(page, 'Send it: Send a delivery twice');
		await page.getByText('It was taken with 200, as it should be.').waitFor();
		await picture(page, 'trouble-webhooks');
		const [, before, twice] = hook.received.slice(-3).map(({ body }) => body);
		expect(twice).not.toBe(before);
	});

	test('all of it works with the keyboard alone', async () => {
		const page = await browser.open(`${box.url}/hexai`, { viewport: PHONE });
		await page.keyboard.press('Tab');
		expect(await page.locator(':focus').textContent()).toBe('Skip to the content');
		await picture(page, 'keyboard-skip', 'window');
		await page.keyboard.press('Enter');
		await page.keyboard.press('Tab');
		await page.getByRole('button', { name: 'Switch on: Down for a minute' }).focus();
		const outline = await page
			.locator(':focus')
			.evaluate((element) => getComputedStyle(element).outlineStyle);
		expect(outline).toBe('solid');
		await page.keyboard.press('Enter');
		await page.getByRole('button', { name: 'Take back: Down for a minute' }).waitFor();
		expect((await box.payOut('DOWN')).status).toBe(503);
	});
});
