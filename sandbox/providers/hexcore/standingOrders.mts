import type { Clock } from '../../core/clock.mts';
import { type Account, credit, debit } from './accounts.mts';
import { newId } from './ids.mts';
import { toNaira } from './money.mts';
import { HexcoreProblem } from './problems.mts';
import { planAt, printed, runTime } from './time.mts';

export interface StandingOrder {
	id: string;
	source: Account;
	destination: Account;
	amount: bigint;
	frequency: string;
	start: number;
	end: number | undefined;
	status: 'ACTIVE' | 'CANCELLED';
	/** Number of the next run, counted from the start; undefined when there is none. */
	next: number | undefined;
	executions: number;
	createdAt: number;
}

/** Standing orders: ACTIVE, then CANCELLED. Each run moves the amount when the source holds it. */
export class StandingOrders {
	private readonly orders: StandingOrder[] = [];
	private readonly clock: Clock;

	constructor(clock: Clock) {
		this.clock = clock;
	}

	create(
		wanted: Pick<StandingOrder, 'source' | 'destination' | 'amount' | 'frequency' | 'start' | 'end'>,
	): StandingOrder {
		const now = this.clock.now();
		const order: StandingOrder = {
			...wanted,
			id: newId('so_'),
			status: 'ACTIVE',
			next: undefined,
			executions: 0,
			createdAt: now,
		};
		this.orders.push(order);
		// Assumed: runs that lie in the past are left out.
		this.plan(order, 0, now);
		return order;
	}

	cancel(id: string): StandingOrder {
		const order = this.get(id);
		if (order.status === 'CANCELLED') {
			throw new HexcoreProblem('invalid_state', 'The standing order is cancelled already.');
		}
		order.status = 'CANCELLED';
		order.next = undefined;
		return order;
	}

	/** The order with this id, or a 404. */
	get(id: string): StandingOrder {
		const order = this.orders.find((each) => each.id === id);
		if (!order) throw new HexcoreProblem('not_found', 'There is no such standing order.');
		return order;
	}

	/** All orders, newest first. */
	newestFirst(): StandingOrder[] {
		return this.orders.toReversed();
	}

	private plan(order: StandingOrder, from: number, now: number): void {
		let count = from;
		while (runTime(order.start, order.frequency, count) < now) count += 1;
		const time = runTime(order.start, order.frequency, count);
		order.next = order.end !== undefined && time > order.end ? undefined : count;
		if (order.next !== undefined) planAt(this.clock, time, () => this.run(order, count));
	}

	private run(order: StandingOrder, count: number): void {
		if (order.status !== 'ACTIVE' || order.next !== count) return;
		// Assumed: a run the source can't pay for is left out.
		if (order.source.available >= order.amount) {
			debit(order.source, order.amount);
			credit(order.destination, order.amount);
			order.executions += 1;
		}
		this.plan(order, count + 1, this.clock.now());
	}
}

/** When it runs next, as the API answers it. */
export function nextExecution({ start, frequency, next }: StandingOrder): string | null {
	return next === undefined ? null : printed(runTime(start, frequency, next));
}

/** A standing order as Get answers it. */
export function orderFields(order: StandingOrder): Record<string, unknown> {
	return {
		order_id: order.id,
		source_account: order.source.number,
		destination_account: order.destination.number,
		amount: toNaira(order.amount),
		frequency: order.frequency,
		status: order.status,
		start_date: printed(order.start),
		...(order.end !== undefined && { end_date: printed(order.end) }),
		next_execution_date: nextExecution(order),
		execution_count: order.executions,
	};
}
