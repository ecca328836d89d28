import type { IDataObject } from 'n8n-workflow';

import type { KeyState } from '../payments/payOnce';
import type { Receipt } from './receipt';

/** What became of an item. */
export type ItemResult =
	| { state: 'done'; rows: IDataObject[]; receipt?: Receipt }
	/** Its payment key was used before, and the person lets such items pass. */
	| { state: 'duplicate'; paymentKey: string; outcome: 'accepted' | 'unknown'; receipt?: Receipt }
	| FailedItem;

export interface FailedItem {
	state: 'failed';
	thrown: unknown;
	keyState?: KeyState;
	receipt?: Receipt;
}
