/**
 * Builds dist/: the compiler for the code, gulp for icons, codex and schema files, n8n's own tool for what n8n reads of
 * the package at its start. `npm run build`
 */
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { main, node24 } from './lib/exec.mjs';
import { since } from './lib/progress.mjs';
import { dataDir, root } from './lib/project.mjs';
import { hashOf, readStamp, writeStamp } from './lib/stamp.mjs';
import { setup } from './setup.mjs';

const distDir = join(root, 'dist');

// Not inside dist/: everything there goes into the package.
const stamp = join(dataDir, 'build-stamp');

const SOURCES = ['nodes', 'credentials', 'icons', 'package.json', 'tsconfig.json', 'gulpfile.js'];

/** A hash of everything dist/ is made from. */
export function sourceHash() {
	return hashOf(SOURCES.map((path) => join(root, path)));
}

/** Builds dist/ from nothing, so that no file of a deleted source stays in the package. */
export async function build() {
	const start = Date.now();
	const hash = sourceHash();
	rmSync(stamp, { force: true });
	rmSync(distDir, { recursive: true, force: true });
	await node24(['node_modules/typescript/bin/tsc', '-p', 'tsconfig.json', '--noEmitOnError'], {
		label: 'tsc',
	});
	await node24(['node_modules/gulp/bin/gulp.js', '--silent'], { label: 'gulp' });
	await describe();
	writeStamp(stamp, hash);
	console.log(`Built dist/ (${since(start)})`);
}

/**
 * Writes the descriptions of all nodes and credentials beside them: n8n reads these at its start, and loads the code of
 * a node when one is used. Without them it loads all of it.
 */
async function describe() {
	await node24(['node_modules/n8n-core/bin/generate-metadata'], { label: 'n8n-generate-metadata' });
	// For n8n's own tests of its nodes.
	rmSync(join(distDir, 'methods'), { recursive: true });
}

/** Builds only when a source has changed since the last build. */
export async function buildIfChanged() {
	if (existsSync(distDir) && readStamp(stamp) === sourceHash()) return;
	await build();
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) main(setup().then(build));
