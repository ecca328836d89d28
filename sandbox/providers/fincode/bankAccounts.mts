import { randomUUID } from 'node:crypto';
import { FincodeProblem } from './problems.mts';
import { CUSTOMER } from './users.mts';

/** A bank account a customer has saved, with the documented members. */
export interface SavedBankAccount {
	accountId: string;
	customerId: string;
	accountNumber: string;
	accountName: string;
	bankCode: string;
	bankName: string;
	accountType: string | null;
	isDefault: boolean;
	isVerified: boolean;
	createdDate: string;
}

/** What is told of a new one. */
export type NewBankAccount = Omit<SavedBankAccount, 'accountId' | 'isVerified' | 'createdDate'>;

/** The bank account of the documents' examples. */
export const BANK_ACCOUNT_ID = '2b3c4d5e-6666-4f70-9b00-123412341234';

/** The bank accounts customers have saved: money of their wallets can be sent there. */
export class BankAccounts {
	private readonly now: () => number;
	private readonly all: SavedBankAccount[] = [];

	constructor(now: () => number) {
		this.now = now;
		// Assumed: the customer of the documents has saved their test account.
		const known = {
			customerId: CUSTOMER.id,
			accountNumber: '8883633074',
			accountName: 'VICTOR ADEBIYI',
			bankCode: '044',
			bankName: 'Access Bank',
			accountType: 'SAVINGS',
			isDefault: true,
		};
		this.add(known, BANK_ACCOUNT_ID);
	}

	/** Saves one. Assumed: a default account takes the place of the one before, and the bank knows the account. */
	add(account: NewBankAccount, accountId: string = randomUUID()): SavedBankAccount {
		if (account.isDefault) {
			for (const other of this.of(account.customerId)) other.isDefault = false;
		}
		const createdDate = new Date(this.now()).toISOString();
		const added = { ...account, accountId, isVerified: true, createdDate };
		this.all.push(added);
		return added;
	}

	/** The account with this id, or 404. */
	byId(accountId: string): SavedBankAccount {
		const found = this.all.find((each) => each.accountId === accountId);
		if (!found) throw new FincodeProblem('NOT_FOUND', `There is no bank account ${accountId}.`);
		return found;
	}

	list(): readonly SavedBankAccount[] {
		return this.all;
	}

	/** Those of one customer, oldest first. */
	of(customerId: string): SavedBankAccount[] {
		return this.all.filter((each) => each.customerId === customerId);
	}
}
