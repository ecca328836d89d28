/** What n8n's node panel offers for the words people type. */
import { frameOf, picture, type Page } from './harness/browser.mts';
import { cutOffTexts } from './harness/cutOff.mts';
import { Editor, NodePanel, settled } from './harness/editor.mts';
import { byHand } from '../n8n/harness/workflows.mts';

const ALL = ['Acquired Banking', 'FinCode', 'Fincore', 'HexAI', 'hexCore'];

let editor: Editor;
let page: Page;
let panel: NodePanel;
beforeAll(async () => {
	editor = await Editor.open();
	const workflow = await editor.save({ name: 'Panel', nodes: [byHand('Start')], connections: {} });
	page = await editor.signedIn(`/workflow/${workflow.id}`);
	panel = new NodePanel(page);
	await panel.open();
});
afterAll(async () => await editor?.close());

test.each([
	['send money', ALL],
	['payroll', ALL],
	['checkout', ['Fincore', 'HexAI']],
	['KYC', ['FinCode', 'Fincore']],
	['mobile money', ['FinCode', 'HexAI']],
])('%s', async (words, wanted) => {
	await panel.type(words);
	expect(await settled(async () => (await panel.offers()).sort(), wanted)).toEqual(wanted);
	await picture(page, `panel-${words.replace(' ', '-')}`);
	expect(await cutOffTexts(panel.root)).toEqual([]);
});

test('the first that is looked for, as the README shows it', async () => {
	await panel.type('send money');
	await panel.root.getByText('hexCore', { exact: true }).waitFor();
	await picture(page, 'node-panel', await frameOf(panel.root));
});

test('the panel of a provider lists what it can do, and what starts a workflow', async () => {
	await panel.type('hexai');
	await panel.choose('HexAI');
	await panel.root.getByText('Initiate a payout', { exact: false }).waitFor();
	await picture(page, 'panel-hexai');
	for (const section of [/^Actions \(\d+\)$/, /^Triggers \(\d+\)$/]) {
		await panel.root.getByText(section).waitFor();
	}
});

test('as a first step too, what pays is found once: n8n makes a provider and its trigger one line', async () => {
	const empty = await editor.save({ name: 'First step', nodes: [], connections: {} });
	await page.goto(`${editor.client.url}/workflow/${empty.id}`);
	await page.getByTestId('canvas-add-button').click();
	await panel.root.waitFor();
	await panel.type('payroll');
	expect(await settled(async () => (await panel.offers()).sort(), ALL)).toEqual(ALL);
	await picture(page, 'panel-first-step');
});
