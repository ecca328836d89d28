/** The workflows a playground has, and how the importable ones are made to run in its sandbox. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Credential } from './client.mts';
import type { WorkflowInput, WorkflowNode } from './workflow.mts';

const here = dirname(fileURLToPath(import.meta.url));

/** Where the importable examples lie. */
export const EXAMPLES_DIR = join(here, '../workflows');

/** Values of the steps called Settings and the like that are the sandbox's, by workflow, step and field. */
const SANDBOX_VALUES: Record<string, Record<string, Record<string, unknown>>> = {
	'acquired-sweep-ledgers': {
		Settings: { collectingLedgerId: 'a303519e-3b65-4a1e-b8b9-b480ade983f7' },
	},
	'fincode-send-money': { Settings: { walletAccountId: '5b0e7a34-2222-4d3f-9a00-112233445566' } },
	'hexcore-loan-disbursement': { Loan: { loanId: 'ln_playground', accountNumber: '0987654321' } },
	'hexcore-payroll': { Settings: { sourceAccount: '1234567890' } },
	'low-balance-alert': { Settings: { hexAiFloor: 5000 } },
};

/** Steps that take another credential than the first of their type, by workflow and step. */
const CREDENTIAL_NAMES: Record<string, Record<string, string>> = {
	'hexai-agent-with-approval': {
		'Read the balance': 'HexAI sandbox, read only',
		'Read the transactions': 'HexAI sandbox, read only',
		'Pay the invoice': 'HexAI sandbox, up to 500 GMD',
	},
};

const FORM = 'n8n-nodes-base.formTrigger';

/** n8n's own nodes whose address n8n serves while the workflow is published. */
const LISTENING = [FORM, 'n8n-nodes-base.webhook'];

const OUR_TYPE = /^n8n-nodes-fintech\.(\w+?)(Poll)?(Trigger|Tool)?$/;

/** A workflow of a folder, with the id it gets in the playground. */
export type NamedWorkflow = WorkflowInput & { id: string };

/** The workflows of a folder by the names of their files; the id is their own, else the name of the file. */
export function workflowsIn(folder: string): NamedWorkflow[] {
	return readdirSync(folder)
		.filter((file) => file.endsWith('.json'))
		.toSorted()
		.map((file) => ({
			id: basename(file, '.json'),
			...(JSON.parse(readFileSync(join(folder, file), 'utf8')) as WorkflowInput),
		}));
}

/** The workflow with this n8n's credentials and the sandbox's values in it; its forms ask for no login. */
export function forSandbox<W extends NamedWorkflow>(workflow: W, credentials: readonly Credential[]): W {
	const values = SANDBOX_VALUES[workflow.id] ?? {};
	const names = CREDENTIAL_NAMES[workflow.id] ?? {};
	const nodes = workflow.nodes.map((node) => {
		const type = credentialType(node);
		const found = credentials.find(
			(each) => each.type === type && (!names[node.name] || each.name === names[node.name]),
		);
		const filled = withValues(withoutLogin(node), values[node.name] ?? {});
		return found ? { ...filled, credentials: { [found.type]: { id: found.id, name: found.name } } } : filled;
	});
	return { ...workflow, nodes };
}

/** Whether somebody outside starts the workflow, so that it has to be published to run. */
export function listens({ nodes }: WorkflowInput): boolean {
	return nodes.some((node) => LISTENING.includes(node.type) || providerOfWebhooks(node) !== undefined);
}

/** The provider whose webhooks a node receives, as its action node is called; undefined for all other nodes. */
export function providerOfWebhooks({ type }: WorkflowNode): string | undefined {
	const [, provider, poll, kind] = OUR_TYPE.exec(type) ?? [];
	return kind === 'Trigger' && !poll ? provider : undefined;
}

function credentialType({ type, parameters }: WorkflowNode): string | undefined {
	const [, provider] = OUR_TYPE.exec(type) ?? [];
	if (provider) return `${provider}Api`;
	if (type.endsWith('.lmChatOpenAi')) return 'openAiApi';
	return parameters.authentication === 'headerAuth' ? 'httpHeaderAuth' : undefined;
}

/** The playground's n8n answers this machine alone, and pays in the sandbox. */
function withoutLogin(node: WorkflowNode): WorkflowNode {
	if (node.type !== FORM) return node;
	const { authentication: _login, ...parameters } = node.parameters;
	return { ...node, parameters };
}

/** A Set node with other values in the fields named. */
function withValues(node: WorkflowNode, values: Record<string, unknown>): WorkflowNode {
	if (Object.keys(values).length === 0) return node;
	const { assignments } = node.parameters.assignments as {
		assignments: Array<{ name: string; value: unknown }>;
	};
	const filled = assignments.map((one) => (one.name in values ? { ...one, value: values[one.name] } : one));
	return { ...node, parameters: { ...node.parameters, assignments: { assignments: filled } } };
}
