/**
 * The package's payment register on n8n's own de-duplication store and an SQLite database of its own, all in this
 * process: no n8n has to run. Import it before anything else of n8n.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type {
	DeduplicationHelperFunctions,
	ICheckProcessedContextData,
	IDataDeduplicator,
} from 'n8n-workflow';

import { RegisterRows } from './registerRow.mts';

const root = join(import.meta.dirname, '../..');
const fromN8n = createRequire(join(root, 'playground/node_modules/n8n/package.json'));

interface Loaded {
	'@n8n/di': { Container: { get<T>(token: new (...args: never[]) => T): T } };
	'@n8n/db': { DbConnection: new (...args: never[]) => Connection };
	'./dist/deduplication': { getDataDeduplicationService(): IDataDeduplicator };
}

interface Connection {
	init(): Promise<void>;
	migrate(): Promise<void>;
	close(): Promise<void>;
}

const load = <Name extends keyof Loaded>(name: Name) => fromN8n(name) as Loaded[Name];

/** What the register uses of n8n's store. */
export type DeduplicationStore = Pick<
	DeduplicationHelperFunctions,
	'checkProcessedAndRecord' | 'removeProcessed' | 'getProcessedDataCount'
>;

export interface OwnStore {
	rows: RegisterRows;
	/** The store as a node has it. */
	of(workflowId: string, nodeId: string): DeduplicationStore;
	close(): Promise<void>;
}

/** Makes an empty database as n8n does at its first start. */
export async function openOwnStore(): Promise<OwnStore> {
	const home = mkdtempSync(join(tmpdir(), 'fintech-register-'));
	// n8n reads these while it loads.
	Object.assign(process.env, { N8N_USER_FOLDER: home, DB_TYPE: 'sqlite', N8N_LOG_LEVEL: 'silent' });
	fromN8n('reflect-metadata');
	const connection = load('@n8n/di').Container.get(load('@n8n/db').DbConnection);
	await connection.init();
	await connection.migrate();
	const helper = load('./dist/deduplication').getDataDeduplicationService();
	const rows = new RegisterRows(home);
	return {
		rows,
		of: (workflowId, nodeId) => storeOf(helper, { workflow: { id: workflowId }, node: { id: nodeId } }),
		close: async () => {
			rows.close();
			await connection.close();
			rmSync(home, { recursive: true, force: true });
		},
	};
}

function storeOf(helper: IDataDeduplicator, ids: object): DeduplicationStore {
	// Of workflow and node n8n looks at the ids.
	const context = ids as ICheckProcessedContextData;
	return {
		checkProcessedAndRecord: async (items, scope, options) =>
			await helper.checkProcessedAndRecord(items, scope, context, options),
		removeProcessed: async (items, scope, options) =>
			await helper.removeProcessed(items, scope, context, options),
		getProcessedDataCount: async (scope, options) =>
			await helper.getProcessedDataCount(scope, context, options),
	};
}
