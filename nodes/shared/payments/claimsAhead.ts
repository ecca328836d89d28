import type { InputError } from '../basics/inputError';
import type { Claim, ClaimAnswer } from './claims';
import { comparableKey } from './comparableKey';
import type { GuardUnavailable } from './paymentErrors';
import type { PaymentOrder } from './paymentOrder';

/** What the register says of an order, or why it says nothing. */
export type Answer = ClaimAnswer | GuardUnavailable | InputError;

export interface ClaimSource {
	/** Claims the keys of orders, of which no two have the same; doesn't throw. Calls come one after another. */
	claim(orders: readonly PaymentOrder[]): Promise<ReadonlyMap<PaymentOrder, Answer>>;
	/** Whether this run knows already what became of the key. */
	isSettled(order: PaymentOrder): boolean;
}

/** With so many lines left of a chunk the next one is claimed: a claim takes about as long as so many quick calls. */
const LEAD = 8;

/** Has the keys of a list claimed in chunks, the next chunk while the last lines of one are being sent. */
export class ClaimsAhead {
	private readonly answers = new Map<PaymentOrder, Answer>();
	/** The first order that was in no claim, and the first whose claim is not through. */
	private claimed = 0;
	private answered = 0;
	private underWay: Promise<void> = Promise.resolve();

	/** @param mostInDoubt how many lines a crash may leave claimed without their end on record */
	constructor(
		private readonly orders: readonly PaymentOrder[],
		private readonly mostInDoubt: number,
		private readonly source: ClaimSource,
	) {}

	/** Waits until the chunk of an order is claimed. Orders are reached one after another, each when those before it have ended. */
	async reach(index: number): Promise<void> {
		if (index === this.claimed) this.begin(index);
		if (index >= this.answered) await this.underWay;
		if (this.claimed < this.orders.length && this.claimed - index <= LEAD) this.begin(index);
	}

	/** The answer for the order that was reached. A key that came before in its chunk is claimed now, as it may be free again. */
	async take(order: PaymentOrder): Promise<Answer> {
		const answer = this.answers.get(order);
		this.answers.delete(order);
		if (answer) return answer;
		await this.underWay;
		return (await this.source.claim([order])).get(order) ?? { state: 'contested' };
	}

	/** The claims of all orders that came to no turn. */
	async rest(): Promise<Claim[]> {
		await this.underWay;
		return [...this.answers.values()].flatMap((answer) =>
			!(answer instanceof Error) && answer.state === 'won' ? [answer.claim] : [],
		);
	}

	/** Those before `index` have ended, which the claim puts on record before it puts anything in. */
	private begin(index: number): void {
		const open = this.orders.slice(index, this.claimed);
		const chunk = this.orders.slice(this.claimed, index + this.mostInDoubt);
		this.claimed += chunk.length;
		this.underWay = this.source.claim(this.withNewKeys(open, chunk)).then((answers) => {
			for (const [order, answer] of answers) this.answers.set(order, answer);
			this.answered = this.claimed;
		});
	}

	/** A key that comes more than once is claimed for the first order that has it. */
	private withNewKeys(open: readonly PaymentOrder[], chunk: readonly PaymentOrder[]): PaymentOrder[] {
		const seen = new Set(open.map(({ key }) => comparableKey(key)));
		return chunk.filter((order) => {
			const key = comparableKey(order.key);
			if (seen.has(key) || this.source.isSettled(order)) return false;
			seen.add(key);
			return true;
		});
	}
}
