import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type IPollFunctions,
} from 'n8n-workflow';

import { endpointPathOption } from '../shared/form/endpointPath';
import { fieldsOf } from '../shared/form/fields';
import { pollProperties } from '../shared/form/pollProperties';
import { noticeWithLink } from '../shared/form/noticeWithLink';
import { pollEvents } from '../shared/polling/pollEvents';
import { startOrSample } from '../shared/polling/startOrSample';
import { credentialTests } from '../shared/run/credentialTest';
import { PAGE_SIZE } from './answers';
import { fincoreProbe } from './credentialTest';
import { queryFilters } from './fields/list';
import { fincorePoll } from './poll';

export class FincorePollTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Fincore Poll Trigger',
		name: 'fincorePollTrigger',
		icon: { light: 'file:../../icons/fincore.svg', dark: 'file:../../icons/fincore.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: '={{ $parameter["events"].includes("*") ? "any event" : $parameter["events"].join(", ") }}',
		description:
			'Asks Fincore for new and changed payments at set times and starts the workflow with them. For n8n behind a firewall, and for what came while n8n was down.',
		defaults: { name: 'Fincore Poll Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'fincoreApi', required: true, testedBy: 'testCredential' }],
		polling: true,
		properties: pollProperties({
			notice: noticeWithLink({
				lines: [
					'What is there when you publish starts nothing.',
					'Later ones start it, and each change of their status.',
					'Another path or filter can make it begin anew.',
				],
				more: 'How it works, and what you can correct',
				page: 'fincore.md#poll-trigger',
			}),
			fields: fieldsOf(queryFilters),
			events: [
				{ name: 'Payment Cancelled', value: 'payment.cancelled' },
				{ name: 'Payment Completed', value: 'payment.completed' },
				{ name: 'Payment Expired', value: 'payment.expired' },
				{ name: 'Payment Failed', value: 'payment.failed' },
				{ name: 'Payment Pending', value: 'payment.pending' },
				{ name: 'Payment Refunded', value: 'payment.refunded' },
				{ name: 'Payment With Another Status', value: 'payment.unknown' },
			],
			since:
				'Payments from this time on start the workflow, also those that are there already. A record without a time does not: Fincore documents none. Set it earlier to begin again from there; what has started the workflow before is a repeat.',
			pageSize: PAGE_SIZE,
			listOrder: 'any',
			options: [
				endpointPathOption(
					'/payments',
					'Where payments are listed, below the Base URL of the credential. Change it when your Fincore documentation gives another path.',
				),
			],
		}),
	};

	methods = { credentialTest: credentialTests(fincoreProbe) };

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await pollEvents.call(this, fincorePoll);
	}

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await startOrSample.call(this, fincorePoll);
	}
}
