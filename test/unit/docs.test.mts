import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

import { root } from './support/source.mts';

test('the tables of the documentation are those the contracts give (npm run docs)', () => {
	const output = execFileSync(process.execPath, [join(root, 'scripts/docs.mjs'), '--check'], {
		encoding: 'utf8',
		stdio: 'pipe',
	});
	expect(output).toContain('up to date');
});
