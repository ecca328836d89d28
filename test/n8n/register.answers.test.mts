import { FincoreControl } from './harness/fincoreControl.mts';
import { ledgerPost, managerCredential, POST_PATH, posted } from './harness/fincode.mts';
import { CONTINUE, LinesWorkflow } from './harness/linesWorkflow.mts';
import { openStage, type Stage } from './harness/stage.mts';
import { action, payout } from './harness/workflows.mts';

jest.setTimeout(120_000);

/** Answers with a status of success that prove nothing. */
const PROVES_NOTHING = [
	{ status: 200, body: { success: false } },
	{ status: 200, body: {} },
	{ status: 200, body: [] },
	{ status: 200, body: '' },
	{ status: 204, body: '' },
	{ status: 200, body: 'ok' },
];

/** What a line comes to whose answer proves nothing, and what the same line comes to in a second run. */
const IN_DOUBT = PROVES_NOTHING.map((_, index) =>
	expect.objectContaining({ outcome: 'unknown', paymentKey: `KEY-${index}` }),
);
const USED = PROVES_NOTHING.map((_, index) =>
	expect.objectContaining({
		code: 'DUPLICATE_PAYMENT_KEY',
		outcome: 'notSent',
		paymentKey: `KEY-${index}`,
		description: expect.stringContaining('Its outcome is not known'),
	}),
);

let stage: Stage;

beforeAll(async () => {
	stage = await openStage();
});

afterAll(async () => {
	await stage?.close();
});

/** Runs a line for each answer twice; the second run must send nothing. */
async function twice(lines: LinesWorkflow, line: (index: number) => object): Promise<void> {
	const all = PROVES_NOTHING.map((_, index) => line(index));
	expect(lines.errors(await lines.run(all))).toEqual(IN_DOUBT);
	expect(lines.errors(await lines.run(all))).toEqual(USED);
}

it('HexAI: an answer that proves no payout is an unknown outcome, and the key is kept', async () => {
	for (const answer of PROVES_NOTHING) {
		await stage.hexAi.fault({ method: 'POST', path: '/payouts', kind: 'status', ...answer });
	}
	const node = payout(await stage.createCredential(), { askProvider: false }, CONTINUE);
	const lines = await LinesWorkflow.of(stage, 'unproved-hexai', node);
	await twice(lines, (index) => ({
		amount: `1${index}.00`,
		mobile: '+2201234567',
		reference: `KEY-${index}`,
	}));
	expect(await stage.hexAi.sent()).toHaveLength(PROVES_NOTHING.length);
	expect(await stage.hexAi.paid()).toEqual([]);
});

it('Fincore: an answer that names no record is an unknown outcome, and the key is kept', async () => {
	const fincore = new FincoreControl(stage.sandboxUrl);
	for (const answer of PROVES_NOTHING) {
		await fincore.fault({ method: 'POST', path: '/payments', kind: 'status', ...answer });
	}
	const credential = await stage.client.createCredential({
		name: 'Fincore',
		type: 'fincoreApi',
		data: { apiKey: 'sim_key', baseUrl: fincore.baseUrl },
	});
	const parameters = {
		resource: 'payment',
		operation: 'create',
		paymentKey: '={{ $json.key }}',
		additionalFields: { amount: '={{ $json.amount }}' },
		options: {},
	};
	const lines = await LinesWorkflow.of(
		stage,
		'unproved-fincore',
		action('fincore', 'Pay', credential, parameters, CONTINUE),
	);
	await twice(lines, (index) => ({ key: `KEY-${index}`, amount: `1${index}` }));
	expect(await fincore.calls('POST', '/payments')).toHaveLength(PROVES_NOTHING.length);
	expect((await fincore.records()).payments).toEqual([]);
});

it('FinCode: an answer that does not confirm a posting is an unknown outcome, and the key is kept', async () => {
	const fincode = stage.control('fincode');
	for (const answer of PROVES_NOTHING) {
		await fincode.fault({ method: 'POST', path: POST_PATH, kind: 'status', ...answer });
	}
	const before = await posted(stage);
	const node = ledgerPost(await managerCredential(stage), { askProvider: false }, CONTINUE);
	const lines = await LinesWorkflow.of(stage, 'unproved-fincode', node);
	await twice(lines, (index) => ({ key: `KEY-${index}`, amount: 10 + index }));
	expect(await fincode.calls('POST', POST_PATH)).toHaveLength(PROVES_NOTHING.length);
	expect(await posted(stage)).toEqual(before);
});
