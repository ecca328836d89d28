/** Writes the table of docs/faults.md from what the last run of its test saw: `npm run faults`. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './lib/project.mjs';
import { table } from './lib/table.mjs';

const START = '<!-- faults:start (npm run faults) -->';
const END = '<!-- faults:end -->';

const seen = join(root, '.results/faults/table.json');
const path = join(root, 'docs/faults.md');

if (existsSync(seen)) {
	const { head, rows } = JSON.parse(readFileSync(seen, 'utf8'));
	const [before, rest = ''] = readFileSync(path, 'utf8').split(START);
	const [, after] = rest.split(END);
	writeFileSync(path, `${before}${START}\n\n${table(head, rows)}\n\n${END}${after}`);
	console.log('Written: docs/faults.md');
} else {
	console.error('The test has not run yet: npm run test:engine');
	process.exitCode = 1;
}
