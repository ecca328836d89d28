import type {
	IAuthenticate,
	ICredentialDataDecryptedObject,
	ICredentialType,
	Icon,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';

import { apiAddress } from '../nodes/HexCore/address';
import { bearer } from '../nodes/shared/api/bearer';
import { environmentNotices, keyModeNotices } from '../nodes/shared/form/modeNotices';
import { moneyMovementFields } from '../nodes/shared/form/moneyMovement';
import { previousSecretField } from '../nodes/shared/form/previousSecret';
import { credentialCall } from '../nodes/shared/http/credentialCall';

/** Secret key of the hexCore API, with the environment it belongs to. */
export class HexCoreApi implements ICredentialType {
	name = 'hexCoreApi';

	displayName = 'hexCore API';

	icon: Icon = { light: 'file:../icons/hexCore.svg', dark: 'file:../icons/hexCore.dark.svg' };

	documentationUrl = 'https://github.com/n8n-nodes-fintech/n8n-nodes-fintech/blob/main/docs/hexcore.md';

	properties: INodeProperties[] = [
		{
			displayName: 'Environment',
			name: 'environment',
			type: 'options',
			options: [
				{
					name: 'Custom',
					value: 'custom',
					description: 'Another address, such as the local sandbox or a proxy',
				},
				{ name: 'Production', value: 'production', description: 'Real money moves' },
				{
					name: 'Sandbox',
					value: 'sandbox',
					description: "HexCore's own test environment: no real money moves",
				},
			],
			default: 'sandbox',
			description: 'Must match the API key',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. http://localhost:4010/hexcore/v2',
			displayOptions: { show: { environment: ['custom'] } },
			description:
				'Address of the API with its /v2 part. It begins with https://; plain http is accepted on this machine only.',
		},
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description:
				'Secret key from the hexCore dashboard: sk_test_… for the sandbox, sk_live_… for production',
		},
		...environmentNotices('sandbox', 'test', {
			text: 'Sandbox: no real money moves with this credential.',
			contradiction:
				'This key is a live one, which the sandbox does not take: use a key that begins with sk_test_, or choose Production.',
		}),
		...environmentNotices('production', 'live', {
			text: 'Production: workflows with this credential move real money.',
			contradiction:
				'This key is a test one, which production does not take: use a key that begins with sk_live_, or choose Sandbox.',
		}),
		...keyModeNotices('hexCore', { environment: ['custom'] }),
		{
			displayName: 'Body Format',
			name: 'bodyFormat',
			type: 'options',
			options: [
				{ name: 'Form', value: 'form', description: "As hexCore's introduction says" },
				{ name: 'JSON', value: 'json', description: "As all of hexCore's samples show" },
			],
			default: 'json',
			description: 'How data is sent. Change it only when hexCore does not understand what it gets.',
		},
		{
			displayName: 'Webhook Secret',
			name: 'webhookSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				'Token or signing key that webhooks are checked with. Needed by the hexCore Trigger: choose a long random text and give it to whoever sends the webhooks.',
		},
		previousSecretField('previousWebhookSecret', 'Webhook Secret'),
		...moneyMovementFields('NGN'),
	];

	authenticate: IAuthenticate = async (
		credentials: ICredentialDataDecryptedObject,
		requestOptions: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> => {
		return credentialCall(requestOptions, { base: apiAddress(credentials) }, bearer(credentials));
	};
}
