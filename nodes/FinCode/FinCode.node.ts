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
import { finCodeProbe } from './credentialTest';
import { loadOptions } from './fields/loadOptions';
import { lists } from './lists';
import { finCode } from './provider';
import { resources } from './resources';

export class FinCode implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'FinCode',
		name: 'finCode',
		icon: { light: 'file:../../icons/finCode.svg', dark: 'file:../../icons/finCode.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description: 'Send remittances, lend, invest and keep ledgers with FinCode',
		defaults: { name: 'FinCode' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'finCodeApi', required: true, testedBy: 'testCredential' }],
		properties: nodeProperties(finCode, resources),
	};

	methods = {
		listSearch: listSearches(finCode, lists),
		loadOptions,
		credentialTest: credentialTests(finCodeProbe),
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await execute.call(this, finCode, resources);
	}
}
