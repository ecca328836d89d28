import { randomBytes } from 'node:crypto';
import type { Outcome, Reason } from './magic.mts';
import { commissionOn } from './money.mts';
import type { Order } from './orders.mts';
import { HexaiProblem } from './problems.mts';

export interface Transaction {
	id: string;
	order: Order;
	status: Outcome['status'];
	reason: Reason | null;
	createdAt: number;
	settledAt: number | null;
	/** The payer has chosen; a further click does nothing. */
	clicked: boolean;
}

export interface Totals {
	available: number;
	collected: number;
	commissions: number;
	paidOut: number;
	successfulCollections: number;
	payouts: number;
}

// Assumed: the account opens with the figures of the documented balance sample.
const OPENING: Totals = {
	available: 450_050,
	collected: 1_000_000,
	commissions: 20_000,
	paidOut: 530_000,
	successfulCollections: 25,
	payouts: 10,
};

/**
 * The merchant's account in whole bututs. Every method finishes before another call can begin, so simultaneous requests
 * are booked one after the other.
 */
export class Ledger {
	readonly openedAt: number;
	private readonly totals: Totals = { ...OPENING };
	private readonly transactions: Transaction[] = [];
	private aside = 0;

	constructor(openedAt: number) {
		this.openedAt = openedAt;
	}

	/** Stores an order; a payout leaves the balance at once, or is refused when the balance is too low. */
	book(order: Order, now: number): Transaction {
		if (order.type === 'PAYOUT') this.takeOut(order.amount);
		const transaction: Transaction = {
			// Random, so that receivers which drop repeats by id still see new events after a reset.
			id: `tx_${randomBytes(6).toString('hex')}`,
			order,
			status: 'PENDING',
			reason: null,
			createdAt: now,
			settledAt: null,
			clicked: false,
		};
		this.transactions.push(transaction);
		return transaction;
	}

	/** Brings a pending transaction to its end; true when that changed something. */
	settle(transaction: Transaction, outcome: Outcome, now: number): boolean {
		if (transaction.status !== 'PENDING' || outcome.status === 'PENDING') return false;
		transaction.status = outcome.status;
		transaction.reason = outcome.status === 'FAILED' ? outcome.reason : null;
		transaction.settledAt = now;
		const { type, amount } = transaction.order;
		if (type === 'COLLECTION' && outcome.status === 'SUCCEEDED') this.takeIn(amount);
		if (type === 'PAYOUT' && outcome.status === 'FAILED') this.giveBack(amount);
		return true;
	}

	/** The transaction with this reference, of either type. */
	byReference(reference: string): Transaction | undefined {
		return this.transactions.find(({ order }) => order.reference === reference);
	}

	byId(id: string): Transaction | undefined {
		return this.transactions.find((each) => each.id === id);
	}

	/** All transactions, newest first. */
	newestFirst(): Transaction[] {
		return this.transactions.toReversed();
	}

	/** A copy of the account's totals. */
	balances(): Totals {
		return { ...this.totals };
	}

	/** Whether the balance was put aside. */
	isEmptied(): boolean {
		return this.aside > 0;
	}

	/** Puts what is available aside: payouts are refused from now on. */
	putAside(): void {
		this.aside += this.totals.available;
		this.totals.available = 0;
	}

	/** Gives back what was put aside. */
	takeBack(): void {
		this.totals.available += this.aside;
		this.aside = 0;
	}

	private takeOut(amount: number): void {
		const { available } = this.totals;
		if (amount > available) {
			throw new HexaiProblem(
				'INSUFFICIENT_BALANCE',
				'Your account balance is insufficient for this payout.',
				{
					required_amount_bututs: amount,
					available_balance_bututs: available,
				},
			);
		}
		this.totals.available -= amount;
		this.totals.paidOut += amount;
		this.totals.payouts += 1;
	}

	private giveBack(amount: number): void {
		this.totals.available += amount;
		this.totals.paidOut -= amount;
		this.totals.payouts -= 1;
	}

	private takeIn(amount: number): void {
		const commission = commissionOn(amount);
		this.totals.available += amount - commission;
		this.totals.collected += amount;
		this.totals.commissions += commission;
		this.totals.successfulCollections += 1;
	}
}
