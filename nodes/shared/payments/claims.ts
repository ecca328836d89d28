import type { KnownAs, PaymentMarks } from './marks';

/** A payment that wants to be sent. */
export interface Wish {
	key: string;
	/** See fingerprint.ts. */
	fingerprint: string;
	/** How many extra sendings of this key a person has allowed. */
	sendAgain: number;
}

/** A key this run holds, until it is closed. */
export interface Claim {
	marks: PaymentMarks;
	/** Which extra sending of the key it is, 0 for the first sending. */
	sentAgain: number;
	/** The word of the contest that has won it. */
	owner: string;
}

export type ClaimAnswer =
	| { state: 'won'; claim: Claim }
	/** Nothing may be sent. `sentAgain`: extra sendings that are used up. */
	| { state: 'known'; as: KnownAs; sentAgain: number; marks: PaymentMarks; owner: string }
	/** Another worker has claimed it in the same moment; whether that one goes on to send is not known here. */
	| { state: 'contested' };

/** How a claim ended: proved by the provider, proved not to have moved money, or neither. */
export type ClaimEnd = 'accepted' | 'free' | 'unknown';
