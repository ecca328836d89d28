import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type IPollFunctions,
} from 'n8n-workflow';

import { pollProperties } from '../shared/form/pollProperties';
import { noticeWithLink } from '../shared/form/noticeWithLink';
import { pollEvents } from '../shared/polling/pollEvents';
import { startOrSample } from '../shared/polling/startOrSample';
import { credentialTests } from '../shared/run/credentialTest';
import { finCodeProbe } from './credentialTest';
import { loadOptions } from './fields/loadOptions';
import { daysBackOption, pollFields, transactionsOnly } from './fields/poll';
import { finCodePoll } from './poll';

export class FinCodePollTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'FinCode Poll Trigger',
		name: 'finCodePollTrigger',
		icon: { light: 'file:../../icons/finCode.svg', dark: 'file:../../icons/finCode.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: '={{ $parameter["list"] === "awaiting" ? "awaiting payments" : "transactions" }}',
		description:
			'Asks FinCode for new and changed transactions or awaiting payments at set times and starts the workflow with them. For n8n behind a firewall, and for what came while n8n was down.',
		defaults: { name: 'FinCode Poll Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'finCodeApi', required: true, testedBy: 'testCredential' }],
		polling: true,
		properties: pollProperties({
			notice: noticeWithLink({
				lines: [
					'What is there when you publish starts nothing.',
					'Later ones start it, and each change of their state.',
					'Another filter can make it begin anew.',
				],
				more: 'How it works, and how to start with older entries',
				page: 'fincode.md#poll-trigger',
			}),
			fields: pollFields,
			eventsWhen: transactionsOnly,
			events: [
				{ name: 'Transaction Cancelled', value: 'transaction.cancelled' },
				{ name: 'Transaction Completed', value: 'transaction.completed' },
				{ name: 'Transaction Created', value: 'transaction.created' },
				{ name: 'Transaction Expired', value: 'transaction.expired' },
				{ name: 'Transaction Failed', value: 'transaction.failed' },
				{ name: 'Transaction Pending', value: 'transaction.pending' },
				{ name: 'Transaction Refunded', value: 'transaction.refunded' },
				{ name: 'Transaction With Another State', value: 'transaction.unknown' },
			],
			since:
				'Entries created from this time on start the workflow, also those that are there already. One without a creation date does not. Set it earlier to begin again from there; what has started the workflow before is a repeat.',
			options: [daysBackOption],
		}),
	};

	methods = { loadOptions, credentialTest: credentialTests(finCodeProbe) };

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await pollEvents.call(this, finCodePoll);
	}

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await startOrSample.call(this, finCodePoll);
	}
}
