/**
 * Runs the measurements in bench/, or those whose names are given, and writes their figures to bench/results.md:
 * `npm run bench [name]`
 */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildIfChanged } from './build.mjs';
import { keepFigures } from './lib/benchResults.mjs';
import { main, node24 } from './lib/exec.mjs';
import { root } from './lib/project.mjs';
import { setup } from './setup.mjs';

const SUFFIX = '.bench.mts';

/** Those that take long or give no figures: they run when they are named. */
const BY_NAME = ['payroll', 'register'];

/** Those that need no n8n but the packages of the tests. */
const WITHOUT_PLAYGROUND = ['reads', 'returnAll', 'verification'];

async function measure(name) {
	const scratch = mkdtempSync(join(tmpdir(), 'fintech-bench-'));
	const figures = join(scratch, 'figures');
	try {
		await node24([join('bench', name + SUFFIX)], { env: { FINTECH_BENCH_FIGURES: figures } });
		keepFigures(name, figures);
	} finally {
		rmSync(scratch, { recursive: true, force: true });
	}
}

async function bench(wanted) {
	const all = readdirSync(join(root, 'bench'))
		.filter((file) => file.endsWith(SUFFIX))
		.map((file) => file.slice(0, -SUFFIX.length));
	const unknown = wanted.filter((name) => !all.includes(name));
	if (unknown.length > 0) throw new Error(`No such measurement: ${unknown}. There are: ${all.join(', ')}`);
	const chosen = wanted.length > 0 ? wanted : all.filter((name) => !BY_NAME.includes(name));
	await setup({ playground: chosen.some((name) => !WITHOUT_PLAYGROUND.includes(name)) });
	await buildIfChanged();
	for (const name of chosen) {
		console.log(`\n== ${name}`);
		await measure(name);
	}
}

main(bench(process.argv.slice(2)));
