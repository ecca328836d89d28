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
import { hexAiProbe } from './credentialTest';
import { lists } from './lists';
import { hexAi } from './provider';
import { resources } from './resources';

export class HexAi implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'HexAI',
		name: 'hexAi',
		icon: { light: 'file:../../icons/hexAi.svg', dark: 'file:../../icons/hexAi.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description: 'Collect Wave payments and pay out to Wave wallets in The Gambia with HexAI',
		defaults: { name: 'HexAI' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'hexAiApi', required: true, testedBy: 'testCredential' }],
		properties: nodeProperties(hexAi, resources),
	};

	methods = {
		listSearch: listSearches(hexAi, lists),
		credentialTest: credentialTests(hexAiProbe),
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await execute.call(this, hexAi, resources);
	}
}
