import { createHash } from 'node:crypto';

import type { ICheckProcessedOptions, IDeduplicationOutput } from 'n8n-workflow';

import type { SharedClock } from './timing.mts';

let stores = 0;

/**
 * n8n's de-duplication store of one node: one row that holds hashes, read, changed and written back whole
 * without a lock. Each call takes the time it is given between its read and its write; the insert of the
 * first row fails when another call has made the row meanwhile.
 */
export class FakeStore {
	/** A workflow of its own: the package remembers payments by workflow and node for as long as the process lives. */
	readonly workflowId = `workflow-${stores++}`;
	/** Undefined until the first row is there. */
	row: string[] | undefined;
	/** Every call, for tests that look at what was asked. */
	readonly calls: Array<{ name: 'record' | 'remove'; items: string[]; scope: string; maxEntries?: number }> =
		[];
	/** Throws from the next call on, when set. */
	broken: Error | undefined;

	private readonly clock: Pick<SharedClock, 'sleep'> | undefined;
	private readonly duration: () => number;

	constructor(clock?: Pick<SharedClock, 'sleep'>, duration: () => number = () => 1) {
		this.clock = clock;
		this.duration = duration;
	}

	has(entry: string): boolean {
		return this.row?.includes(hash(entry)) ?? false;
	}

	readonly checkProcessedAndRecord = async (
		items: unknown[],
		scope: string,
		options: ICheckProcessedOptions,
	): Promise<IDeduplicationOutput> => {
		const entries = items.map(String);
		this.calls.push({ name: 'record', items: entries, scope, maxEntries: options.maxEntries });
		const read = await this.read();
		const output: IDeduplicationOutput = { new: [], processed: [] };
		const data = [...(read ?? [])];
		for (const entry of entries) {
			const known = data.includes(hash(entry));
			(known ? output.processed : output.new).push(entry);
			if (!known) data.push(hash(entry));
		}
		await this.write(read === undefined, data.slice(-(options.maxEntries ?? Infinity)));
		return output;
	};

	readonly removeProcessed = async (items: unknown[], scope: string): Promise<void> => {
		const entries = items.map(String);
		this.calls.push({ name: 'remove', items: entries, scope });
		const read = await this.read();
		if (read === undefined) return;
		const gone = new Set(entries.map(hash));
		await this.write(
			false,
			read.filter((entry) => !gone.has(entry)),
		);
	};

	readonly getProcessedDataCount = async (): Promise<number> => {
		if (this.broken) throw this.broken;
		return await Promise.resolve(this.row?.length ?? 0);
	};

	private async read(): Promise<string[] | undefined> {
		if (this.broken) throw this.broken;
		const row = this.row && [...this.row];
		await this.clock?.sleep(this.duration());
		return row;
	}

	private async write(insert: boolean, data: string[]): Promise<void> {
		if (insert && this.row !== undefined) throw new Error('UNIQUE constraint failed: processed_data');
		this.row = data;
		await Promise.resolve();
	}
}

function hash(entry: string): string {
	return createHash('md5').update(entry).digest('base64');
}
