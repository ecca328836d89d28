import { randomUUID } from 'node:crypto';
import { FincodeProblem, invalid } from './problems.mts';
import { toNumber } from './money.mts';
import { CUSTOMER } from './users.mts';

export interface Account {
	id: string;
	/** Null for the house's own accounts. */
	number: string | null;
	currency: string;
	owner: string;
	/** Null for accounts of nobody who is a customer here. */
	ownerId: string | null;
	balance: number;
}

export interface Entry {
	readonly id: string;
	readonly accountId: string;
	readonly amount: number;
	readonly currency: string;
	readonly type: 'DEBIT' | 'CREDIT';
	readonly previousBalance: number;
	readonly newBalance: number;
	readonly postingGroup: string;
	readonly interactionId: string;
	readonly executionDate: string;
	readonly paymentReference: string;
}

/** Money from one account to another. */
export interface Posting {
	from: Account;
	to: Account;
	amount: number;
	reference: string;
	interactionId?: string;
}

/** The wallet accounts of the documents' examples. Assumed: their currencies and balances. */
export const WALLET = '5b0e7a34-2222-4d3f-9a00-112233445566';
export const NAIRA_WALLET = '5b0e7a34-2222-4d3f-9a00-112233445577';

const OWNER = { owner: CUSTOMER.name, ownerId: CUSTOMER.id };

const ASIDE = 'PUT-ASIDE';

/** Every posting makes two entries that never change; the balances of a currency always add up to nothing. */
export class Ledger {
	private readonly accounts = new Map<string, Account>();
	private readonly entries: Entry[] = [];
	private readonly aside = new Map<Account, number>();
	private readonly now: () => number;

	constructor(now: () => number) {
		this.now = now;
		this.open({ id: WALLET, number: '1000000001', currency: 'GBP', ...OWNER }, 10_000_000);
		this.open({ id: NAIRA_WALLET, number: '8883633074', currency: 'NGN', ...OWNER }, 1_000_000_000);
		this.open(
			{
				id: randomUUID(),
				number: '8883968718',
				currency: 'NGN',
				owner: 'VICTOR ADEBIYI ADEYINKA',
				ownerId: null,
			},
			0,
		);
	}

	/** Opens an account and pays its first balance in. */
	open(account: Omit<Account, 'balance'>, balance: number): Account {
		const opened = { ...account, balance: 0 };
		this.accounts.set(account.id, opened);
		if (balance > 0) {
			const from = this.house('OPENING', account.currency);
			this.post({ from, to: opened, amount: balance, reference: 'OPENING' });
		}
		return opened;
	}

	/** An account of the house itself, which may fall below nothing. */
	house(name: string, currency: string): Account {
		const id = `${name}-${currency}`;
		const known = this.accounts.get(id);
		if (known) return known;
		const account = { id, number: null, currency, owner: 'FinCode', ownerId: null, balance: 0 };
		this.accounts.set(id, account);
		return account;
	}

	/** The account with this id, or 404. */
	account(id: string): Account {
		const account = this.accounts.get(id);
		if (!account) throw new FincodeProblem('NOT_FOUND', `There is no account ${id}.`);
		return account;
	}

	/** The accounts of one customer. */
	of(ownerId: string): Account[] {
		return [...this.accounts.values()].filter((each) => each.ownerId === ownerId);
	}

	/** The account with this number, or a 422 that names the field. */
	byNumber(number: string, field: string): Account {
		const account = [...this.accounts.values()].find((each) => each.number === number);
		if (!account) throw invalid(field, 'is not a known account number.');
		return account;
	}

	/** Moves money, or refuses when the account does not hold it. */
	post({ from, to, amount, reference, interactionId = randomUUID() }: Posting): string {
		if (from.currency !== to.currency) throw invalid('currencyCode', `must be ${from.currency}.`);
		if (from.number !== null && from.balance < amount) {
			throw new FincodeProblem('FAILED', 'Insufficient balance.');
		}
		const postingGroup = randomUUID();
		const executionDate = new Date(this.now()).toISOString();
		for (const [account, type] of [[from, 'DEBIT'] as const, [to, 'CREDIT'] as const]) {
			const previousBalance = account.balance;
			account.balance += type === 'DEBIT' ? -amount : amount;
			const entry = {
				id: randomUUID(),
				accountId: account.id,
				amount,
				currency: account.currency,
				type,
				previousBalance,
				newBalance: account.balance,
				postingGroup,
				interactionId,
				executionDate,
				paymentReference: reference,
			};
			this.entries.push(Object.freeze(entry));
		}
		return postingGroup;
	}

	/** Whether the balances were put aside. */
	isEmptied(): boolean {
		return this.aside.size > 0;
	}

	/** Books what the numbered accounts hold to an account of the house: payments are refused from now on. */
	putAside(): void {
		for (const account of [...this.accounts.values()]) {
			const { number, balance: amount, currency } = account;
			if (number === null || amount <= 0) continue;
			this.post({ from: account, to: this.house(ASIDE, currency), amount, reference: ASIDE });
			this.aside.set(account, (this.aside.get(account) ?? 0) + amount);
		}
	}

	/** Books back what was put aside. */
	takeBack(): void {
		for (const [account, amount] of this.aside) {
			this.post({ from: this.house(ASIDE, account.currency), to: account, amount, reference: ASIDE });
		}
		this.aside.clear();
	}

	/** What was taken out of the numbered accounts, newest first. */
	debits(): Entry[] {
		return this.entries
			.filter(({ accountId, type }) => type === 'DEBIT' && this.account(accountId).number !== null)
			.toReversed();
	}

	/** The entries of one account, newest first. */
	history(accountId: string): Entry[] {
		this.account(accountId);
		return this.entries.filter((entry) => entry.accountId === accountId).toReversed();
	}

	byInteraction(interactionId: string): Entry[] {
		return this.entries.filter((entry) => entry.interactionId === interactionId);
	}

	/** All accounts and entries, for control calls and tests. */
	report(): { accounts: Account[]; entries: readonly Entry[] } {
		return { accounts: [...this.accounts.values()].map((each) => ({ ...each })), entries: this.entries };
	}
}

/** An account as the balance call answers. Assumed: the names of the fields. */
export function balanceView({ id, balance, currency, owner }: Account): Record<string, unknown> {
	return {
		accountId: id,
		accountStatus: 'ACTIVE',
		availableBalance: toNumber(balance),
		accountBalance: toNumber(balance),
		currency,
		accountOwner: owner,
		overdraftLimit: 0,
		lienAmount: 0,
	};
}

/** An account as the list of an owner shows it. Assumed: the names of the fields. */
export function accountRow(account: Account): Record<string, unknown> {
	const { number, ownerId } = account;
	return { ...balanceView(account), accountNumber: number, accountOwnerId: ownerId };
}

/** An entry as the history answers. Assumed: the names of the fields. */
export function entryView(entry: Entry): Record<string, unknown> {
	const { amount, previousBalance, newBalance, ...rest } = entry;
	return {
		...rest,
		amount: toNumber(amount),
		previousBalance: toNumber(previousBalance),
		newBalance: toNumber(newBalance),
		status: 'POSTED',
	};
}
