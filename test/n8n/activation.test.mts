import type { Workflow } from '../../playground/workflow.mts';
import { AcquiredStage } from './harness/acquiredStage.mts';
import { FincoreControl } from './harness/fincoreControl.mts';
import { HexcoreStage } from './harness/hexcoreStage.mts';
import { openStage, type Stage } from './harness/stage.mts';
import { chain, type Credential, keep, trigger } from './harness/workflows.mts';

jest.setTimeout(120_000);

interface Refusal {
	title: string;
	/** Makes a credential, and what else it takes to be refused. */
	credential(): Promise<Credential>;
	type: string;
	parameters?: Record<string, unknown>;
	message: string;
}

let stage: Stage;

const fincoreCredential = async (webhookSecret: string): Promise<Credential> =>
	await stage.client.createCredential({
		name: 'Fincore',
		type: 'fincoreApi',
		data: { apiKey: 'sim_key', baseUrl: `${stage.sandboxUrl}/fincore/v1`, webhookSecret },
	});

const REFUSALS: Refusal[] = [
	{
		title: 'HexAI without a webhook secret',
		credential: async () => await stage.createCredential({ webhookSecret: '' }),
		type: 'hexAi',
		parameters: { events: ['*'] },
		message: 'Fill in Webhook Secret',
	},
	{
		title: 'hexCore without a webhook secret',
		credential: async () => await new HexcoreStage(stage).credential({ webhookSecret: '' }),
		type: 'hexCore',
		message: 'Fill in Webhook Secret',
	},
	{
		title: 'FinCode without a webhook secret',
		credential: async () =>
			await stage.client.createCredential({
				name: 'FinCode',
				type: 'finCodeApi',
				data: {
					authentication: 'login',
					environment: 'custom',
					baseUrl: `${stage.sandboxUrl}/fincode`,
					email: 'manager@sim.example',
					password: 'Sim-Passw0rd!',
					platform: 'fincode',
					uuid: '200',
					requestFormat: 'standard',
					webhookSecret: '',
				},
			}),
		type: 'finCode',
		message: 'Fill in Webhook Secret',
	},
	{
		title: 'Acquired Banking without a company hashcode',
		credential: async () => await new AcquiredStage(stage).credential({ companyHashcode: '' }),
		type: 'acquiredBanking',
		parameters: { events: ['*'] },
		message: 'Fill in Company Hashcode in the credential, or choose Verification: None',
	},
	{
		title: 'Fincore without a webhook secret',
		credential: async () => await fincoreCredential(''),
		type: 'fincore',
		message: 'Fill in Webhook Secret in the credential, or choose Verification: None.',
	},
	{
		title: 'Fincore on an account without an API for webhooks',
		credential: async () => {
			await new FincoreControl(stage.sandboxUrl).settings({ noWebhookApi: true });
			return await fincoreCredential('a secret');
		},
		type: 'fincore',
		parameters: { registration: 'api' },
		message:
			'Fincore answered 404 at /webhooks: this account has no webhook API there. Set Registration to Manual and paste the Webhook URL into Fincore, or correct Options > Registration Path.',
	},
];

async function workflowOf({ title, credential, type, parameters }: Refusal): Promise<Workflow> {
	const node = trigger(type, 'Trigger', await credential(), parameters);
	return await stage.client.createWorkflow(chain(title, [node, keep('Received')]));
}

const attempts = new Map<string, Promise<Workflow>>();

// n8n tries each five times, over fifteen seconds, before it gives up: all of them wait together.
beforeAll(async () => {
	stage = await openStage();
	for (const refusal of REFUSALS) {
		const { id } = await workflowOf(refusal);
		const attempt = stage.client.activate(id);
		// Its test comes later; till then nobody looks at its failure.
		attempt.catch(() => undefined);
		attempts.set(refusal.title, attempt);
	}
});

afterAll(async () => {
	await stage?.close();
});

it.each(REFUSALS)('$title is not switched on, and says what to do', async ({ title, message }) => {
	await expect(attempts.get(title)).rejects.toThrow(message);
});
