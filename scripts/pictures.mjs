/** Takes the pictures README.md shows over from the last run of `npm run test:ui`: `npm run pictures` */
import { copyFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { main } from './lib/exec.mjs';
import { root } from './lib/project.mjs';

const NAMES = [
	'check-only',
	'credential',
	'duplicate',
	'node-panel',
	'payout-form',
	'payroll-first',
	'payroll-form',
	'payroll-second',
];

async function takeOver() {
	const taken = (name) => join(root, '.results/ui', `${name}.png`);
	const missing = NAMES.filter((name) => !existsSync(taken(name)));
	if (missing.length > 0) {
		throw new Error(`No picture of ${missing.join(', ')} was taken yet: run npm run test:ui first.`);
	}
	for (const name of NAMES) copyFileSync(taken(name), join(root, 'docs/images', `${name}.png`));
	console.log(`${NAMES.length} pictures are in docs/images/.`);
}

main(takeOver());
