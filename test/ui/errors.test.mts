/** What the editor shows of a payment that is only checked, or was not sent. */
import type { Locator } from 'playwright-core';
import type { Workflow } from '../../playground/workflow.mts';
import { byHand, chain, hexAi } from '../n8n/harness/workflows.mts';
import { type Page, picture } from './harness/browser.mts';
import { cutOffTexts } from './harness/cutOff.mts';
import { Editor, pictureOfForm } from './harness/editor.mts';

let editor: Editor;
beforeAll(async () => {
	editor = await Editor.open();
});
afterAll(async () => await editor?.close());
afterEach(async () => await editor.closePages());

const output = (page: Page) => page.getByTestId('output-panel');

async function payout(amount: string, clientReference: string, options = {}): Promise<Workflow> {
	const parameters = {
		resource: 'payout',
		operation: 'initiate',
		clientReference,
		amount,
		recipientMobile: '+2201234567',
		options,
	};
	const node = hexAi('Pay the supplier', await editor.ownCredential('hexAi'), parameters);
	return await editor.save(chain('Payout by hand', [byHand('Start'), node]));
}

async function execute(page: Page): Promise<void> {
	await page.getByTestId('node-execute-button').click();
}

/** The error is there before the button is itself again. */
async function executed(page: Page): Promise<void> {
	const button = '[data-test-id="node-execute-button"]';
	await page.locator(`${button}[aria-busy], ${button} [aria-busy]`).waitFor({ state: 'detached' });
}

async function expectReadable(error: Locator): Promise<void> {
	expect(await cutOffTexts(error)).toEqual([]);
}

test('a payment that is only checked: what would be sent, as the README shows it', async () => {
	const checked = await payout('25.00', 'SUPPLIER-2026-10', { checkOnly: true });
	const page = await editor.openNode(checked, 'Pay the supplier');
	await page.getByTestId('node-parameters').getByText('Check Only', { exact: true }).waitFor();
	await execute(page);
	await output(page).getByText('wouldSend').first().waitFor();
	await executed(page);
	await page.getByTestId('node-parameters').getByText('Check Only', { exact: true }).hover();
	// With the switch, which is the last of the form.
	await pictureOfForm(page, 'check-only', 660);
	expect(await output(page).innerText()).not.toContain('transaction_id');
});

test('a payment key that was used: what happened, and each way on in a line of its own', async () => {
	const page = await editor.openNode(await payout('25.00', 'SUPPLIER-2026-11'), 'Pay the supplier');
	await execute(page);
	await output(page).getByText('transaction_id').first().waitFor();
	await executed(page);
	await execute(page);
	const description = page.getByTestId('node-error-description');
	await description.waitFor();
	await executed(page);
	await picture(page, 'duplicate-error');
	await pictureOfForm(page, 'duplicate');
	expect(await page.getByTestId('node-error-message').innerText()).toContain('nothing was sent');
	const lines = (await description.innerText()).split('\n').filter(Boolean);
	expect(lines.length).toBeGreaterThan(1);
	await expectReadable(output(page));
});

test('an amount that could be two: nothing was sent, and how to write it', async () => {
	const page = await editor.openNode(await payout('1,000', 'SUPPLIER-2026-12'), 'Pay the supplier');
	await execute(page);
	const message = page.getByTestId('node-error-message');
	await message.waitFor();
	await executed(page);
	await picture(page, 'refused-amount');
	const words = await output(page).innerText();
	expect(words).toContain('1,000');
	expect(words).toMatch(/nothing was sent/i);
	await expectReadable(output(page));
});
