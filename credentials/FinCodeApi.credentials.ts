import type {
	IAuthenticate,
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	Icon,
	IDataObject,
	IHttpRequestHelper,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';

import { authenticated } from '../nodes/FinCode/login/authenticate';
import { signIn } from '../nodes/FinCode/login/signIn';
import { moneyMovementFields } from '../nodes/shared/form/moneyMovement';
import { previousSecretField } from '../nodes/shared/form/previousSecret';
import { failedForAnotherReason } from '../nodes/shared/http/outsideCalls';

const HARMLESS_READ = '/api/v6/services/usermanagement/profile';

/** A user of a FinCode tenant, by login or by an API token of the dashboard. */
export class FinCodeApi implements ICredentialType {
	name = 'finCodeApi';

	displayName = 'FinCode API';

	icon: Icon = { light: 'file:../icons/finCode.svg', dark: 'file:../icons/finCode.dark.svg' };

	documentationUrl = 'https://docs.fincode.technology/api/authentication';

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
				'The address without /api/v6/services. The login token is sent there, so enter only an address FinCode gave you.',
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
				'Password of the FinCode user. Needed to sign in with an e-mail address; with an API token only for Transaction > Create, Create Direct and Payment > Pay From Wallet, which send it along.',
		},
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
			displayName: 'Platform',
			name: 'platform',
			type: 'string',
			default: 'fincode',
			description: 'Sent in the header platform. Leave it unless FinCode told you another value.',
		},
		{
			displayName: 'UUID',
			name: 'uuid',
			type: 'string',
			default: '200',
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

	async preAuthentication(
		this: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
	): Promise<IDataObject> {
		const read = () => authenticated(credentials, { url: HARMLESS_READ });
		return (await failedForAnotherReason(credentials, this, read))
			? {}
			: await signIn(this.helpers, credentials);
	}

	authenticate: IAuthenticate = async (
		credentials: ICredentialDataDecryptedObject,
		requestOptions: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> => authenticated(credentials, requestOptions);

	test: ICredentialTestRequest = {
		request: {
			url: HARMLESS_READ,
			headers: { Accept: 'application/json', 'Content-Type': 'application/json' },
			disableFollowRedirect: true,
		},
		rules: [
			{
				type: 'responseSuccessBody',
				properties: { key: 'success', value: false, message: 'FinCode refused the sign-in.' },
			},
			{
				type: 'responseSuccessBody',
				properties: { key: 'status', value: 'FAILED', message: 'FinCode refused the sign-in.' },
			},
		],
	};
}
