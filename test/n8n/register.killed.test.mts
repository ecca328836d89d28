import { setTimeout as sleep } from 'node:timers/promises';
import type { Execution } from '../../playground/execution.mts';
import { HexcoreStage, transfer } from './harness/hexcoreStage.mts';
import { CONTINUE, counted, LinesWorkflow, wordsForSendAgain } from './harness/linesWorkflow.mts';
import type { SandboxControl } from './harness/sandboxControl.mts';
import { OWN_STAGE_LIMIT_MS, openOwnStage, type OwnStage } from './harness/stage.mts';
import { payout } from './harness/workflows.mts';

jest.setTimeout(300_000);

const COUNT = 60;
/** As docs/payments.md has it. */
const MOST_IN_DOUBT = 25;
/** In the middle of the second chunk of keys. */
const KILLED_AFTER = MOST_IN_DOUBT + 8;

const KEYS = Array.from({ length: COUNT }, (_, index) => `LINE-${index}`);
const EACH_ONCE = Object.fromEntries(KEYS.map((key) => [key, 1]));

const LINES = KEYS.map((key, index) => ({
	invoice: key,
	reference: key,
	amount: `${10 + index}.25`,
	mobile: '+2201234567',
}));

let stage: OwnStage;
let hexcore: HexcoreStage;
let transfers: LinesWorkflow;
let payouts: LinesWorkflow;

const paidBy = {
	hexcore: async () => await hexcore.paidKeys(),
	hexAi: async () => (await stage.hexAi.paid()).map((each) => each.client_reference),
};

/** What the simulators had booked when n8n was gone and all calls that had reached them were worked off. */
const paidAtTheCrash = { hexcore: [] as string[], hexAi: [] as string[] };

beforeAll(async () => {
	stage = await openOwnStage();
	hexcore = new HexcoreStage(stage);
	transfers = await LinesWorkflow.of(stage, 'killed', transfer(await hexcore.credential(), {}, CONTINUE));
	payouts = await LinesWorkflow.of(
		stage,
		'killed-hexai',
		payout(await stage.createCredential(), {}, CONTINUE),
	);
	await Promise.all([hexcore.control.settings({ latencyMs: 150 }), stage.hexAi.settings({ latencyMs: 150 })]);
	await Promise.all([transfers.start(LINES), payouts.start(LINES)]);
	await Promise.all([
		untilInTheMiddle(paidBy.hexcore, hexcore.control),
		untilInTheMiddle(paidBy.hexAi, stage.hexAi),
	]);
	await stage.kill();
	await Promise.all([
		hexcore.control.settings({ latencyMs: 0 }),
		stage.hexAi.settings({ latencyMs: 0 }),
		stage.restart(),
	]);
	Object.assign(paidAtTheCrash, { hexcore: await paidBy.hexcore(), hexAi: await paidBy.hexAi() });
}, OWN_STAGE_LIMIT_MS);

afterAll(async () => {
	await stage?.close();
});

/** Whoever is there first goes on slowly, so that the other finds it in the same chunk. */
async function untilInTheMiddle(paid: () => Promise<string[]>, control: SandboxControl): Promise<void> {
	while ((await paid()).length < KILLED_AFTER) await sleep(10);
	await control.settings({ latencyMs: 1500 });
}

/** The keys of the lines of a run whose error holds these words. */
function keysWith(lines: LinesWorkflow, execution: Execution, words: string): string[] {
	return lines
		.errors(execution)
		.filter((error) => error?.description.includes(words))
		.map((error) => error?.paymentKey ?? '');
}

/** Runs the same lines again; gives the keys of those in doubt and what their errors say of Send Again. */
async function afterTheCrash(lines: LinesWorkflow, paid: readonly string[]) {
	expect(paid.length).toBeGreaterThanOrEqual(KILLED_AFTER);
	expect(paid.length).toBeLessThan(COUNT);
	expect(counted(paid)).toEqual(Object.fromEntries(paid.map((key) => [key, 1])));
	const execution = await lines.run(LINES);
	const errors = lines.errors(execution);
	const codes = new Set(errors.map((error) => error?.code));
	expect(codes).toEqual(new Set(['DUPLICATE_PAYMENT_KEY', undefined]));
	const doubtful = keysWith(lines, execution, 'Its outcome is not known');
	expect(doubtful.length).toBeLessThanOrEqual(MOST_IN_DOUBT);
	expect(doubtful.length).toBeGreaterThan(0);
	const accepted = keysWith(lines, execution, 'has accepted this payment');
	// What the node knows to be accepted, the provider has booked; what it has not tried, it sends now.
	expect(paid).toEqual(expect.arrayContaining(accepted));
	const sentNow = KEYS.filter((_, index) => errors[index] === undefined);
	expect(paid.filter((key) => sentNow.includes(key))).toEqual([]);
	expect([...accepted, ...doubtful, ...sentNow].toSorted()).toEqual(KEYS.toSorted());
	const words = errors
		.filter((error) => doubtful.includes(error?.paymentKey ?? ''))
		.map((error) => wordsForSendAgain(error ?? { description: '' }));
	expect(words).toEqual(doubtful);
	return { doubtful, sentNow };
}

it('hexCore: after a crash no line is paid twice, and those in doubt are sent when a person says so', async () => {
	const paid = paidAtTheCrash.hexcore;
	const { doubtful, sentNow } = await afterTheCrash(transfers, paid);
	expect(await paidBy.hexcore()).toEqual([...paid, ...sentNow]);

	// As a person does who looks each of them up at the provider.
	const missing = doubtful.filter((key) => !paid.includes(key));
	expect(missing).not.toEqual([]);
	await transfers.setOptions({ sendAgainKeys: missing.join('\n') });
	await transfers.run(LINES);
	expect(counted(await paidBy.hexcore())).toEqual(EACH_ONCE);
	await transfers.run(LINES);
	expect(counted(await paidBy.hexcore())).toEqual(EACH_ONCE);
});

it('HexAI: lines in doubt are settled by its list, and the ones that are not there by a person', async () => {
	const paid = paidAtTheCrash.hexAi;
	const { doubtful, sentNow } = await afterTheCrash(payouts, paid);
	expect(await paidBy.hexAi()).toEqual([...paid, ...sentNow]);

	await payouts.setOptions({ onDuplicate: 'ask' });
	const asked = await payouts.run(LINES);
	const left = keysWith(payouts, asked, 'Its outcome is not known');
	const settled = asked.output('Payout').filter(({ settledBy }) => settledBy === 'lookup');
	expect(left).toEqual(doubtful.filter((key) => !paid.includes(key)));
	expect(settled.map((item) => item.client_reference)).toEqual(doubtful.filter((key) => paid.includes(key)));

	await payouts.setOptions({ sendAgainKeys: left.join(', ') });
	await payouts.run(LINES);
	await payouts.run(LINES);
	expect(counted(await paidBy.hexAi())).toEqual(EACH_ONCE);
	expect(counted(await stage.hexAi.sent())).toEqual(EACH_ONCE);
});
