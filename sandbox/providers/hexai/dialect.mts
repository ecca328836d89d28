import type { Transaction } from './ledger.mts';
import { toGmd } from './money.mts';
import type { Dialect, RowsPlace } from './settings.mts';

/** A success body: in the documented envelope, bare in the newer dialect. */
export function envelope(data: Record<string, unknown>, dialect: Dialect): unknown {
	return dialect === 'seed' ? { status: 'success', data } : data;
}

/** The status word of a transaction as the API says it. */
export function statusWord({ status, reason, order }: Transaction, dialect: Dialect): string {
	if (dialect === 'seed') return status;
	if (reason === 'cancelled_by_payer') return 'CANCELLED';
	return status === 'PENDING' && order.type === 'PAYOUT' ? 'PROCESSING' : status;
}

/** The answer to initiate. Assumed for payouts, and the newer dialect's further fields. */
export function initiated(
	transaction: Transaction,
	redirectUrl: string,
	dialect: Dialect,
): Record<string, unknown> {
	const { id, order } = transaction;
	const status = statusWord(transaction, dialect);
	const further = { amount: toGmd(order.amount), currency: 'GMD', type: order.type };
	if (order.type === 'PAYOUT') {
		const payout = { transaction_id: id, client_reference: order.reference, status };
		return dialect === 'seed' ? payout : { ...payout, ...further };
	}
	const collection = { transaction_id: id, redirect_url: redirectUrl, status };
	return dialect === 'seed' ? collection : { ...collection, client_reference: order.reference, ...further };
}

/** The answer to a status question. Assumed. */
export function statusFields(transaction: Transaction, dialect: Dialect): Record<string, unknown> {
	const { id, order, reason } = transaction;
	return {
		transaction_id: id,
		client_reference: order.reference,
		type: order.type,
		amount: toGmd(order.amount),
		currency: 'GMD',
		status: statusWord(transaction, dialect),
		...(reason && { reason }),
	};
}

/** A row of the transaction list. Assumed. */
export function rowFields(transaction: Transaction, dialect: Dialect): Record<string, unknown> {
	const createdAt = new Date(transaction.createdAt).toISOString();
	return { ...statusFields(transaction, dialect), created_at: createdAt };
}

/** A transaction list with its rows at the chosen place; the documentation does not show one. */
export function listBody(rows: unknown[], place: RowsPlace): unknown {
	switch (place) {
		case 'root':
			return rows;
		case 'items':
		case 'results':
			return { [place]: rows };
		case 'data.transactions':
			return { status: 'success', data: { transactions: rows } };
		case 'data.items':
			return { status: 'success', data: { items: rows } };
		case 'data':
		case 'transactions':
			return { status: 'success', [place]: rows };
	}
}
