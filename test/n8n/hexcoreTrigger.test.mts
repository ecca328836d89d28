import type { Workflow } from '../../playground/workflow.mts';
import { HexcoreStage, KEY } from './harness/hexcoreStage.mts';
import type { LogReader } from './harness/log.mts';
import { openStage, WEBHOOK_SECRET, type Stage } from './harness/stage.mts';
import { chain, keep, trigger } from './harness/workflows.mts';

jest.setTimeout(120_000);

const SOURCE = '1234567890';

let stage: Stage;
let hexcore: HexcoreStage;
let log: LogReader;

beforeAll(async () => {
	stage = await openStage();
	hexcore = new HexcoreStage(stage);
	log = stage.log();
});

afterAll(async () => {
	await stage?.close();
});

beforeEach(async () => {
	await hexcore.control.reset();
});

describe('the trigger', () => {
	async function listening(parameters: Record<string, unknown> = {}): Promise<Workflow> {
		const node = trigger('hexCore', 'hexCore Trigger', await hexcore.credential(), parameters);
		const workflow = await stage.client.createWorkflow(chain('Listening', [node, keep('Received')]));
		await stage.client.activate(workflow.id);
		await hexcore.control.settings({
			webhookUrl: await stage.client.webhookUrl(workflow, 'hexCore Trigger'),
		});
		return workflow;
	}

	const statusOf = async (kind: string, wish: Record<string, unknown> = {}) =>
		(await hexcore.control.forge({ kind, ...wish })).attempts.at(-1)?.status;
	const runsOf = async (workflow: Workflow) => (await stage.client.executions(workflow.id)).length;

	it.each([
		['token', {}, { webhookProof: 'token' }, 'token'],
		['HMAC', { verification: 'hmac' }, { webhookProof: 'hmac' }, 'hmac-sha256'],
	])(
		'with %s starts for a settled transfer; a forged delivery gets 401 and starts nothing',
		async (...one) => {
			const [, parameters, settings, method] = one;
			const workflow = await listening(parameters);
			await hexcore.control.settings({ ...settings, settleAfterMs: 0 });
			expect([await statusOf('wrongProof'), await statusOf('noProof')]).toEqual([401, 401]);
			expect(await runsOf(workflow)).toBe(0);
			const { reference } = await hexcore.call('POST', '/transfers/interbank/initiate', {
				source_account: SOURCE,
				destination_bank_code: '058',
				destination_account: '0123456789',
				amount: 750,
				narration: 'x',
			});
			const [event] = await stage.client.waitForExecutions(workflow.id, 1);
			expect(event?.output('Received')).toMatchObject([
				{
					event: 'transfer.successful',
					verification: { method, verified: true },
					subject: { type: 'transfer', reference, amount: '750', currency: 'NGN', status: 'succeeded' },
				},
			]);
		},
	);

	it('with Confirm With API starts for what hexCore confirms, and answers 503 to what it does not know', async () => {
		const workflow = await listening({ options: { confirmWithApi: true } });
		expect(await statusOf('genuine', { reference: 'trf_unknown' })).toBe(503);
		expect(await runsOf(workflow)).toBe(0);
		const { reference } = await hexcore.call('POST', '/transfers/interbank/initiate', {
			source_account: SOURCE,
			destination_bank_code: '058',
			destination_account: '9999999999',
			amount: 750,
			narration: 'x',
		});
		// hexCore does not know of the end yet.
		expect(await statusOf('genuine', { reference, status: 'SUCCESSFUL' })).toBe(503);
		expect(await statusOf('genuine', { reference, status: 'PROCESSING' })).toBe(200);
		const [event] = await stage.client.waitForExecutions(workflow.id, 1);
		expect(event?.output('Received')).toMatchObject([
			{ confirmation: 'confirmed', subject: { status: 'pending', providerStatus: 'PROCESSING' } },
		]);
	});

	it('writes neither secret nor key to the log', async () => {
		await log.until('hexCore Trigger: refused a webhook with 401');
		for (const secret of [WEBHOOK_SECRET, KEY]) expect(log.text()).not.toContain(secret);
	});
});
