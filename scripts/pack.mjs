/**
 * Packs the package as `npm publish` would, checks the result, and installs it into an n8n user folder
 * the way n8n lays out community packages.
 * By hand: `node scripts/pack.mjs <n8n user folder>`
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildIfChanged, sourceHash } from './build.mjs';
import { main, npm } from './lib/exec.mjs';
import { checkContents, wantedContents } from './lib/packageContents.mjs';
import { dataDir, root } from './lib/project.mjs';
import { hashOf, readStamp, writeStamp } from './lib/stamp.mjs';
import { setup } from './setup.mjs';

function readManifest() {
	return JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
}

/** Packs what dist/ holds now into .playground/ and returns the tarball's path; skipped when nothing changed. */
export async function pack() {
	const manifest = readManifest();
	const tarball = join(dataDir, `${manifest.name}-${manifest.version}.tgz`);
	const stamp = join(dataDir, 'pack-stamp');
	const texts = ['README.md', 'LICENSE', 'CHANGELOG.md'].map((name) => join(root, name));
	const hash = hashOf(texts, sourceHash());
	if (existsSync(tarball) && readStamp(stamp) === hash) return tarball;

	mkdirSync(dataDir, { recursive: true });
	const answer = await npm(['pack', '--json', '--loglevel=error', '--pack-destination', dataDir], {
		cwd: root,
	});
	const [packed] = JSON.parse(answer);
	checkContents(
		manifest,
		packed.files.map((file) => file.path),
		wantedContents(),
	);
	writeStamp(stamp, hash);
	const kilobytes = (bytes) => `${Math.round(bytes / 1024)} kB`;
	console.log(
		`Packed ${packed.filename}: ${packed.files.length} files, ${kilobytes(packed.size)} (${kilobytes(packed.unpackedSize)} unpacked)`,
	);
	return tarball;
}

/** Notes the package in the list that n8n keeps beside its installed packages. */
function registerPackage(nodesDir, { name, version }) {
	const file = join(nodesDir, 'package.json');
	const list = existsSync(file)
		? JSON.parse(readFileSync(file, 'utf8'))
		: { name: 'installed-nodes', private: true, dependencies: {} };
	list.dependencies[name] = version;
	writeFileSync(file, JSON.stringify(list, null, 2));
}

/** Puts a packed package where n8n looks for community packages at its next start. */
export function install(tarball, userFolder) {
	const manifest = readManifest();
	const nodesDir = join(userFolder, '.n8n/nodes');
	const target = join(nodesDir, 'node_modules', manifest.name);
	const fresh = `${target}.new`;
	rmSync(fresh, { recursive: true, force: true });
	mkdirSync(fresh, { recursive: true });
	execFileSync('tar', ['-xzf', tarball, '-C', fresh, '--strip-components=1']);
	// n8n removes these too: at run time n8n-workflow comes from n8n itself.
	const { devDependencies, peerDependencies, optionalDependencies, ...kept } = manifest;
	writeFileSync(join(fresh, 'package.json'), JSON.stringify(kept, null, 2));
	rmSync(target, { recursive: true, force: true });
	renameSync(fresh, target);
	registerPackage(nodesDir, manifest);
	return target;
}

/** Builds if needed, packs and installs: from sources to a package n8n will load. */
export async function packAndInstall(userFolder) {
	await buildIfChanged();
	return install(await pack(), userFolder);
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
	const userFolder = resolve(process.argv[2] ?? dataDir);
	main(setup().then(() => packAndInstall(userFolder)));
}
