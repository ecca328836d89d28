import { type Account, hold } from './accounts.mts';
import { newId, newSessionId } from './ids.mts';
import { HexcoreProblem } from './problems.mts';

// Assumed, both of them.
const FAILS = '0000000000';
const NEVER_SETTLES = '9999999999';

export interface Transfer {
	reference: string;
	source: Account;
	destination: string;
	amount: bigint;
	narration: string;
	status: 'PROCESSING' | 'SUCCESSFUL' | 'FAILED';
	sessionId: string | undefined;
	createdAt: number;
}

/** Interbank transfers: PROCESSING at first, settled later. The same request twice is two payments. */
export class Transfers {
	private readonly transfers: Transfer[] = [];

	initiate(order: Pick<Transfer, 'source' | 'destination' | 'amount' | 'narration'>, now: number): Transfer {
		hold(order.source, order.amount);
		const transfer: Transfer = {
			...order,
			reference: newId('trf_'),
			status: 'PROCESSING',
			sessionId: undefined,
			createdAt: now,
		};
		this.transfers.push(transfer);
		return transfer;
	}

	/** Brings a transfer to its end; true when that changed something. */
	settle(transfer: Transfer, now: number): boolean {
		const { source, destination, amount, status } = transfer;
		if (status !== 'PROCESSING' || destination === NEVER_SETTLES) return false;
		if (destination === FAILS) {
			transfer.status = 'FAILED';
			source.available += amount;
			return true;
		}
		transfer.status = 'SUCCESSFUL';
		transfer.sessionId = newSessionId(now);
		source.ledger -= amount;
		return true;
	}

	/** The transfer with this reference, or a 404. */
	get(reference: string): Transfer {
		const transfer = this.find(reference);
		if (!transfer) throw new HexcoreProblem('not_found', 'There is no transfer with this reference.');
		return transfer;
	}

	find(reference: string): Transfer | undefined {
		return this.transfers.find((each) => each.reference === reference);
	}

	/** All transfers, newest first. */
	newestFirst(): Transfer[] {
		return this.transfers.toReversed();
	}
}
