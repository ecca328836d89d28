import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import type { Engine } from '../../test/engine/harness/engine.mts';
import { hexai } from '../../test/engine/hexai.mts';

/**
 * An n8n whose HexAI node does the least any node must do for a read: evaluate the reference of each item and
 * make the call with n8n's own helper, so many at a time. What is above axios here is n8n, not this package.
 */
export async function withBareNode(engine: Engine, baseUrl: string, parallel: number): Promise<Engine> {
	// Modules of its own, so that the node under measurement keeps its code.
	const bare = await engine.restarted();
	const type = bare.loaded.nodeTypes.getByNameAndVersion(`${bare.loaded.name}.${hexai.node}`, 1);
	type.execute = async function (this: IExecuteFunctions) {
		const items: INodeExecutionData[] = [];
		const count = this.getInputData().length;
		let next = 0;
		const worker = async (): Promise<void> => {
			while (next < count) {
				const item = next++;
				const key = String(this.getNodeParameter('clientReference', item));
				const body = await call(this, `${baseUrl}/collections/status/${key}`);
				items[item] = { json: body.data, pairedItem: { item } };
			}
		};
		await Promise.all(Array.from({ length: parallel }, worker));
		return [items];
	};
	return bare;
}

async function call(
	functions: IExecuteFunctions,
	url: string,
): Promise<{ data: INodeExecutionData['json'] }> {
	return (await functions.helpers.httpRequestWithAuthentication.call(functions, hexai.credentialType, {
		url,
		method: 'GET',
		headers: { Accept: 'application/json' },
	})) as { data: INodeExecutionData['json'] };
}
