/** Which tests a change touches. What jest can't follow, because it is read or built and not imported, is decided here. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './project.mjs';

function git(...args) {
	const text = execFileSync('git', args, { cwd: root, encoding: 'utf8' });
	return text.split('\0').filter(Boolean);
}

/** Paths, from the root, of files that differ from a revision, those new and not added among them. */
export function changedSince(revision) {
	const differing = git('diff', '--name-only', '-z', '--end-of-options', revision);
	const added = git('ls-files', '--others', '--exclude-standard', '-z');
	return [...new Set([...differing, ...added])].sort();
}

/** The providers as the files of test/engine name them: `hexai` of `hexai.reads.test.mts`. */
function engineProviders() {
	const names = readdirSync(join(root, 'test/engine')).filter((name) => name.endsWith('.test.mts'));
	return [...new Set(names.map((name) => name.split('.')[0]))];
}

/** The provider a file belongs to: of its folder in nodes/ or sandbox/, of its credential, or of its engine test. */
function providerOf(file, providers) {
	const [, name] = /^(?:nodes|credentials|sandbox\/providers|test\/engine)\/([^/.]+)/.exec(file) ?? [];
	return name && providers.find((provider) => name.toLowerCase().startsWith(provider));
}

const REACHES_ENGINE =
	/^(nodes|credentials|sandbox|test\/engine)\/|^(package\.json|tsconfig\.json|jest\.config\.js)$/;
const REACHES_N8N = /^(playground|workflows|test\/n8n)\//;
const REACHES_QUEUE = /^test\/queue\//;
const REACHES_UI = /^(test\/ui|sandbox)\//;

/** What jest follows from a test to a file. */
const IMPORTED = /^(nodes|credentials|sandbox|test\/(unit|sandbox))\/.*\.m?ts$/;
const OF_OTHER_STAGES = /^(test\/(engine|n8n|queue|ui)|bench|playground|scripts|\.github)\//;

/**
 * @param {string[]} files changed files
 * @returns `unit`: files whose unit and sandbox tests to run, or `all`; `engine`: patterns of engine tests, or `all`;
 *   `notes`: what was chosen and why, a line each
 */
export function choose(files) {
	const unit = unitTests(files);
	const engine = engineTests(files);
	const n8n = files.find((file) => REACHES_N8N.test(file));
	const notes = [unit.note, engine.note];
	if (n8n) notes.push(`n8n: ${n8n} changed; not run here, it takes npm run test:n8n`);
	const queue = files.find((file) => REACHES_QUEUE.test(file));
	if (queue) notes.push(`queue: ${queue} changed; not run here, it takes npm run test:queue`);
	const ui = files.find((file) => REACHES_UI.test(file));
	if (ui) notes.push(`ui: ${ui} changed; not run here, it takes npm run test:ui`);
	return { unit: unit.chosen, engine: engine.chosen, notes };
}

function unitTests(files) {
	const read = files.find((file) => !IMPORTED.test(file) && !OF_OTHER_STAGES.test(file));
	if (read) return { chosen: 'all', note: `unit, sandbox: all tests, as ${read} is read and not imported` };
	const gone = files.find((file) => IMPORTED.test(file) && !existsSync(join(root, file)));
	if (gone) return { chosen: 'all', note: `unit, sandbox: all tests, as ${gone} is gone` };
	const imported = files.filter((file) => IMPORTED.test(file));
	if (imported.length === 0)
		return { chosen: [], note: 'unit, sandbox: none, as nothing they import changed' };
	return {
		chosen: [...imported, ...testsOfTheWhole()],
		note: `unit, sandbox: tests of the package as a whole, and those that import one of: ${imported.join(', ')}`,
	};
}

/** Tests that look at all sources, by reading them or loading them by name, lie right in test/unit. */
function testsOfTheWhole() {
	const names = readdirSync(join(root, 'test/unit')).filter((name) => name.endsWith('.test.mts'));
	return names.map((name) => `test/unit/${name}`);
}

function engineTests(files) {
	const reaching = files.filter((file) => REACHES_ENGINE.test(file));
	const providers = engineProviders();
	const shared = reaching.find((file) => !providerOf(file, providers));
	if (shared) return { chosen: 'all', note: `engine: all tests, as ${shared} reaches every provider` };
	const chosen = [...new Set(reaching.map((file) => providerOf(file, providers)))];
	if (chosen.length === 0) return { chosen: [], note: 'engine: none, as no provider changed' };
	const why = chosen.map(
		(name) => `${name} (${reaching.find((file) => providerOf(file, providers) === name)})`,
	);
	return {
		chosen: chosen.map((name) => `test/engine/${name}\\.`),
		note: `engine: tests of ${why.join(', ')}`,
	};
}
