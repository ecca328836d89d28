import { HexcoreStage, transfer } from './harness/hexcoreStage.mts';
import { CONTINUE, counted, LinesWorkflow } from './harness/linesWorkflow.mts';
import { openStage, type Stage } from './harness/stage.mts';

jest.setTimeout(180_000);

const COUNT = 120;
const LARGEST = 500_000;

let stage: Stage;
let hexcore: HexcoreStage;

beforeAll(async () => {
	stage = await openStage();
	hexcore = new HexcoreStage(stage);
});

afterAll(async () => {
	await stage?.close();
});

it('of 120 lines each that is accepted is paid once; in the next run only the refused ones go out', async () => {
	const lines = await LinesWorkflow.of(stage, 'many', transfer(await hexcore.credential(), {}, CONTINUE));
	const isRefused = (index: number) => index % 7 === 3;
	const amountOf = (index: number) => 100 + index / 100;
	// More than the account holds.
	const line = (index: number, refused: boolean) => ({
		invoice: `PAY-${index}`,
		amount: String(refused ? LARGEST + index : amountOf(index)),
	});
	const all = Array.from({ length: COUNT }, (_, index) => index);

	const first = lines.errors(await lines.run(all.map((index) => line(index, isRefused(index)))));
	expect(first.map((error) => error?.outcome)).toEqual(
		all.map((index) => (isRefused(index) ? 'refused' : undefined)),
	);
	const accepted = all.filter((index) => !isRefused(index));
	expect(await hexcore.paidKeys()).toEqual(accepted.map((index) => `PAY-${index}`));

	const second = lines.errors(await lines.run(all.map((index) => line(index, false))));
	expect(second.map((error) => error?.code)).toEqual(
		all.map((index) => (isRefused(index) ? undefined : 'DUPLICATE_PAYMENT_KEY')),
	);
	const paid = await hexcore.paid();
	const keys = paid.map(({ narration }) => narration);
	expect(keys.slice(accepted.length)).toEqual(all.filter(isRefused).map((index) => `PAY-${index}`));
	expect(counted(keys)).toEqual(Object.fromEntries(all.map((index) => [`PAY-${index}`, 1])));
	const total = all.reduce((sum, index) => sum + Math.round(amountOf(index) * 100), 0);
	expect(paid.reduce((sum, { amount }) => sum + Math.round(amount * 100), 0)).toBe(total);
	const calls = await hexcore.control.calls('POST', '/transfers/interbank/initiate');
	expect(calls).toHaveLength(COUNT + all.filter(isRefused).length);
});
