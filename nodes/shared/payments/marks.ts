import { createHash } from 'crypto';

import { comparableKey } from './comparableKey';

/** Where a payment key counts: the same key of another account or operation is another key. */
export interface RegisterScope {
	/** Undefined when the workflow isn't saved. */
	workflowId: string | undefined;
	nodeId: string;
	/** n8n's id of the credential, and what tells its accounts apart (see Provider.account). */
	credentialId: string;
	account: string;
	/** `resource.operation`. */
	operation: string;
}

/**
 * What stands in the register for a payment. The store holds a set of words and nothing else, so a state is a word
 * that is there. All but `key` hold the fingerprint: with another payment none of them is found.
 */
export interface PaymentMarks {
	/** The key is used, whatever it pays. */
	key: string;
	/** Claimed, and nothing says how it ended. To ask for it is to put it in, so alone it may be a question left behind. */
	open: string;
	/** Stands with `open` once a claim was won; only an extra sending asks for it. */
	held: string;
	/** The provider has said that it accepted the payment. */
	accepted: string;
}

/** What the register knows of a key that was used before. */
export type KnownAs =
	/** The provider has accepted it: it is never sent again. */
	| 'accepted'
	/** It was sent, or is being sent by another run, and nothing says how it ended. */
	| 'unknown'
	/** The key was used for another amount, currency or recipient. */
	| 'otherPayment'
	/** It may have been accepted: a run ended in the middle of recording it, so it is not sent again. */
	| 'uncertain';

/** Only hashes are stored: the key may be an account number or a name. */
export function marksOf(scope: RegisterScope, key: string, fingerprint: string): PaymentMarks {
	const { credentialId, account, operation } = scope;
	const base = hash([credentialId, account, operation, comparableKey(key)]);
	const mark = (state: string) => hash([base, fingerprint, state]);
	return { key: base, open: mark('open'), held: mark('held'), accepted: mark('accepted') };
}

/** What a claim puts in. */
export function claimWords({ key, open, held }: PaymentMarks): string[] {
	return [key, open, held];
}

/** The mark of the so-manyth extra sending a person has allowed for a key, counted from 1. */
export function againMark({ key }: PaymentMarks, count: number): string {
	return hash([key, 'sent again', count]);
}

/** The mark of an execution that has claims which are not closed. */
export function executionMark(nodeId: string, executionId: string): string {
	return hash(['execution', nodeId, executionId]);
}

function hash(parts: Array<string | number>): string {
	return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
