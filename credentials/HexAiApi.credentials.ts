import type {
	IAuthenticate,
	ICredentialDataDecryptedObject,
	ICredentialType,
	Icon,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';

import { authentication } from '../nodes/HexAi/authentication';
import { baseUrl } from '../nodes/shared/basics/addresses';
import { keyModeNotices } from '../nodes/shared/form/modeNotices';
import { moneyMovementFields } from '../nodes/shared/form/moneyMovement';
import { previousSecretField } from '../nodes/shared/form/previousSecret';
import { credentialCall } from '../nodes/shared/http/credentialCall';

/** API key of the HexAI Payment Gateway. The key alone decides whether real money moves. */
export class HexAiApi implements ICredentialType {
	name = 'hexAiApi';

	displayName = 'HexAI API';

	icon: Icon = { light: 'file:../icons/hexAi.svg', dark: 'file:../icons/hexAi.dark.svg' };

	documentationUrl = 'https://github.com/n8n-nodes-fintech/n8n-nodes-fintech/blob/main/docs/hexai.md';

	properties: INodeProperties[] = [
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description:
				'From the HexAI dashboard. The key alone decides whether real money moves: one that begins with sk_test_ works in sandbox mode, one that begins with sk_live_ moves real money.',
		},
		...keyModeNotices('HexAI'),
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: 'https://hpg.hexai.gm/api/v1',
			placeholder: 'e.g. https://hpg.hexai.gm/api/v1',
			description:
				'The same address serves sandbox and production. Change it only when HexAI gave you another one.',
		},
		{
			displayName: 'Webhook Secret',
			name: 'webhookSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				'The secret HexAI signs its webhooks with. Needed by the HexAI Trigger: without it every delivery is refused.',
		},
		previousSecretField('previousWebhookSecret', 'Webhook Secret'),
		{
			displayName: 'Payout Path',
			name: 'payoutPath',
			type: 'options',
			options: [
				{ name: '/payouts/initiate', value: '/payouts/initiate' },
				{ name: '/payouts/send', value: '/payouts/send' },
			],
			default: '/payouts/initiate',
			description:
				'Where payouts are sent to. /payouts/initiate is documented; newer accounts may use /payouts/send, so try it when payouts answer 404.',
		},
		{
			displayName: 'Send X-Hexai-Key Header',
			name: 'sendHexaiKeyHeader',
			type: 'boolean',
			default: false,
			description: 'Whether to send the API key in the header x-hexai-key as well, which newer hosts ask for',
		},
		...moneyMovementFields('GMD'),
	];

	authenticate: IAuthenticate = async (
		credentials: ICredentialDataDecryptedObject,
		requestOptions: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> => {
		const trust = { base: baseUrl(credentials.baseUrl) };
		return credentialCall(requestOptions, trust, authentication(credentials));
	};
}
