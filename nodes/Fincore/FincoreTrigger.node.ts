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

import { triggerPanel } from '../shared/form/triggerPanel';
import { triggerProperties } from '../shared/form/triggerProperties';
import { verificationFields } from '../shared/form/verificationChoice';
import { credentialTests } from '../shared/run/credentialTest';
import { receive } from '../shared/webhooks/receive';
import { isRegistered, register, unregister } from '../shared/webhooks/selfRegistration';
import { startOnce } from '../shared/webhooks/startOnce';
import { fincoreProbe } from './credentialTest';
import {
	eventPathOption,
	registrationFields,
	registrationPathOption,
	triggerNotices,
} from './fields/trigger';
import { fincoreWebhook } from './webhook';

export class FincoreTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Fincore Trigger',
		name: 'fincoreTrigger',
		icon: { light: 'file:../../icons/fincore.svg', dark: 'file:../../icons/fincore.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle:
			'={{ [$parameter["events"]].flat().includes("*") ? "any event" : [$parameter["events"], $parameter["customEvents"] ?? []].flat().filter((name) => name !== "custom").join(", ") }}',
		// n8n shows it for the action node as well.
		description:
			'Work with clients, loans, payments and payment links, and start a workflow with an event such as an approved loan',
		defaults: { name: 'Fincore Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'fincoreApi', required: true, testedBy: 'testCredential' }],
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
		triggerPanel: triggerPanel('Fincore', 'do what you want to hear of, such as approving a loan'),
		properties: triggerProperties({
			notices: triggerNotices,
			events: [],
			fields: [
				...registrationFields,
				...verificationFields(
					'Fincore',
					'',
					'Do not act on money without looking the record up with the Fincore node first.',
				),
			],
			options: [eventPathOption, registrationPathOption],
		}),
	};

	methods = { credentialTest: credentialTests(fincoreProbe) };

	webhookMethods = {
		default: {
			async checkExists(this: IHookFunctions): Promise<boolean> {
				return await isRegistered.call(this, fincoreWebhook);
			},
			async create(this: IHookFunctions): Promise<boolean> {
				return await register.call(this, fincoreWebhook);
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				return await unregister.call(this, fincoreWebhook);
			},
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receive.call(this, fincoreWebhook);
	}

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await startOnce.call(this);
	}
}
