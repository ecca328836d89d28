import { randomUUID } from 'node:crypto';
import { type Ledger, NAIRA_WALLET } from './ledger.mts';
import { endsWith, toNumber } from './money.mts';
import { FincodeProblem } from './problems.mts';
import type { Surroundings } from './surroundings.mts';

export type BankTransferStatus = 'PENDING' | 'PROCESSING' | 'COMPLETED' | 'FAILED';

export interface BankTransfer {
	reference: string;
	transferId: string;
	customerId: string;
	bankAccountId: string;
	accountNumber: string;
	/** In thousandths, without the fee. */
	amount: number;
	status: BankTransferStatus;
	startedAt: number;
	endedAt: number | null;
	failureReason: string | null;
}

/** Who sends how much where. */
export type BankTransferOrder = Pick<
	BankTransfer,
	'customerId' | 'bankAccountId' | 'accountNumber' | 'amount'
>;

// The fee of the documents' sample.
const FEE = 10_000;
const SETTLEMENT_MS = 3_600_000;

/**
 * Money that leaves the wallet for a bank: PENDING, PROCESSING, COMPLETED. Ours: an amount that ends in .21 has FAILED
 * at once, one in .41 fails at the bank and the money comes back.
 */
export class BankTransfers {
	private readonly around: Surroundings;
	private readonly ledger: Ledger;
	private readonly all: BankTransfer[] = [];

	constructor(around: Surroundings, ledger: Ledger) {
		this.around = around;
		this.ledger = ledger;
	}

	start(order: BankTransferOrder, interactionId: string): BankTransfer {
		const transfer: BankTransfer = {
			...order,
			reference: `TRF-${randomUUID().slice(0, 8)}`,
			transferId: randomUUID(),
			status: 'PENDING',
			startedAt: this.around.now(),
			endedAt: null,
			failureReason: null,
		};
		if (endsWith(order.amount, 21)) this.end(transfer, 'The transfer was declined.');
		else {
			this.move(transfer, 'out', interactionId);
			this.around.next(() => this.process(transfer));
		}
		this.all.push(transfer);
		return transfer;
	}

	/** The transfer with this reference, or 404. */
	byReference(reference: string): BankTransfer {
		const found = this.all.find((each) => each.reference === reference);
		if (!found) throw new FincodeProblem('NOT_FOUND', `There is no transfer ${reference}.`);
		return found;
	}

	newestFirst(): BankTransfer[] {
		return this.all.toReversed();
	}

	/** Those of one customer, newest first. Assumed: the order. */
	of(customerId: string): BankTransfer[] {
		return this.newestFirst().filter((each) => each.customerId === customerId);
	}

	private process(transfer: BankTransfer): void {
		transfer.status = 'PROCESSING';
		this.around.next(() => {
			if (!endsWith(transfer.amount, 41)) return this.end(transfer, null);
			this.move(transfer, 'back', randomUUID());
			this.end(transfer, 'The bank returned the transfer.');
		});
	}

	private end(transfer: BankTransfer, failureReason: string | null): void {
		transfer.status = failureReason === null ? 'COMPLETED' : 'FAILED';
		transfer.failureReason = failureReason;
		transfer.endedAt = this.around.now();
	}

	private move({ amount, reference }: BankTransfer, way: 'out' | 'back', interactionId: string): void {
		const wallet = this.ledger.account(NAIRA_WALLET);
		const bank = this.ledger.house('BANK-OUT', 'NGN');
		const [from, to] = way === 'out' ? [wallet, bank] : [bank, wallet];
		this.ledger.post({ from, to, amount: amount + FEE, reference, interactionId });
	}
}

/** The reply to a new transfer, with the documented members. */
export function startedView(transfer: BankTransfer): Record<string, unknown> {
	return {
		transactionReference: transfer.reference,
		transferId: transfer.transferId,
		amount: toNumber(transfer.amount),
		status: transfer.status,
		transferDate: isoOf(transfer.startedAt),
		estimatedSettlementTime: isoOf(transfer.startedAt + SETTLEMENT_MS),
	};
}

/** What has become of a transfer, with the documented members. Assumed: those of settlementDetails. */
export function transferStatusView(transfer: BankTransfer): Record<string, unknown> {
	return {
		transactionReference: transfer.reference,
		transferStatus: transfer.status,
		amount: toNumber(transfer.amount),
		initiatedDate: isoOf(transfer.startedAt),
		completedDate: transfer.endedAt === null ? null : isoOf(transfer.endedAt),
		failureReason: transfer.failureReason,
		settlementDetails: { accountNumber: transfer.accountNumber },
	};
}

/** A transfer as the history shows it. Assumed: the names of the fields. */
export function transferRow(transfer: BankTransfer): Record<string, unknown> {
	const { customerId, bankAccountId, accountNumber, transferId } = transfer;
	const { settlementDetails: _details, ...rest } = transferStatusView(transfer);
	return { ...rest, transferId, customerId, bankAccountId, accountNumber };
}

function isoOf(at: number): string {
	return new Date(at).toISOString();
}
