import type { IDataObject } from 'n8n-workflow';

import type { PaymentFacts } from '../api/payment';
import type { Mode } from '../api/provider';
import type { Gap } from '../http/gap';
import type { KeyState } from '../payments/paymentOrder';

/** What became of an item. */
export type ItemResult =
	| DoneItem
	/** Its payment key was used before, and the person lets such items pass. */
	| { state: 'duplicate'; paymentKey: string; outcome: 'accepted' | 'unknown'; receipt?: Receipt }
	| FailedItem;

export interface DoneItem {
	state: 'done';
	rows: IDataObject[];
	/** Of a list: why rows may be missing. */
	gap?: Gap;
	receipt?: Receipt;
}

export interface FailedItem {
	state: 'failed';
	thrown: unknown;
	keyState?: KeyState;
	/** Whether the item was only checked: what is wrong with it is what was asked for. */
	checkOnly?: boolean;
	/** What it would have paid, as far as that is known. */
	facts?: PaymentFacts;
	receipt?: Receipt;
}

/** A line for a sheet, a Data Table or an audit log: what became of a payment. */
export interface Receipt extends IDataObject {
	paymentKey: string;
	/** Whether the credential moves real money. */
	mode: Mode;
	/** `duplicate`: nothing was sent, because the key was used before. */
	outcome: 'accepted' | 'unknown' | 'refused' | 'notSent' | 'duplicate';
	/** Decimal text in major units; null where the call leaves it to the provider. */
	amount: string | null;
	currency: string | null;
	/** The last four characters of the account that gets the money. */
	account: string | null;
	/** The provider's own id of the payment. */
	providerReference: string | null;
	/** When it was sent, ISO 8601 in UTC; null when it was not. */
	sentAt: string | null;
	executionId: string;
	workflowId: string;
	node: string;
}
