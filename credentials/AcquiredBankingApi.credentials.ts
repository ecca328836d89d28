import type {
	IAuthenticate,
	ICredentialDataDecryptedObject,
	ICredentialType,
	Icon,
	IDataObject,
	IHttpRequestHelper,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';

import { modeNotice } from '../nodes/shared/form/modeNotices';
import { moneyMovementFields } from '../nodes/shared/form/moneyMovement';
import { previousSecretField } from '../nodes/shared/form/previousSecret';

// Named outside the list, because n8n's linter guesses from a name whether a field is secret: it takes a switch
// about tokens for a token, and a key and a webhook secret for none.

const appKey: INodeProperties = {
	displayName: 'App Key',
	name: 'appKey',
	type: 'string',
	typeOptions: { password: true },
	default: '',
	required: true,
	displayOptions: { show: { loginWith: ['appKey'] } },
	description: 'The app key of your API user',
};

const companyHashcode: INodeProperties = {
	displayName: 'Company Hashcode',
	name: 'companyHashcode',
	type: 'string',
	typeOptions: { password: true },
	default: '',
	description:
		'The webhook secret Acquired issues for your company; not the API password. Needed by the Acquired Banking Trigger only.',
};

const tokenPerRequest: INodeProperties = {
	displayName: 'New Token for Each Request',
	name: 'tokenPerRequest',
	type: 'boolean',
	default: false,
	description:
		'Whether to log in before every single call instead of using one token for two hours. Calls then go one at a time. Leave it off unless Acquired asks for it.',
};

const sessionInfo: INodeProperties = {
	displayName: 'Session Info',
	name: 'sessionInfo',
	type: 'hidden',
	typeOptions: { password: true },
	default: '',
};

/** Log-in of the API user of the Acquired Banking API. Acquired lets one token live at a time. */
export class AcquiredBankingApi implements ICredentialType {
	name = 'acquiredBankingApi';

	displayName = 'Acquired Banking API';

	icon: Icon = { light: 'file:../icons/acquiredBanking.svg', dark: 'file:../icons/acquiredBanking.dark.svg' };

	documentationUrl =
		'https://github.com/n8n-nodes-fintech/n8n-nodes-fintech/blob/main/docs/acquired-banking.md';

	properties: INodeProperties[] = [
		{
			displayName:
				'Acquired allows one log-in at a time: a new one ends the one before. Use this API user in n8n only, and in one credential only.',
			name: 'notice',
			type: 'notice',
			default: '',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. https://…',
			description:
				'The address of the Banking API. Acquired gives it with your test or live account; it is not published. Not the card gateway, the Hub or the newer payments API.',
		},
		modeNotice(
			'mode',
			'Acquired gives one address for the test account and another for the live one, and publishes neither: this form can not tell them apart. Assume that real money moves, and say in the name of the credential which account it is.',
		),
		{
			displayName: 'Log In With',
			name: 'loginWith',
			type: 'options',
			options: [
				{ name: 'App ID and App Key', value: 'appKey' },
				{ name: 'Email and Password', value: 'emailPassword' },
			],
			default: 'emailPassword',
			required: true,
			description: 'Which details of your API user Acquired gave you',
		},
		{
			displayName: 'Email',
			name: 'email',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. name@email.com',
			displayOptions: { show: { loginWith: ['emailPassword'] } },
			description: 'The email address of your API user',
		},
		{
			displayName: 'Password',
			name: 'password',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			displayOptions: { show: { loginWith: ['emailPassword'] } },
			description: 'The password of your API user',
		},
		{
			displayName: 'App ID',
			name: 'appId',
			type: 'string',
			default: '',
			placeholder: 'e.g. 1001',
			required: true,
			displayOptions: { show: { loginWith: ['appKey'] } },
			description: 'The app ID of your API user',
		},
		appKey,
		companyHashcode,
		previousSecretField('previousCompanyHashcode', 'Company Hashcode'),
		tokenPerRequest,
		...moneyMovementFields(),
		{
			displayName: 'Session Token',
			name: 'sessionToken',
			type: 'hidden',
			typeOptions: { expirable: true, password: true },
			default: '',
		},
		sessionInfo,
	];

	// n8n loads every credential at its start, and only the code of those that are used needs to be there.
	async preAuthentication(
		this: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
	): Promise<IDataObject> {
		const { preAuthentication } = await import('../nodes/AcquiredBanking/login/preAuthentication');
		return await preAuthentication(this, credentials);
	}

	authenticate: IAuthenticate = async (
		credentials: ICredentialDataDecryptedObject,
		requestOptions: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> => {
		const { authenticated } = await import('../nodes/AcquiredBanking/login/authenticate');
		return authenticated(credentials, requestOptions);
	};
}
