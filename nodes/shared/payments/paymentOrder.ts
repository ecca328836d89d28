import type { IDataObject } from 'n8n-workflow';

import type { Found } from '../api/payment';
import type { Wish } from './claims';
import type { KnownAs } from './marks';

/** One transfer on its way out, built and checked. */
export interface PaymentOrder extends Wish {
	send: () => Promise<IDataObject[]>;
	/** Looks for the payment in the provider's records; undefined where there is no way, or it is switched off. */
	lookup?: () => Promise<Found | undefined>;
	/** Whether to look there also when the key was used before and its outcome is not known. */
	askAboutDuplicate: boolean;
}

/** What an error must know of the key. */
export interface KeyState {
	key: string;
	/** Whether the key stays claimed. */
	locked: boolean;
	/** Which extra sending this was, 0 for the first sending. */
	sentAgain: number;
}

/** What became of an order. */
export type PaymentResult =
	/** `byLookup`: not from the answer to the call but from the provider's records. */
	| { state: 'sent'; rows: IDataObject[]; byLookup: boolean }
	/** The key was used before: nothing was sent. */
	| { state: 'known'; as: KnownAs; sentAgain: number }
	/** Refused, or without a known outcome; `thrown` says which. */
	| { state: 'failed'; thrown: unknown; keyState: KeyState };
