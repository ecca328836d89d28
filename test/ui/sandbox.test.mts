/** The sandbox as people see and use it. */
import { harness, type Harness } from '../sandbox/harness.mts';
import {
	accessibilityFaults,
	brokenLines,
	openBrowser,
	type OpenBrowser,
	PHONE,
	picture,
	sidewaysScroll,
} from './harness/browser.mts';

let box: Harness;
let browser: OpenBrowser;
beforeAll(async () => {
	[box, browser] = await Promise.all([harness(), openBrowser()]);
});
afterAll(async () => {
	await Promise.all([box?.close(), browser?.close()]);
});
beforeEach(async () => {
	await box.send('POST', '/control/reset');
});

const NAMES = ['hexai', 'hexcore', 'fincode', 'fincore', 'acquired'];

describe.each([
	['desktop', {}],
	['phone', { viewport: PHONE }],
])('on a %s', (device, options) => {
	test.each(['', ...NAMES])('/%s shuts nobody out', async (name) => {
		const page = await browser.open(`${box.url}/${name}`, options);
		await picture(page, `sandbox-${name || 'start'}-${device}`);
		expect(await accessibilityFaults(page)).toEqual([]);
		expect(await sidewaysScroll(page)).toBe(0);
		expect(await brokenLines(page, 'time')).toEqual([]);
	});
});
