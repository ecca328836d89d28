import type { DashboardView, RowAction, TableRow, Tone } from '../../core/simulator.mts';
import type { HexaiCore } from './core.mts';
import { rowFields, statusWord } from './dialect.mts';
import type { Transaction } from './ledger.mts';
import { toGmd } from './money.mts';
import { balanceReport } from './reports.mts';
import { apiKeys } from './routes.mts';
import type { Dialect } from './settings.mts';

/** What the dashboard shows of HexAI. */
export function dashboardView(core: HexaiCore, origin: string): DashboardView {
	const { available, collected, commissions, paidOut } = core.ledger.balances();
	const { dialect, webhookSecret } = core.settings.read();
	return {
		credentials: [
			{ label: 'Base URL', value: `${origin}/hexai/api/v1` },
			{ label: 'API key', value: apiKeys.full },
			{ label: 'API key without payments', value: apiKeys.readOnly },
			{ label: 'Webhook secret', value: webhookSecret },
		],
		figures: [
			{ label: 'Available', value: `${toGmd(available)} GMD` },
			{ label: 'Collected', value: `${toGmd(collected)} GMD` },
			{ label: 'Commission', value: `${toGmd(commissions)} GMD` },
			{ label: 'Paid out', value: `${toGmd(paidOut)} GMD` },
		],
		tables: [
			{
				title: 'Transactions',
				columns: ['Time', 'Type', 'Reference', 'Amount'],
				rows: core.ledger.newestFirst().map((each) => row(each, dialect)),
				empty:
					'Nothing yet. Initiate a collection or a payout in n8n, with a credential like the one on this page.',
			},
		],
	};
}

/** What control calls and tests see of HexAI. */
export function stateOf(core: HexaiCore): Record<string, unknown> {
	const { dialect } = core.settings.read();
	const all = core.ledger.newestFirst();
	const count = (type: string, status?: string): number =>
		all.filter((each) => each.order.type === type && (status === undefined || each.status === status)).length;
	return {
		balances: balanceReport(core.ledger),
		transactions: all.map((each) => rowFields(each, dialect)),
		counts: {
			payoutsBooked: count('PAYOUT'),
			payoutsSucceeded: count('PAYOUT', 'SUCCEEDED'),
			payoutsFailed: count('PAYOUT', 'FAILED'),
			collectionsBooked: count('COLLECTION'),
			collectionsSucceeded: count('COLLECTION', 'SUCCEEDED'),
			collectionsFailed: count('COLLECTION', 'FAILED'),
		},
	};
}

function row(transaction: Transaction, dialect: Dialect): TableRow {
	const { id, order, createdAt, reason } = transaction;
	const word = statusWord(transaction, dialect);
	const isCollection = order.type === 'COLLECTION';
	return {
		cells: [
			{ time: createdAt },
			isCollection ? 'Collection' : 'Payout',
			order.reference,
			{ amount: `${toGmd(order.amount)} GMD` },
		],
		state: { text: reason ? `${word}: ${reason}` : word, tone: toneOf(transaction) },
		...(isCollection && { link: { label: 'Checkout', href: `/hexai/checkout/${id}` } }),
		actions: isCollection && !transaction.clicked ? clicks(id) : [],
	};
}

function clicks(subject: string): RowAction[] {
	return [
		{ label: 'Pay', action: 'pay', subject },
		{ label: 'Cancel', action: 'cancel', subject },
	];
}

function toneOf({ status }: Transaction): Tone {
	if (status === 'PENDING') return 'waiting';
	return status === 'SUCCEEDED' ? 'good' : 'bad';
}
