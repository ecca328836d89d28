/** What the tests of FinCode's payments on a real n8n share. */
import type { WorkflowNode } from '../../../playground/workflow.mts';
import type { Stage } from './stage.mts';
import { action, type Credential } from './workflows.mts';

/** A posting between ledger accounts whose key and amount come from the line. */
export function ledgerPost(
	credential: Credential,
	options: Record<string, unknown> = {},
	more: Partial<WorkflowNode> = {},
): WorkflowNode {
	const parameters = {
		resource: 'ledger',
		operation: 'post',
		instructionIdempotencykey: '={{ $json.key }}',
		primaryAccountNumber: '8883633074',
		currencyCode: 'NGN',
		creditDebitInstructionDirection: 'DEBIT_PRIMARY_ACCOUNT_CREDIT_COUNTERPARTY_ACCOUNT',
		counterParties: '=[{ "accountNumber": "8883968718", "amount": {{ $json.amount }} }]',
		options,
	};
	return action('finCode', 'Post', credential, parameters, more);
}

export const POST_PATH = '/v6/services/gateway/post-account';

/** A credential of somebody who may post. */
export async function managerCredential(stage: Pick<Stage, 'client' | 'sandboxUrl'>): Promise<Credential> {
	const data = {
		authentication: 'login',
		environment: 'custom',
		baseUrl: `${stage.sandboxUrl}/fincode`,
		email: 'manager@sim.example',
		password: 'Sim-Passw0rd!',
		apiToken: 'unused',
		platform: 'fincode',
		uuid: '200',
		requestFormat: 'standard',
		webhookSecret: 'whsec_fincode_demo',
	};
	return await stage.client.createCredential({ name: 'FinCode', type: 'finCodeApi', data });
}

/** What the simulator has posted, in thousandths: the debits of the primary account, oldest first. */
export async function posted(stage: Pick<Stage, 'control'>): Promise<number[]> {
	const { ledger } = await stage.control('fincode').state<{
		ledger: {
			entries: Array<{ type: string; amount: number; accountId: string }>;
			accounts: Array<{ id: string; number: string | null }>;
		};
	}>();
	const primary = ledger.accounts.find(({ number }) => number === '8883633074')?.id;
	return ledger.entries
		.filter(({ type, accountId }) => type === 'DEBIT' && accountId === primary)
		.map(({ amount }) => amount);
}
