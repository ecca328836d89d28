/** A trigger before it listens, while it does, and when an event comes. */
import { type EventSource, SOURCE_NAMES, SOURCES } from '../n8n/harness/eventSources.mts';
import { post, SECRET } from '../n8n/harness/listening.mts';
import { chain, keep, trigger } from '../n8n/harness/workflows.mts';
import { type Locator } from 'playwright-core';
import { picture } from './harness/browser.mts';
import { cutOffTexts } from './harness/cutOff.mts';
import { Editor } from './harness/editor.mts';

let editor: Editor;
beforeAll(async () => {
	editor = await Editor.open();
});
afterAll(async () => await editor?.close());
afterEach(async () => await editor.closePages());

/** How many lines a text takes in the panel as it is. */
const linesOf = async (text: Locator) =>
	await text.evaluate((list) => {
		const heights = Array.from(list.querySelectorAll('li'), (item) => {
			const { lineHeight } = getComputedStyle(item);
			return Math.round(item.getBoundingClientRect().height / parseFloat(lineHeight));
		});
		return heights.reduce((sum, lines) => sum + lines, 0);
	});

test.each(SOURCE_NAMES)('%s: the address, listening, and the event', async (source) => {
	const { type, trigger: name, proofs, event }: EventSource = SOURCES[source];
	const [proof] = Object.values(proofs);
	if (!proof) throw new Error(`${source} proves nothing.`);
	const node = trigger(type, name, await editor.ownCredential(type), proof.parameters);
	const workflow = await editor.save(chain(name, [node, keep('Next')]));
	const address = await editor.client.webhookUrl(workflow, name, 'test');

	const page = await editor.openNode(workflow, name);
	await page.getByText('Webhook URLs', { exact: true }).click();
	await page.getByTestId('ndv').getByText(address).waitFor();
	await picture(page, `trigger-${type}`);
	expect(await cutOffTexts(page.getByTestId('node-parameters'))).toEqual([]);
	expect(await linesOf(page.getByTestId('node-parameters').locator('.notice ul').first())).toBe(4);

	await page.getByTestId('trigger-execute-button').click();
	await page.getByTestId('trigger-listening').waitFor();
	await picture(page, `trigger-${type}-listening`);

	const answer = await post(address, proof.prove(Buffer.from(event(`tx_${type}`)), SECRET));
	expect(answer.status).toBe(200);
	await page.getByTestId('output-panel').getByText(`tx_${type}`).first().waitFor();
	await picture(page, `trigger-${type}-event`);
});
