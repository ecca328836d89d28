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
import { fincoreProbe } from './credentialTest';
import { lists } from './lists';
import { fincore } from './provider';
import { resources } from './resources';

export class Fincore implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Fincore',
		name: 'fincore',
		icon: { light: 'file:../../icons/fincore.svg', dark: 'file:../../icons/fincore.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description: 'Work with clients, loans, payments and payment links of the Fincore lending platform',
		defaults: { name: 'Fincore' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'fincoreApi', required: true, testedBy: 'testCredential' }],
		properties: nodeProperties(fincore, resources),
	};

	methods = {
		listSearch: listSearches(fincore, lists),
		credentialTest: credentialTests(fincoreProbe),
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await execute.call(this, fincore, resources);
	}
}
