import { ledgerPost, managerCredential, POST_PATH, posted } from './harness/fincode.mts';
import { CONTINUE, LinesWorkflow } from './harness/linesWorkflow.mts';
import { openStage, type Stage } from './harness/stage.mts';
import { payout } from './harness/workflows.mts';

jest.setTimeout(120_000);

const LINE = { amount: '33.10', mobile: '+2201234567', reference: 'OUT-1' };

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

it('HexAI: a payout whose answer got lost is found in the list, and succeeds', async () => {
	const lines = await LinesWorkflow.of(
		stage,
		'lookup-hexai',
		payout(await stage.createCredential(), {}, CONTINUE),
	);
	await stage.hexAi.fault({ method: 'POST', path: '/payouts', kind: 'dropAfter' });
	const execution = await lines.run([LINE]);
	expect(execution.output('Payout')).toMatchObject([{ client_reference: 'OUT-1', settledBy: 'lookup' }]);
	expect(lines.errors(await lines.run([LINE]))).toMatchObject([{ code: 'DUPLICATE_PAYMENT_KEY' }]);
	expect(await stage.hexAi.sent()).toEqual(['OUT-1']);
	expect(await stage.hexAi.paid()).toHaveLength(1);
});

it('HexAI: a payout that never arrived is not found, and its key stays locked', async () => {
	const lines = await LinesWorkflow.of(
		stage,
		'lookup-none',
		payout(await stage.createCredential(), {}, CONTINUE),
	);
	await stage.hexAi.fault({ method: 'POST', path: '/payouts', kind: 'dropBefore' });
	expect(lines.errors(await lines.run([LINE]))).toMatchObject([{ outcome: 'unknown', paymentKey: 'OUT-1' }]);
	await lines.setOptions({ onDuplicate: 'ask' });
	expect(lines.errors(await lines.run([LINE]))).toMatchObject([{ code: 'DUPLICATE_PAYMENT_KEY' }]);
	expect(await stage.hexAi.sent()).toEqual(['OUT-1']);
	expect(await stage.hexAi.paid()).toEqual([]);
});

it('FinCode: a posting whose answer got lost is found in the ledger, and succeeds', async () => {
	const fincode = stage.control('fincode');
	const before = await posted(stage);
	const node = ledgerPost(await managerCredential(stage), {}, CONTINUE);
	const lines = await LinesWorkflow.of(stage, 'lookup-fincode', node);
	await fincode.fault({ method: 'POST', path: POST_PATH, kind: 'dropAfter' });
	const line = { key: 'POST-1', amount: 45.5 };
	const execution = await lines.run([line]);
	expect(execution.output('Post')).toMatchObject([{ settledBy: 'lookup' }]);
	expect(lines.errors(await lines.run([line]))).toMatchObject([{ code: 'DUPLICATE_PAYMENT_KEY' }]);
	expect(await fincode.calls('POST', POST_PATH)).toHaveLength(1);
	expect((await posted(stage)).slice(before.length)).toEqual([45_500]);
});
