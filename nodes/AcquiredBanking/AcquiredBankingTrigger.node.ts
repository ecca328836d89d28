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
import { acquiredBankingProbe } from './credentialTest';
import { acquiredBankingWebhook } from './webhook';

export class AcquiredBankingTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Acquired Banking Trigger',
		name: 'acquiredBankingTrigger',
		icon: {
			light: 'file:../../icons/acquiredBanking.svg',
			dark: 'file:../../icons/acquiredBanking.dark.svg',
		},
		group: ['trigger'],
		version: 1,
		subtitle:
			'={{ [$parameter["events"]].flat().includes("*") ? "any event" : [$parameter["events"], $parameter["customEvents"] ?? []].flat().filter((name) => name !== "custom").join(", ") }}',
		// n8n shows it for the action node as well.
		description:
			'Manage UK ledgers, transfers and payouts, and start a workflow when money arrives or a transaction is processed',
		defaults: { name: 'Acquired Banking Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'acquiredBankingApi', required: true, testedBy: 'testCredential' }],
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
		triggerPanel: triggerPanel('Acquired', 'send an event again from the Hub: Requests, then Webhooks'),
		properties: triggerProperties({
			notices: [
				noticeWithLink({
					lines: [
						'Fill in Company Hashcode in the credential.',
						'Have Acquired support set the Production URL (above).',
						'Publish the workflow.',
					],
					more: 'Check amounts before you act: why and how',
					page: 'acquired-banking.md#trigger',
				}),
			],
			fields: [
				{
					displayName: 'Verification',
					name: 'verification',
					type: 'options',
					options: [
						{
							name: 'Hash in the Body',
							value: 'hash',
							description:
								"Acquired's gateway rule with Company Hashcode; inferred for banking events, which carry the same fields",
						},
						{
							name: 'None',
							value: 'none',
							description: 'Anyone who knows the URL can start this workflow',
						},
					],
					default: 'hash',
					required: true,
					description:
						'How a delivery proves that it comes from Acquired. Choose None only when Acquired confirms that your banking events are signed in another way.',
				},
				{
					displayName:
						'Anyone who knows the URL can start this workflow with any figures. Check every figure with Acquired before you act on it.',
					name: 'verificationWarning',
					type: 'notice',
					default: '',
					displayOptions: { show: { verification: ['none'] } },
				},
			],
			events: [
				{
					name: 'Funds Received',
					value: 'funds_received',
					description: 'Money came into one of your accounts',
				},
				{
					name: 'Transaction Outcome',
					value: 'transaction_outcome',
					description: 'A banking transaction has been processed, such as a payout',
				},
				{
					name: 'Transaction Update',
					value: 'transaction_update',
					description: 'Such a transaction has been updated',
				},
			],
		}),
	};

	methods = { credentialTest: credentialTests(acquiredBankingProbe) };

	webhookMethods = {
		default: {
			async checkExists(this: IHookFunctions): Promise<boolean> {
				return await assertReady.call(this, acquiredBankingWebhook);
			},
			async create(this: IHookFunctions): Promise<boolean> {
				return await assertReady.call(this, acquiredBankingWebhook);
			},
			async delete(): Promise<boolean> {
				return true;
			},
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receive.call(this, acquiredBankingWebhook);
	}

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await startOnce.call(this);
	}
}
