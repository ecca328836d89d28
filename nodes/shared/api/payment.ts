import type { IDataObject } from 'n8n-workflow';

/** What the forms of all providers and every sentence call the key by which a payment is sent once only. */
export const PAYMENT_KEY = 'Payment Key';

/**
 * What a call pays to whom: what the fingerprint of a payment, the limits of the credential and receipts are made
 * of. Read from the call that goes out, so that nothing but what is sent counts.
 */
export interface PaymentFacts {
	/** Exact decimal in major units; undefined where the call leaves the amount to the provider. */
	amount?: string;
	/** ISO 4217 in upper case; undefined where the call names none. */
	currency?: string;
	/** Account, wallet or number that gets the money; undefined where the call names none. */
	account?: string;
	/** What else tells this payment from another, such as a bank code, a loan or a biller; plain JSON. */
	more?: unknown;
}

/** What a provider's own records say of a payment whose outcome is not known. */
export type Found =
	/** It was accepted; the item goes on with this output. */
	| { state: 'accepted'; output: IDataObject }
	/** It has failed for good: nothing was paid. */
	| { state: 'failed'; message: string };
