/** The three steps `npm start` prints, as a person takes them. */
import { picture, type Page } from './harness/browser.mts';
import { Editor, withoutAdvice } from './harness/editor.mts';

/** What a form and its answer need: the pictures are shown side by side. */
const FRAME = { width: 640, height: 420 };

let editor: Editor;
let printed: Record<string, string>;
beforeAll(async () => {
	editor = await Editor.open();
	({ printed } = editor.playground);
});
afterAll(async () => await editor?.close());
afterEach(async () => await editor.closePages());

test('the login it prints opens n8n, and the three demos are there', async () => {
	const page = await editor.visit(`${printed.n8n}/signin`);
	await page.getByRole('textbox', { name: 'Email' }).fill(printed.Login ?? '');
	await page.locator('input[type=password]').fill(printed.Password ?? '');
	await page.getByRole('button', { name: 'Sign in' }).click();
	const onTop = editor.playground.workflows.slice(0, 3).map(({ name }) => name);
	expect(onTop).toEqual([
		'1. Collect a payment',
		'2. Payment received',
		'3. Payout run with one duplicate line',
	]);
	await page.getByTestId('workflow-card-name').getByText('1. Collect a payment').waitFor();
	await picture(page, 'start-workflows');
});

test('a payment: form, checkout, thanks, and the event that it came', async () => {
	const received = async () => (await editor.client.executions('demoPaymentReceived')).length;
	const before = await received();
	const page = await editor.visit(printed.Pay ?? '');
	await page.getByLabel('Amount (GMD)').fill('150.00');
	await page.getByLabel('Reference').fill('ORDER-2026-11-27');
	await picture(page, 'demo-pay-form');
	await page.getByRole('button', { name: 'Submit' }).click();
	await page.getByRole('button', { name: /^Pay/ }).click();
	await page.getByText('Thank you').waitFor();
	await picture(page, 'demo-pay-checkout');
	await page.getByRole('link', { name: /^Return to/ }).click();
	await page.getByRole('heading', { name: 'Thank you' }).waitFor();
	await picture(page, 'demo-pay-thanks');

	const executions = await editor.client.waitForExecutions('demoPaymentReceived', before + 1);
	expect(executions[0]?.output('Write receipt')[0]?.receipt).toMatch(
		/^Received 150(\.00)? GMD for ORDER-2026-11-27 /,
	);
	const list = await editor.signedIn(new URL(printed['Payment comes'] ?? '').pathname);
	await list.getByTestId('execution-preview-label').getByText('Succeeded').waitFor();
	await list.getByTestId('canvas-node-status-success').first().waitFor();
	await withoutAdvice(list);
	await picture(list, 'demo-payment-received');
});

describe('the payroll, twice', () => {
	const MONTH = '2026-11';
	const LINES = [
		['Awa', 'Sent 75.00 GMD'],
		['Lamin', 'Sent 60.50 GMD'],
		['Fatou', 'Sent 82.25 GMD'],
		['Awa (entered twice)', 'Not sent'],
	];

	/** Fills the form in, and gives the page with the result. */
	async function run(name: string): Promise<Page> {
		const page = await editor.visit(printed['Payout run'] ?? '', FRAME);
		await page.getByLabel('Month').fill(MONTH);
		await picture(page, 'payroll-form');
		await page.getByRole('button', { name: 'Pay everybody' }).click();
		await page.getByText('Payroll done').waitFor();
		await picture(page, name);
		return page;
	}

	async function linesOf(page: Page): Promise<string[]> {
		return (await page.locator('body').innerText()).split('\n').filter((line) => line.includes(': '));
	}

	async function paidOut(): Promise<number> {
		const state = await fetch(`${printed.Sandbox}/control/hexai/state`);
		const { transactions } = (await state.json()) as { transactions: Array<{ client_reference: string }> };
		return transactions.filter((one) => one.client_reference.startsWith(`PAYROLL-${MONTH}`)).length;
	}

	test('the first run pays each person once, and the second nobody', async () => {
		const first = await linesOf(await run('payroll-first'));
		expect(first).toEqual(LINES.map(([name, result]) => expect.stringContaining(`${name}: ${result}`)));
		expect(await paidOut()).toBe(3);
		const second = await linesOf(await run('payroll-second'));
		expect(second).toEqual(
			LINES.map(([name]) => expect.stringMatching(`^${name?.replace(/[()]/g, '.')}: Not sent`)),
		);
		expect(await paidOut()).toBe(3);
	});
});
