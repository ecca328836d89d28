/** The forms of payments, as a person fills them in. */
import { action, byHand, chain } from '../n8n/harness/workflows.mts';
import { type Page, picture } from './harness/browser.mts';
import { cutOffTexts } from './harness/cutOff.mts';
import { Editor, pictureOfForm, NodePanel } from './harness/editor.mts';
import { labelsOf, roomForLabels, widthsOf } from './harness/labels.mts';
import { openedForm } from './harness/openedForm.mts';

let editor: Editor;
beforeAll(async () => {
	editor = await Editor.open();
});
afterAll(async () => await editor?.close());
afterEach(async () => await editor.closePages());

/** High enough for a form with all blocks open, so that one picture shows it. */
const WHOLE_FORM = { width: 1280, height: 2400 };

const form = (page: Page) => page.getByTestId('node-parameters');

async function labels(page: Page): Promise<string[]> {
	const texts = await form(page).locator('label[for]:visible').allInnerTexts();
	return texts.map((text) => text.split('\n')[0]?.trim() ?? '');
}

test('a payout by HexAI, from the node panel to a form with the payment key first', async () => {
	await editor.ownCredential('hexAi');
	const workflow = await editor.save({ name: 'Payout', nodes: [byHand('Start')], connections: {} });
	const page = await editor.signedIn(`/workflow/${workflow.id}`);
	const panel = new NodePanel(page);
	await panel.open();
	await panel.type('send money');
	await panel.choose('HexAI');
	await panel.root.getByText('Initiate a payout').click();
	await form(page).waitFor();
	await pictureOfForm(page, 'payout-form');
	expect(await labels(page)).toEqual([
		'Resource',
		'Operation',
		'Payment Key (Reference)',
		'Recipient Mobile',
		'Amount (GMD)',
		'Currency',
		'Options',
	]);
	expect(await cutOffTexts(form(page))).toEqual([]);
});

test.each([
	['hexAi', 'payout', 'initiate'],
	['hexCore', 'transfer', 'initiate'],
	['finCode', 'transaction', 'create'],
	['fincore', 'disbursement', 'create'],
	['acquiredBanking', 'transfer', 'create'],
])(
	'%s: %s %s with everything opened, the payment key first and nothing cut off',
	async (type, resource, operation) => {
		const description = (await editor.client.nodeTypes()).find(
			({ name }) => name === `n8n-nodes-fintech.${type}`,
		);
		if (!description) throw new Error(`n8n has not loaded ${type}.`);
		const parameters = openedForm(description, resource, operation);
		const node = action(type, 'Form', await editor.credential(`${type}Api`), parameters);
		const page = await editor.openNode(await editor.save(chain(type, [byHand('Start'), node])), 'Form');
		await page.setViewportSize(WHOLE_FORM);
		await form(page).locator('label[for="operation"]').waitFor();
		await form(page).getByText('Loading options').first().waitFor({ state: 'detached' });
		await picture(page, `form-${type}`);
		const [first, second, third] = await labels(page);
		expect([first, second, third]).toEqual(['Resource', 'Operation', expect.stringMatching(/^Payment Key/)]);
		expect(await cutOffTexts(form(page))).toEqual([]);
	},
);

test('no label of any form is longer than its room', async () => {
	const types = (await editor.client.nodeTypes()).filter(({ name }) => name.startsWith('n8n-nodes-fintech.'));
	const finCode = types.find(({ name }) => name === 'n8n-nodes-fintech.finCode');
	if (!finCode) throw new Error('n8n has not loaded FinCode.');
	const parameters = openedForm(finCode, 'transaction', 'create');
	const node = action('finCode', 'Form', await editor.credential('finCodeApi'), parameters);
	const page = await editor.openNode(await editor.save(chain('Labels', [byHand('Start'), node])), 'Form');
	const room = await roomForLabels(form(page), {
		text: ['Sender Customer Code', 'Account Number'],
		other: ['Transaction Type', 'Fee Inclusive'],
	});
	const tooLong = {
		node: 'Test',
		label: 'A label that is longer than the room for it',
		depth: 0,
		text: true,
	};
	const labels = [tooLong, ...types.flatMap((type) => labelsOf(type))];
	const widths = await widthsOf(form(page), labels);
	const cut = labels.filter(({ depth, text }, index) => (widths[index] ?? 0) > room(depth, text));
	expect([...new Set(cut.map(({ node: of, label }) => `${of}: ${label}`))]).toEqual([
		'Test: A label that is longer than the room for it',
	]);
});
