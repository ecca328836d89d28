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
import { verificationFields } from '../shared/form/verificationChoice';
import { credentialTests } from '../shared/run/credentialTest';
import { assertReady } from '../shared/webhooks/readiness';
import { receive } from '../shared/webhooks/receive';
import { startOnce } from '../shared/webhooks/startOnce';
import { hexCoreProbe } from './credentialTest';
import { hexCoreWebhook } from './webhook';

export class HexCoreTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'hexCore Trigger',
		name: 'hexCoreTrigger',
		icon: { light: 'file:../../icons/hexCore.svg', dark: 'file:../../icons/hexCore.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle:
			'={{ [$parameter["events"]].flat().includes("*") ? "any event" : [$parameter["events"], $parameter["customEvents"] ?? []].flat().filter((name) => name !== "custom").join(", ") }}',
		// n8n shows it for the action node as well.
		description:
			'Send transfers, run loans, deposits and standing orders, pay bills in Nigeria, and start a workflow with an event that hexCore or a system of yours sends',
		defaults: { name: 'hexCore Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'hexCoreApi', required: true, testedBy: 'testCredential' }],
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
		triggerPanel: triggerPanel('hexCore', 'have the system that forwards its events send one'),
		properties: triggerProperties({
			notices: [
				noticeWithLink({
					lines: [
						'Ask hexCore whether your account has webhooks.',
						'Give the sender the Production URL and Webhook Secret.',
						'Publish the workflow.',
					],
					more: 'When there are no webhooks, and how to try it first',
					page: 'hexcore.md#trigger',
				}),
			],
			fields: verificationFields(
				'hexCore',
				'x-signature',
				'Switch on Options > Confirm With API, so that only transfers hexCore knows start it.',
			),
			events: [],
			confirmable:
				'Whether to ask hexCore for the status of the transfer before the workflow starts. What hexCore does not confirm, or not yet, is answered 503 and starts nothing. Other events can\'t be asked for: they start as "notConfirmable", with Verification: None they don\'t start.',
		}),
	};

	methods = { credentialTest: credentialTests(hexCoreProbe) };

	webhookMethods = {
		default: {
			async checkExists(this: IHookFunctions): Promise<boolean> {
				return await assertReady.call(this, hexCoreWebhook);
			},
			async create(this: IHookFunctions): Promise<boolean> {
				return await assertReady.call(this, hexCoreWebhook);
			},
			async delete(): Promise<boolean> {
				return true;
			},
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receive.call(this, hexCoreWebhook);
	}

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await startOnce.call(this);
	}
}
