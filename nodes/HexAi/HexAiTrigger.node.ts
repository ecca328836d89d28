import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type IHookFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';

import { noticeWithLink } from '../shared/form/noticeWithLink';
import { triggerPanel } from '../shared/form/triggerPanel';
import { triggerProperties } from '../shared/form/triggerProperties';
import { credentialTests } from '../shared/run/credentialTest';
import { assertReady } from '../shared/webhooks/readiness';
import { receive } from '../shared/webhooks/receive';
import { startOnce } from '../shared/webhooks/startOnce';
import { hexAiProbe } from './credentialTest';
import { DEFAULT_TOLERANCE_SECONDS, hexAiWebhook } from './webhook';

export class HexAiTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'HexAI Trigger',
		name: 'hexAiTrigger',
		icon: { light: 'file:../../icons/hexAi.svg', dark: 'file:../../icons/hexAi.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle:
			'={{ [$parameter["events"]].flat().includes("*") ? "any event" : [$parameter["events"], $parameter["customEvents"] ?? []].flat().filter((name) => name !== "custom").join(", ") }}',
		// n8n shows it for the action node as well.
		description:
			'Collect Wave payments, pay out to Wave wallets in The Gambia, and start a workflow when a payment changes',
		defaults: { name: 'HexAI Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'hexAiApi', required: true, testedBy: 'testCredential' }],
		webhooks: [
			{
				name: 'default',
				httpMethod: 'POST',
				responseMode: 'onReceived',
				// Empty: else n8n answers with the name of its own default in place of what webhook() says.
				responseData: '',
				path: 'webhook',
			},
		],
		triggerPanel: triggerPanel('HexAI', 'let a payment finish, for example pay a checkout link'),
		properties: triggerProperties({
			notices: [
				noticeWithLink({
					lines: [
						'Fill in Webhook Secret in the credential.',
						'Give HexAI the Production URL (Webhook URLs above).',
						'Publish the workflow.',
					],
					more: 'How to try it first, and what is checked',
					page: 'hexai.md#trigger',
				}),
			],
			events: [{ name: 'Transaction Completed', value: 'transaction.completed' }],
			confirmable:
				'Whether to ask HexAI for the status of the collection before the workflow starts. What HexAI does not confirm, or not yet, is answered 503 and starts nothing. Payouts can\'t be asked for and start as "notConfirmable".',
			options: [
				{
					displayName: 'Tolerance (Seconds)',
					name: 'toleranceSeconds',
					type: 'number',
					typeOptions: { minValue: 1 },
					default: DEFAULT_TOLERANCE_SECONDS,
					description:
						'How far the time in a signature of the form t=,v1= may be from now. Other signatures carry no time.',
				},
			],
		}),
	};

	methods = { credentialTest: credentialTests(hexAiProbe) };

	webhookMethods = {
		default: {
			async checkExists(this: IHookFunctions): Promise<boolean> {
				return await assertReady.call(this, hexAiWebhook);
			},
			async create(this: IHookFunctions): Promise<boolean> {
				return await assertReady.call(this, hexAiWebhook);
			},
			async delete(): Promise<boolean> {
				return true;
			},
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receive.call(this, hexAiWebhook);
	}

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await startOnce.call(this);
	}
}
