/**
 * Payrolls of 1,000 and 5,000 lines at an API that takes 200 ms for a payment, beside that time alone: on a real n8n
 * with SQLite, in a node without a past and in one that knows 10,000 payments. They take 40 minutes, so they run when
 * they are named.
 *
 * `npm run bench payroll`; BENCH_LINES for lists of other lengths, such as BENCH_LINES=200,400.
 */
import { past, PayingN8n } from './support/payingN8n.mts';
import { report } from './support/report.mts';

const LENGTHS = (process.env.BENCH_LINES ?? '1000,5000').split(',').map(Number);
const LATENCY_MS = 200;
const FULL = 10_000;

const n8n = await PayingN8n.start();
try {
	for (const lines of LENGTHS) {
		for (const payments of [0, FULL]) {
			const { wall } = await n8n.measure({ kind: 'payout', lines, latencyMs: LATENCY_MS, payments });
			report({
				figure: `Payroll of ${lines.toLocaleString('en')} lines, ${LATENCY_MS} ms API, ${past(payments)}: wall`,
				beside: "the API's own time",
				aim: 1.15,
				values: [wall / (lines * LATENCY_MS)],
			});
		}
	}
} finally {
	await n8n.close();
}
