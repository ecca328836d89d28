/**
 * Every transfer of every provider against everything that can go wrong on the way. What reached the provider is
 * counted by a server of the test's own; what docs/faults.md says of it is what these runs gave.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';

import { repository } from './harness/n8n.mts';
import { Engine } from './harness/engine.mts';
import { FAULTS, type Fault, type Rule } from './faults/faults.mts';
import { HEAD, rowsOf } from './faults/page.mts';
import { PROVIDERS } from './faults/providers.mts';
import { type Observed, trialOf } from './faults/trial.mts';

jest.setTimeout(400_000);

const PAGE = join(repository, 'docs/faults.md');
const SEEN = join(repository, '.results/faults/table.json');

/** Trials at one time: each waits far more than it computes. */
const WIDTH = 80;

const observed: Observed[] = [];
let engine: Engine;

beforeAll(async () => {
	engine = await Engine.start();
});

afterAll(async () => await engine?.close());

const ruleOf = (fault: Fault, contract: string): Rule => fault.otherwise?.[contract] ?? fault.rule;

/** What must be observed where a rule holds. */
function expected(
	{ outcome, calls }: Rule,
	{ address }: Fault,
): Omit<Observed, 'provider' | 'fault' | 'transfer'> {
	const locked = outcome === 'unknown';
	const reachable = address === undefined || address === 'closed port';
	return {
		outcome,
		calls,
		// Also a connection that was cut before its request was read is not made a second time.
		connections: address ? undefined : Math.max(calls, 1),
		saysLocked: locked,
		secondRun: locked ? 'used before' : reachable ? 'paid' : 'failed again',
		secondCalls: !locked && reachable ? 1 : 0,
		elsewhere: 0,
	};
}

/** The longest come first, so that nothing waits for them at the end. */
const seconds = ({ takesSeconds = 0 }: Fault) => takesSeconds;

test('every transfer of the contracts is tried', () => {
	for (const { contract, transfers } of PROVIDERS) {
		const { operations } = JSON.parse(
			readFileSync(join(repository, `test/contracts/${contract}.json`), 'utf8'),
		) as { operations: Array<{ resource: string; operation: string; effect: string }> };
		const moving = operations.filter(({ effect }) => effect === 'transfer');
		expect(transfers.map(({ title }) => title).sort()).toEqual(
			moving.map(({ resource, operation }) => `${resource}.${operation}`).sort(),
		);
	}
});

test('after each fault the key is free only when nothing was paid, and a locked one sends nothing', async () => {
	const trials = PROVIDERS.flatMap((provider) =>
		FAULTS.flatMap((fault) => provider.transfers.map((transfer) => ({ provider, fault, transfer }))),
	).sort((a, b) => seconds(b.fault) - seconds(a.fault));
	const waiting = trials.values();
	const surprises: unknown[] = [];
	const work = async () => {
		for (const trial of waiting) {
			const seen = await trialOf(engine, trial);
			observed.push(seen);
			const { provider, fault, transfer, ...found } = seen;
			const wanted = expected(ruleOf(trial.fault, provider), trial.fault);
			if (!isDeepStrictEqual(found, wanted)) {
				surprises.push({ what: `${provider} ${transfer}: ${fault}`, found, wanted });
			}
		}
	};
	await Promise.all(Array.from({ length: WIDTH }, work));
	expect(surprises).toEqual([]);
	expect(observed).toHaveLength(trials.length);
});

test('docs/faults.md says what these runs gave: if not, run "npm run faults"', () => {
	const rows = rowsOf(FAULTS, PROVIDERS, observed);
	mkdirSync(dirname(SEEN), { recursive: true });
	writeFileSync(SEEN, JSON.stringify({ head: HEAD, rows }));
	const page = readFileSync(PAGE, 'utf8').split('\n');
	const cells = page.filter((line) => line.startsWith('| ')).map((line) => line.split('|').slice(1, -1));
	const written = cells.map((row) => row.map((cell) => cell.trim()));
	expect(written.slice(written.findIndex(([first]) => first === HEAD[0]))).toEqual([
		HEAD,
		HEAD.map(() => expect.stringMatching(/^-+$/)),
		...rows,
	]);
});
