/** Words that a page has no room for. */
import type { Locator } from 'playwright-core';

/**
 * Texts that are cut off at an edge or end in dots: labels, values of lists, notices, and the samples in empty fields.
 *
 * @param within where to look
 * @returns the texts; empty when all can be read to their end
 */
export async function cutOffTexts(within: Locator): Promise<string[]> {
	return await within.evaluate((root) => {
		const clips = (element: Element) => getComputedStyle(element).overflowX !== 'visible';
		const isShown = (element: Element) => element.getBoundingClientRect().width > 0;
		const blocks = Array.from(root.querySelectorAll('*')).filter(
			(element) => isShown(element) && clips(element) && element.scrollWidth > element.clientWidth + 1,
		);
		const texts = blocks
			.filter((element) => !(element instanceof HTMLInputElement))
			.map((element) => (element.textContent ?? '').trim().replace(/\s+/g, ' '));

		const pen = document.createElement('canvas').getContext('2d');
		const widthOf = (field: HTMLInputElement, text: string) => {
			if (!pen) return 0;
			pen.font = getComputedStyle(field).font;
			return pen.measureText(text).width;
		};
		const roomOf = (field: HTMLInputElement) => {
			const { paddingLeft, paddingRight } = getComputedStyle(field);
			return field.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight);
		};
		const written = Array.from(root.querySelectorAll<HTMLInputElement>('input'))
			.filter((field) => isShown(field) && field.type !== 'password')
			.map((field) => ({ field, text: field.value || field.placeholder }))
			.filter(({ field, text }) => widthOf(field, text) > roomOf(field) + 1)
			.map(({ text }) => text);
		return [...texts, ...written].filter((text) => text !== '');
	});
}
