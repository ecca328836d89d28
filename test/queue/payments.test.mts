import { HexcoreStage, transfer } from '../n8n/harness/hexcoreStage.mts';
import { CONTINUE, counted } from '../n8n/harness/linesWorkflow.mts';
import type { SandboxControl } from '../n8n/harness/sandboxControl.mts';
import { payout } from '../n8n/harness/workflows.mts';
import { figure } from '../support/figure.mts';
import { inParallel } from './harness/inParallel.mts';
import { Payer, type Line, type LineReport } from './harness/payer.mts';
import { openQueueStage, tell, until, type QueueStage } from './harness/stage.mts';

jest.setTimeout(1_500_000);

const KEYS = 60;
/** Executions that pay one key at one moment. */
const RUNS = 6;

interface Rail {
	name: string;
	payer: Payer;
	control: SandboxControl;
	/** The keys of what was paid, oldest first: by the simulator's books. */
	paid: () => Promise<string[]>;
	/** The keys of the payments the simulator was asked for, oldest first. */
	asked: () => Promise<string[]>;
}

let stage: QueueStage;
let rails: Rail[];

beforeAll(async () => {
	stage = await openQueueStage();
	const hexcore = new HexcoreStage(stage);
	const payouts = payout(await stage.createCredential(), {}, CONTINUE);
	const transfers = transfer(await hexcore.credential(), {}, CONTINUE);
	rails = [
		{
			name: 'HexAI',
			payer: await Payer.of(stage, 'payouts', payouts),
			control: stage.hexAi,
			paid: async () => (await stage.hexAi.paid()).map((each) => each.client_reference),
			asked: async () => await stage.hexAi.sent(),
		},
		{
			name: 'hexCore',
			payer: await Payer.of(stage, 'transfers', transfers),
			control: hexcore.control,
			paid: async () => await hexcore.paidKeys(),
			asked: async () => await hexcore.paidKeys(),
		},
	];
});

afterAll(async () => {
	await stage?.close();
});

beforeEach(async () => {
	await Promise.all(rails.map(async ({ control }) => await control.reset()));
});

function lines(name: string): Line[] {
	return Array.from({ length: KEYS }, (_, index) => ({
		invoice: `${name}-${index}`,
		reference: `${name}-${index}`,
		amount: `${10 + index}.25`,
		mobile: '+2201234567',
	}));
}

const onceEach = (all: readonly Line[]) => Object.fromEntries(all.map(({ invoice }) => [invoice, 1]));

const sayings = (reports: readonly LineReport[]) => reports.map(({ error }) => error?.code ?? 'paid');

/**
 * Whether an execution was refused while another one pays. n8n's store has no lock: one in the same milliseconds can
 * meet the marks of the other half written, and is then told of a claim or a payment it can't tell from its own.
 */
function isRefused({ error }: LineReport): boolean {
	if (error?.code === 'DUPLICATE_PAYMENT_KEY') return true;
	return (
		['GUARD_UNAVAILABLE', 'KEY_OF_OTHER_PAYMENT'].includes(error?.code ?? '') && error?.outcome === 'notSent'
	);
}

it(`a key that ${RUNS} executions pay at one moment is paid once, and each is told the truth`, async () => {
	const all = lines('ONCE');
	const before = stage.n8n.begun();
	await inParallel(rails, rails.length, async ({ name, payer, paid, asked }) => {
		const told: string[] = [];
		for (const [index, line] of all.entries()) {
			const reports = await payer.run(Array.from({ length: RUNS }, () => [line]));
			const others = reports.filter(({ error }) => error !== null);
			expect(others).toHaveLength(RUNS - 1);
			expect(others.filter((report) => !isRefused(report))).toEqual([]);
			told.push(...sayings(others));
			if (index % 10 === 9) tell(`${name}: ${index + 1} of ${KEYS} keys`);
		}
		tell(`${name}: ${JSON.stringify(counted(told))}`);
		expect(counted(await paid())).toEqual(onceEach(all));
		expect(counted(await asked())).toEqual(onceEach(all));
		const afterwards = await payer.run(all.map((line) => [line]));
		expect(counted(sayings(afterwards))).toEqual({ DUPLICATE_PAYMENT_KEY: KEYS });
		const known = afterwards.filter(({ error }) => error?.description.includes('has accepted this payment'));
		expect(known).toHaveLength(KEYS);
		figure(`${name}: ${KEYS} keys, each by ${RUNS} executions at one moment: each paid once`);
	});
	const begun = stage.n8n.begun().map((count, index) => count - (before[index] ?? 0));
	expect(begun.reduce((sum, count) => sum + count)).toBe(KEYS * (RUNS + 1) * rails.length);
	expect(begun.every((count) => count > 0)).toBe(true);
});

describe('a worker that ends without a word while it pays', () => {
	const all = lines('KILLED');
	/** Lines of an execution. */
	const EACH = 5;
	/** So many are paid by then: a few of each execution. */
	const PAID_BY_THEN = 8;

	it('leaves no key that is paid twice, and each is told truly when it is run again', async () => {
		const executions = Array.from({ length: KEYS / EACH }, (_, index) =>
			all.slice(index * EACH, (index + 1) * EACH),
		);
		const slowly = async (latencyMs: number) =>
			await Promise.all(rails.map(async ({ control }) => await control.settings({ latencyMs })));
		await slowly(200);
		await Promise.all(rails.map(async ({ payer }) => await payer.start(executions)));
		for (const { name, paid } of rails)
			await until(`${name} has paid some`, async () => (await paid()).length >= PAID_BY_THEN);
		// Whoever pays now is held up long enough to be met in the middle.
		await slowly(3000);
		tell('killing a worker');
		await stage.n8n.workers[0].kill();
		await slowly(0);
		await stage.n8n.workers[0].restart();
		await stage.untilIdle();

		for (const { name, payer, paid, asked } of rails) {
			const crashed = await stage.failed(payer.workflow.id);
			const before = await paid();
			const reports = await payer.run(all.map((line) => [line]));
			const keysThat = (holds: (report: LineReport) => boolean) =>
				reports.filter(holds).map(({ line }) => line.invoice);
			const says = (words: string) => (report: LineReport) =>
				report.error?.code === 'DUPLICATE_PAYMENT_KEY' && report.error.description.includes(words);
			const accepted = keysThat(says('has accepted this payment'));
			const unknown = keysThat(says('Its outcome is not known'));
			const paidNow = keysThat(({ error }) => error === null);
			tell(
				`${name}: ${before.length} paid before, ${accepted.length} known as paid, ${unknown.length} in doubt, ${paidNow.length} paid now, ${crashed} executions lost`,
			);

			// Refused because others wrote at the same moment, with nothing sent.
			const notNow = keysThat(
				(report) => isRefused(report) && report.error?.code !== 'DUPLICATE_PAYMENT_KEY',
			);
			expect([...accepted, ...unknown, ...paidNow, ...notNow].toSorted()).toEqual(
				Object.keys(onceEach(all)).toSorted(),
			);
			expect(before).toEqual(expect.arrayContaining(accepted));
			expect(before.filter((key) => paidNow.includes(key))).toEqual([]);
			// Only lines the lost executions had in hand are in doubt.
			expect(unknown.length).toBeLessThanOrEqual(crashed * EACH);
			const after = await paid();
			expect(after.toSorted()).toEqual([...before, ...paidNow].toSorted());
			expect(new Set(after).size).toBe(after.length);
			expect(counted(await asked())).toEqual(counted(after));
			figure(
				`${name}: ${before.length} of ${KEYS} paid when a worker was killed, ${unknown.length} in doubt, none twice`,
			);
		}
	});
});
