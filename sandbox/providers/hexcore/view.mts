import type { DashboardView, TableRow, Tone } from '../../core/simulator.mts';
import { balances } from './accounts.mts';
import type { HexcoreCore } from './core.mts';
import { depositFields } from './deposits.mts';
import { nairaText, toNaira } from './money.mts';
import { apiKeys } from './routes.mts';
import { orderFields } from './standingOrders.mts';
import type { Transfer } from './transfers.mts';

/** What the dashboard shows of hexCore. */
export function dashboardView({ bank, settings }: HexcoreCore, origin: string): DashboardView {
	return {
		credentials: [
			{ label: 'Environment', value: 'Custom' },
			{ label: 'Base URL', value: `${origin}/hexcore/v2` },
			{ label: 'API key', value: apiKeys.full },
			{ label: 'API key that may only read', value: apiKeys.readOnly },
			{ label: 'Webhook secret', value: settings.read().webhookSecret },
		],
		figures: bank.accounts
			.all()
			.map(({ number, available }) => ({ label: `Account ${number}`, value: `${nairaText(available)} NGN` })),
		tables: [
			{
				title: 'Movements',
				columns: ['Time', 'What', 'ID', 'Amount'],
				rows: movements({ bank }),
				empty:
					'Nothing yet. Initiate a transfer or request a loan in n8n, with a credential like the one on this page.',
			},
		],
	};
}

/** What control calls and tests see of hexCore. */
export function stateOf({ bank }: HexcoreCore): Record<string, unknown> {
	const transfers = bank.transfers.newestFirst();
	const loans = bank.loans.newestFirst();
	const count = (status: string) => transfers.filter((each) => each.status === status).length;
	return {
		accounts: Object.fromEntries(bank.accounts.all().map((each) => [each.number, balances(each)])),
		transfers: transfers.map(({ reference, status, amount, narration, destination }) => ({
			reference,
			status,
			amount: toNaira(amount),
			narration,
			destination_account: destination,
		})),
		loans: loans.map(({ id, status, amount }) => ({ loan_id: id, status, amount: toNaira(amount) })),
		standingOrders: bank.orders.newestFirst().map(orderFields),
		deposits: bank.deposits.newestFirst().map(depositFields),
		bills: bank.bills.map(({ id, amount }) => ({ transaction_id: id, amount: toNaira(amount) })),
		counts: {
			customers: bank.customers.count(),
			transfers: transfers.length,
			transfersProcessing: count('PROCESSING'),
			transfersSuccessful: count('SUCCESSFUL'),
			transfersFailed: count('FAILED'),
			loans: loans.length,
			loansDisbursed: loans.filter(({ status }) => status === 'ACTIVE').length,
			standingOrders: bank.orders.newestFirst().length,
			deposits: bank.deposits.newestFirst().length,
			bills: bank.bills.length,
		},
	};
}

function movements({ bank }: Pick<HexcoreCore, 'bank'>): TableRow[] {
	const rows: Array<{ at: number; row: TableRow }> = [
		...bank.transfers.newestFirst().map((each) => ({ at: each.createdAt, row: transferRow(each) })),
		...bank.loans.newestFirst().map(({ id, amount, status, createdAt }) => ({
			at: createdAt,
			row: rowOf(createdAt, 'Loan', id, amount, status),
		})),
		...bank.orders.newestFirst().map(({ id, amount, status, createdAt }) => ({
			at: createdAt,
			row: rowOf(createdAt, 'Standing order', id, amount, status),
		})),
		...bank.deposits.newestFirst().map(({ id, principal, status, createdAt }) => ({
			at: createdAt,
			row: rowOf(createdAt, 'Fixed deposit', id, principal, status),
		})),
		...bank.bills.map(({ id, amount, createdAt }) => ({
			at: createdAt,
			row: rowOf(createdAt, 'Bill', id, amount, 'SUCCESS'),
		})),
	];
	return rows.sort((a, b) => b.at - a.at).map(({ row }) => row);
}

function transferRow({ reference, amount, status, createdAt }: Transfer): TableRow {
	const actions =
		status === 'PROCESSING' ? [{ label: 'Settle now', action: 'settle', subject: reference }] : [];
	return { ...rowOf(createdAt, 'Transfer', reference, amount, status), actions };
}

function rowOf(at: number, what: string, id: string, amount: bigint, status: string): TableRow {
	return {
		cells: [{ time: at }, what, id, { amount: `${nairaText(amount)} NGN` }],
		state: { text: status, tone: toneOf(status) },
		actions: [],
	};
}

function toneOf(status: string): Tone {
	if (['PROCESSING', 'PENDING', 'APPROVED'].includes(status)) return 'waiting';
	return ['FAILED', 'REJECTED', 'CANCELLED'].includes(status) ? 'bad' : 'good';
}
