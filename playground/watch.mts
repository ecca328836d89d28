/** Calls back when the package's sources change, once per burst of changes and never twice at a time. */
import { existsSync, watch } from 'node:fs';
import { join } from 'node:path';

const QUIET_MS = 300;

/** Watches folders of the project; `onChange` runs again afterwards when something changed meanwhile. */
export function watchSources(root: string, folders: string[], onChange: () => Promise<void>): void {
	let timer: NodeJS.Timeout | undefined;
	let running = false;
	let again = false;
	const run = async () => {
		if (running) {
			again = true;
			return;
		}
		running = true;
		do {
			again = false;
			await onChange();
		} while (again);
		running = false;
	};
	for (const folder of folders.filter((name) => existsSync(join(root, name)))) {
		watch(join(root, folder), { recursive: true }, () => {
			clearTimeout(timer);
			timer = setTimeout(() => void run(), QUIET_MS);
		});
	}
}
