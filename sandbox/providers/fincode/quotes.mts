import { randomUUID } from 'node:crypto';
import type { Clock } from '../../core/clock.mts';
import { shareOf, toText } from './money.mts';

export interface Wish {
	/** What is paid in, or what is to come out when `inverse`. */
	amount: number;
	inverse: boolean;
	from: string;
	to: string;
}

interface Held {
	id: string;
	rate: number;
	expiresAt: number;
}

// Assumed: some rates into naira and pounds; everything else goes one to one.
const RATES: Readonly<Record<string, number>> = { 'GBP-NGN': 2_050, 'USD-NGN': 1_600, 'EUR-NGN': 1_750 };
const FEE = 0.01;
const LEAST_FEE = 990;

/** Quotes hold their rate while they live; asked again after that, the rate has moved. */
export class Quotes {
	private readonly clock: Clock;
	private readonly held = new Map<string, Held>();
	private moves = 0;

	constructor(clock: Clock) {
		this.clock = clock;
	}

	/** A quote as the API answers it. Assumed: the names of the fields. */
	quote(wish: Wish, lifeMs: number): Record<string, unknown> {
		const { id, rate, expiresAt } = this.heldFor(wish, lifeMs);
		const principal = wish.inverse ? shareOf(wish.amount, 1 / rate) : wish.amount;
		const fee = Math.max(LEAST_FEE, shareOf(principal, FEE));
		return {
			quoteId: id,
			rate,
			principalAmount: toText(principal),
			principalAmountCurrency: wish.from,
			feeAmount: toText(fee),
			totalPayableAmount: toText(principal + fee),
			recipientAmount: toText(wish.inverse ? wish.amount : shareOf(principal, rate)),
			recipientCurrency: wish.to,
			expiresAt: new Date(expiresAt).toISOString(),
		};
	}

	private heldFor(wish: Wish, lifeMs: number): Held {
		const key = JSON.stringify(wish);
		const known = this.held.get(key);
		const now = this.clock.now();
		if (known && known.expiresAt > now) return known;
		const base = RATES[`${wish.from}-${wish.to}`] ?? 1;
		const rate = known ? Number((base * (1 + ++this.moves / 1_000)).toFixed(4)) : base;
		const fresh = { id: randomUUID(), rate, expiresAt: now + lifeMs };
		this.held.set(key, fresh);
		return fresh;
	}
}

/** The charge for a way of paying. Assumed: cards cost 1.5 %, a bank transfer nothing. */
export function chargeFor(paymentMethod: string, amount: number): number {
	return paymentMethod === 'ONLINE_CARD_PAYMENT' ? shareOf(amount, 0.015) : 0;
}
