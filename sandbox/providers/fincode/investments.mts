import { randomUUID } from 'node:crypto';
import type { Ledger } from './ledger.mts';
import { toMilli, toNumber } from './money.mts';
import { invalid } from './problems.mts';

interface Holding {
	id: string;
	customerId: string;
	productId: string;
	units: number;
	invested: number;
	since: string;
}

/** The product of the documents' examples. Assumed: its price, without fees. */
export const PRODUCT = '1e2f3a4b-4444-4c5d-9e00-001122334455';
const UNIT_PRICE = 5;

/** Units of one product, bought from a wallet. */
export class Investments {
	private readonly ledger: Ledger;
	private readonly now: () => number;
	private readonly holdings: Holding[] = [];

	constructor(ledger: Ledger, now: () => number) {
		this.ledger = ledger;
		this.now = now;
	}

	/** The price of so many units in thousandths, or a 422. */
	price(productId: string, units: unknown): number {
		if (productId !== PRODUCT) throw invalid('investmentProductId', 'is not a known product.');
		const milli = toMilli(units);
		if (!milli) throw invalid('numberOfUnitsToPurchase', 'must be a number above zero.');
		return milli * UNIT_PRICE;
	}

	/** Buys units. */
	apply(customerId: string, units: number, walletId: string, interactionId: string): Record<string, unknown> {
		const amount = this.price(PRODUCT, units);
		const from = this.ledger.account(walletId);
		const id = randomUUID();
		const to = this.ledger.house('INVESTMENTS', from.currency);
		this.ledger.post({ from, to, amount, reference: id, interactionId });
		const holding = {
			id,
			customerId,
			productId: PRODUCT,
			units,
			invested: amount,
			since: new Date(this.now()).toISOString(),
		};
		this.holdings.push(holding);
		return view(holding);
	}

	/** What a customer holds, newest first. */
	portfolios(customerId: string): Array<Record<string, unknown>> {
		return this.of(customerId).toReversed().map(view);
	}

	totals(customerId: string): Record<string, unknown> {
		const invested = this.of(customerId).reduce((sum, each) => sum + each.invested, 0);
		return { customerId, totalInvested: toNumber(invested), totalInterest: 0 };
	}

	/** Pays money into a wallet. */
	fund(walletId: string, amount: number, interactionId: string): Record<string, unknown> {
		const to = this.ledger.account(walletId);
		const from = this.ledger.house('CASH-IN', to.currency);
		const reference = this.ledger.post({ from, to, amount, reference: `FUND ${walletId}`, interactionId });
		return {
			walletId,
			amount: toNumber(amount),
			balance: toNumber(to.balance),
			transactionReference: reference,
		};
	}

	private of(customerId: string): Holding[] {
		return this.holdings.filter((each) => each.customerId === customerId);
	}
}

// Assumed: the names of the fields.
function view({ id, productId, units, invested, since }: Holding): Record<string, unknown> {
	return {
		investmentId: id,
		investmentProductId: productId,
		numberOfUnits: units,
		investedAmount: toNumber(invested),
		status: 'ACTIVE',
		creationDate: since,
	};
}
