import { randomInt, randomUUID } from 'node:crypto';
import { badRequest } from './problems.mts';

export interface Ledger {
	id: string;
	companyId: string;
	midId: string;
	name: string;
	currency: string;
	/** In hundredths. */
	balance: number;
	details: Record<string, string>;
	owner: string | null;
}

export interface Movement {
	date: string;
	ledgerId: string;
	companyId: string;
	midId: string;
	amount: number;
	currency: string;
	reference: string;
	transactionId: string;
}

export const COMPANY_ID = '113';
export const MID_ID = '1056';

const ASIDE = 'PUT-ASIDE';

const AMOUNT = /^\d{1,8}(\.\d{1,2})?$/;

/** Hundredths of an amount text; undefined when it is none, or zero. */
export function toMinor(text: unknown): number | undefined {
	const typed = typeof text === 'number' ? String(text) : text;
	if (typeof typed !== 'string' || typed.length > 11 || !AMOUNT.test(typed)) return undefined;
	const [whole = '0', fraction = ''] = typed.split('.');
	return Number(whole + fraction.padEnd(2, '0')) || undefined;
}

/** The balances of one account. Every method finishes before another call can begin. */
export class Ledgers {
	private readonly all: Ledger[] = [
		// Assumed: two ledgers under the IDs of the documented transfer sample, and one in euros.
		opening('6cf0fed2-fa2c-4145-876f-38091fddcb1d', 'Main Account', 'GBP', 100_000),
		opening('a303519e-3b65-4a1e-b8b9-b480ade983f7', 'Savings', 'GBP', 0),
		opening('f3a1b2c4-5d6e-4f70-8192-a3b4c5d6e7f8', 'Euro Account', 'EUR', 50_000),
	];
	readonly movements: Movement[] = [];
	private readonly aside = new Map<Ledger, number>();

	open(wanted: Pick<Ledger, 'companyId' | 'midId' | 'name' | 'currency' | 'owner'>): Ledger {
		const ledger = { ...opening(randomUUID(), wanted.name, wanted.currency, 0), ...wanted };
		this.all.push(ledger);
		return ledger;
	}

	list(): readonly Ledger[] {
		return this.all;
	}

	/** The company's own ledgers: customers' ones are not in the list. Assumed. */
	own(): readonly Ledger[] {
		return this.all.filter(({ owner }) => owner === null);
	}

	find(id: unknown): Ledger | undefined {
		return this.all.find((ledger) => ledger.id === id);
	}

	/** The ledger, or a 400. */
	get(id: unknown, field: string): Ledger {
		const ledger = this.find(id);
		if (!ledger) throw badRequest(`${field}: unknown ledger`);
		return ledger;
	}

	/** Whether the balances were put aside. */
	areEmptied(): boolean {
		return this.aside.size > 0;
	}

	/** Books what the ledgers hold out: payments are refused from now on. */
	putAside(now: number): void {
		for (const ledger of this.all.filter(({ balance }) => balance > 0)) {
			this.aside.set(ledger, (this.aside.get(ledger) ?? 0) + ledger.balance);
			this.book(ledger, -ledger.balance, ASIDE, randomUUID(), now);
		}
	}

	/** Books back what was put aside. */
	takeBack(now: number): void {
		for (const [ledger, amount] of this.aside) this.book(ledger, amount, ASIDE, randomUUID(), now);
		this.aside.clear();
	}

	/** Books an amount, negative for money that leaves. */
	book(ledger: Ledger, amount: number, reference: string, transactionId: string, now: number): void {
		ledger.balance += amount;
		const { id, companyId, midId, currency } = ledger;
		const date = new Date(now).toISOString().slice(0, 10);
		this.movements.push({ date, ledgerId: id, companyId, midId, amount, currency, reference, transactionId });
	}
}

function opening(id: string, name: string, currency: string, balance: number): Ledger {
	const code = currency.toUpperCase();
	return {
		id,
		companyId: COMPANY_ID,
		midId: MID_ID,
		name,
		currency: code,
		balance,
		details: code === 'EUR' ? euroDetails() : { account_number: digits(8), sort_code: digits(6) },
		owner: null,
	};
}

function euroDetails(): Record<string, string> {
	return { iban: `GB00ACQU${digits(14)}`, bic: 'ACQUGB2L' };
}

function digits(count: number): string {
	return Array.from({ length: count }, () => randomInt(10)).join('');
}
