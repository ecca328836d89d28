import type { IDataObject } from 'n8n-workflow';

import { CallFailure } from '../api/failure';
import { InputError } from '../basics/inputError';
import { RecentMap } from '../basics/recentMap';
import { comparableKey } from './comparableKey';
import { GuardUnavailable } from './paymentErrors';
import type { Claim, ClaimSubject, PaymentGuard } from './paymentGuard';

/** One transfer on its way out. */
export interface PaymentOrder {
	key: string;
	/** What the form calls the key. */
	keyLabel: string;
	/** True when the person has checked and wants the key sent once more. */
	sendAgain: boolean;
	/** Builds the call; done before the key is claimed, so that wrong input claims nothing. */
	build: () => () => Promise<IDataObject[]>;
}

/** What an error must know of the key. */
export interface KeyState {
	key: string;
	/** Whether the key stays claimed. */
	locked: boolean;
	/** Whether it was claimed before this run, which sent it again on purpose. */
	usedBefore: boolean;
}

/** What became of an order. */
export type PaymentResult =
	| { state: 'sent'; rows: IDataObject[] }
	/** The key was used before: nothing was sent. */
	| { state: 'duplicate' }
	/** Refused, or without a known outcome; `thrown` says which. */
	| { state: 'failed'; thrown: unknown; keyState: KeyState };

type Failed = Extract<PaymentResult, { state: 'failed' }>;

/** Far more than one run has. */
const KEPT = 5000;

/**
 * How transfers ended that may have gone through, by execution, node and key. They stay unknown for as long as
 * the execution lasts: not a duplicate, and not sent once more by a Send Again that was meant for one sending.
 * Without run and item, because n8n counts each try of an AI tool as a run of its own.
 */
const unknownEnds = new RecentMap<Failed>(KEPT);

/** Claims the payment key, sends, and gives the key back only when it is certain that nothing was paid. */
export class PayOnce {
	/** Keys sent in this run, in order. */
	readonly sentKeys: string[] = [];

	/** @param executionId what tells this execution from others */
	constructor(
		private readonly guard: PaymentGuard,
		private readonly subject: Omit<ClaimSubject, 'key'>,
		private readonly executionId: string,
	) {}

	/** Sends an order unless its key was used before. Doesn't throw: what went wrong is in the result. */
	async pay(order: PaymentOrder): Promise<PaymentResult> {
		const before = unknownEnds.get(this.idOf(order.key));
		if (before) return before;
		let send: () => Promise<IDataObject[]>;
		let claim: Claim | 'duplicate';
		try {
			requireKey(order);
			send = order.build();
			claim = await this.claim(order);
		} catch (thrown) {
			return failed(thrown, { key: order.key, locked: false, usedBefore: false });
		}
		if (claim === 'duplicate') return { state: 'duplicate' };
		try {
			const rows = await send();
			this.sentKeys.push(order.key);
			return { state: 'sent', rows };
		} catch (thrown) {
			return await this.afterFailure(order.key, claim, thrown);
		}
	}

	private async claim({ key, sendAgain }: PaymentOrder): Promise<Claim | 'duplicate'> {
		return await this.guard.claim({ ...this.subject, key }, sendAgain).catch((error: unknown) => {
			throw error instanceof InputError ? error : new GuardUnavailable(error);
		});
	}

	private async afterFailure(key: string, claim: Claim, thrown: unknown): Promise<Failed> {
		const { usedBefore } = claim;
		if (nothingWasPaid(thrown)) {
			const locked = !(await this.released(claim)) || usedBefore;
			return failed(thrown, { key, locked, usedBefore });
		}
		const result = failed(thrown, { key, locked: true, usedBefore });
		unknownEnds.set(this.idOf(key), result);
		return result;
	}

	/** Whether the key is free again; when the store fails, the error says that the key stays locked. */
	private async released(claim: Claim): Promise<boolean> {
		return await this.guard.release(claim).then(
			() => true,
			() => false,
		);
	}

	private idOf(key: string): string {
		return [this.executionId, this.subject.nodeId, comparableKey(key)].join(':');
	}
}

function requireKey({ key, keyLabel }: PaymentOrder): void {
	if (comparableKey(key) !== '') return;
	throw new InputError(
		`${keyLabel} is missing`,
		`Fill in ${keyLabel} with something of your own that names this payment, such as an order or payroll line number. It keeps the payment from being sent twice.`,
	);
}

function failed(thrown: unknown, keyState: KeyState): Failed {
	return { state: 'failed', thrown, keyState };
}

/** Whether it is certain that a transfer that ended with this error moved no money. */
export function nothingWasPaid(thrown: unknown): boolean {
	if (thrown instanceof InputError) return true;
	if (!(thrown instanceof CallFailure)) return false;
	return thrown.failure.outcome !== 'unknown' && thrown.failure.keepKey !== true;
}
