/**
 * Sets up what a script needs and is not there yet: Node 24, the development packages, n8n.
 * The project's .npmrc switches npm's own hooks off (ignore-scripts), so every script calls this itself.
 * By hand: `node scripts/setup.mjs [playground]`
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { main, npm, toolchainEnv } from './lib/exec.mjs';
import { compileAdvice, compileEnvironment, headersFolder } from './lib/headers.mjs';
import { withLock } from './lib/lock.mjs';
import { prepareFolder, wishedVersion } from './lib/n8nVersion.mjs';
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

const nativeStamp = (dir) => join(dir, 'node_modules/.native-stamp');

function hasNativeModules(dir) {
	return readStamp(nativeStamp(dir)) === wantedPackages(dir);
}

/** True when Node 24 can load the native modules as they lie there, whoever built them. */
function nativeModulesLoad(dir) {
	const code = NATIVE_MODULES.map((name) => `require('${name}');`).join('');
	return spawnSync(nodeBin, ['-e', code], { cwd: dir, stdio: 'ignore' }).status === 0;
}

/** Builds the two native modules n8n can't do without; scripts stay off for the other two thousand packages. */
async function ensureNativeModules(dir) {
	if (!nativeModulesLoad(dir)) {
		await step('Building the native modules of n8n', '1 to 2 min', async () => {
			// Node 24 must come first in PATH: isolated-vm has a binary for it and would try to compile for others.
			// What a person's own npm configuration says of headers must not be needed.
			const headers = headersFolder();
			const env = toolchainEnv(compileEnvironment(headers));
			await npm(['rebuild', ...NATIVE_MODULES, '--ignore-scripts=false', ...QUIET], { cwd: dir, env }).catch(
				(error) => {
					error.message += `\n\n${compileAdvice(headers)}`;
					throw error;
				},
			);
		});
		if (!nativeModulesLoad(dir))
			throw new Error(`Node ${NODE_VERSION} can't load ${NATIVE_MODULES.join(' and ')} after building them.`);
	}
	writeStamp(nativeStamp(dir), wantedPackages(dir));
}

/** The folder n8n is run from: the playground's own, or that of N8N_VERSION. */
async function n8nFolder() {
	const version = await wishedVersion();
	return version === undefined ? playgroundDir : prepareFolder(version);
}

const hasN8n = (dir) => isInstalled(dir) && hasNativeModules(dir);

async function ensureN8n(dir) {
	if (!isInstalled(dir)) {
		await installPackages(dir, `Installing n8n into ${relative(root, dir)}/`, '2 to 4 min, 2.2 GB');
	}
	if (!hasNativeModules(dir)) await ensureNativeModules(dir);
}

async function ensureRoot() {
	if (!isInstalled(root))
		await installPackages(root, 'Installing the development packages', '1 to 2 min, 900 MB');
}

function adviceOn({ message }) {
	if (process.env.N8N_VERSION && message.includes('ETARGET')) {
		return 'The registry lacks a package which this version of n8n needs: give an earlier one in N8N_VERSION.';
	}
	return 'Check the network connection and the free disk space (4 GB), then run the same command again: it goes on where it stopped.';
}

/**
 * Makes everything ready; costs a few milliseconds when it is.
 * @param {{ playground?: boolean }} needs playground: also n8n itself (2.2 GB)
 */
export async function setup({ playground = false } = {}) {
	const n8nDir = playground ? await n8nFolder() : undefined;
	// What starts n8n finds it by this, in whatever process it runs.
	if (n8nDir !== undefined) process.env.FINTECH_N8N_FOLDER = n8nDir;
	if (hasNode() && isInstalled(root) && (n8nDir === undefined || hasN8n(n8nDir))) return;
	try {
		await withLock(join(toolchainDir, 'setup.lock'), async () => {
			if (!hasNode()) await installNode();
			// npm waits for the network half of the time and the compiler keeps one core busy: together is faster.
			const both = await Promise.allSettled([
				ensureRoot(),
				n8nDir === undefined ? undefined : ensureN8n(n8nDir),
			]);
			const failed = both.find((result) => result.status === 'rejected');
			if (failed) throw failed.reason;
		});
	} catch (error) {
		error.message = `Set-up failed. ${error.message}\n\n${adviceOn(error)}`;
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
