import type { Execution } from '../../playground/execution.mts';
import { HexcoreStage, transfer } from './harness/hexcoreStage.mts';
import { CONTINUE, counted, LinesWorkflow, wordsForSendAgain } from './harness/linesWorkflow.mts';
import { openStage, type Stage } from './harness/stage.mts';

jest.setTimeout(120_000);

const LINES = [
	{ invoice: 'INV-1', amount: '100.10' },
	{ invoice: 'INV-2', amount: '200.20' },
	{ invoice: 'INV-3', amount: '300.30' },
];

let stage: Stage;
let hexcore: HexcoreStage;

beforeAll(async () => {
	stage = await openStage();
	hexcore = new HexcoreStage(stage);
});

afterAll(async () => {
	await stage?.close();
});

beforeEach(async () => {
	await hexcore.control.reset();
});

/** Runs the lines with the first answered 502; gives the words its error tells to write into Send Again. */
async function firstLineInDoubt(lines: LinesWorkflow, kind: 'status' | 'statusAfter'): Promise<string> {
	await hexcore.control.fault({ method: 'POST', path: '/transfers', kind, status: 502 });
	const [error, ...others] = lines.errors(await lines.run(LINES));
	expect(error).toMatchObject({ outcome: 'unknown', httpStatus: 502, paymentKey: 'INV-1' });
	expect(others).toEqual([undefined, undefined]);
	return wordsForSendAgain(error ?? { description: '' });
}

const codes = (lines: LinesWorkflow, execution: Execution) =>
	lines.errors(execution).map((error) => error?.code);

it.each([
	['before', 'status', { 'INV-2': 1, 'INV-3': 1 }, { 'INV-1': 1, 'INV-2': 1, 'INV-3': 1 }],
	['after', 'statusAfter', { 'INV-1': 1, 'INV-2': 1, 'INV-3': 1 }, { 'INV-1': 2, 'INV-2': 1, 'INV-3': 1 }],
] as const)(
	'a line that got a 502 %s the work goes out once more when its error is followed, and it alone',
	async (_when, kind, first, second) => {
		const credential = await hexcore.credential();
		const lines = await LinesWorkflow.of(stage, `again-${kind}`, transfer(credential, {}, CONTINUE));
		const words = await firstLineInDoubt(lines, kind);
		expect(counted(await hexcore.paidKeys())).toEqual(first);

		expect(codes(lines, await lines.run(LINES))).toEqual(Array(3).fill('DUPLICATE_PAYMENT_KEY'));
		expect(counted(await hexcore.paidKeys())).toEqual(first);

		await lines.setOptions({ sendAgainKeys: words });
		expect(codes(lines, await lines.run(LINES))).toEqual([
			undefined,
			'DUPLICATE_PAYMENT_KEY',
			'DUPLICATE_PAYMENT_KEY',
		]);
		expect(counted(await hexcore.paidKeys())).toEqual(second);

		expect(codes(lines, await lines.run(LINES))).toEqual([
			'ALREADY_ACCEPTED',
			'DUPLICATE_PAYMENT_KEY',
			'DUPLICATE_PAYMENT_KEY',
		]);
		expect(counted(await hexcore.paidKeys())).toEqual(second);
	},
);

it('a second sending without an outcome asks for a second mention; the list that stays allows no third', async () => {
	const credential = await hexcore.credential();
	const lines = await LinesWorkflow.of(stage, 'again-twice', transfer(credential, {}, CONTINUE));
	const first = await firstLineInDoubt(lines, 'status');
	expect(first).toBe('INV-1');
	await lines.setOptions({ sendAgainKeys: first });
	await hexcore.control.fault({ method: 'POST', path: '/transfers', kind: 'status', status: 502 });
	const [again] = lines.errors(await lines.run(LINES));
	expect(again).toMatchObject({ outcome: 'unknown', paymentKey: 'INV-1' });

	const [left] = lines.errors(await lines.run(LINES));
	expect(left?.code).toBe('DUPLICATE_PAYMENT_KEY');
	expect(counted(await hexcore.paidKeys())).toEqual({ 'INV-2': 1, 'INV-3': 1 });

	const second = wordsForSendAgain(left ?? { description: '' });
	expect(second).toBe(wordsForSendAgain(again ?? { description: '' }));
	await lines.setOptions({ sendAgainKeys: second });
	await lines.run(LINES);
	await lines.run(LINES);
	expect(counted(await hexcore.paidKeys())).toEqual({ 'INV-1': 1, 'INV-2': 1, 'INV-3': 1 });
});
