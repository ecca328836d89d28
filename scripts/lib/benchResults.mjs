/** What the measurements said, kept in bench/results.json and shown as the table of bench/results.md. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { root } from './project.mjs';
import { table } from './table.mjs';

const DATA = join(root, 'bench/results.json');
const PAGE = join(root, 'bench/results.md');

const HEAD = ['Figure', 'Measured', 'Beside', 'Aim', '', 'Measured on'];

const INTRO = `# What was measured

Written by \`npm run bench\`; nothing here is typed. Each figure is the middle of several rounds that took turns with what stands beside it, with the least and the most of them in brackets: a ratio where no unit is given. What is about nodes runs in a real n8n with SQLite, its isolated expressions and stored credentials, unless it says n8n-core. Figures of a busy machine scatter; the load is in the last column. What is measured how, and what stands behind the aims that are missed: [README](README.md).
`;

/** The machine as far as it matters to a figure. */
function machine() {
	const [first] = cpus();
	const memory = Math.round(totalmem() / 1024 ** 3);
	return `${cpus().length} x ${first?.model.trim()}, ${memory} GB`;
}

/**
 * @typedef {{ figure: string, beside: string, aim: string, measured: string, verdict: string, name: string,
 * date: string, machine: string, load: string }} Row `name` is the measurement it comes from
 * @returns {Row[]}
 */
export function readRows() {
	return existsSync(DATA) ? JSON.parse(readFileSync(DATA, 'utf8')) : [];
}

/** The table of all rows. */
export function page(rows) {
	const cells = rows.map(({ figure, measured, beside, aim, verdict, date, machine: on, load }) => [
		figure,
		measured,
		beside,
		aim,
		verdict,
		`${date}, ${on}, load ${load}`,
	]);
	return `${INTRO}\n${table(HEAD, cells)}\n`;
}

/**
 * Takes over the figures of one measurement, in place of those it gave before.
 *
 * @param {string} name the measurement
 * @param {string} figures the file with a line of JSON for each figure
 */
export function keepFigures(name, figures) {
	if (!existsSync(figures)) return;
	const lines = readFileSync(figures, 'utf8').split('\n').filter(Boolean);
	const about = {
		name,
		date: new Date().toISOString().slice(0, 10),
		machine: machine(),
		load: loadavg()[1].toFixed(1),
	};
	const fresh = lines.map((line) => ({ ...JSON.parse(line), ...about }));
	const before = readRows();
	const place = before.findIndex((row) => row.name === name);
	const rows = before.filter((row) => row.name !== name);
	rows.splice(place === -1 ? rows.length : place, 0, ...fresh);
	writeFileSync(DATA, `${JSON.stringify(rows, null, '\t')}\n`);
	writeFileSync(PAGE, page(rows));
}
