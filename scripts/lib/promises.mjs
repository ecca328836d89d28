/** The promises of the package, the tests that show them, and what their last runs said. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './project.mjs';
import { table } from './table.mjs';

export const SOURCE = 'test/promises.json';
export const PAGE = 'docs/promises.md';

const HEAD = ['Promise', 'Said in', 'Shown by', 'Runs in', 'Last run'];

/** What a folder of tests runs in, from the closest to the package to the closest to its users. */
const PLACES = {
	'test/unit/': 'unit',
	'test/sandbox/': 'unit',
	'test/engine/': 'engine',
	'test/n8n/': 'real n8n',
	'test/queue/': 'queue mode',
	'test/ui/': 'browser',
};

/**
 * The promises by area.
 *
 * @typedef {{ promise: string, page: string, shownBy: Record<string, string[]> }} Row
 * `page` is the page that says it, with these very words; `shownBy` has the titles of tests by file, as the
 * source has them (with `%s` and `$name` in them)
 * @returns {Record<string, Row[]>}
 */
export function readPromises() {
	return JSON.parse(readFileSync(join(root, SOURCE), 'utf8'));
}

/** A title of the source as an expression that finds it in the titles of a run. */
export function titlePattern(title) {
	const literal = title.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
	const filled = literal.replace(/\\\$\\\{[^}]*\\\}|\\\$[\w.]+|%[a-z]/g, '.*');
	return new RegExp(filled, 's');
}

/** The tests of a row, each with the results of its last run. */
function testsOf({ shownBy }, results) {
	return Object.entries(shownBy).flatMap(([file, titles]) =>
		titles.map((title) => {
			const pattern = titlePattern(title);
			return { file, title, runs: results.filter((run) => run.file === file && pattern.test(run.title)) };
		}),
	);
}

/** Names of the tests that have not run, or failed, in the last runs. */
export function unproved(promises, results) {
	return Object.values(promises)
		.flat()
		.flatMap((row) => testsOf(row, results))
		.filter(({ runs }) => runs.length === 0 || runs.some(({ status }) => status !== 'passed'))
		.map(({ file, title }) => `${file}: ${title}`);
}

function lastRun(row, results, before) {
	const tests = testsOf(row, results);
	if (tests.some(({ runs }) => runs.length === 0)) return before ?? 'not yet';
	const runs = tests.flatMap((test) => test.runs);
	const failed = runs.filter(({ status }) => status !== 'passed').length;
	const day = runs.map(({ date }) => date).sort()[0];
	const said = failed > 0 ? `**${failed} of ${runs.length} failed**` : `${runs.length} passed`;
	return [`${said}, ${day}`, ...new Set(runs.flatMap(({ figures }) => figures))].join('; ');
}

const cell = (text) => text.replaceAll('|', '\\|');

function shown({ shownBy }) {
	return Object.entries(shownBy)
		.map(([file, titles]) => {
			const name = file.replace('test/', '').replace('.test.mts', '');
			return `[${name}](../${file}): ${titles.map((title) => `\`${title.replaceAll('`', "'")}\``).join(', ')}`;
		})
		.join('<br>');
}

function placesOf({ shownBy }) {
	const files = Object.keys(shownBy);
	const places = Object.entries(PLACES).filter(([folder]) => files.some((file) => file.startsWith(folder)));
	return [...new Set(places.map(([, place]) => place))].join(', ');
}

function pageOf({ page }) {
	const name = page.replace('docs/', '');
	return `[${name}](${page.startsWith('docs/') ? name : `../${page}`})`;
}

/**
 * The tables of the page.
 *
 * @param before the page as it is: its last runs stay where there is nothing newer
 */
export function promiseTables(promises, results, before) {
	const known = new Map(
		before
			.split('\n')
			.filter((line) => line.startsWith('| '))
			.map((line) => line.split(/ *(?<!\\)\| */))
			.map((cells) => [cells[1], cells[5]]),
	);
	return Object.entries(promises)
		.map(([area, rows]) => {
			const lines = rows.map((row) => {
				const promise = cell(row.promise);
				const cells = [promise, pageOf(row), cell(shown(row)), placesOf(row)];
				return [...cells, cell(lastRun(row, results, known.get(promise)))];
			});
			return `## ${area}\n\n${table(HEAD, lines)}`;
		})
		.join('\n\n');
}
