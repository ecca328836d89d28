import type { ICredentialDataDecryptedObject, IHookFunctions, IWebhookFunctions } from 'n8n-workflow';

import type { TriggerSettings, TriggerStrategy } from '../api/webhook';

/** What a strategy may know of the node, with the credential as it is now. */
export async function settingsOf(
	functions: IHookFunctions,
	strategy: TriggerStrategy,
): Promise<TriggerSettings> {
	return settingsWith(functions, await functions.getCredentials(strategy.provider.credential));
}

/** What a strategy may know of the node at a delivery or in its lifecycle. */
export function settingsWith(
	functions: IWebhookFunctions | IHookFunctions,
	credential: ICredentialDataDecryptedObject,
): TriggerSettings {
	return {
		credential,
		get: (name) => functions.getNodeParameter(name, null) ?? undefined,
		nowSeconds: Math.floor(Date.now() / 1000),
	};
}
