import type { IDataObject } from 'n8n-workflow';

/** Transfers of this process whose outputs are kept; far more than one run has. */
const KEPT = 5000;

const results = new Map<string, IDataObject[]>();

/**
 * What the transfers of a run gave, for n8n's Retry On Fail: it runs the whole node again, and an item that
 * was paid in the try before must come out as paid and not as a duplicate.
 */
export const sentResults = {
	/** @param item names execution, node, run and item */
	get(item: string): IDataObject[] | undefined {
		return results.get(item);
	},

	set(item: string, rows: IDataObject[]): void {
		results.set(item, rows);
		if (results.size <= KEPT) return;
		const [oldest] = results.keys();
		if (oldest !== undefined) results.delete(oldest);
	},
};
