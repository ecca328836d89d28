import { appendFileSync } from 'node:fs';

/**
 * Notes what a test measured, for the table in docs/promises.md.
 *
 * @param text a few words with the number in them, such as "600 events, none started twice"
 */
export function figure(text: string): void {
	const path = process.env.FINTECH_FIGURES;
	const { testPath, currentTestName } = expect.getState();
	if (path === undefined || path === '') return;
	appendFileSync(path, `${JSON.stringify({ file: testPath, title: currentTestName, figure: text })}\n`);
}
