/** A workflow on the canvas, as it lies there: what covers what. */
import type { Page } from './browser.mts';

/** The smallest window most people have for n8n's editor. */
export const EDITOR_WINDOW = { width: 1400, height: 900 };

/** How large the nodes are: 1 is their own size. */
export async function canvasZoom(page: Page): Promise<number> {
	return await page
		.locator('.vue-flow__transformationpane')
		.evaluate((pane) => new DOMMatrix(getComputedStyle(pane).transform).a);
}

/**
 * What a person would move or mend: boxes over one another, lines through notes and nodes, notes with no room for
 * their text, what is hidden behind n8n's buttons, and nodes that n8n marks.
 *
 * @returns a line each; empty when nothing is wrong
 */
export async function canvasFaults(page: Page): Promise<string[]> {
	return await page.evaluate(() => {
		interface Thing {
			name: string;
			note: boolean;
			boxes: DOMRect[];
			element: Element;
		}
		const things = Array.from(document.querySelectorAll('.vue-flow__node')).map((element): Thing => {
			const inner = element.querySelector('[data-node-name]');
			const note = element.querySelector('[data-test-id="sticky"]');
			const body = note ?? element.querySelector('[data-canvas-node-render-type]');
			// The name below a node takes room too, though it lies outside of the node's own box.
			const words = note
				? []
				: Array.from(element.querySelectorAll('[class*="_label_"], [class*="_subtitle_"]'));
			return {
				name: inner?.getAttribute('data-node-name') ?? '?',
				note: note !== null,
				boxes: [body, ...words].flatMap((one) => (one ? [one.getBoundingClientRect()] : [])),
				element,
			};
		});
		const SLACK = 1;
		const touch = (one: DOMRect, other: DOMRect) =>
			one.left < other.right - SLACK &&
			other.left < one.right - SLACK &&
			one.top < other.bottom - SLACK &&
			other.top < one.bottom - SLACK;
		const pairs = things.flatMap((one, index) =>
			things.slice(index + 1).map((other) => [one, other] as const),
		);
		const covered = pairs
			.filter(([one, other]) => one.boxes.some((box) => other.boxes.some((its) => touch(box, its))))
			.map(([one, other]) => `"${one.name}" and "${other.name}" lie over one another`);

		const STEP = 4;
		const pointsOf = (path: SVGPathElement) => {
			const matrix = path.getScreenCTM();
			const count = Math.ceil(path.getTotalLength() / STEP);
			return Array.from({ length: count + 1 }, (_, index) =>
				path.getPointAtLength(index * STEP).matrixTransform(matrix ?? undefined),
			);
		};
		const lines = Array.from(document.querySelectorAll('[data-test-id="edge"]')).flatMap((edge) => {
			const ends = ['source', 'target'].map((end) => edge.getAttribute(`data-${end}-node-name`) ?? '');
			const points = Array.from(
				(edge as Element).querySelectorAll<SVGPathElement>('.vue-flow__edge-path'),
			).flatMap(pointsOf);
			const isIn = ({ left, right, top, bottom }: DOMRect) =>
				points.some(
					({ x, y }) => x > left + SLACK && x < right - SLACK && y > top + SLACK && y < bottom - SLACK,
				);
			return things
				.filter(({ name }) => !ends.includes(name))
				.filter(({ boxes: [body] }) => body && isIn(body))
				.map(({ name }) => `the line from "${ends[0]}" to "${ends[1]}" runs through "${name}"`);
		});

		const crammed = things
			.filter(({ note, element }) => {
				const text = element.querySelector('[data-test-id="sticky"] > div');
				return note && text !== null && text.scrollHeight > text.clientHeight + SLACK;
			})
			.map(({ name }) => `the note "${name}" has no room for its text`);

		const buttons = ['execute-workflow-button', 'zoom-to-fit', 'zoom-in-button', 'zoom-out-button']
			.map((id) => document.querySelector(`[data-test-id="${id}"]`)?.getBoundingClientRect())
			.filter((box) => box !== undefined);
		const hidden = things
			.filter(({ boxes }) => boxes.some((box) => buttons.some((button) => touch(box, button))))
			.map(({ name }) => `"${name}" is behind a button`);

		const marks = { 'node-issues': 'marked with a red triangle', 'node-not-installed': 'not installed' };
		const marked = things.flatMap(({ name, element }) =>
			Object.entries(marks)
				.filter(([mark]) => element.querySelector(`[data-test-id="${mark}"]`))
				.map(([, words]) => `"${name}" is ${words}`),
		);
		return [...covered, ...lines, ...crammed, ...hidden, ...marked];
	});
}
