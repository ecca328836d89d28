import { CONTINUE, LinesWorkflow } from './harness/linesWorkflow.mts';
import { openStage, type Stage } from './harness/stage.mts';
import { payout } from './harness/workflows.mts';

jest.setTimeout(120_000);

const line = (reference: string, amount: string, mobile = '+2201234567') => ({ reference, amount, mobile });

let stage: Stage;

beforeAll(async () => {
	stage = await openStage();
});

afterAll(async () => {
	await stage?.close();
});

beforeEach(async () => {
	await stage.hexAi.reset();
});

const paid = async () =>
	(await stage.hexAi.paid()).map((each) => [each.client_reference, Number(each.amount)]);

describe('what a credential permits', () => {
	const LINES = [line('P-1', '10.00'), line('P-2', '60.00'), line('P-3', '50.00'), line('P-4', '45.00')];

	it.each([
		['largestPayment', { largestPayment: '50.00' }, ['P-1', 'P-3', 'P-4'], 'OVER_LIMIT'],
		['largestRunTotal', { largestRunTotal: '70.00' }, ['P-1', 'P-2'], 'OVER_LIMIT'],
		['both', { largestPayment: '50', largestRunTotal: '100' }, ['P-1', 'P-3'], 'OVER_LIMIT'],
		['a limit nobody can read', { largestPayment: '1,000' }, [], 'NOT_ALLOWED'],
	])('up to a limit, %s: only what is within it is sent', async (name, limits, allowed, code) => {
		const credential = await stage.createCredential({ moneyMovement: 'limited', ...limits });
		const path = `limit-${name.replaceAll(' ', '-')}`;
		const lines = await LinesWorkflow.of(stage, path, payout(credential, {}, CONTINUE));
		const codes = lines.errors(await lines.run(LINES)).map((error) => error?.code);
		expect(codes).toEqual(LINES.map(({ reference }) => (allowed.includes(reference) ? undefined : code)));
		expect(await stage.hexAi.sent()).toEqual(allowed);
		expect((await paid()).map(([reference]) => reference)).toEqual(allowed);
	});

	it.each(['none', 'readOnly'])('%s: nothing is sent', async (moneyMovement) => {
		const credential = await stage.createCredential({ moneyMovement });
		const lines = await LinesWorkflow.of(stage, `permits-${moneyMovement}`, payout(credential, {}, CONTINUE));
		const errors = lines.errors(await lines.run(LINES));
		expect(errors.map((error) => error?.code)).toEqual(LINES.map(() => 'NOT_ALLOWED'));
		expect(await stage.hexAi.sent()).toEqual([]);
	});

	it('a run that stops on errors sends nothing when one line is above the limit', async () => {
		const credential = await stage.createCredential({ moneyMovement: 'limited', largestPayment: '50.00' });
		const lines = await LinesWorkflow.of(stage, 'limit-stops', payout(credential));
		expect(lines.stoppedBy(await lines.run(LINES))?.message).toContain('60 GMD is above');
		expect(await stage.hexAi.sent()).toEqual([]);
	});
});

describe('Check Only', () => {
	it('sends and claims nothing; the same run without it pays all', async () => {
		const credential = await stage.createCredential();
		const lines = await LinesWorkflow.of(stage, 'check-only', payout(credential, { checkOnly: true }));
		const all = [line('C-1', '11.00'), line('C-2', '0.105'), line('C-3', '13.50')];
		const checked = await lines.run(all);
		expect(checked.status).toBe('success');
		expect(checked.output('Payout')).toEqual([
			expect.objectContaining({ wouldSend: true, paymentKey: 'C-1', amount: '11', currency: 'GMD' }),
			expect.objectContaining({ wouldSend: false, reason: expect.stringContaining('0.105') }),
			expect.objectContaining({ wouldSend: true, paymentKey: 'C-3', amount: '13.5' }),
		]);
		expect(await stage.hexAi.sent()).toEqual([]);

		await lines.setOptions({});
		const corrected = [line('C-1', '11.00'), line('C-2', '0.10'), line('C-3', '13.50')];
		expect((await lines.run(corrected)).status).toBe('success');
		expect(await paid()).toEqual([
			['C-1', 11],
			['C-2', 0.1],
			['C-3', 13.5],
		]);

		await lines.setOptions({ checkOnly: true });
		expect((await lines.run([...corrected, line('C-1', '99.00')])).output('Payout')).toMatchObject([
			{ wouldSend: false, duplicate: true, reason: 'The provider has accepted this payment before.' },
			{ wouldSend: false, duplicate: true },
			{ wouldSend: false, duplicate: true },
			{ wouldSend: false, duplicate: false, reason: expect.stringContaining('belongs to another payment') },
		]);
		expect(await paid()).toHaveLength(3);
	});
});

it('Add Receipt: each line says what became of it, also the ones that failed', async () => {
	const node = payout(await stage.createCredential(), { addReceipt: true, askProvider: false }, CONTINUE);
	const lines = await LinesWorkflow.of(stage, 'receipts', node);
	const all = [line('R-1', '11.00'), line('R-2', 'ten'), line('R-3', '88888.00'), line('R-4', '14.00')];
	await stage.hexAi.fault({ method: 'POST', path: '/payouts', kind: 'slow', delayMs: 1, times: 2 });
	await stage.hexAi.fault({ method: 'POST', path: '/payouts', kind: 'dropAfter' });
	const execution = await lines.run(all);
	const about = { mode: 'test', executionId: execution.id, workflowId: execution.workflowId, node: 'Payout' };
	const sent = { ...about, currency: 'GMD', account: '…4567', sentAt: expect.stringMatching(/^20.*Z$/) };
	expect(
		execution
			.output('Payout')
			.map((item) => item.receipt ?? (item.error as { receipt?: unknown } | undefined)?.receipt),
	).toEqual([
		expect.objectContaining({ ...sent, paymentKey: 'R-1', outcome: 'accepted', amount: '11' }),
		expect.objectContaining({ ...about, paymentKey: 'R-2', outcome: 'notSent', sentAt: null }),
		expect.objectContaining({ ...sent, paymentKey: 'R-3', outcome: 'refused', amount: '88888' }),
		expect.objectContaining({ ...sent, paymentKey: 'R-4', outcome: 'unknown', amount: '14' }),
	]);
	const [first] = execution.output('Payout');
	expect(first?.receipt).toMatchObject({ providerReference: first?.transaction_id });
	expect(await paid()).toEqual([
		['R-1', 11],
		['R-4', 14],
	]);
});
