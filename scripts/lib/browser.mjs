/** The browser the tests of pages open; npm does not bring it. */
import { delimiter, join } from 'node:path';
import { isProgram } from './programs.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];

/**
 * Looks for Chromium.
 *
 * @returns environment variables for the tests
 * @throws when there is none, with the sentence that says what to install
 */
export function findBrowser() {
	const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
	const program = NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find(isProgram);
	if (program) return { FINTECH_CHROMIUM: program };
	throw new Error(
		'These tests need the browser Chromium; on Debian and Ubuntu install it with: sudo apt-get update && sudo apt-get install -y chromium',
	);
}
