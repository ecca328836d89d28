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
		subtitle: '={{ $parameter["events"].includes("*") ? "any event" : $parameter["events"].join(", ") }}',
		description: 'Starts the workflow when hexCore, or a system that forwards its events, reports one',
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
		properties: triggerProperties({
			notice:
				"hexCore's documents describe no webhooks. If your account has them, or another system of yours forwards its events: give the sender the Production URL above and the Webhook Secret of the credential, and publish the workflow. The Test URL only works while you listen in this editor, and an address on localhost can't be reached from outside. Without webhooks, ask Transfer > Get Status.",
			fields: verificationFields(
				'hexCore',
				'x-signature',
				'Switch on Options > Confirm With API, so that only transfers hexCore knows start it.',
			),
			events: [],
			confirmable:
				'Whether to ask hexCore for the status of the transfer before the workflow starts. What hexCore does not confirm is answered 503 and starts nothing. Other events can\'t be asked for: they start as "notConfirmable", with Verification: None they don\'t start.',
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
