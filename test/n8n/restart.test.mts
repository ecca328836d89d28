import axios from 'axios';
import { startSandbox } from '../../sandbox/core/server.mts';
import { HexAiControl } from './harness/hexAiControl.mts';
import { OWN_STAGE_LIMIT_MS, openOwnStage, type OwnStage } from './harness/stage.mts';
import { action, chain, hexAiTrigger, keep, linesFromWebhook, payout } from './harness/workflows.mts';

jest.setTimeout(180_000);

/** What is tested before n8n is restarted; gives what is to be tested afterwards. */
type Story = () => Promise<() => Promise<void>>;

let stage: OwnStage;
let webhookSandbox: Awaited<ReturnType<typeof startSandbox>>;

/** Saves and activates a workflow that runs its last node for each line posted to it. */
async function onLines(name: string, node: Parameters<typeof chain>[1][number]) {
	const workflow = await stage.client.createWorkflow(chain(name, [...linesFromWebhook(name), node]));
	await stage.client.activate(workflow.id);
	const url = await stage.client.webhookUrl(workflow, 'Webhook');
	return async (lines: object[]) => {
		const before = (await stage.client.executions(workflow.id)).length;
		await axios.post(url, { lines }, { proxy: false });
		const [newest] = await stage.client.waitForExecutions(workflow.id, before + 1);
		if (!newest) throw new Error('There is no execution.');
		return newest;
	};
}

const STORIES: Record<string, Story> = {
	'a payout is sent once: the same key in one run, in a second run and after a restart sends nothing':
		async () => {
			const run = await onLines('once', payout(await stage.createCredential(), { onDuplicate: 'pass' }));
			const lines = [
				{ amount: '50.00', reference: 'OUT-1', mobile: '+2201234567' },
				{ amount: '60', reference: 'OUT-2', mobile: '+2201234567' },
				{ amount: '50.00', reference: 'OUT-1', mobile: '+2201234567' },
			];
			const sent = async () =>
				(await stage.hexAi.calls('POST', '/payouts/initiate')).map(
					({ body }) => (body as { client_reference: string }).client_reference,
				);
			const first = await run(lines);
			expect(first.status).toBe('success');
			expect(first.output('Payout')).toEqual([
				expect.objectContaining({ client_reference: 'OUT-1' }),
				expect.objectContaining({ client_reference: 'OUT-2' }),
				{ duplicate: true, paymentKey: 'OUT-1', outcome: 'accepted' },
			]);
			expect(await sent()).toEqual(['OUT-1', 'OUT-2']);
			const repeat = async () => {
				const { status, output } = await run(lines);
				expect(status).toBe('success');
				expect(output('Payout')).toHaveLength(3);
				expect(output('Payout').every((item) => item.duplicate === true)).toBe(true);
				expect(await sent()).toEqual(['OUT-1', 'OUT-2']);
			};
			await repeat();
			return repeat;
		},

	'a repeated delivery is answered with 200 and starts nothing more, also after a restart': async () => {
		// A sandbox of its own: in the other one payouts are settled meanwhile, of which it would tell as well.
		const hexAi = new HexAiControl(webhookSandbox.url);
		const workflow = await stage.client.createWorkflow(
			chain('Listening', [hexAiTrigger(await stage.createCredential()), keep('Received')]),
		);
		await stage.client.activate(workflow.id);
		await hexAi.settings({ webhookUrl: await stage.client.webhookUrl(workflow, 'HexAI Trigger') });
		const { id, attempts } = await hexAi.forge({ kind: 'alias', reference: 'INV-9', amount: '500.00' });
		expect(attempts.at(-1)?.status).toBe(200);
		const [first] = await stage.client.waitForExecutions(workflow.id, 1);
		expect(first?.output('Received')).toHaveLength(1);
		// After a restart n8n's database knows it, which is asked in a run of its own: that ends at the trigger.
		const repeat = async () => {
			expect((await hexAi.resend(id)).attempts.at(-1)?.status).toBe(200);
			const summaries = await stage.client.executions(workflow.id);
			const runs = await Promise.all(
				summaries.map(async ({ id: run }) => await stage.client.waitForExecution(run)),
			);
			expect(runs.map(({ status }) => status)).not.toContain('error');
			expect(runs.filter(({ runData }) => runData.Received)).toHaveLength(1);
		};
		await repeat();
		return repeat;
	},

	'login tokens are stored by n8n, end after an hour, and are renewed once for all items': async () => {
		const fincode = stage.control('fincode');
		await fincode.settings({ clockSpeed: 100 });
		const credential = await stage.client.createCredential({
			name: 'FinCode',
			type: 'finCodeApi',
			data: {
				authentication: 'login',
				environment: 'custom',
				baseUrl: `${stage.sandboxUrl}/fincode`,
				email: 'customer@sim.example',
				password: 'Sim-Passw0rd!',
				platform: 'fincode',
				uuid: '200',
				requestFormat: 'standard',
			},
		});
		const accounts = Array.from({ length: 20 }, (_, index) => `account-${index}`);
		await fincode.post('/accounts', { ids: accounts });
		const read = action('finCode', 'Read', credential, {
			resource: 'ledger',
			operation: 'getBalance',
			accountId: '={{ $json.id }}',
			options: { parallelItems: 20 },
		});
		const run = await onLines('fincode-read', read);
		const lines = accounts.map((id) => ({ id }));
		const tries = async () => (await fincode.state<{ logins: { tries: number } }>()).logins.tries;

		const first = await run(lines);
		expect(first.output('Read').map(({ accountId }) => accountId)).toEqual(accounts);
		expect(await tries()).toBe(1);
		return async () => {
			expect((await run(lines)).output('Read')).toHaveLength(20);
			expect(await tries()).toBe(1);
			await fincode.advance(3_600_000);
			expect((await run(lines)).output('Read')).toHaveLength(20);
			expect(await tries()).toBe(2);
		};
	},
};

const afterwards = new Map<string, () => Promise<void>>();

// A start of n8n takes long, so all of them share one restart.
beforeAll(async () => {
	[stage, webhookSandbox] = await Promise.all([openOwnStage(), startSandbox({ port: 0 })]);
	for (const [title, story] of Object.entries(STORIES)) afterwards.set(title, await story());
	await stage.restart();
}, OWN_STAGE_LIMIT_MS);

afterAll(async () => {
	await Promise.all([stage?.close(), webhookSandbox?.close()]);
});

it.each(Object.keys(STORIES))('%s', async (title) => {
	await afterwards.get(title)?.();
});
