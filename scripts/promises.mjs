/**
 * Writes docs/promises.md from test/promises.json and the last runs of the tests: `npm run promises`.
 * With `--check` it writes nothing, and fails when a test that shows a promise has not run, or has failed, in the
 * last runs.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './lib/project.mjs';
import { PAGE, promiseTables, readPromises, unproved } from './lib/promises.mjs';
import { lastResults } from './lib/results.mjs';

const START = '<!-- promises:start (npm run promises) -->';
const END = '<!-- promises:end -->';

const path = join(root, PAGE);
const page = existsSync(path) ? readFileSync(path, 'utf8') : `${START}\n${END}\n`;
const [before, rest = ''] = page.split(START);
const [old, after] = rest.split(END);
const promises = readPromises();
const results = lastResults();

if (process.argv.includes('--check')) {
	const missing = unproved(promises, results);
	if (missing.length > 0) {
		console.error(`Not shown by the last runs:\n${missing.map((test) => `  ${test}`).join('\n')}`);
		process.exitCode = 1;
	} else console.log(`All ${Object.values(promises).flat().length} promises were shown by the last runs.`);
} else {
	writeFileSync(path, `${before}${START}\n\n${promiseTables(promises, results, old)}\n\n${END}${after}`);
	console.log(`Written: ${PAGE}`);
}
