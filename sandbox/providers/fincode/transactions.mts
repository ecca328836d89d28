import { type Account, type Ledger } from './ledger.mts';
import { endsWith, toNumber, toText } from './money.mts';
import { FincodeProblem, invalid } from './problems.mts';
import type { Surroundings } from './surroundings.mts';
import { CUSTOMER } from './users.mts';

export type TransactionStatus =
	| 'WAITING_TO_PAY'
	| 'VERIFYING'
	| 'PAID'
	| 'FAILED_TO_DELIVER'
	| 'PENDING_REFUND'
	| 'REFUNDED'
	| 'CANCELLED'
	| 'EXPIRED';

export interface Order {
	customerCode: string;
	recipient: string;
	amount: number;
	sendAmount: number;
	sendCurrency: string;
	receivingCurrency: string;
	type: string;
	interactionId: string | undefined;
}

export interface Transaction extends Order {
	pcn: string;
	status: TransactionStatus;
	createdAt: number;
	deliveries: number;
	/** Where the money came from; a refund goes back there. */
	paidFrom: Account | null;
}

export const EXAMPLE_PCN = 'TR656516344451';

const EXPIRES_AFTER_MS = 600_000;
const MOST_DELIVERIES = 3;

/** The documented life of a transaction, with a webhook for each change that has an event. */
export class Transactions {
	private readonly around: Surroundings;
	private readonly ledger: Ledger;
	private readonly all: Transaction[] = [];
	private readonly expiries = new Map<Transaction, () => void>();

	constructor(around: Surroundings, ledger: Ledger) {
		this.around = around;
		this.ledger = ledger;
		this.all.push(example());
	}

	create(order: Order): Transaction {
		// Random, so that receivers which drop repeats still see new events after a reset.
		const pcn = `TR${String(Math.floor(Math.random() * 1e12)).padStart(12, '0')}`;
		const transaction: Transaction = {
			...order,
			pcn,
			status: 'WAITING_TO_PAY',
			createdAt: this.around.now(),
			deliveries: 0,
			paidFrom: null,
		};
		this.all.push(transaction);
		this.expireLater(transaction);
		void this.tell(transaction, 'transaction.created');
		return transaction;
	}

	/** The transaction, or a 422 that names the field it was looked for in. */
	byPcn(pcn: string, field: string): Transaction {
		const found = this.all.find((each) => each.pcn === pcn);
		if (!found) throw invalid(field, 'is not a known transaction.');
		return found;
	}

	newestFirst(): Transaction[] {
		return this.all.toReversed();
	}

	/** A payer who has announced a bank transfer is not hurried; `false` takes the announcement back. */
	holdExpiry(transaction: Transaction, held: boolean): void {
		this.expiries.get(transaction)?.();
		if (!held) this.expireLater(transaction);
	}

	/** Takes the money in, or throws at once; what follows runs on the clock. Resolves once the webhook was tried. */
	pay(transaction: Transaction, from: Account, amount: number, reference: string): Promise<void> {
		this.assertOpen(transaction);
		const to = this.ledger.house('TRANSFERS', from.currency);
		this.ledger.post({ from, to, amount, reference, interactionId: transaction.interactionId });
		transaction.paidFrom = from;
		this.change(transaction, 'VERIFYING');
		this.around.next(() => this.verified(transaction, amount));
		return this.around.notify('payment.received', transaction.pcn, {
			transaction_id: transaction.pcn,
			status: 'paid',
			amount: transaction.sendAmount,
			currency: transaction.sendCurrency,
		});
	}

	/** Ends it unpaid, or throws at once. */
	cancel(transaction: Transaction): Promise<void> {
		this.assertOpen(transaction);
		this.change(transaction, 'CANCELLED');
		return this.tell(transaction, 'transaction.failed');
	}

	/** A 422 unless it still waits for its money. */
	assertOpen({ pcn, status }: Transaction): void {
		if (status !== 'WAITING_TO_PAY') throw invalid('pcn', `${pcn} is ${status} and can not be paid.`);
	}

	private async verified(transaction: Transaction, paid: number): Promise<void> {
		if (endsWith(transaction.sendAmount, 37)) return this.undelivered(transaction);
		if (endsWith(transaction.sendAmount, 41)) {
			this.change(transaction, 'PENDING_REFUND');
			this.around.next(() => this.refunded(transaction, paid));
			return this.tell(transaction, 'transaction.failed');
		}
		this.change(transaction, 'PAID');
		return this.tell(transaction, 'transaction.completed', 'completed');
	}

	/** No event has this name, so nobody is told until a later try arrives. */
	private undelivered(transaction: Transaction): void {
		this.change(transaction, 'FAILED_TO_DELIVER');
		this.around.next(async () => {
			transaction.deliveries += 1;
			if (transaction.deliveries < MOST_DELIVERIES) return this.undelivered(transaction);
			this.change(transaction, 'PAID');
			return this.tell(transaction, 'transaction.completed', 'completed');
		});
	}

	private refunded(transaction: Transaction, paid: number): void {
		const { paidFrom, pcn } = transaction;
		if (!paidFrom) throw new FincodeProblem('SERVER_ERROR', 'A refund without a payment.');
		const from = this.ledger.house('TRANSFERS', paidFrom.currency);
		this.ledger.post({ from, to: paidFrom, amount: paid, reference: `REFUND ${pcn}` });
		this.change(transaction, 'REFUNDED');
	}

	private expireLater(transaction: Transaction): void {
		const expire = async (): Promise<void> => {
			if (transaction.status !== 'WAITING_TO_PAY') return;
			this.change(transaction, 'EXPIRED');
			await this.tell(transaction, 'transaction.failed');
		};
		this.expiries.set(transaction, this.around.after(EXPIRES_AFTER_MS, expire));
	}

	private change(transaction: Transaction, status: TransactionStatus): void {
		this.expiries.get(transaction)?.();
		this.expiries.delete(transaction);
		transaction.status = status;
	}

	// Assumed: the id in events is the PCN; cancelled and expired ones come as transaction.failed with their own word.
	private async tell(transaction: Transaction, event: string, word?: string): Promise<void> {
		const { pcn, status, sendAmount, sendCurrency } = transaction;
		await this.around.notify(event, pcn, {
			transaction_id: pcn,
			status: word ?? status.toLowerCase(),
			amount: sendAmount,
			currency: sendCurrency,
		});
	}
}

/** A transaction as lists show it. Assumed: the names of the fields. */
export function transactionView(transaction: Transaction): Record<string, unknown> {
	const { pcn, status, customerCode, recipient, sendAmount, sendCurrency, createdAt } = transaction;
	return {
		pcn,
		status,
		senderCustomerCode: customerCode,
		recipient,
		amount: toText(transaction.amount),
		sendAmount: toText(sendAmount),
		sendAmountNumber: toNumber(sendAmount),
		sendCurrency,
		receivingCurrency: transaction.receivingCurrency,
		type: transaction.type,
		creationDate: new Date(createdAt).toISOString(),
	};
}

/** The transaction the documents' examples speak of; it waits for a bank transfer. */
function example(): Transaction {
	return {
		pcn: EXAMPLE_PCN,
		customerCode: CUSTOMER.code,
		recipient: 'CUST123456',
		amount: 2_000,
		sendAmount: 2_000,
		sendCurrency: 'GBP',
		receivingCurrency: 'NGN',
		type: 'ACCOUNTPAYMENT',
		interactionId: undefined,
		status: 'WAITING_TO_PAY',
		createdAt: Date.parse('2024-01-10T12:30:00Z'),
		deliveries: 0,
		paidFrom: null,
	};
}
