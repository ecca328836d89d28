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
import { acquiredBankingProbe } from './credentialTest';
import { acquiredBankingPoll } from './poll';

export class AcquiredBankingPollTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Acquired Banking Balance Trigger',
		name: 'acquiredBankingPollTrigger',
		icon: {
			light: 'file:../../icons/acquiredBanking.svg',
			dark: 'file:../../icons/acquiredBanking.dark.svg',
		},
		group: ['trigger'],
		version: 1,
		subtitle: '={{ $parameter["events"].includes("*") ? "any event" : $parameter["events"].join(", ") }}',
		description:
			'Asks Acquired for the balances of your ledgers at set times and starts the workflow with each that has changed. For n8n behind a firewall, and for what came while n8n was down.',
		defaults: { name: 'Acquired Banking Balance Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'acquiredBankingApi', required: true, testedBy: 'testCredential' }],
		polling: true,
		properties: pollProperties({
			notice: noticeWithLink({
				lines: [
					'What is there when you publish starts nothing.',
					'Each later change of a balance starts the workflow.',
					'Single payments: see Report > Get Reconciliation.',
				],
				more: 'How it works',
				page: 'acquired-banking.md#poll-trigger',
			}),
			events: [
				{ name: 'Balance Changed', value: 'balance.changed' },
				{ name: 'Ledger Opened', value: 'ledger.opened' },
			],
		}),
	};

	methods = { credentialTest: credentialTests(acquiredBankingProbe) };

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await pollEvents.call(this, acquiredBankingPoll);
	}

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await startOrSample.call(this, acquiredBankingPoll);
	}
}
