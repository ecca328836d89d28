import type { Settings } from '../../core/settings.mts';
import type { Bench } from '../../core/simulator.mts';
import { AwaitingPayments } from './awaiting.mts';
import { BankAccounts } from './bankAccounts.mts';
import { BankTransfers } from './bankTransfers.mts';
import { Customers } from './customers.mts';
import { Investments } from './investments.mts';
import { Ledger } from './ledger.mts';
import { Loans } from './loans.mts';
import { Quotes } from './quotes.mts';
import { Remembered } from './remembered.mts';
import type { FincodeSettings } from './settings.mts';
import { Surroundings } from './surroundings.mts';
import { Transactions } from './transactions.mts';
import { Users } from './users.mts';

/** One tenant of the FinCode service, without HTTP. */
export class FincodeCore {
	readonly bench: Bench;
	readonly settings: Settings<FincodeSettings>;
	private parts: Parts;

	constructor(bench: Bench, settings: Settings<FincodeSettings>) {
		this.bench = bench;
		this.settings = settings;
		this.parts = freshParts(bench, settings);
	}

	/** Everything that a reset replaces; take it anew for each call. */
	get present(): Parts {
		return this.parts;
	}

	reset(): void {
		this.parts = freshParts(this.bench, this.settings);
	}
}

export interface Parts {
	now(): number;
	users: Users;
	ledger: Ledger;
	quotes: Quotes;
	transactions: Transactions;
	awaiting: AwaitingPayments;
	customers: Customers;
	bankAccounts: BankAccounts;
	bankTransfers: BankTransfers;
	loans: Loans;
	investments: Investments;
	remembered: Remembered;
}

function freshParts(bench: Bench, settings: Settings<FincodeSettings>): Parts {
	const around = new Surroundings(bench, settings);
	const now = (): number => bench.clock.now();
	const users = new Users(bench.clock);
	const ledger = new Ledger(now);
	return {
		now,
		users,
		ledger,
		quotes: new Quotes(bench.clock),
		transactions: new Transactions(around, ledger),
		awaiting: new AwaitingPayments(),
		customers: new Customers(around, users),
		bankAccounts: new BankAccounts(now),
		bankTransfers: new BankTransfers(around, ledger),
		loans: new Loans(around, ledger),
		investments: new Investments(ledger, now),
		remembered: new Remembered(now),
	};
}
