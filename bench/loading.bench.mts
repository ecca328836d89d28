/**
 * What the package costs before it does anything: loading it, in a process of its own and in the start of a real n8n
 * (SQLite; with the package and without it by turns), the descriptions the editor downloads beside that of n8n's
 * Stripe node, and the tarball.
 *
 * `npm run bench loading`; BENCH_ROUNDS for more rounds than 5.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, realpathSync, rmSync, statSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { INodePropertyOptions, INodeTypeDescription } from 'n8n-workflow';

import { installPackage } from '../playground/install.mts';
import { median } from './support/measure.mts';
import { measuredStart, type Start } from './support/n8nStart.mts';
import type { Loader, PackageLoad } from './support/packageLoad.mts';

const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 5);
const TARGET_MS = 60;
const TARGET_MODULES = 20;
const TARGET_HEAP_MB = 3;
const TARGET_DESCRIPTION = 1;
const TARGET_TARBALL_KB = 220;

const root = join(import.meta.dirname, '..');
const verdict = (value: number, most: number) => `at most ${most}: ${value <= most ? 'met' : 'MISSED'}`;

/** The middle of several figures, with the least and the most of them. */
function spread(values: readonly number[], digits = 0): string {
	const [least, middle, most] = [Math.min(...values), median(values), Math.max(...values)].map((value) =>
		value.toFixed(digits),
	);
	return `${middle} (${least} to ${most})`;
}

function load(): string {
	return `load ${loadavg()
		.map((value) => value.toFixed(1))
		.join(', ')}`;
}

function loadOnce(folder: string, loader: Loader): PackageLoad {
	const script = join(root, 'bench/support/packageLoad.mts');
	const env = { ...process.env, NODE_PATH: join(root, 'node_modules') };
	return JSON.parse(
		execFileSync(process.execPath, [script, folder, loader], { env, encoding: 'utf8' }),
	) as PackageLoad;
}

function inAProcess(folder: string): void {
	const loads: Record<Loader, PackageLoad[]> = {
		LazyPackageDirectoryLoader: [],
		PackageDirectoryLoader: [],
	};
	for (let round = 0; round < ROUNDS; round++) {
		for (const [loader, all] of Object.entries(loads)) all.push(loadOnce(folder, loader as Loader));
	}
	console.log(`\nLoading in a process of its own, medians of ${ROUNDS} (${load()})`);
	const { LazyPackageDirectoryLoader: atStart, PackageDirectoryLoader: atInstall } = loads;
	const wall = atStart.map((one) => one.wall);
	const cpu = atStart.map((one) => one.cpu);
	const modules = median(atStart.map((one) => one.modules));
	const heap = atStart.map((one) => one.heap / 1e6);
	console.log(`  at a start of n8n`);
	console.log(`    wall ${spread(wall)} ms, ${verdict(median(wall), TARGET_MS)}`);
	console.log(`    CPU ${spread(cpu)} ms, ${verdict(median(cpu), TARGET_MS)}`);
	console.log(`    ${modules} modules, ${verdict(modules, TARGET_MODULES)}`);
	console.log(`    heap ${spread(heap, 1)} MB, ${verdict(median(heap), TARGET_HEAP_MB)}`);
	console.log(
		`    first use of the HexAI node afterwards: CPU ${spread(atStart.map(({ use }) => use.cpu))} ms`,
	);
	console.log(
		`  all of it, when it is installed: CPU ${spread(atInstall.map((one) => one.cpu))} ms, ` +
			`${median(atInstall.map((one) => one.modules))} modules, ` +
			`heap ${spread(
				atInstall.map((one) => one.heap / 1e6),
				1,
			)} MB`,
	);
}

/** Starts by turns, so that a slow moment of the machine hits both. */
async function inN8n(home: string, without: string): Promise<void> {
	// The first start of a home makes its database.
	for (const one of [home, without]) await measuredStart(one);
	const starts: Record<'with' | 'without', Start[]> = { with: [], without: [] };
	for (let round = 0; round < ROUNDS; round++) {
		starts.with.push(await measuredStart(home));
		starts.without.push(await measuredStart(without));
	}
	const added = (of: (start: Start) => number) =>
		starts.with.map((start, round) => of(start) - of(starts.without[round] ?? start));
	console.log(`\nWhat it adds to the start of a real n8n, medians of ${ROUNDS} pairs (${load()})`);
	console.log(
		`  wall ${spread(added(({ wall }) => wall))} ms, of ${spread(starts.without.map(({ wall }) => wall))} ms`,
	);
	console.log(
		`  CPU ${spread(added(({ cpu }) => cpu))} ms, of ${spread(starts.without.map(({ cpu }) => cpu))} ms`,
	);
	console.log(
		`  heap ${spread(
			added(({ heap }) => heap / 1e6),
			1,
		)} MB`,
	);
	console.log(`  ${median(starts.with.map(({ modules }) => modules))} modules`);
}

interface Weighed {
	name: string;
	bytes: number;
	operations: number;
}

function weighed(description: INodeTypeDescription): Weighed {
	const options = description.properties
		.filter(({ name }) => name === 'operation')
		.flatMap((property) => (property.options ?? []) as INodePropertyOptions[]);
	return {
		name: description.displayName,
		bytes: Buffer.byteLength(JSON.stringify(description)),
		operations: options.length,
	};
}

function descriptions(folder: string): void {
	const read = (path: string) =>
		JSON.parse(readFileSync(join(path, 'dist/types/nodes.json'), 'utf8')) as INodeTypeDescription[];
	const stripe = read(join(root, 'playground/node_modules/n8n-nodes-base')).find(
		({ name }) => name === 'stripe',
	);
	if (!stripe) throw new Error("n8n's own nodes have no Stripe.");
	const all = [stripe, ...read(folder)].map(weighed).filter(({ operations }) => operations > 0);
	const each = ({ bytes, operations }: Weighed) => bytes / operations;
	const [beside, ...own] = all as [Weighed, ...Weighed[]];
	console.log('\nDescriptions, bytes an operation');
	for (const one of [beside, ...own]) {
		const ratio = each(one) / each(beside);
		console.log(
			`  ${one.name.padEnd(18)} ${one.bytes} bytes, ${one.operations} operations, ${Math.round(each(one))} each, ` +
				`${ratio.toFixed(2)} x Stripe's${one === beside ? '' : `, ${verdict(ratio, TARGET_DESCRIPTION)}`}`,
		);
	}
}

function tarball(): void {
	const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
		name: string;
		version: string;
	};
	const kilobytes = statSync(join(root, '.playground', `${name}-${version}.tgz`)).size / 1024;
	console.log(`\nTarball: ${kilobytes.toFixed(0)} KB, ${verdict(kilobytes, TARGET_TARBALL_KB)}`);
}

console.log(`${cpus().length} x ${cpus()[0]?.model.trim()}, Node ${process.version}, n8n with SQLite`);
const home = realpathSync(mkdtempSync(join(tmpdir(), 'fintech-loading-')));
const without = realpathSync(mkdtempSync(join(tmpdir(), 'fintech-loading-')));
try {
	await installPackage(home);
	const folder = join(home, '.n8n/nodes/node_modules/n8n-nodes-fintech');
	inAProcess(folder);
	await inN8n(home, without);
	descriptions(folder);
	tarball();
} finally {
	for (const one of [home, without]) rmSync(one, { recursive: true, force: true });
}
