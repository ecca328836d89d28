/** What the next node is offered before anything has run. */
import { byHand, chain, hexAi, keep } from '../n8n/harness/workflows.mts';
import { picture } from './harness/browser.mts';
import { Editor } from './harness/editor.mts';

let editor: Editor;
beforeAll(async () => {
	editor = await Editor.open();
});
afterAll(async () => await editor?.close());

test('after a payout the fields of its answer, before its first run', async () => {
	const parameters = { resource: 'payout', operation: 'initiate' };
	const payout = hexAi('Payout', await editor.credential('hexAiApi'), parameters);
	const workflow = await editor.save(chain('Preview', [byHand('Start'), payout, keep('Next')]));
	const page = await editor.openNode(workflow, 'Next');
	const input = page.getByTestId('ndv-input-panel');
	await input.getByText('transaction_id', { exact: true }).waitFor();
	await picture(page, 'preview-payout');
	const fields = await input.getByTestId('run-data-schema-item').allInnerTexts();
	for (const field of ['transaction_id', 'client_reference', 'status']) {
		expect(fields.map((text) => text.trim())).toContain(field);
	}
});
