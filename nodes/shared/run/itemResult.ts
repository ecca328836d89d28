import type { IDataObject } from 'n8n-workflow';

import type { KeyState } from '../payments/payOnce';

/** What became of an item. */
export type ItemResult =
	| { state: 'done'; rows: IDataObject[] }
	/** Its payment key was used before, and the person lets such items pass. */
	| { state: 'duplicate'; paymentKey: string }
	| { state: 'failed'; thrown: unknown; keyState?: KeyState };
