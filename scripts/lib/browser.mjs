/** What the tests of pages need and npm does not bring. */
import { delimiter, join } from 'node:path';
import { isProgram } from './programs.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];

/**
 * Looks for Chromium and curl.
 *
 * @returns environment variables for the tests
 * @throws when one is missing, with the sentence that says what to install
 */
export function findBrowser() {
	const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
	const find = (names) =>
		names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isProgram);
	const program = find(NAMES);
	if (program && find(['curl'])) return { FINTECH_CHROMIUM: program };
	throw new Error(
		"These tests need the browser Chromium, and curl for the commands of the sandbox's README; on Debian and Ubuntu install them with: sudo apt-get update && sudo apt-get install -y chromium curl",
	);
}
