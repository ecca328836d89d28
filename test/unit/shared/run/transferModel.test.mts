/**
 * Whole runs of a node against a model that knows only what a person can see: which payments moved money at the provider,
 * what the node told, and what a person allowed. fast-check chooses the runs, what the provider does with each payment
 * and how its records answer, when a process dies, and when the store fails.
 */
import fc from '../../../support/properties.mts';
import { BEHAVIOURS, type BehaviourName, type Records } from '../../support/ledger.mts';
import { newProcess, type Process } from '../../support/mortal.mts';
import { World, type Line, type Step } from '../../support/modelRun.mts';
import { TransferModel } from '../../support/transferModel.mts';

const SEQUENCES = 500;
const MOST_RUNS = 8;

/** Two workers, and one more for each that may die. */
const processes: Process[] = [];

beforeAll(async () => {
	for (let count = 0; count < MOST_RUNS + 2; count++) processes.push(await newProcess());
});

const line: fc.Arbitrary<Line> = fc.record(
	{
		key: fc.oneof(
			{ arbitrary: fc.constantFrom('A', 'B', 'C'), weight: 12 },
			{ arbitrary: fc.constantFrom(' A', ''), weight: 1 },
		),
		amount: fc.oneof(
			{ arbitrary: fc.constantFrom('5', '5', '5.00', '7'), weight: 20 },
			{ arbitrary: fc.constant(''), weight: 1 },
		),
		account: fc.oneof(
			{ arbitrary: fc.constant('0001'), weight: 8 },
			{ arbitrary: fc.constant('0002'), weight: 1 },
		),
		checkOnly: fc.oneof(
			{ arbitrary: fc.constant(false), weight: 8 },
			{ arbitrary: fc.constant(true), weight: 1 },
		),
	},
	{ requiredKeys: ['key', 'amount', 'account'] },
);

const often = <T,>(usual: T, other: fc.Arbitrary<T>, weight: number) =>
	fc.oneof({ arbitrary: fc.constant(usual), weight }, { arbitrary: other, weight: 1 });

const step: fc.Arbitrary<Step> = fc.record({
	execution: fc.constantFrom<Step['execution']>('new', 'new', 'new', 'retry', 'loop'),
	worker: fc.constantFrom<0 | 1>(0, 1),
	lines: fc.array(line, { minLength: 1, maxLength: 8, size: '-1' }),
	onError: fc.constantFrom<Step['onError']>('continue', 'continue', 'stop'),
	onDuplicate: fc.constantFrom<Step['onDuplicate']>('error', 'pass', 'ask'),
	askProvider: fc.boolean(),
	sendAgainKeys: often<string[]>([], fc.array(fc.constantFrom('A', 'A', 'B'), { maxLength: 4 }), 1),
	limits: often<Step['limits']>(
		undefined,
		fc.constantFrom<Step['limits']>(
			{ largestPayment: '6' },
			{ largestRunTotal: '12' },
			{ largestPayment: '7', largestRunTotal: '17' },
		),
		4,
	),
	behaviours: fc.array(fc.constantFrom(...(Object.keys(BEHAVIOURS) as BehaviourName[])), {
		minLength: 1,
		maxLength: 4,
	}),
	records: fc.constantFrom<Records>('truth', 'truth', 'late', 'silent', 'broken'),
	diesAt: often<number | undefined>(undefined, fc.nat(40), 3),
	storeFault: often<Step['storeFault']>(
		undefined,
		fc.record({ after: fc.nat(12), calls: fc.constantFrom(1, 2, 3, 1000) }),
		5,
	),
});

test('no sequence of runs moves money twice, or tells what is not so', async () => {
	let runs = 0;
	await fc.assert(
		fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: MOST_RUNS, size: 'max' }), async (steps) => {
			const world = new World(processes.values());
			const model = new TransferModel(world.ledger);
			for (const one of steps) {
				runs += 1;
				const seen = await world.run(one);
				model.check(seen);
			}
		}),
		{ numRuns: SEQUENCES, seed: Number(process.env.SEED ?? 1) },
	);
	expect(runs).toBeGreaterThanOrEqual(SEQUENCES);
});
