import { FincodeProblem, invalid } from './problems.mts';
import { EXAMPLE_PCN, type Transaction } from './transactions.mts';

export interface AwaitingPayment {
	id: string;
	pcn: string;
	currency: string;
	amount: number;
	createdAt: number;
	open: boolean;
}

export interface Search {
	currency: string;
	from: number;
	to: number;
	reference: string;
}

const FIRST_ID = 12_345;
const DAY_MS = 86_400_000;

/** Payments by bank transfer that a payer has announced and an agent confirms or cancels. */
export class AwaitingPayments {
	private readonly all: AwaitingPayment[] = [];

	constructor() {
		// The payment of the documents' sample.
		const createdAt = Date.parse('2024-01-10T12:30:00Z');
		this.all.push(made(FIRST_ID, { pcn: EXAMPLE_PCN, currency: 'USD', amount: 2_000, createdAt }));
	}

	/** Puts a transaction on the list; one that is there already stays as it is. */
	add({ pcn, sendCurrency, sendAmount }: Transaction, createdAt: number): AwaitingPayment {
		const known = this.openFor(pcn);
		if (known) return known;
		const fields = { pcn, currency: sendCurrency, amount: sendAmount, createdAt };
		const added = made(FIRST_ID + this.all.length, fields);
		this.all.push(added);
		return added;
	}

	openFor(pcn: string): AwaitingPayment | undefined {
		return this.all.find((each) => each.pcn === pcn && each.open);
	}

	/** The open payment with this id, or a 422. */
	byId(id: string): AwaitingPayment {
		const found = this.all.find((each) => each.id === id);
		if (!found) throw invalid('awaitingPaymentId', 'is not a known awaiting payment.');
		if (!found.open) throw new FincodeProblem('FAILED', `${id} is not awaited any more.`);
		return found;
	}

	/** What is awaited in a currency between two days, the second one included. */
	search({ currency, from, to, reference }: Search): AwaitingPayment[] {
		const wanted = reference.toLowerCase();
		return this.all.filter(
			(each) =>
				each.open &&
				each.currency === currency &&
				each.createdAt >= from &&
				each.createdAt < to + DAY_MS &&
				each.pcn.toLowerCase().includes(wanted),
		);
	}

	list(): readonly AwaitingPayment[] {
		return this.all;
	}
}

/** A row of the list, with the documented members first. */
export function awaitingView(payment: AwaitingPayment): Record<string, unknown> {
	return {
		id: payment.id,
		payableType: 'TRANSACTION',
		bankTransferFollowupActionType: 'AUTO_CONFIRM_TRANSACTION',
		bankTransferLifeCycle: 'AWAITING_BANK_TRANSFER_PAYMENT',
		mtoPaymentConfirmtionType: 'NOT_CONFIRMED',
		customerConfirmedPaymentDate: null,
		creationDate: new Date(payment.createdAt).toISOString().slice(0, 19),
		currency: payment.currency,
		// Assumed: the further members.
		paymentReference: payment.pcn,
	};
}

/** A day in the form of this call, dd/MM/yyyy, as the start of that day. */
export function dayOf(text: string, field: string): number {
	const [, day, month, year] = /^(\d{2})\/(\d{2})\/(\d{4})$/.exec(text) ?? [];
	const at = day === undefined ? Number.NaN : Date.parse(`${year}-${month}-${day}T00:00:00Z`);
	if (Number.isNaN(at)) throw invalid(field, 'must be a day like 31/01/2024.');
	return at;
}

function made(number: number, fields: Omit<AwaitingPayment, 'id' | 'open'>): AwaitingPayment {
	return { id: `AP${number}`, open: true, ...fields };
}
