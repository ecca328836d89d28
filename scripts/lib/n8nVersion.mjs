/** n8n in another version than the pinned one: N8N_VERSION=2.42.0, or N8N_VERSION=latest for the newest there is. */
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { npm } from './exec.mjs';
import { n8nVersionDir, playgroundDir } from './project.mjs';

const VERSION = /^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$/;

/**
 * The version that is wished for, as a number; undefined for the pinned one.
 *
 * @param {(name: string) => Promise<string>} newest asks the registry for the newest version of a package
 * @throws when it is neither a version nor "latest"
 */
export async function wishedVersion(wish = process.env.N8N_VERSION, newest = newestOf) {
	if (!wish) return undefined;
	const version = wish === 'latest' ? await newest('n8n') : wish;
	if (VERSION.test(version)) return version;
	throw new Error(
		`N8N_VERSION is "${wish}". Give a whole version such as N8N_VERSION=2.41.1, or N8N_VERSION=latest`,
	);
}

async function newestOf(name) {
	return (await npm(['view', `${name}@latest`, 'version'], { cwd: playgroundDir })).trim();
}

/** Makes the folder of a version ready for its packages: the playground's own, with n8n in this version. */
export function prepareFolder(version, dir = n8nVersionDir(version)) {
	mkdirSync(dir, { recursive: true });
	const pinned = JSON.parse(readFileSync(join(playgroundDir, 'package.json'), 'utf8'));
	const wanted = { ...pinned, dependencies: { ...pinned.dependencies, n8n: version } };
	writeFileSync(join(dir, 'package.json'), `${JSON.stringify(wanted, null, '\t')}\n`);
	copyFileSync(join(playgroundDir, '.npmrc'), join(dir, '.npmrc'));
	return dir;
}
