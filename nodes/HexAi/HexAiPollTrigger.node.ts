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
import { hexAiProbe } from './credentialTest';
import { hexAiPoll } from './poll';

export class HexAiPollTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'HexAI Poll Trigger',
		name: 'hexAiPollTrigger',
		icon: { light: 'file:../../icons/hexAi.svg', dark: 'file:../../icons/hexAi.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: '={{ $parameter["events"].includes("*") ? "any event" : $parameter["events"].join(", ") }}',
		description:
			'Asks HexAI for new and changed payments at set times and starts the workflow with them. For n8n behind a firewall, and for what came while n8n was down.',
		defaults: { name: 'HexAI Poll Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'hexAiApi', required: true, testedBy: 'testCredential' }],
		polling: true,
		properties: pollProperties({
			notice: noticeWithLink({
				lines: [
					'What is there when you publish starts nothing.',
					'Later ones start it, and each change of their state.',
				],
				more: 'How it works, and how to start with older payments',
				page: 'hexai.md#poll-trigger',
			}),
			events: [
				{ name: 'Transaction Cancelled', value: 'transaction.cancelled' },
				{ name: 'Transaction Completed', value: 'transaction.completed' },
				{ name: 'Transaction Expired', value: 'transaction.expired' },
				{ name: 'Transaction Failed', value: 'transaction.failed' },
				{ name: 'Transaction Pending', value: 'transaction.pending' },
				{ name: 'Transaction Refunded', value: 'transaction.refunded' },
				{ name: 'Transaction With Another State', value: 'transaction.unknown' },
			],
			since:
				'Payments from this time on start the workflow, also those that are there already. An entry without a time does not: HexAI documents none. Set it earlier to begin again from there; what has started the workflow before is a repeat.',
			pageSize: 50,
			listOrder: 'newestFirst',
		}),
	};

	methods = { credentialTest: credentialTests(hexAiProbe) };

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await pollEvents.call(this, hexAiPoll);
	}

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await startOrSample.call(this, hexAiPoll);
	}
}
