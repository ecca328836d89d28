/**
 * What the package costs before it does anything: loading it with n8n's own loader, in a process of its own, the
 * descriptions the editor downloads beside that of n8n's Stripe node, and the tarball.
 *
 * `npm run bench loading`; BENCH_ROUNDS for more rounds than 5.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, realpathSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { INodePropertyOptions, INodeTypeDescription } from 'n8n-workflow';

import { installPackage } from '../playground/install.mts';
import type { Loader, PackageLoad } from './support/packageLoad.mts';
import { report } from './support/report.mts';

const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 5);

const root = join(import.meta.dirname, '..');

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
	const { LazyPackageDirectoryLoader: atStart, PackageDirectoryLoader: atInstall } = loads;
	const beside = 'n8n without it';
	report({
		figure: 'Loading at a start: wall',
		beside,
		aim: 60,
		unit: ' ms',
		values: atStart.map(({ wall }) => wall),
	});
	report({
		figure: 'Loading at a start: CPU',
		beside,
		aim: 60,
		unit: ' ms',
		values: atStart.map(({ cpu }) => cpu),
	});
	report({
		figure: 'Loading at a start: modules',
		beside,
		aim: 20,
		values: atStart.map(({ modules }) => modules),
	});
	const heap = atStart.map((one) => one.heap / 1e6);
	report({ figure: 'Loading at a start: heap', beside, aim: 3, unit: ' MB', values: heap });
	const firstUse = atStart.map(({ use }) => use.cpu);
	report({ figure: 'First use of the HexAI node: CPU', beside: 'nothing', unit: ' ms', values: firstUse });
	const whole = atInstall.map(({ cpu }) => cpu);
	report({ figure: 'Loading when it is installed: CPU', beside, unit: ' ms', values: whole });
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
	for (const one of own) {
		report({
			figure: `${one.name}: description, bytes an operation`,
			beside: "n8n's Stripe node",
			aim: 1,
			values: [each(one) / each(beside)],
		});
	}
}

function tarball(): void {
	const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
		name: string;
		version: string;
	};
	const kilobytes = statSync(join(root, '.playground', `${name}-${version}.tgz`)).size / 1024;
	report({ figure: 'Tarball', beside: 'nothing', aim: 220, unit: ' KB', values: [kilobytes] });
}

const home = realpathSync(mkdtempSync(join(tmpdir(), 'fintech-loading-')));
try {
	await installPackage(home);
	const folder = join(home, '.n8n/nodes/node_modules/n8n-nodes-fintech');
	inAProcess(folder);
	descriptions(folder);
	tarball();
} finally {
	rmSync(home, { recursive: true, force: true });
}
