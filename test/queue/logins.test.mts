import axios from 'axios';
import { AcquiredStage, listLedgers } from '../n8n/harness/acquiredStage.mts';
import { action, chain, linesFromWebhook } from '../n8n/harness/workflows.mts';
import { figure } from '../support/figure.mts';
import type { WorkflowNode } from '../../playground/workflow.mts';
import { openQueueStage, type QueueStage } from './harness/stage.mts';

jest.setTimeout(1_500_000);

const EXECUTIONS = 200;

let stage: QueueStage;

beforeAll(async () => {
	stage = await openQueueStage();
});

afterAll(async () => {
	await stage?.close();
});

/** A workflow that runs a node once in each execution, begun so many at one moment. */
async function running(name: string, node: WorkflowNode) {
	const { client, n8n } = stage;
	const workflow = await client.createWorkflow(chain(name, [...linesFromWebhook(name), node]));
	await client.activate(workflow.id);
	const url = await client.webhookUrl(workflow, 'Webhook');
	return {
		run: async (executions: number): Promise<void> => {
			const started = Array.from({ length: executions }, async (_, turn) => {
				await axios.post(n8n.at(turn, url), { lines: [{ turn }] }, { proxy: false });
			});
			await Promise.all(started);
			await stage.untilIdle();
		},
		failed: async () => await stage.failed(workflow.id),
		succeeded: async () => await stage.succeeded(workflow.id),
	};
}

/** Logs in once, lets the token end, and begins all executions: gives how many more log-ins that took. */
async function loginsOf(
	name: string,
	{
		node,
		logins,
		expire,
	}: { node: WorkflowNode; logins: () => Promise<number>; expire: () => Promise<void> },
): Promise<number> {
	const workflow = await running(name, node);
	await workflow.run(1);
	const before = await logins();
	await expire();
	await workflow.run(EXECUTIONS);
	expect(await workflow.failed()).toBe(0);
	expect(await workflow.succeeded()).toBe(EXECUTIONS + 1);
	const more = (await logins()) - before;
	figure(`${name}: ${more} log-ins for ${EXECUTIONS} executions with an expired token`);
	return more;
}

it('Acquired Banking: all executions that find the token expired succeed', async () => {
	const acquired = new AcquiredStage(stage);
	const more = await loginsOf('Acquired', {
		node: listLedgers(await acquired.credential()),
		logins: async () => (await acquired.logins()).logins,
		expire: async () => await acquired.expire(),
	});
	expect(more).toBeGreaterThan(0);
	const answered = await acquired.control.calls('GET', '/accounts/list');
	expect(answered.filter(({ status }) => status === 200).length).toBeGreaterThan(EXECUTIONS);
});

it('FinCode: all executions that find the token expired succeed', async () => {
	const fincode = stage.control('fincode');
	await fincode.post('/accounts', { ids: ['account-1'] });
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
	const more = await loginsOf('FinCode', {
		node: action('finCode', 'Read', credential, {
			resource: 'ledger',
			operation: 'getBalance',
			accountId: 'account-1',
			options: {},
		}),
		logins: async () => (await fincode.state<{ logins: { tries: number } }>()).logins.tries,
		expire: async () => await fincode.advance(3_600_000),
	});
	expect(more).toBeGreaterThan(0);
});
