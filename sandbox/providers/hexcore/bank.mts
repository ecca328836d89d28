import type { Clock } from '../../core/clock.mts';
import { Accounts } from './accounts.mts';
import { Customers } from './customers.mts';
import { Deposits } from './deposits.mts';
import { Loans } from './loans.mts';
import { StandingOrders } from './standingOrders.mts';
import { Transfers } from './transfers.mts';

export interface BillPayment {
	id: string;
	billerCode: string;
	customerNumber: string;
	amount: bigint;
	createdAt: number;
}

/** Everything the bank knows. */
export class Bank {
	readonly accounts = new Accounts();
	readonly customers = new Customers();
	readonly transfers = new Transfers();
	readonly loans = new Loans();
	readonly deposits = new Deposits();
	readonly bills: BillPayment[] = [];
	readonly orders: StandingOrders;

	constructor(clock: Clock) {
		this.orders = new StandingOrders(clock);
	}
}
