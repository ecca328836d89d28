/**
 * What the payment register adds to payments, on a real n8n with SQLite: to each of many lines, to a whole long
 * list, and to a single payout. The baseline is the same node making a write that is not claimed (Collection >
 * Initiate), one call after another as payouts are. n8n's HTTP Request node would be none: it does not wait for an
 * answer before its next call.
 *
 * `npm run bench payments`; BENCH_ROUNDS for more rounds, BENCH_LINES for a longer list (500 by default; 5,000 lines
 * take 17 minutes).
 */
import { cpus, loadavg } from 'node:os';

import { median } from './support/measure.mts';
import { PayingN8n, type Job, type Measured } from './support/payingN8n.mts';

const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 3);
const LINES = 1000;
const LATENCY_MS = 20;
const FULL = 10_000;

const LIST_LINES = Number(process.env.BENCH_LINES ?? 500);
const LIST_LATENCY_MS = 200;

const SINGLES = 15;

const TARGET_ADDED_MS = 15;
const TARGET_KILOBYTES = 20;
const TARGET_RATIO = 1.15;

const middle = (all: readonly Measured[], of: (one: Measured) => number) => median(all.map(of));
const ms = (value: number) => `${value.toFixed(1)} ms`;
const verdict = (met: boolean) => (met ? 'met' : 'MISSED');

function load(): string {
	return `load ${loadavg()
		.map((value) => value.toFixed(1))
		.join(', ')}`;
}

/** Alternates the jobs, so that a slow moment of the machine hits all. */
async function alternating<Name extends string>(
	n8n: PayingN8n,
	jobs: Record<Name, Job>,
): Promise<Record<Name, Measured[]>> {
	const names = Object.keys(jobs) as Name[];
	const results = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<Name, Measured[]>;
	for (let round = 0; round < ROUNDS; round++) {
		for (const name of names) results[name].push(await n8n.measure(jobs[name]));
	}
	return results;
}

async function manyLines(n8n: PayingN8n): Promise<void> {
	const job = { lines: LINES, latencyMs: LATENCY_MS } as const;
	const { unclaimed, empty, full } = await alternating(n8n, {
		unclaimed: { ...job, kind: 'unclaimed', payments: 0 },
		empty: { ...job, kind: 'payout', payments: 0 },
		full: { ...job, kind: 'payout', payments: FULL },
	});
	console.log(`\n${LINES} lines, an API of ${LATENCY_MS} ms, medians of ${ROUNDS} rounds (${load()})`);
	console.log(`  not claimed            ${ms(middle(unclaimed, ({ wall }) => wall) / LINES)} a line`);
	for (const [title, all] of [
		['row empty', empty],
		[`row of ${FULL} payments`, full],
	] as const) {
		const added = median(all.map(({ wall }, round) => (wall - (unclaimed[round]?.wall ?? NaN)) / LINES));
		const kilobytes = middle(all, ({ written }) => written.bytes) / 1000 / LINES;
		const figures = [
			`${ms(middle(all, ({ wall }) => wall) / LINES)} a line`,
			`added ${ms(added)}`,
			`written ${kilobytes.toFixed(1)} KB a line in ${middle(all, ({ written }) => written.calls)} calls`,
			`first call after ${ms(middle(all, ({ beforeFirst }) => beforeFirst))}`,
		];
		console.log(`  ${title.padEnd(22)} ${figures.join(', ')}`);
		if (all !== full) continue;
		console.log(`  at most ${TARGET_ADDED_MS} ms added: ${verdict(added <= TARGET_ADDED_MS)}`);
		console.log(`  at most ${TARGET_KILOBYTES} KB written: ${verdict(kilobytes <= TARGET_KILOBYTES)}`);
	}
}

async function longList(n8n: PayingN8n): Promise<void> {
	console.log(`\n${LIST_LINES} lines, an API of ${LIST_LATENCY_MS} ms, once (${load()})`);
	const api = LIST_LINES * LIST_LATENCY_MS;
	for (const payments of [0, FULL]) {
		const job = { kind: 'payout', lines: LIST_LINES, latencyMs: LIST_LATENCY_MS, payments } as const;
		const { wall } = await n8n.measure(job);
		const ratio = wall / api;
		console.log(
			`  row of ${payments} payments: ${(wall / 1000).toFixed(1)} s, ${ratio.toFixed(3)} x the API's own ` +
				`${api / 1000} s; at most ${TARGET_RATIO}: ${verdict(ratio <= TARGET_RATIO)}`,
		);
	}
}

async function oneLine(n8n: PayingN8n): Promise<void> {
	console.log(`\nA single payout, medians of ${SINGLES} (${load()})`);
	for (const payments of [0, FULL]) {
		const all: Measured[] = [];
		// The first warms up and does not count.
		for (let round = 0; round <= SINGLES; round++) {
			const one = await n8n.measure({ kind: 'payout', lines: 1, latencyMs: LATENCY_MS, payments });
			if (round > 0) all.push(one);
		}
		const claim = middle(all, ({ beforeFirst }) => beforeFirst);
		const close = middle(all, ({ afterLast }) => afterLast);
		const calls = middle(all, ({ written }) => written.calls);
		console.log(
			`  row of ${payments} payments: ${ms(claim)} before the call, ${ms(close)} after it, ${calls} writes`,
		);
	}
}

console.log(`${cpus().length} x ${cpus()[0]?.model.trim()}, Node ${process.version}, n8n with SQLite`);
const n8n = await PayingN8n.start();
try {
	await oneLine(n8n);
	await manyLines(n8n);
	await longList(n8n);
} finally {
	await n8n.close();
}
