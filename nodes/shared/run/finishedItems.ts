import { RecentMap } from '../basics/recentMap';
import type { FailedItem, ItemResult } from './itemResult';

/** Items of this process that are kept; far more than one run has. */
const KEPT = 20_000;

/**
 * How writes and transfers of finished items ended, by execution, node, run and item: n8n's Retry On Fail runs the
 * whole node again, and an item that was paid in the try before must come out as paid and not as a duplicate, one
 * that was created must not be created twice.
 */
export const finishedItems = new RecentMap<ItemResult>(KEPT);

/**
 * How writes ended that may have been carried out: they stay so for as long as the execution lasts, and are not made
 * again by n8n. Those of transfers are with their keys (payments/payOnce.ts).
 */
export const unknownWrites = new RecentMap<FailedItem>(KEPT);
