/** A credential as a person makes and mends it. */
import { action, byHand, chain, type Credential } from '../n8n/harness/workflows.mts';
import { frameOf, type Page, picture } from './harness/browser.mts';
import { cutOffTexts } from './harness/cutOff.mts';
import { Editor } from './harness/editor.mts';

let editor: Editor;
beforeAll(async () => {
	editor = await Editor.open();
});
afterAll(async () => await editor?.close());
afterEach(async () => await editor.closePages());

const dialog = (page: Page) => page.getByTestId('editCredential-modal');

/** Opens the credential of a node, as the pencil beside it does. */
async function open(node: string, credential: Credential): Promise<Page> {
	const workflow = chain('Credential', [byHand('Start'), action(node, 'Node', credential, {})]);
	const page = await editor.openNode(await editor.save(workflow), 'Node');
	await page.getByTestId('credential-edit-button').click();
	await dialog(page).waitFor();
	return page;
}

test.each([
	['hexAi', 'apiKey', 'HexAI refused the API key. Copy it again'],
	['hexCore', 'apiKey', 'hexCore refused the API key. Check it'],
	['finCode', 'password', 'Correct Email and Password'],
	['fincore', 'apiKey', 'Fincore refused the API key. Copy it again'],
	['acquiredBanking', 'password', 'Check Email and Password'],
])('%s: it works, and a wrong key is told with what to do', async (node, secret, advice) => {
	const page = await open(node, await editor.ownCredential(node));
	await dialog(page).getByText('Connection tested successfully').waitFor();
	await picture(page, `credential-${node}`);
	if (node === 'hexAi') await picture(page, 'credential', await frameOf(dialog(page)));
	expect(await cutOffTexts(dialog(page))).toEqual([]);

	await dialog(page).getByTestId(`parameter-input-${secret}`).locator('input').fill('not-the-right-one');
	await dialog(page).getByTestId('credential-save-button').click();
	await dialog(page).getByText('More details').click();
	const problem = dialog(page).getByText(advice);
	await problem.waitFor();
	await picture(page, `credential-${node}-wrong`);
	expect(await cutOffTexts(problem)).toEqual([]);
});
