import { nairaText, toNaira } from './money.mts';
import { HexcoreProblem } from './problems.mts';

export interface Person {
	first_name: string;
	last_name: string;
	email: string;
	phone_number: string;
}

export interface Account {
	number: string;
	owner: Person;
	tier: number;
	createdAt: number;
	/** Kobo. */
	available: bigint;
	ledger: bigint;
	/** Available money that was put aside. */
	aside: bigint;
}

export const FIRST_ACCOUNT = '1234567890';
const SECOND_ACCOUNT = '0987654321';

// The owner and the time are those of the documented samples.
const JANE: Person = {
	first_name: 'Jane',
	last_name: 'Doe',
	email: 'jane.doe@example.com',
	phone_number: '+2348012345678',
};
const OPENED_AT = Date.parse('2026-05-01T14:32:01Z');

/** The accounts of the bank, in whole kobo. Assumed: what they hold at the start. */
export class Accounts {
	private readonly accounts = new Map<string, Account>();

	constructor() {
		this.add({ number: FIRST_ACCOUNT, owner: JANE, tier: 3, createdAt: OPENED_AT }, 50_000_000n, 50_500_000n);
		this.add({ number: SECOND_ACCOUNT, owner: JANE, tier: 1, createdAt: OPENED_AT }, 0n, 0n);
	}

	/** Opens an account under the next free number. Assumed: a BVN makes tier 3. */
	open(owner: Person, bvn: string | undefined, now: number): Account {
		const highest = Math.max(...[...this.accounts.keys()].map(Number));
		const number = String(highest + 1).padStart(10, '0');
		return this.add({ number, owner, tier: bvn === undefined ? 1 : 3, createdAt: now }, 0n, 0n);
	}

	/** The account with this number, or a 404. */
	get(number: string): Account {
		const account = this.accounts.get(number);
		if (!account) throw new HexcoreProblem('not_found', 'There is no such account.');
		return account;
	}

	all(): Account[] {
		return [...this.accounts.values()];
	}

	/** Whether the balances were put aside. */
	areEmptied(): boolean {
		return this.all().some(({ aside }) => aside > 0n);
	}

	/** Puts what is available aside: payments are refused from now on. */
	putAside(): void {
		for (const account of this.all()) {
			account.aside += account.available;
			account.available = 0n;
		}
	}

	/** Gives back what was put aside. */
	takeBack(): void {
		for (const account of this.all()) {
			account.available += account.aside;
			account.aside = 0n;
		}
	}

	private add(
		facts: Omit<Account, 'available' | 'ledger' | 'aside'>,
		available: bigint,
		ledger: bigint,
	): Account {
		const account = { ...facts, available, ledger, aside: 0n };
		this.accounts.set(account.number, account);
		return account;
	}
}

/** Takes money out of the available balance, or refuses. */
export function hold(account: Account, amount: bigint): void {
	if (amount > account.available) {
		throw new HexcoreProblem(
			'insufficient_funds',
			`The account holds ${nairaText(account.available)}, which is less than ${nairaText(amount)}.`,
		);
	}
	account.available -= amount;
}

/** Takes money out for good. */
export function debit(account: Account, amount: bigint): void {
	hold(account, amount);
	account.ledger -= amount;
}

export function credit(account: Account, amount: bigint): void {
	account.available += amount;
	account.ledger += amount;
}

/** The name of an account as the samples print it. */
export function accountName({ owner }: Account): string {
	return `${owner.first_name} ${owner.last_name}`.toUpperCase();
}

/** Both balances, as the API answers them. */
export function balances({ available, ledger }: Account): Record<string, unknown> {
	return { currency: 'NGN', available_balance: toNaira(available), ledger_balance: toNaira(ledger) };
}
