import type { ICredentialsHelper, IWorkflowExecuteAdditionalData } from 'n8n-workflow';

import { core } from './n8n.mts';

// Real addresses: with empty ones every getNodeParameter fails with "Invalid URL".
const BASE = 'http://127.0.0.1:5678';

/** What n8n hands to every run besides the workflow. */
export function additionalData(
	credentialsHelper: ICredentialsHelper,
	more: Partial<IWorkflowExecuteAdditionalData> = {},
): IWorkflowExecuteAdditionalData {
	const notHere = (what: string) => async (): Promise<never> => {
		throw new Error(`The harness has no ${what}`);
	};
	return {
		credentialsHelper,
		executeWorkflow: notHere('sub-workflows'),
		getRunExecutionData: notHere('stored executions'),
		getRuntimeCredential: notHere('runtime credentials'),
		startRunnerTask: notHere('task runner'),
		logAiEvent: () => undefined,
		currentNodeExecutionIndex: 0,
		variables: {},
		externalSecretsProxy: new core.ExternalSecretsProxy(),
		restApiUrl: `${BASE}/rest`,
		instanceBaseUrl: `${BASE}/`,
		formBaseUrl: `${BASE}/form`,
		formWaitingBaseUrl: `${BASE}/form-waiting`,
		formTestBaseUrl: `${BASE}/form-test`,
		webhookBaseUrl: `${BASE}/webhook`,
		webhookWaitingBaseUrl: `${BASE}/webhook-waiting`,
		webhookTestBaseUrl: `${BASE}/webhook-test`,
		mcpBaseUrl: `${BASE}/mcp`,
		mcpTestBaseUrl: `${BASE}/mcp-test`,
		...more,
	};
}
