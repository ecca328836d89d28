/** A real browser for what people see: it opens pages, keeps pictures of them and looks for what shuts people out. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import axe from 'axe-core';
import { chromium, type BrowserContextOptions, type Locator, type Page } from 'playwright-core';

export type { Page } from 'playwright-core';

export const DESKTOP = { width: 1280, height: 800 };
/** The narrowest phone people still use. */
export const PHONE = { width: 360, height: 740 };

const PICTURES = join(__dirname, '../../../.results/ui');

/** Nothing outside this machine is ever asked, whatever a page names. */
const LOOPBACK_ONLY = '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1';

export interface Rectangle {
	x: number;
	y: number;
	width: number;
	height: number;
}

export interface OpenBrowser {
	/**
	 * Opens a page with cookies and storage of its own, at the desktop's size unless told otherwise.
	 *
	 * @param options what playwright takes for a context: `viewport`, `colorScheme`, `storageState`…
	 */
	open(url: string, options?: BrowserContextOptions): Promise<Page>;
	/** Closes what was opened, so that pages of earlier tests don't use the machine. */
	closePages(): Promise<void>;
	close(): Promise<void>;
}

/** Starts Chromium without a window, for one test file. */
export async function openBrowser(): Promise<OpenBrowser> {
	const browser = await chromium.launch({
		executablePath: chromiumProgram(),
		args: [LOOPBACK_ONLY, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
	});
	return {
		open: async (url, options) => {
			const context = await browser.newContext({ viewport: DESKTOP, ...options });
			const page = await context.newPage();
			await page.goto(url);
			return page;
		},
		closePages: async () => {
			await Promise.all(browser.contexts().map((context) => context.close()));
		},
		close: () => browser.close(),
	};
}

/** What `npm run test:ui` has found on this machine. */
function chromiumProgram(): string {
	const { FINTECH_CHROMIUM: program } = process.env;
	if (!program) throw new Error('Run these tests by npm run test:ui: it looks for Chromium.');
	return program;
}

/**
 * Keeps a picture of a page in `.results/ui/<name>.png`.
 *
 * @param part `page`: also what one has to scroll to; or a rectangle of the window, in pixels
 */
export async function picture(
	page: Page,
	name: string,
	part: 'page' | 'window' | Rectangle = 'page',
): Promise<void> {
	mkdirSync(PICTURES, { recursive: true });
	await page.screenshot({
		path: join(PICTURES, `${name}.png`),
		...(typeof part === 'string' ? { fullPage: part === 'page' } : { clip: part }),
		animations: 'disabled',
		caret: 'initial',
	});
}

/** Where an element lies in the window. */
export async function frameOf(element: Locator): Promise<Rectangle> {
	const box = await element.boundingBox();
	if (!box) throw new Error('It is not to be seen.');
	return box;
}

/**
 * What axe finds wrong on a page: contrast, names of fields and buttons, order of headings, landmarks.
 *
 * @param within a CSS selector; the whole page when left out
 * @returns a line each, with the element; empty when nothing is wrong
 */
export async function accessibilityFaults(page: Page, within?: string): Promise<string[]> {
	// Evaluated by the debugger, which a page's security policy does not reach.
	await page.evaluate(axe.source);
	const { violations } = await page.evaluate(
		async (selector) => await (window as unknown as { axe: typeof axe }).axe.run(selector ?? document),
		within,
	);
	return violations.flatMap(({ id, help, nodes }) =>
		nodes.map(({ target, failureSummary }) => `${id} (${help}): ${target.join(' ')}: ${failureSummary}`),
	);
}

/** How many pixels a page is wider than its window: what one would have to scroll sideways for. */
export async function sidewaysScroll(page: Page): Promise<number> {
	return await page.evaluate(
		() => document.documentElement.scrollWidth - document.documentElement.clientWidth,
	);
}

/** Texts of elements that take more than one line. */
export async function brokenLines(page: Page, selector: string): Promise<string[]> {
	return await page.locator(selector).evaluateAll((elements) =>
		elements
			.filter((element) => {
				const range = document.createRange();
				range.selectNodeContents(element);
				const boxes = Array.from(range.getClientRects()).filter(({ width }) => width > 0);
				// A smaller letter on the same line begins lower, but not below the others.
				return boxes.some(({ top }) => boxes.some(({ bottom }) => bottom <= top));
			})
			.map(({ textContent }) => textContent ?? ''),
	);
}

/** Texts of elements that reach over the left or right edge of the window, or of the box they stand in. */
export async function outOfSight(page: Page, selector: string): Promise<string[]> {
	return await page.locator(selector).evaluateAll((elements) => {
		const { clientWidth } = document.documentElement;
		return elements
			.filter((element) => {
				const { left, right } = element.getBoundingClientRect();
				const box = element.parentElement?.getBoundingClientRect() ?? { left: 0, right: clientWidth };
				return left < Math.max(0, box.left - 1) || right > Math.min(clientWidth, box.right + 1);
			})
			.map(({ textContent }) => textContent ?? '');
	});
}
