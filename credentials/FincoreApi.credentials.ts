import type {
	IAuthenticate,
	ICredentialDataDecryptedObject,
	ICredentialType,
	Icon,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';

import { bearer } from '../nodes/shared/api/bearer';
import { baseUrl } from '../nodes/shared/basics/addresses';
import { modeNotice } from '../nodes/shared/form/modeNotices';
import { moneyMovementFields } from '../nodes/shared/form/moneyMovement';
import { previousSecretField } from '../nodes/shared/form/previousSecret';
import { credentialCall } from '../nodes/shared/http/credentialCall';

/** API key of Fincore, version 1 of its API. */
export class FincoreApi implements ICredentialType {
	name = 'fincoreApi';

	displayName = 'Fincore API';

	icon: Icon = { light: 'file:../icons/fincore.svg', dark: 'file:../icons/fincore.dark.svg' };

	documentationUrl = 'https://github.com/n8n-nodes-fintech/n8n-nodes-fintech/blob/main/docs/fincore.md';

	properties: INodeProperties[] = [
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description:
				'Created in the Fincore administration panel. Use one key for trying things out and another for production.',
		},
		modeNotice(
			'mode',
			'Neither key nor address says whether it is for test or live. Assume that real money moves, and say in the name of the credential what the key is for.',
		),
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: 'https://api.fincore.com/v1',
			placeholder: 'e.g. https://api.fincore.com/v1',
			required: true,
			description:
				'The version is part of the address. Fincore documents this one only; change it when yours is another.',
		},
		{
			displayName: 'Webhook Secret',
			name: 'webhookSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				'For the Fincore Trigger only: the token its deliveries carry, or the key they are signed with. With a token choose a long random text of letters and digits, such as one of a password manager.',
		},
		previousSecretField('previousWebhookSecret', 'Webhook Secret'),
		...moneyMovementFields(),
	];

	authenticate: IAuthenticate = async (
		credentials: ICredentialDataDecryptedObject,
		requestOptions: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> => {
		return credentialCall(requestOptions, { base: baseUrl(credentials.baseUrl) }, bearer(credentials));
	};
}
