/** Stamps: small files that say from which inputs a folder was made, so that nothing is made twice. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { root } from './project.mjs';

/** All files below the given files and folders, sorted; folders called node_modules are left out. */
function filesBelow(path) {
	if (!existsSync(path)) return [];
	if (!statSync(path).isDirectory()) return [path];
	return readdirSync(path)
		.filter((name) => name !== 'node_modules')
		.sort()
		.flatMap((name) => filesBelow(join(path, name)));
}

/** A hash of names and contents of files and folders, and of any further text. */
export function hashOf(paths, ...text) {
	const hash = createHash('sha256');
	for (const file of paths.flatMap(filesBelow)) {
		hash.update(relative(root, file)).update('\0').update(readFileSync(file)).update('\0');
	}
	for (const part of text) hash.update('\0').update(part);
	return hash.digest('hex');
}

/** What a stamp file says; undefined without one. */
export function readStamp(file) {
	return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

/** Writes a stamp. Always the last act of making something. */
export function writeStamp(file, value) {
	mkdirSync(dirname(file), { recursive: true });
	writeFileSync(file, value);
}
