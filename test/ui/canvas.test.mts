/** Every workflow the playground starts with, as it lies on the canvas. */
import { picture, type Page } from './harness/browser.mts';
import { canvasFaults, canvasZoom, EDITOR_WINDOW } from './harness/canvas.mts';
import { Editor } from './harness/editor.mts';
import { runningPlayground } from './harness/playground.mts';

const workflows = runningPlayground().workflows.toSorted((one, other) => one.name.localeCompare(other.name));

/** Below it the names of nodes can not be read. */
const LEAST_ZOOM = 0.55;

let editor: Editor;
let page: Page;
beforeAll(async () => {
	editor = await Editor.open();
	// One page for all: n8n's editor takes seconds to load into a new one.
	page = await editor.signedIn('/home/workflows');
	await page.setViewportSize(EDITOR_WINDOW);
});
afterAll(async () => await editor?.close());

test.each(workflows)('$name', async ({ id }) => {
	await editor.showCanvas(page, id);
	await picture(page, `canvas-${id}`);
	expect(await canvasFaults(page)).toEqual([]);
	expect(await canvasZoom(page)).toBeGreaterThanOrEqual(LEAST_ZOOM);
});

test('what is wrong on a canvas is seen', async () => {
	const note = (name: string, x: number, y: number, content: string) => ({
		id: `00000000-0000-4000-8000-${name.padStart(12, '0')}`,
		name,
		type: 'n8n-nodes-base.stickyNote',
		typeVersion: 1,
		position: [x, y] as [number, number],
		parameters: { content, width: 200, height: 100 },
	});
	const node = (name: string, x: number, type = 'n8n-nodes-base.noOp', y = 0) => ({
		...note(name, x, y, ''),
		type,
		parameters: {},
	});
	const main = (name: string) => ({ main: [[{ node: name, type: 'main', index: 0 }]] });
	const { id } = await editor.save({
		name: 'Faults',
		nodes: [
			note('1', -220, 20, 'Over the first node, which begins further to the right than this note ends.'),
			node('2', -40),
			note('3', 160, 20, 'Short'),
			node('4', 480),
			note('5', 800, 0, 'Much text. '.repeat(80)),
			node('6', 440),
			node('7', 1200, 'n8n-nodes-none.none'),
			node('8', 490, 'n8n-nodes-base.manualTrigger', 900),
		],
		connections: { 2: main('4') },
	});
	await editor.showCanvas(page, id);
	expect(await canvasFaults(page)).toEqual([
		'"1" and "2" lie over one another',
		'"4" and "6" lie over one another',
		'the line from "2" to "4" runs through "3"',
		'the line from "2" to "4" runs through "6"',
		'the note "5" has no room for its text',
		'"8" is behind a button',
		'"7" is not installed',
	]);
});
