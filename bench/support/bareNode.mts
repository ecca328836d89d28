import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import type { Engine } from '../../test/engine/harness/engine.mts';
import { hexai } from '../../test/engine/hexai.mts';

/** What a HexAI node does in place of its own. */
type Execute = (this: IExecuteFunctions) => Promise<INodeExecutionData[][]>;

/**
 * An n8n whose HexAI node does the least any node must do for a read: evaluate the reference of each item and
 * make the call with n8n's own helper, so many at a time. What is above axios here is n8n, not this package.
 */
export async function withBareNode(engine: Engine, baseUrl: string, parallel: number): Promise<Engine> {
	return await withNode(engine, async function () {
		const items: INodeExecutionData[] = [];
		const count = this.getInputData().length;
		let next = 0;
		const worker = async (): Promise<void> => {
			while (next < count) {
				const item = next++;
				const key = String(this.getNodeParameter('clientReference', item));
				const body = await call<INodeExecutionData['json']>(this, `${baseUrl}/collections/status/${key}`);
				items[item] = { json: body.data, pairedItem: { item } };
			}
		};
		await Promise.all(Array.from({ length: parallel }, worker));
		return [items];
	});
}

/** The same for a list: it asks for page after page until one is empty, and gives each row out as an item. */
export async function withBareList(engine: Engine, baseUrl: string, pageSize: number): Promise<Engine> {
	return await withNode(engine, async function () {
		const items: INodeExecutionData[] = [];
		const pairedItem = { item: 0 };
		for (let page = 1; ; page++) {
			const url = `${baseUrl}/client/transactions?page=${page}&limit=${pageSize}`;
			const { data } = await call<Array<INodeExecutionData['json']>>(this, url);
			if (data.length === 0) return [items];
			for (const json of data) items.push({ json, pairedItem });
		}
	});
}

async function withNode(engine: Engine, execute: Execute): Promise<Engine> {
	// Modules of its own, so that the node under measurement keeps its code.
	const bare = await engine.restarted();
	const type = bare.loaded.nodeTypes.getByNameAndVersion(`${bare.loaded.name}.${hexai.node}`, 1);
	type.execute = execute;
	return bare;
}

async function call<Data>(functions: IExecuteFunctions, url: string): Promise<{ data: Data }> {
	return (await functions.helpers.httpRequestWithAuthentication.call(functions, hexai.credentialType, {
		url,
		method: 'GET',
		headers: { Accept: 'application/json' },
	})) as { data: Data };
}
