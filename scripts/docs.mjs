/**
 * Writes the tables of operations in README.md and docs/ from the contracts, between their markers: `npm run docs`.
 * With `--check` it writes nothing and fails when a file is not what it would write.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './lib/project.mjs';
import { table } from './lib/table.mjs';

const contractsDir = join(root, 'test/contracts');

const compare = (a, b) => a.localeCompare(b, 'en', { sensitivity: 'base' });

const contracts = readdirSync(contractsDir)
	.filter((file) => file !== 'schema.json')
	.map((file) => JSON.parse(readFileSync(join(contractsDir, file), 'utf8')))
	.sort((a, b) => compare(a.displayName, b.displayName));

const unique = (list) => [...new Set(list)];

/** The operations of a contract in the order of the form: by label. */
const inOrder = ({ operations, resources }) =>
	[...operations].sort(
		(a, b) => compare(resources[a.resource], resources[b.resource]) || compare(a.name, b.name),
	);

function sourceOf({ source, docs, docsAlso = [] }) {
	// The page of an inferred call names its subject at most.
	if (source === 'inferred') return source;
	return [`[${source}](${docs})`, ...docsAlso.map((page) => `[more](${page})`)].join(', ');
}

const answerOf = ({ response, responseKind = 'sample' }) =>
	response === null ? 'no' : responseKind === 'sample' ? 'yes' : 'names only';

/** All about the operations of one provider. */
function operationsTable(contract) {
	const rows = inOrder(contract).map((operation) => [
		contract.resources[operation.resource],
		operation.name,
		operation.action,
		operation.effect === 'transfer' ? '**transfer**' : operation.effect,
		`\`${operation.method} ${operation.basePath ?? ''}${operation.path}\``,
		sourceOf(operation),
		answerOf(operation),
	]);
	return table(
		['Resource', 'Operation', 'What it does', 'Effect', 'Call', 'Source', 'Answer documented'],
		rows,
	);
}

/** The providers, with the number of their operations. */
function providersTable() {
	const rows = contracts.map(({ displayName, purpose, operations, provider }) => {
		const page = `docs/${provider}.md`;
		return [displayName, purpose, String(operations.length), `[${page}](${page})`];
	});
	return table(['Provider', 'For', 'Operations', 'Page'], rows);
}

const named = ({ name, effect }) => (effect === 'transfer' ? `${name} **·**` : name);

/** The operations of one resource in one line, by source where there is more than one. */
function resourceRow(label, operations) {
	const sources = unique(operations.map(({ source }) => source));
	const groups = sources.map((source) => {
		const names = operations.filter((one) => one.source === source).map(named);
		return names.join(', ') + (sources.length > 1 ? ` (${source})` : '');
	});
	return [label, groups.join('; '), sources.join(' / ')];
}

/** All operations of all providers, a line for each resource. */
function overviewTable() {
	const rows = contracts.flatMap((contract) => {
		const operations = inOrder(contract);
		return unique(operations.map(({ resource }) => resource)).map((resource, index) => [
			index === 0 ? contract.displayName : '',
			...resourceRow(
				contract.resources[resource],
				operations.filter((one) => one.resource === resource),
			),
		]);
	});
	return table(['Provider', 'Resource', 'Operations', 'Source'], rows);
}

/** What stands between the markers, by file and name. */
const parts = {
	'README.md': { providers: providersTable },
	'docs/operations.md': { operations: overviewTable },
	...Object.fromEntries(
		contracts.map((contract) => [
			`docs/${contract.provider}.md`,
			{ operations: () => operationsTable(contract) },
		]),
	),
};

function filled(file, text, name, content) {
	const start = `<!-- ${name}:start (npm run docs) -->`;
	const end = `<!-- ${name}:end -->`;
	const [before, rest, ...more] = text.split(start);
	const after = rest?.split(end);
	if (more.length > 0 || after?.length !== 2)
		throw new Error(`${file} lacks the markers "${start}" and "${end}"`);
	return `${before}${start}\n\n${content}\n\n${end}${after[1]}`;
}

const stale = [];
for (const [file, contents] of Object.entries(parts)) {
	const path = join(root, file);
	const text = readFileSync(path, 'utf8');
	const wanted = Object.entries(contents).reduce(
		(now, [name, make]) => filled(file, now, name, make()),
		text,
	);
	if (wanted === text) continue;
	stale.push(file);
	if (!process.argv.includes('--check')) writeFileSync(path, wanted);
}

if (process.argv.includes('--check') && stale.length > 0) {
	console.error(`Not as the contracts have it: ${stale.join(', ')}. Run \`npm run docs\`.`);
	process.exitCode = 1;
} else console.log(stale.length > 0 ? `Written: ${stale.join(', ')}` : 'The tables are up to date.');
