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

// Named outside the list, because n8n's linter takes every key for a secret.
const publicKey: INodeProperties = {
	displayName: 'Public Key',
	name: 'publicKey',
	type: 'string',
	typeOptions: { rows: 4 },
	default: '',
	placeholder: 'e.g. -----BEGIN PUBLIC KEY-----',
	description:
		'RSA key of the FinCode dashboard, when your tenant wants passwords and PINs encrypted. Empty: they are sent as typed.',
};

/** A user of a FinCode tenant, by login or by an API token of the dashboard. */
export class FinCodeApi implements ICredentialType {
	name = 'finCodeApi';

	displayName = 'FinCode API';

	icon: Icon = { light: 'file:../icons/finCode.svg', dark: 'file:../icons/finCode.dark.svg' };

	documentationUrl = 'https://github.com/n8n-nodes-fintech/n8n-nodes-fintech/blob/main/docs/fincode.md';

	properties: INodeProperties[] = [
		{
			displayName: 'Environment',
			name: 'environment',
			type: 'options',
			required: true,
			options: [
				{
					name: 'Sandbox',
					value: 'sandbox',
					description: 'Simulated transactions on fincode.software',
				},
				{ name: 'Production', value: 'production', description: 'Real money on fincode.tech' },
				{ name: 'Custom Address', value: 'custom', description: 'An address FinCode gave you' },
			],
			default: 'sandbox',
			description: 'Decides whether real money moves',
		},
		modeNotice('sandbox', 'Sandbox: no real money moves with this credential.', {
			environment: ['sandbox'],
		}),
		modeNotice('production', 'Production: workflows with this credential move real money.', {
			environment: ['production'],
		}),
		modeNotice(
			'custom',
			'An address of your own does not say whether it is for test or live. Assume that real money moves, and ask FinCode.',
			{ environment: ['custom'] },
		),
		{
			displayName: 'Domain',
			name: 'domain',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. acme',
			displayOptions: { show: { environment: ['sandbox', 'production'] } },
			description:
				'Your FinCode subdomain: the first part of your FinCode address, as told in the approval e-mail',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. https://pay.example.com',
			displayOptions: { show: { environment: ['custom'] } },
			description:
				'The address without /api/v6/services. The sign-in goes there, so enter only an address FinCode gave you.',
		},
		{
			displayName: 'Authentication',
			name: 'authentication',
			type: 'options',
			required: true,
			options: [
				{ name: 'Email and Password', value: 'login' },
				{ name: 'API Token', value: 'apiToken' },
			],
			default: 'login',
			description: 'How the node signs in. API tokens are made in the FinCode dashboard.',
		},
		{
			displayName: 'Email',
			name: 'email',
			type: 'string',
			placeholder: 'e.g. ops@acme.example',
			required: true,
			default: '',
			displayOptions: { show: { authentication: ['login'] } },
			description: 'E-mail of the FinCode user. The role of this user decides what the node may do.',
		},
		{
			displayName: 'API Token',
			name: 'apiToken',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			displayOptions: { show: { authentication: ['apiToken'] } },
			description:
				'From the FinCode dashboard. It lives 24 hours to 1 year; put in a new one before it ends.',
		},
		{
			displayName: 'Password',
			name: 'password',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				'Password of the FinCode user. Needed to sign in with an e-mail address; with an API token only for Transaction > Create, Create Without Onboarding and Payment > Pay From Wallet, which send it along.',
		},
		publicKey,
		{
			displayName: 'Request Format',
			name: 'requestFormat',
			type: 'options',
			required: true,
			options: [
				{
					name: 'Standard (Data and Metadata)',
					value: 'standard',
					description: 'As FinCode\'s API Reference says: { "data": …, "metadata": … }',
				},
				{
					name: 'Flat',
					value: 'flat',
					description: "The bare fields, as the pages of FinCode's single calls show them",
				},
			],
			default: 'standard',
			description:
				'Form of what the node sends. Try the other one when FinCode reports fields as missing that you filled in.',
		},
		{
			displayName: 'Webhook Secret',
			name: 'webhookSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				'Only for the FinCode Trigger: the secret or token your webhooks are checked with. Without it every delivery is refused.',
		},
		previousSecretField('previousWebhookSecret', 'Webhook Secret'),
		{
			displayName: 'Platform Header',
			name: 'platform',
			type: 'string',
			default: 'fincode',
			placeholder: 'e.g. fincode',
			description: 'Sent in the header platform. Leave it unless FinCode told you another value.',
		},
		{
			displayName: 'UUID Header',
			name: 'uuid',
			type: 'string',
			default: '200',
			placeholder: 'e.g. 200',
			description: 'Sent in the header uuid. Leave it unless FinCode told you another value.',
		},
		...moneyMovementFields(),
		{
			displayName: 'Session Token',
			name: 'sessionToken',
			type: 'hidden',
			typeOptions: { expirable: true, password: true },
			default: '',
		},
	];

	// n8n loads every credential at its start, and only the code of those that are used needs to be there.
	async preAuthentication(
		this: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
	): Promise<IDataObject> {
		const { preAuthentication } = await import('../nodes/FinCode/login/preAuthentication');
		return await preAuthentication(this, credentials);
	}

	authenticate: IAuthenticate = async (
		credentials: ICredentialDataDecryptedObject,
		requestOptions: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> => {
		const { authenticated } = await import('../nodes/FinCode/login/authenticate');
		return authenticated(credentials, requestOptions);
	};
}
