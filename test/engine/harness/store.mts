import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type {
	DeduplicationItemTypes,
	DeduplicationScope,
	ICheckProcessedContextData,
	ICheckProcessedOptions,
	IDataDeduplicator,
	IDeduplicationOutput,
} from 'n8n-workflow';

import { core, n8n } from './n8n.mts';

interface Row {
	mode: string;
	data: string[];
}

/**
 * n8n's de-duplication store, in memory: a row per workflow and node, md5 entries in one list, read, changed and
 * written back whole without a lock, with time passing in between as a database has it.
 */
export class DeduplicationStore implements IDataDeduplicator {
	/** JSON, so that two readers never share one list. */
	readonly rows = new Map<string, string>();

	/** Time of one read or write. */
	delayMs = 1;

	/** When set, every call fails with it: the database is down. */
	failure: Error | undefined;

	/** Entries of all rows. */
	get size(): number {
		return [...this.rows.values()].reduce((sum, text) => sum + parsed(text).data.length, 0);
	}

	async checkProcessedAndRecord(
		items: DeduplicationItemTypes[],
		scope: DeduplicationScope,
		context: ICheckProcessedContextData,
		options: ICheckProcessedOptions,
	): Promise<IDeduplicationOutput> {
		const key = keyOf(scope, context);
		const row = await this.find(key, options);
		const hashes = items.map(hashOf);
		if (!row) {
			await this.insert(key, { mode: options.mode, data: newest(hashes, options) });
			return { new: items, processed: [] };
		}
		const known = new Set(row.data);
		const output: IDeduplicationOutput = { new: [], processed: [] };
		for (const [index, item] of items.entries()) {
			const hash = hashes[index] ?? '';
			output[known.has(hash) ? 'processed' : 'new'].push(item);
			if (!known.has(hash)) row.data.push(hash);
		}
		await this.update(key, { ...row, data: newest(row.data, options) });
		return output;
	}

	async removeProcessed(
		items: DeduplicationItemTypes[],
		scope: DeduplicationScope,
		context: ICheckProcessedContextData,
		options: ICheckProcessedOptions,
	): Promise<void> {
		const key = keyOf(scope, context);
		const row = await this.find(key, options);
		if (!row) return;
		for (const hash of items.map(hashOf)) {
			const index = row.data.indexOf(hash);
			if (index !== -1) row.data.splice(index, 1);
		}
		await this.update(key, row);
	}

	async clearAllProcessedItems(
		scope: DeduplicationScope,
		context: ICheckProcessedContextData,
	): Promise<void> {
		this.rows.delete(keyOf(scope, context));
	}

	async getProcessedDataCount(
		scope: DeduplicationScope,
		context: ICheckProcessedContextData,
	): Promise<number> {
		const text = this.rows.get(keyOf(scope, context));
		return text === undefined ? 0 : parsed(text).data.length;
	}

	private async find(key: string, { mode }: ICheckProcessedOptions): Promise<Row | undefined> {
		await this.pass();
		const text = this.rows.get(key);
		if (text === undefined) return undefined;
		const row = parsed(text);
		if (row.mode !== mode)
			throw new Error('Deduplication data was originally saved with an incompatible setting');
		return row;
	}

	private async insert(key: string, row: Row): Promise<void> {
		await this.pass();
		if (this.rows.has(key)) throw new Error('SQLITE_CONSTRAINT: UNIQUE constraint failed');
		this.rows.set(key, JSON.stringify(row));
	}

	private async update(key: string, row: Row): Promise<void> {
		await this.pass();
		this.rows.set(key, JSON.stringify(row));
	}

	private async pass(): Promise<void> {
		if (this.delayMs > 0) await pause(this.delayMs);
		// Made by n8n's side: an error of jest's world is no `instanceof Error` to the package.
		if (this.failure) throw new n8n.OperationalError(this.failure.message);
	}
}

/** The store of this test file. n8n-core takes one once and for all, and an earlier file may have given it its own. */
export const store = new DeduplicationStore();
Reflect.deleteProperty(core.DataDeduplicationService, 'instance');
void core.DataDeduplicationService.init(store);

function keyOf(scope: DeduplicationScope, { workflow, node }: ICheckProcessedContextData): string {
	if (!workflow.id) throw new Error('The expression evaluated to a falsy value: assert.ok(workflow.id)');
	return `${workflow.id}|${scope === 'node' ? `n:${node?.id}` : ''}`;
}

function hashOf(item: DeduplicationItemTypes): string {
	return createHash('md5').update(item.toString()).digest('base64');
}

function newest(hashes: string[], { maxEntries }: ICheckProcessedOptions): string[] {
	return maxEntries ? hashes.slice(-maxEntries) : hashes;
}

function parsed(text: string): Row {
	return JSON.parse(text) as Row;
}
