/** Puts this package into an n8n user folder: built if needed, packed, laid out as n8n installs it. */
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** Installs the package as it is in the sources now; an n8n on that folder loads it at its next start. */
export function installPackage(home: string): Promise<void> {
	return new Promise((resolve, reject) => {
		const child = spawn(process.execPath, [join(root, 'scripts/pack.mjs'), home], {
			cwd: root,
			stdio: ['ignore', 'inherit', 'inherit'],
		});
		child.once('error', reject);
		child.once('exit', (code) => {
			if (code === 0) resolve();
			else reject(new Error('The package could not be built and packed; see above.'));
		});
	});
}
