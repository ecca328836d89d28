/**
 * The tests, with all they need set up first. `npm test` runs everything; `npm run test:unit`, `test:engine`
 * and `test:n8n` run one stage; `npm run test:changed [revision]` runs what the changes since then touch.
 * `npm run test:queue` and `npm run test:ui` need programs npm does not bring, so `npm test` leaves them out.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildIfChanged } from './build.mjs';
import { findBrowser } from './lib/browser.mjs';
import { changedSince, choose } from './lib/changed.mjs';
import { main, node24 } from './lib/exec.mjs';
import { StageTimes } from './lib/progress.mjs';
import { keepResults } from './lib/results.mjs';
import { findServers } from './lib/servers.mjs';
import { lint, typecheck } from './run.mjs';
import { setup } from './setup.mjs';

const totals = { passed: 0, failed: 0 };
const times = new StageTimes();
const cores = availableParallelism();

// Jest's own choice leaves one core free, which on a machine with two is half of it. The engine tests wait more
// than they compute (each worker holds half a gigabyte), and the real n8n takes a core for itself.
const WORKERS = { unit: cores, engine: Math.min(2 * cores + 1, 6), n8n: Math.min(cores + 1, 4) };

/** Runs jest on some of its projects, adds its counts to the totals, and keeps the results of a whole run. */
async function jest(projects, { workers, more = [], env }) {
	const scratch = mkdtempSync(join(tmpdir(), 'fintech-test-'));
	const report = join(scratch, 'report.json');
	const figures = join(scratch, 'figures');
	const args = ['--selectProjects', ...projects, `--maxWorkers=${workers}`];
	try {
		await node24(['node_modules/jest/bin/jest.js', ...args, '--json', `--outputFile=${report}`, ...more], {
			label: `jest ${projects.join(' ')}`,
			env: { ...env, FINTECH_FIGURES: figures },
		});
	} finally {
		if (existsSync(report)) {
			const result = JSON.parse(readFileSync(report, 'utf8'));
			if (more.length === 0) keepResults(projects, result, figures);
			totals.passed += result.numPassedTests;
			// A test file that can't even be loaded holds no failed test, and is a failure all the same.
			totals.failed += result.numFailedTests + result.numRuntimeErrorTestSuites;
		}
		rmSync(scratch, { recursive: true, force: true });
	}
}

const stages = {
	// Neither fills two cores, so they run side by side; each shows its output when it has ended.
	lint: { run: async (options) => await lint(options) },
	typecheck: { run: async (options) => await typecheck(options) },
	unit: { run: async () => await jest(['unit', 'sandbox'], { workers: WORKERS.unit }) },
	build: { run: buildIfChanged },
	engine: {
		needsBuild: true,
		run: async () => await jest(['engine', 'engine-vm'], { workers: WORKERS.engine }),
	},
	n8n: {
		needsBuild: true,
		needsPlayground: true,
		run: async () => await jest(['n8n'], { workers: WORKERS.n8n }),
	},
	queue: {
		needsBuild: true,
		needsPlayground: true,
		findPrograms: findServers,
		// Each file starts seven processes: one file after another.
		run: async () => await jest(['queue'], { workers: 1, env: findServers() }),
	},
	ui: {
		needsBuild: true,
		needsPlayground: true,
		findPrograms: findBrowser,
		run: async () => await jest(['ui'], { workers: 1, env: findBrowser() }),
	},
};

const EVERYTHING = [['lint', 'typecheck'], ['unit'], ['build'], ['engine'], ['n8n']];

/** Runs groups of stages one after another, and the stages of a group side by side; the first that fails ends it. */
async function test(groups) {
	const all = groups.flat().map((name) => stages[name]);
	// Said before minutes of set-up, not after.
	for (const { findPrograms } of all) findPrograms?.();
	await setup({ playground: all.some(({ needsPlayground }) => needsPlayground) });
	for (const group of groups) {
		console.log(`\n== ${group.join(', ')}`);
		if (group.some((name) => stages[name].needsBuild)) await buildIfChanged();
		const buffered = group.length > 1;
		const work = group.map(async (name) => await times.measure(name, () => stages[name].run({ buffered })));
		const failed = (await Promise.allSettled(work)).find(({ status }) => status === 'rejected');
		if (failed) throw failed.reason;
	}
}

/** Runs the unit, sandbox and engine tests that changes since a revision touch, and says why each was chosen. */
async function testChanged(revision = 'HEAD') {
	await setup();
	const files = changedSince(revision);
	const { unit, engine, notes } = choose(files);
	console.log(
		`Changed since ${revision}: ${files.length} files\n${notes.map((note) => `  ${note}`).join('\n')}`,
	);
	if (unit.length > 0) {
		console.log('\n== unit');
		const more = unit === 'all' ? [] : ['--passWithNoTests', '--findRelatedTests', ...unit];
		await times.measure('unit', () => jest(['unit', 'sandbox'], { workers: WORKERS.unit, more }));
	}
	if (engine.length > 0) {
		console.log('\n== engine');
		await buildIfChanged();
		const more = engine === 'all' ? [] : ['--testPathPatterns', ...engine];
		await times.measure('engine', () => jest(['engine', 'engine-vm'], { workers: WORKERS.engine, more }));
	}
}

function chosen([name, revision]) {
	if (name === 'changed') return testChanged(revision);
	if (name && !stages[name]) throw new Error(`Say which: ${Object.keys(stages).join(', ')}, changed`);
	return test(name ? [[name]] : EVERYTHING);
}

main(chosen(process.argv.slice(2)), () => {
	times.print();
	console.log(`\n${totals.passed} passed, ${totals.failed} failed`);
});
