/**
 * How many lines a claim of the payment register should hold: chunks of several sizes, and with a mark written after
 * each line, on rows of several lengths. The register alone, on n8n's own store and SQLite; what providers and n8n
 * take is not in it. It is where MIN_CHUNK, MAX_CHUNK and ENTRIES_A_LINE of payments/register.ts come from.
 *
 * `npm run bench register`; BENCH_ROUNDS for more rounds.
 */
import { randomUUID } from 'node:crypto';
import { createRequire } from 'node:module';
import { loadavg } from 'node:os';
import { join } from 'node:path';

import { openOwnStore, type DeduplicationStore, type OwnStore } from './support/ownStore.mts';
import { cost, median } from './support/measure.mts';

/** What is measured, as it lies in dist/: the sources hold syntax Node does not run without a build. */
interface Claim {
	marks: { accepted: string };
}
interface Register {
	claim(wishes: readonly object[]): Promise<Array<{ state: string; claim?: Claim }>>;
	close(claim: Claim, end: 'accepted'): void;
	flush(): Promise<void>;
}
interface Built {
	PaymentRegister: new (
		store: DeduplicationStore,
		timing: object,
		scope: object,
		execution: string,
	) => Register;
	MIN_CHUNK: number;
	MAX_CHUNK: number;
	MAX_ENTRIES: number;
	WordStore: new (
		store: DeduplicationStore,
		timing: object,
		row: string,
		maxEntries: number,
	) => { record(words: readonly string[], written: boolean): Promise<unknown> };
	realTiming: object;
}

const built = createRequire(join(import.meta.dirname, '../dist/nodes/shared/payments/register.js'));
const { PaymentRegister, MIN_CHUNK, MAX_CHUNK, MAX_ENTRIES } = built('./register.js') as Built;
const { WordStore } = built('../store/wordStore.js') as Built;
const { realTiming } = built('../basics/timing.js') as Built;

const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 3);
const LINES = 1000;
const ROWS = [0, 2_000, 10_000];
const CHUNKS = [...new Set([25, 50, 100, 200, MIN_CHUNK, MAX_CHUNK])].sort((a, b) => a - b);

interface Way {
	chunk: number;
	/** Whether the end of each line is recorded at once, not with the next claim. */
	markEachLine: boolean;
}

interface Result {
	/** Milliseconds, processor milliseconds and written characters, each of a line. */
	wall: number;
	cpu: number;
	bytes: number;
}

/** Claims, closes as accepted, and goes on, as PayOnce does; the payments themselves take no time. */
async function payAll(own: OwnStore, { chunk, markEachLine }: Way, payments: number): Promise<Result> {
	const [workflowId, nodeId] = [randomUUID(), randomUUID()];
	own.rows.addWorkflow(workflowId);
	own.rows.fill(workflowId, nodeId, payments);
	const store = own.of(workflowId, nodeId);
	const scope = { workflowId, nodeId, credentialId: 'bench', account: '', operation: 'payout.initiate' };
	const register = new PaymentRegister(store, realTiming, scope, randomUUID());
	const marks = new WordStore(store, realTiming, `${workflowId}:${nodeId}`, MAX_ENTRIES);
	const { wall, cpu } = await cost(async () => {
		for (let start = 0; start < LINES; start += chunk) {
			const wishes = Array.from({ length: Math.min(chunk, LINES - start) }, (_, index) => ({
				key: `line ${start + index}`,
				fingerprint: 'the same for all',
				sendAgain: 0,
			}));
			for (const answer of await register.claim(wishes)) {
				if (!answer.claim) throw new Error(`A new key came out as ${answer.state}.`);
				register.close(answer.claim, 'accepted');
				if (markEachLine) await marks.record([answer.claim.marks.accepted], true);
			}
		}
		await register.flush();
	});
	return { wall: wall / LINES, cpu: cpu / LINES, bytes: own.rows.written().bytes / LINES };
}

function line(title: string, results: readonly Result[]): string {
	const of = (pick: (one: Result) => number) => median(results.map(pick));
	const wall = of((one) => one.wall).toFixed(1);
	const cpu = of((one) => one.cpu).toFixed(1);
	const kilobytes = (of((one) => one.bytes) / 1000).toFixed(1);
	return `  ${title.padEnd(26)} ${wall.padStart(6)} ms, CPU ${cpu.padStart(6)} ms, written ${kilobytes.padStart(6)} KB`;
}

const own = await openOwnStore();
try {
	const ways: Way[] = [
		...CHUNKS.map((chunk) => ({ chunk, markEachLine: false })),
		{ chunk: MIN_CHUNK, markEachLine: true },
	];
	await payAll(own, { chunk: MAX_CHUNK, markEachLine: false }, 0);
	for (const payments of ROWS) {
		const results = ways.map((): Result[] => []);
		for (let round = 0; round < ROUNDS; round++) {
			for (const [index, way] of ways.entries()) results[index]?.push(await payAll(own, way, payments));
		}
		const load = loadavg()[0]?.toFixed(1);
		console.log(`\nA line of ${LINES}, row of ${payments} payments, ${ROUNDS} rounds (load ${load})`);
		for (const [index, { chunk, markEachLine }] of ways.entries()) {
			const title = `chunks of ${chunk}${markEachLine ? ', marking each' : ''}`;
			console.log(line(title, results[index] ?? []));
		}
	}
} finally {
	await own.close();
}
