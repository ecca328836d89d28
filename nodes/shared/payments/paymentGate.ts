import type { IDataObject } from 'n8n-workflow';

import { CallFailure } from '../api/failure';
import { InputError } from '../basics/inputError';
import { DuplicatePayment, GuardUnavailable, type ItemContext } from '../errors/itemError';
import type { HttpCall } from '../api/operation';
import type { Claim, ClaimSubject, PaymentGuard } from './paymentGuard';

/** One transfer on its way through the payment-once guard. */
export interface Transfer {
	key: string;
	keyLabel: string;
	sendAgain: boolean;
	passDuplicates: boolean;
	/** Knows the key; gets to know whether it stays locked, so that an error can speak of it. */
	context: ItemContext;
	call: HttpCall | undefined;
	send: (call: HttpCall | undefined) => Promise<IDataObject[]>;
}

/** Claims the payment key, sends, and gives the key back only when it is certain that nothing was paid. */
export class TransferGate {
	/** Keys sent in this run, in order. */
	readonly sentKeys: string[] = [];

	constructor(
		private readonly guard: PaymentGuard,
		private readonly subject: Omit<ClaimSubject, 'key'>,
	) {}

	/**
	 * @returns the rows of the answer, or one row `{ duplicate: true, paymentKey }`
	 * @throws DuplicatePayment, GuardUnavailable, InputError before anything is sent; CallFailure after
	 */
	async send(transfer: Transfer): Promise<IDataObject[]> {
		const { key, keyLabel, context } = transfer;
		if (key === '') {
			throw new InputError(
				`${keyLabel} is missing`,
				`Fill in ${keyLabel} with something of your own that names this payment, such as an order or payroll line number. It keeps the payment from being sent twice.`,
			);
		}
		const claim = await this.claim(key, transfer.sendAgain);
		if (claim === 'duplicate') {
			if (transfer.passDuplicates) return [{ duplicate: true, paymentKey: key }];
			throw new DuplicatePayment(key);
		}
		context.locked = true;
		context.usedBefore = claim.usedBefore;
		const rows = await transfer.send(transfer.call).catch(async (thrown: unknown) => {
			if (nothingWasPaid(thrown)) context.locked = !(await this.release(claim)) || claim.usedBefore;
			return await Promise.reject(thrown);
		});
		this.sentKeys.push(key);
		return rows;
	}

	private async claim(key: string, sendAgain: boolean): Promise<Claim | 'duplicate'> {
		try {
			return await this.guard.claim({ ...this.subject, key }, sendAgain);
		} catch (error) {
			return await Promise.reject(error instanceof InputError ? error : new GuardUnavailable(error));
		}
	}

	/** Whether the key is free again; when the store fails, the error says that the key stays locked. */
	private async release(claim: Claim): Promise<boolean> {
		return await this.guard.release(claim).then(
			() => true,
			() => false,
		);
	}
}

/** Whether it is certain that a transfer that ended with this error moved no money. */
export function nothingWasPaid(thrown: unknown): boolean {
	if (thrown instanceof InputError) return true;
	if (!(thrown instanceof CallFailure)) return false;
	return thrown.failure.outcome !== 'unknown' && thrown.failure.keepKey !== true;
}
