import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';

import { nodeProperties } from '../shared/form/nodeProperties';
import { credentialTests } from '../shared/run/credentialTest';
import { execute } from '../shared/run/execute';
import { listSearches } from '../shared/run/listSearch';
import { acquiredBankingProbe } from './credentialTest';
import { lists } from './lists';
import { acquiredBanking } from './provider';
import { resources } from './resources';

export class AcquiredBanking implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Acquired Banking',
		name: 'acquiredBanking',
		icon: {
			light: 'file:../../icons/acquiredBanking.svg',
			dark: 'file:../../icons/acquiredBanking.dark.svg',
		},
		group: ['output'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description: 'Manage UK ledgers, transfers and payouts with the Acquired Banking API',
		defaults: { name: 'Acquired Banking' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'acquiredBankingApi', required: true, testedBy: 'testCredential' }],
		properties: nodeProperties(acquiredBanking, resources),
	};

	methods = {
		listSearch: listSearches(acquiredBanking, lists),
		credentialTest: credentialTests(acquiredBankingProbe),
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await execute.call(this, acquiredBanking, resources);
	}
}
