import type { IHookFunctions, IWebhookFunctions } from 'n8n-workflow';

import type { TriggerSettings, TriggerStrategy } from '../api/webhook';

/** What a strategy may know of the node, in its lifecycle and at a delivery. */
export async function settingsOf(
	functions: IWebhookFunctions | IHookFunctions,
	strategy: TriggerStrategy,
): Promise<TriggerSettings> {
	return {
		credential: await functions.getCredentials(strategy.provider.credential),
		get: (name) => functions.getNodeParameter(name, null) ?? undefined,
		nowSeconds: Math.floor(Date.now() / 1000),
	};
}
