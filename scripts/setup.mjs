/**
 * Sets up what a script needs and is not there yet: Node 24, the development packages, n8n.
 * The project's .npmrc switches npm's own hooks off (ignore-scripts), so every script calls this itself.
 * By hand: `node scripts/setup.mjs [playground]`
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { main, npm, toolchainEnv } from './lib/exec.mjs';
import { withLock } from './lib/lock.mjs';
import { step } from './lib/progress.mjs';
import { NODE_VERSION, nodeBin, playgroundDir, root, toolchainDir } from './lib/project.mjs';
import { hashOf, readStamp, writeStamp } from './lib/stamp.mjs';

/** A stamp with this text was left by an install that never ended: what lies there can't be trusted. */
const UNFINISHED = 'unfinished';

/** npm prints hundreds of harmless warnings about engines and old packages; only errors matter here. */
const QUIET = ['--loglevel=error', '--no-audit', '--no-fund'];

const NATIVE_MODULES = ['sqlite3', 'isolated-vm'];

/** What decides which packages a folder needs. Scripts and version of package.json do not. */
function wantedPackages(dir) {
	const { dependencies, devDependencies, overrides } = JSON.parse(
		readFileSync(join(dir, 'package.json'), 'utf8'),
	);
	return hashOf(
		[join(dir, 'package-lock.json'), join(dir, '.npmrc')],
		JSON.stringify({ dependencies, devDependencies, overrides }),
		NODE_VERSION,
	);
}

/** Installs the packages of a folder by its lock file, repairing what an interrupted run left. */
async function installPackages(dir, title, expected) {
	const modules = join(dir, 'node_modules');
	const stamp = join(modules, '.setup-stamp');
	const wholeForNpm = existsSync(join(modules, '.package-lock.json'));
	if (readStamp(stamp) === UNFINISHED || !wholeForNpm) rmSync(modules, { recursive: true, force: true });
	writeStamp(stamp, UNFINISHED);
	// Not `npm ci`: it refuses a lock without the optional binaries of other platforms.
	// --no-save: a set-up must not change the lock it works from.
	await step(title, expected, async () => await npm(['install', '--no-save', ...QUIET], { cwd: dir }));
	writeStamp(stamp, wantedPackages(dir));
}

function isInstalled(dir) {
	return readStamp(join(dir, 'node_modules/.setup-stamp')) === wantedPackages(dir);
}

const nodeStamp = join(toolchainDir, 'node_modules/.setup-stamp');

function hasNode() {
	return readStamp(nodeStamp) === NODE_VERSION && existsSync(nodeBin);
}

/** Brings the pinned Node as an npm package: no download site and no installer of the system is needed. */
async function installNode() {
	rmSync(join(toolchainDir, 'node_modules'), { recursive: true, force: true });
	mkdirSync(toolchainDir, { recursive: true });
	// Without a package.json here npm would walk up and install into the project.
	writeFileSync(join(toolchainDir, 'package.json'), '{ "private": true }\n');
	await step(`Installing Node ${NODE_VERSION} into .toolchain`, '5 to 15 s', async () => {
		// The package `node` fetches the binary for this platform in its install script.
		await npm(
			[
				'install',
				`node@${NODE_VERSION}`,
				'--ignore-scripts=false',
				'--no-save',
				'--no-package-lock',
				...QUIET,
			],
			{
				cwd: toolchainDir,
			},
		);
	});
	if (!existsSync(nodeBin))
		throw new Error(`The npm package node@${NODE_VERSION} brought no program for this platform.`);
	writeStamp(nodeStamp, NODE_VERSION);
}

const nativeStamp = join(playgroundDir, 'node_modules/.native-stamp');

function hasNativeModules() {
	return readStamp(nativeStamp) === wantedPackages(playgroundDir);
}

/** True when Node 24 can load the native modules as they lie there, whoever built them. */
function nativeModulesLoad() {
	const code = NATIVE_MODULES.map((name) => `require('${name}');`).join('');
	return spawnSync(nodeBin, ['-e', code], { cwd: playgroundDir, stdio: 'ignore' }).status === 0;
}

/** Builds the two native modules n8n can't do without; scripts stay off for the other two thousand packages. */
async function ensureNativeModules() {
	if (!nativeModulesLoad()) {
		await step('Building the native modules of n8n', '1 to 2 min', async () => {
			// Node 24 must come first in PATH: isolated-vm has a binary for it and would try to compile for others.
			const env = toolchainEnv();
			await npm(['rebuild', ...NATIVE_MODULES, '--ignore-scripts=false', ...QUIET], {
				cwd: playgroundDir,
				env,
			});
		});
		if (!nativeModulesLoad())
			throw new Error(`Node ${NODE_VERSION} can't load ${NATIVE_MODULES.join(' and ')} after building them.`);
	}
	writeStamp(nativeStamp, wantedPackages(playgroundDir));
}

async function ensurePlayground() {
	if (!isInstalled(playgroundDir)) {
		await installPackages(playgroundDir, 'Installing n8n into playground/', '2 to 4 min, 2.2 GB');
	}
	if (!hasNativeModules()) await ensureNativeModules();
}

async function ensureRoot() {
	if (!isInstalled(root))
		await installPackages(root, 'Installing the development packages', '1 to 2 min, 900 MB');
}

/**
 * Makes everything ready; costs a few milliseconds when it is.
 * @param {{ playground?: boolean }} needs playground: also n8n itself (2.2 GB)
 */
export async function setup({ playground = false } = {}) {
	const ready = () =>
		hasNode() && isInstalled(root) && (!playground || (isInstalled(playgroundDir) && hasNativeModules()));
	if (ready()) return;
	try {
		await withLock(join(toolchainDir, 'setup.lock'), async () => {
			if (!hasNode()) await installNode();
			// npm waits for the network half of the time and the compiler keeps one core busy: together is faster.
			const both = await Promise.allSettled([ensureRoot(), playground ? ensurePlayground() : undefined]);
			const failed = both.find((result) => result.status === 'rejected');
			if (failed) throw failed.reason;
		});
	} catch (error) {
		error.message = `Set-up failed. ${error.message}\n\nCheck the network connection and the free disk space (4 GB), then run the same command again: it goes on where it stopped.`;
		throw error;
	}
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
	main(
		setup({ playground: process.argv.includes('playground') }).then(() =>
			console.log('Everything is set up.'),
		),
	);
}
