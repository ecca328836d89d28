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
import { finCodeProbe } from './credentialTest';
import { finCodeWebhook } from './webhook';

export class FinCodeTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'FinCode Trigger',
		name: 'finCodeTrigger',
		icon: { light: 'file:../../icons/finCode.svg', dark: 'file:../../icons/finCode.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle:
			'={{ [$parameter["events"]].flat().includes("*") ? "any event" : [$parameter["events"], $parameter["customEvents"] ?? []].flat().filter((name) => name !== "custom").join(", ") }}',
		// n8n shows it for the action node as well.
		description:
			'Send remittances, lend, invest, keep ledgers, and start a workflow when a transaction, loan, payment or KYC check changes',
		defaults: { name: 'FinCode Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'finCodeApi', required: true, testedBy: 'testCredential' }],
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
		triggerPanel: triggerPanel(
			'FinCode',
			'let a transaction change its state; the test environment of FinCode sends no events',
		),
		properties: triggerProperties({
			notices: [
				noticeWithLink({
					lines: [
						'Fill in Webhook Secret in the credential.',
						'Enter the Production URL in the FinCode dashboard.',
						'Publish the workflow.',
					],
					more: "How to try it: FinCode's sandbox sends no events",
					page: 'fincode.md#trigger',
				}),
			],
			events: [
				{ name: 'KYC Verification Completed', value: 'kyc.verification.completed' },
				{ name: 'Loan Approved', value: 'loan.approved' },
				{ name: 'Loan Disbursed', value: 'loan.disbursed' },
				{ name: 'Payment Received', value: 'payment.received' },
				{ name: 'Transaction Completed', value: 'transaction.completed' },
				{ name: 'Transaction Created', value: 'transaction.created' },
				{ name: 'Transaction Failed', value: 'transaction.failed' },
			],
			fields: [
				{
					displayName: 'Verification',
					name: 'verification',
					type: 'options',
					required: true,
					options: [
						{
							name: 'Signature in the Body',
							value: 'signature',
							description: 'FinCode signs each event with Webhook Secret',
						},
						{
							name: 'Token',
							value: 'token',
							description:
								'The sender proves itself with Webhook Secret: in the address as ?token=, in the header x-webhook-token, or as bearer token',
						},
						{
							name: 'None',
							value: 'none',
							description: 'Anyone who knows the URL can start this workflow',
						},
					],
					default: 'signature',
					description:
						'How a delivery proves that it is genuine. FinCode documents a signature without saying how it is made; use Token when yours does not fit.',
				},
				{
					displayName:
						'Anyone who knows the URL can start this workflow with any figures. Do not act on money without looking it up in FinCode first.',
					name: 'verificationWarning',
					type: 'notice',
					default: '',
					displayOptions: { show: { verification: ['none'] } },
				},
				{
					displayName: 'Signed Content',
					name: 'signedContent',
					type: 'options',
					options: [
						{
							name: 'Any of These',
							value: 'auto',
							description: 'Whichever fits. The output says which one it was: then choose that one here.',
						},
						{
							name: 'Body Without Signature',
							value: 'bodyWithoutSignature',
							description: 'The body as it came, with the signature cut out',
						},
						{
							name: 'Data Only',
							value: 'data',
							description: 'What stands under data. Event name, ID and time are not covered then.',
						},
						{
							name: 'Re-Serialised Body',
							value: 'reserialised',
							description: 'The body without signature, written again in the short form of JSON',
						},
					],
					default: 'auto',
					displayOptions: { show: { verification: ['signature'] } },
					description: 'What FinCode signs. Its documents do not say.',
				},
			],
		}),
	};

	methods = { credentialTest: credentialTests(finCodeProbe) };

	webhookMethods = {
		default: {
			async checkExists(this: IHookFunctions): Promise<boolean> {
				return await assertReady.call(this, finCodeWebhook);
			},
			async create(this: IHookFunctions): Promise<boolean> {
				return await assertReady.call(this, finCodeWebhook);
			},
			async delete(): Promise<boolean> {
				return true;
			},
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receive.call(this, finCodeWebhook);
	}

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await startOnce.call(this);
	}
}
