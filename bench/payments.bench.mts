/**
 * What the payment register adds to payments, on a real n8n with SQLite: to each of many lines, and to a single payout. The baseline is the same node making a write that is not claimed (Collection >
 * Initiate), one call after another as payouts are. n8n's HTTP Request node would be none: it does not wait for an
 * answer before its next call.
 *
 * `npm run bench payments`; BENCH_ROUNDS for more rounds.
 */
import { past, PayingN8n, type Job, type Measured } from './support/payingN8n.mts';
import { report } from './support/report.mts';

const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 2);
const LINES = 400;
const LATENCY_MS = 20;
const FULL = 10_000;

const SINGLES = 5;

const TARGET_ADDED_MS = 15;
const TARGET_KILOBYTES = 20;

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
	for (const [payments, all] of [
		[0, empty],
		[FULL, full],
	] as const) {
		const name = `${LINES.toLocaleString('en')} payouts, ${past(payments)}`;
		report({
			figure: `${name}: added to each`,
			beside: 'the same node without the register',
			aim: TARGET_ADDED_MS,
			unit: ' ms',
			values: all.map(({ wall }, round) => (wall - (unclaimed[round]?.wall ?? NaN)) / LINES),
		});
		report({
			figure: `${name}: written for each`,
			beside: 'nothing',
			aim: TARGET_KILOBYTES,
			unit: ' KB',
			values: all.map(({ written }) => written.bytes / 1000 / LINES),
		});
	}
}

async function oneLine(n8n: PayingN8n): Promise<void> {
	for (const payments of [0, FULL]) {
		const all: Measured[] = [];
		// The first warms up and does not count.
		for (let round = 0; round <= SINGLES; round++) {
			const one = await n8n.measure({ kind: 'payout', lines: 1, latencyMs: LATENCY_MS, payments });
			if (round > 0) all.push(one);
		}
		const name = `One payout, ${past(payments)}`;
		const beside = 'nothing';
		report({
			figure: `${name}: before the call`,
			beside,
			unit: ' ms',
			values: all.map((one) => one.beforeFirst),
		});
		report({
			figure: `${name}: after the call`,
			beside,
			unit: ' ms',
			values: all.map((one) => one.afterLast),
		});
	}
}

const n8n = await PayingN8n.start();
try {
	await oneLine(n8n);
	await manyLines(n8n);
} finally {
	await n8n.close();
}
