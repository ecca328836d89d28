/**
 * The tests, with all they need set up first. `npm test` runs everything; `npm run test:unit`, `test:engine` and
 * `test:n8n` run one stage; `npm run test:changed [revision]` runs what a change touches.
 */
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildIfChanged } from './build.mjs';
import { changedSince, providersOf } from './lib/changes.mjs';
import { main, node24 } from './lib/exec.mjs';
import { since } from './lib/progress.mjs';
import { root } from './lib/project.mjs';
import { lint, typecheck } from './run.mjs';
import { setup } from './setup.mjs';

const totals = { passed: 0, failed: 0 };

/** True when one of the folders holds a test; jest takes an empty choice for a mistake. */
function hasTests(folders) {
	return folders.some(
		(folder) =>
			// A prefix of file names, such as test/engine/hexai, is a choice too.
			!existsSync(join(root, folder)) ||
			readdirSync(join(root, folder), { recursive: true }).some((name) => name.endsWith('.test.mts')),
	);
}

/** Runs jest on some folders and adds its counts to the totals. */
async function jest(folders, { flags = [], env = {} } = {}) {
	if (!hasTests(folders)) {
		console.log(`(no tests in ${folders.join(', ')})`);
		return;
	}
	const scratch = mkdtempSync(join(tmpdir(), 'fintech-test-'));
	const report = join(scratch, 'report.json');
	try {
		await node24(
			['node_modules/jest/bin/jest.js', ...folders, '--json', `--outputFile=${report}`, ...flags],
			{
				label: `jest ${folders.join(' ')}`,
				env,
			},
		);
	} finally {
		if (existsSync(report)) {
			const result = JSON.parse(readFileSync(report, 'utf8'));
			totals.passed += result.numPassedTests;
			// A test file that can't even be loaded holds no failed test, and is a failure all the same.
			totals.failed += result.numFailedTests + result.numRuntimeErrorTestSuites;
		}
		rmSync(scratch, { recursive: true, force: true });
	}
}

// n8n's core starts timers and pools it has no way to end, and connections the simulators were told to leave
// hanging outlive their tests; without this, jest waits for them for ever.
const FORCE_EXIT = '--forceExit';

const stages = {
	lint: { run: lint },
	typecheck: { run: typecheck },
	unit: { run: async () => await jest(['test/unit', 'test/sandbox'], { flags: [FORCE_EXIT] }) },
	build: { run: buildIfChanged },
	engine: {
		needsBuild: true,
		run: async () => await jest(['test/engine'], { flags: [FORCE_EXIT] }),
	},
	n8n: {
		needsBuild: true,
		needsPlayground: true,
		run: async () => await jest(['test/n8n'], { flags: [FORCE_EXIT] }),
	},
};

const EVERYTHING = ['lint', 'typecheck', 'unit', 'build', 'engine', 'n8n'];

const times = [];

/** Runs stages one after another; the first that fails ends it. */
async function test(names) {
	for (const name of names) {
		const start = Date.now();
		console.log(`\n== ${name}`);
		const { needsPlayground = false, needsBuild = false, run } = stages[name];
		await setup({ playground: needsPlayground });
		if (needsBuild) await buildIfChanged();
		try {
			await run();
		} finally {
			times.push([name, since(start)]);
			console.log(`== ${name}: ${since(start)}`);
		}
	}
}

/** Tests of the unit and sandbox stages that reach a changed file, and the engine tests of a changed provider. */
async function changed(revision = 'HEAD') {
	await setup();
	const files = changedSince(revision);
	if (files.length === 0) return console.log(`Nothing differs from ${revision}.`);
	const providers = providersOf(files);
	console.log(
		`${files.length} changed files since ${revision}${providers.length ? `, of ${providers.join(', ')}` : ''}.`,
	);
	await jest(['test/unit', 'test/sandbox'], {
		flags: [FORCE_EXIT, `--changedSince=${revision}`, '--passWithNoTests'],
	});
	if (providers.length === 0) return;
	await buildIfChanged();
	await jest(
		providers.map((provider) => `test/engine/${provider}`),
		{ flags: [FORCE_EXIT] },
	);
}

function printTimes() {
	const width = Math.max(0, ...times.map(([name]) => name.length));
	for (const [name, time] of times) console.log(`${name.padEnd(width)}  ${time}`);
}

const [only, ...more] = process.argv.slice(2);
if (only && only !== 'changed' && !stages[only]) {
	throw new Error(`Say which: ${[...Object.keys(stages), 'changed'].join(', ')}`);
}
const work = only === 'changed' ? changed(...more) : test(only ? [only] : EVERYTHING);
main(work, () => {
	console.log('');
	printTimes();
	console.log(`\n${totals.passed} passed, ${totals.failed} failed`);
});
