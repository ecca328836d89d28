/** How much room n8n's editor has for the labels of a form, and how much they need. */
import type { Locator } from 'playwright-core';
import type { NodeType } from '../../../playground/workflow.mts';

interface Property {
	displayName: string;
	type: string;
	options?: Array<Property & { values?: Property[] }>;
}

export interface Label {
	/** Of the node. */
	node: string;
	label: string;
	/** In how many blocks it lies. */
	depth: number;
	/** Whether it is that of a text, beside which n8n shows one button more. */
	text: boolean;
}

/** n8n keeps it free for the sign of a description. */
const SIGN_PX = 16;

/** The bar beside a form that is longer than the window; tests have none, people on Windows do. */
const SCROLLBAR_PX = 15;

/** What has no label, or one above a block, where nothing else stands. */
const NO_FIELD = ['notice', 'hidden', 'collection', 'fixedCollection'];

/** The labels of all fields of a node, in whatever operation they show. */
export function labelsOf(type: NodeType): Label[] {
	const inside = (properties: Property[], depth: number): Label[] =>
		properties.flatMap(({ displayName, type: kind, options = [] }) => {
			if (kind === 'collection') return inside(options, depth + 1);
			if (kind === 'fixedCollection') return options.flatMap(({ values = [] }) => inside(values, depth + 1));
			if (NO_FIELD.includes(kind)) return [];
			return [{ node: type.displayName, label: displayName, depth, text: kind === 'string' }];
		});
	return inside(type.properties as Property[], 0);
}

/**
 * Measures the room in an open form.
 *
 * @param samples for texts and for all else: a label in no block, and one in a block
 * @returns the room of a label in pixels, by the number of blocks it lies in
 */
export async function roomForLabels(
	form: Locator,
	samples: Record<'text' | 'other', [outside: string, inside: string]>,
): Promise<(depth: number, text: boolean) => number> {
	const roomOf = async (label: string) => {
		const shown = form.locator('label[for]:visible').filter({ hasText: label }).first();
		return await shown.evaluate((element) => element.firstElementChild?.clientWidth ?? 0);
	};
	const rooms = async ([outside, inside]: [string, string]) => [await roomOf(outside), await roomOf(inside)];
	const [texts, others] = [await rooms(samples.text), await rooms(samples.other)];
	return (depth, text) => {
		const [outside = 0, inside = 0] = text ? texts : others;
		return outside - depth * (outside - inside) - SIGN_PX - SCROLLBAR_PX;
	};
}

/** How wide labels are in the letters of a form, in pixels. */
export async function widthsOf(form: Locator, labels: readonly Label[]): Promise<number[]> {
	const words = labels.map(({ label }) => label);
	return await form
		.locator('label[for] span')
		.first()
		.evaluate((element, texts) => {
			const pen = document.createElement('canvas').getContext('2d');
			if (!pen) throw new Error('This browser measures no text.');
			pen.font = getComputedStyle(element).font;
			return texts.map((text) => pen.measureText(text).width);
		}, words);
}
