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
import { hexCoreProbe } from './credentialTest';
import { hexCore } from './provider';
import { resources } from './resources';

export class HexCore implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'hexCore',
		name: 'hexCore',
		icon: { light: 'file:../../icons/hexCore.svg', dark: 'file:../../icons/hexCore.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description:
			'Send transfers, run loans, deposits and standing orders and pay bills in Nigeria with hexCore',
		defaults: { name: 'hexCore' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'hexCoreApi', required: true, testedBy: 'testCredential' }],
		properties: nodeProperties(hexCore, resources),
	};

	methods = { credentialTest: credentialTests(hexCoreProbe) };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await execute.call(this, hexCore, resources);
	}
}
