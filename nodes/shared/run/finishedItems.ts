import { RecentMap } from '../basics/recentMap';
import type { ItemResult } from './itemResult';

/** Items of this process that are kept; far more than one run has. */
const KEPT = 20_000;

/**
 * How writes and transfers of finished items ended, by execution, node, run and item: n8n's Retry On Fail runs the
 * whole node again, and an item that was paid in the try before must come out as paid and not as a duplicate, one
 * that was created must not be created twice.
 */
export const finishedItems = new RecentMap<ItemResult>(KEPT);
