import type { IDataObject } from 'n8n-workflow';

import { RecentMap } from '../basics/recentMap';

/** Items of this process that are kept; far more than one run has. */
const KEPT = 5000;

/** An error after which the transfer may have gone through. */
export interface UnknownEnd {
	thrown: unknown;
	/** Whether the key had been used before the execution. */
	usedBefore: boolean;
}

/**
 * What finished items gave, by execution, node, run and item: n8n's Retry On Fail runs the whole node again, and
 * an item that was paid in the try before must come out as paid and not as a duplicate, one that was created must
 * not be created twice.
 */
export const finishedItems = new RecentMap<IDataObject[]>(KEPT);

/**
 * How transfers ended that may have gone through, by execution, node and key. They stay unknown for as long as
 * the execution lasts: not a duplicate, and not sent once more by a Send Again that was meant for one sending.
 * Without run and item, because n8n counts each try of an AI tool as a run of its own.
 */
export const unknownEnds = new RecentMap<UnknownEnd>(KEPT);
