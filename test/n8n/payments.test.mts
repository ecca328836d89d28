import axios from 'axios';
import type { Execution } from '../../playground/execution.mts';
import type { Workflow, WorkflowNode } from '../../playground/workflow.mts';
import { openStage, type Stage } from './harness/stage.mts';
import { chain, hexAi, hexAiTrigger, keep, linesFromWebhook, payout } from './harness/workflows.mts';

jest.setTimeout(120_000);

const MOBILE = '+2201234567';

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

interface Line {
	amount: unknown;
	reference: string;
	mobile?: string;
}

/** Saves and activates a payout workflow; gives a way to run it through its production webhook. */
async function payoutWorkflow(path: string, node: WorkflowNode) {
	const workflow = await stage.client.createWorkflow(chain(path, [...linesFromWebhook(path), node]));
	await stage.client.activate(workflow.id);
	const url = await stage.client.webhookUrl(workflow, 'Webhook');
	return {
		workflow,
		run: async (lines: Line[]) => {
			const before = (await stage.client.executions(workflow.id)).length;
			const items = lines.map((line) => ({ mobile: MOBILE, ...line }));
			await axios.post(url, { lines: items }, { proxy: false });
			const [newest] = await stage.client.waitForExecutions(workflow.id, before + 1);
			if (!newest) throw new Error('There is no execution.');
			return newest;
		},
	};
}

async function sentPayouts(): Promise<unknown[]> {
	const calls = await stage.hexAi.calls('POST', '/payouts/initiate');
	return calls.map(({ body }) => (body as { client_reference: string }).client_reference);
}

function errorOf(execution: Execution) {
	return execution.runData.Payout?.at(-1)?.error ?? execution.error;
}

describe('a collection', () => {
	let received: Workflow;

	it('is initiated, paid on the checkout page, and its signed webhook starts a second workflow', async () => {
		const credential = await stage.createCredential();
		received = await stage.client.createWorkflow(
			chain('Payment received', [hexAiTrigger(credential), keep('Received')]),
		);
		await stage.client.activate(received.id);
		await stage.hexAi.settings({ webhookUrl: await stage.client.webhookUrl(received, 'HexAI Trigger') });

		const collect = await stage.client.createWorkflow(
			chain('Collect', [
				...linesFromWebhook('collect'),
				hexAi('Collect', credential, {
					resource: 'collection',
					operation: 'initiate',
					amount: '={{ $json.amount }}',
					currency: 'GMD',
					clientReference: '={{ $json.reference }}',
					successUrl: 'https://example.com/thanks',
					errorUrl: 'https://example.com/sorry',
				}),
				hexAi('Ask', credential, {
					resource: 'collection',
					operation: 'getStatus',
					clientReference: "={{ $('Lines').item.json.reference }}",
				}),
			]),
		);
		await stage.client.activate(collect.id);
		await axios.post(
			await stage.client.webhookUrl(collect, 'Webhook'),
			{ lines: [{ amount: 750, reference: 'INV-7' }] },
			{ proxy: false },
		);
		const [run] = await stage.client.waitForExecutions(collect.id, 1);
		expect(run?.error).toBeUndefined();
		const [link] = run?.output('Collect') ?? [];
		expect(link).toMatchObject({ status: 'PENDING', redirect_url: expect.stringContaining('/checkout/') });
		expect(run?.output('Ask')[0]).toMatchObject({ client_reference: 'INV-7', status: 'PENDING' });

		expect(await stage.hexAi.pay(String(link?.redirect_url))).toContain('https://example.com/thanks');

		const [event] = await stage.client.waitForExecutions(received.id, 1);
		expect(event).toMatchObject({ status: 'success', mode: 'webhook' });
		expect(event?.output('Received')).toEqual([
			expect.objectContaining({
				event: 'transaction.completed',
				verification: { method: 'hmac-sha256', verified: true, secret: 'current' },
				subject: {
					type: 'collection',
					id: link?.transaction_id,
					reference: 'INV-7',
					amount: '750',
					providerAmount: '750',
					occurredAt: null,
					currency: 'GMD',
					status: 'succeeded',
					providerStatus: 'SUCCEEDED',
				},
			}),
		]);
		const [delivery] = await stage.hexAi.deliveries();
		expect(delivery?.body).toContain('"amount":750.00');
		expect(delivery?.attempts).toEqual([expect.objectContaining({ status: 200 })]);
	});
});

describe('a payout', () => {
	it('whose outcome is unknown stays locked, also when the failed execution is retried', async () => {
		const { run } = await payoutWorkflow(
			'unknown',
			payout(await stage.createCredential(), { askProvider: false }),
		);
		await stage.hexAi.fault({ method: 'POST', path: '/payouts', kind: 'statusAfter', status: 500 });
		const failed = await run([{ amount: '70.00', reference: 'OUT-U' }]);
		expect(failed.status).toBe('error');
		expect(errorOf(failed)).toMatchObject({
			message: 'HexAI did not confirm this payment: the money may have moved',
			description: expect.stringMatching(
				/"OUT-U" stays locked[\s\S]*Transaction > Get Many[\s\S]*Send Again/,
			),
		});

		const retried = await stage.client.retryExecution(failed.id);
		expect(retried.status).toBe('error');
		expect(errorOf(retried)?.message).toBe('Payment Key "OUT-U" was used before: nothing was sent');
		expect(await sentPayouts()).toEqual(['OUT-U']);
	});

	it('whose refusal says that the money moved is sent once, whatever Retry On Fail is set to', async () => {
		const node = payout(
			await stage.createCredential(),
			{ askProvider: false },
			{ retryOnFail: true, maxTries: 4, waitBetweenTries: 100 },
		);
		const { run } = await payoutWorkflow('debited', node);
		const body = {
			message: 'Account debited, no response from beneficiary bank',
			data: { reference: 'trf_1', status: 'SUCCESSFUL' },
		};
		await stage.hexAi.fault({
			method: 'POST',
			path: '/payouts',
			kind: 'status',
			status: 400,
			body,
			times: 9,
		});
		const failed = await run([{ amount: '70.00', reference: 'OUT-D' }]);
		expect(errorOf(failed)).toMatchObject({
			message: 'HexAI did not confirm this payment: the money may have moved',
			description: expect.stringContaining('"OUT-D" stays locked'),
		});
		expect((await run([{ amount: '70.00', reference: 'OUT-D' }])).status).toBe('error');
		expect(await sentPayouts()).toEqual(['OUT-D']);
	});

	it('that gets no answer in time is unknown as well, and Send Again sends it once more', async () => {
		const credential = await stage.createCredential();
		const { run, workflow } = await payoutWorkflow('timeout', payout(credential, { timeout: 1 }));
		await stage.hexAi.fault({ method: 'POST', path: '/payouts', kind: 'hang' });
		const failed = await run([{ amount: '70.00', reference: 'OUT-T' }]);
		expect(errorOf(failed)).toMatchObject({
			message: 'HexAI did not confirm this payment: the money may have moved',
			description: expect.stringContaining('nothing came within 1 second'),
		});

		const changed = workflow.nodes.map((node) =>
			node.name === 'Payout'
				? { ...node, parameters: { ...node.parameters, options: { sendAgainKeys: 'OUT-T' } } }
				: node,
		);
		await stage.client.updateWorkflow(workflow.id, { nodes: changed });
		await stage.client.activate(workflow.id);
		const again = await run([{ amount: '70.00', reference: 'OUT-T' }]);
		expect(again.status).toBe('success');
		expect(await sentPayouts()).toEqual(['OUT-T', 'OUT-T']);
	});

	it('that HexAI refuses frees its key, so that the corrected line can be run again', async () => {
		const { run } = await payoutWorkflow('refused', payout(await stage.createCredential()));
		const refused = await run([{ amount: '99999.00', reference: 'OUT-R' }]);
		expect(errorOf(refused)).toMatchObject({
			message: expect.stringContaining('(INSUFFICIENT_BALANCE)'),
			description: expect.stringMatching(
				/Needs 99999\.00 GMD, available 4500\.50 GMD[\s\S]*"OUT-R" is free again/,
			),
			httpCode: '400',
		});
		const corrected = await run([{ amount: '99.00', reference: 'OUT-R' }]);
		expect(corrected.status).toBe('success');
	});

	it('with Continue On Fail pairs each failed line with its input and goes on', async () => {
		const credential = await stage.createCredential();
		const { run } = await payoutWorkflow(
			'continue',
			payout(credential, {}, { onError: 'continueRegularOutput' }),
		);
		const execution = await run([
			{ amount: '10.00', reference: 'OUT-A' },
			{ amount: '0.105', reference: 'OUT-B' },
			{ amount: '88888.00', reference: 'OUT-C' },
			{ amount: '12.00', reference: 'OUT-D' },
		]);
		expect(execution.status).toBe('success');
		const items = execution.runData.Payout?.[0]?.data?.main[0] ?? [];
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([
			{ item: 0 },
			{ item: 1 },
			{ item: 2 },
			{ item: 3 },
		]);
		expect(items[1]?.json.error).toMatchObject({
			code: 'INVALID_INPUT',
			outcome: 'notSent',
			paymentKey: 'OUT-B',
		});
		expect(items[2]?.json.error).toMatchObject({
			code: null,
			providerCode: 'INSUFFICIENT_BALANCE',
			httpStatus: 400,
			outcome: 'refused',
			details: { provider: { required_amount_bututs: 8888800 } },
		});
		expect(await sentPayouts()).toEqual(['OUT-A', 'OUT-C', 'OUT-D']);
	});

	it('names what was sent before the line that stopped the run', async () => {
		const { run } = await payoutWorkflow('stopped', payout(await stage.createCredential()));
		const execution = await run([
			{ amount: '10.00', reference: 'OUT-E' },
			{ amount: '11.00', reference: 'OUT-F' },
			{ amount: '99999.00', reference: 'OUT-G' },
		]);
		expect(errorOf(execution)?.description).toContain('Carried out before this item: 2 items: OUT-E, OUT-F.');
	});
});
