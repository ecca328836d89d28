/**
 * Writes the files of a new operation or a new provider:
 * `npm run new operation <Provider> <resource> <operation> -- --effect … --method … --path … --source …`
 * `npm run new provider <Name>`
 * Needs nothing but Node; when the development packages are there, what it wrote is formatted too.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { main } from './lib/exec.mjs';
import { root } from './lib/project.mjs';
import { readArguments } from './new/arguments.mjs';
import { newOperation } from './new/operation.mjs';
import { newProvider } from './new/provider.mjs';

const prettier = join(root, 'node_modules/prettier/bin/prettier.cjs');

/** Writes the tables of the documentation anew, and gives the files it changed. */
function writeTables() {
	const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'scripts/docs.mjs')], {
		encoding: 'utf8',
	});
	if (status !== 0) throw new Error(`The tables of the documentation can't be written:\n${stderr}`);
	const [, written] = /^Written: (.*)$/m.exec(stdout) ?? [];
	return written?.split(', ') ?? [];
}

/** Formats files as `npm run format` would; false when the development packages are not installed. */
function format(paths) {
	if (!existsSync(prettier)) return false;
	const { status, stderr } = spawnSync(
		process.execPath,
		[prettier, '--write', '--log-level', 'error', ...paths],
		{ cwd: root, encoding: 'utf8' },
	);
	if (status !== 0) throw new Error(`What was written can't be formatted:\n${stderr}`);
	return true;
}

function list(title, lines) {
	if (lines.length === 0) return;
	console.log(`\n${title}`);
	for (const line of lines) console.log(`  ${line}`);
}

async function create(words) {
	const wanted = readArguments(words);
	const { plan, next } = wanted.what === 'operation' ? newOperation(root, wanted) : newProvider(root, wanted);
	plan.write();
	// Prettier knows no .svg.
	const formatted = format(plan.paths.filter((path) => !path.endsWith('.svg')));
	const changed = [...new Set([...plan.changed, ...writeTables()])].filter(
		(path) => !plan.made.includes(path),
	);
	list('Made:', plan.made);
	list('Changed:', changed.sort());
	console.log(`\n${plan.made.length + changed.length} files.`);
	const steps = formatted ? next : ['Format what was written: npm run format', ...next];
	list(
		'Next:',
		steps.map((step, index) => `${index + 1}. ${step}`),
	);
}

main(create(process.argv.slice(2)));
