import type {
	IAuthenticate,
	IAuthenticateRuleResponseCode,
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	Icon,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';

import { baseUrl } from '../nodes/shared/basics/addresses';
import { moneyMovementFields } from '../nodes/shared/form/moneyMovement';
import { previousSecretField } from '../nodes/shared/form/previousSecret';
import { credentialCall } from '../nodes/shared/http/credentialCall';

const RULES = [
	codeRule(
		401,
		'Fincore refused the API key. Create one in the Fincore administration panel and put it here.',
	),
	codeRule(403, 'This key may not read clients. Ask your Fincore administrator for the right.'),
	codeRule(404, 'There are no clients at this Base URL. It must end in the version, as in /v1.'),
	codeRule(429, 'Too many calls in this minute. The key may well be right: wait a minute and test again.'),
	{
		type: 'responseSuccessBody' as const,
		properties: {
			key: 'data',
			value: undefined,
			message: 'Something answered, but not as Fincore does. Base URL must end in the version, as in /v1.',
		},
	},
];

function codeRule(value: number, message: string): IAuthenticateRuleResponseCode {
	return { type: 'responseCode', properties: { value, message } };
}

/** API key of Fincore, version 1 of its API. */
export class FincoreApi implements ICredentialType {
	name = 'fincoreApi';

	displayName = 'Fincore API';

	icon: Icon = { light: 'file:../icons/fincore.svg', dark: 'file:../icons/fincore.dark.svg' };

	documentationUrl = 'https://fincore.live/docs/api';

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
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: 'https://api.fincore.com/v1',
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
		const apiKey = String(credentials.apiKey ?? '').trim();
		return credentialCall(
			requestOptions,
			{ base: baseUrl(credentials.baseUrl) },
			{ Authorization: `Bearer ${apiKey}` },
		);
	};

	test: ICredentialTestRequest = {
		request: {
			baseURL: '={{ $credentials.baseUrl.trim().replace(new RegExp("/+$"), "") }}',
			url: '/clients',
			qs: { limit: 1 },
			headers: { Accept: 'application/json' },
			disableFollowRedirect: true,
		},
		// The type allows one kind of rule in a list; n8n looks at each rule by itself.
		rules: RULES as ICredentialTestRequest['rules'],
	};
}
