import type { DashboardView, RowAction, TableRow, Tone } from '../../core/simulator.mts';
import { awaitingView } from './awaiting.mts';
import { transferRow } from './bankTransfers.mts';
import type { FincodeCore } from './core.mts';
import { type Entry, type Ledger, NAIRA_WALLET, WALLET } from './ledger.mts';
import type { Loan } from './loans.mts';
import { loanRow, repaymentRow } from './loanViews.mts';
import { toText } from './money.mts';
import { type Transaction, transactionView } from './transactions.mts';

/** What the dashboard shows of FinCode. */
export function dashboardView(core: FincodeCore, origin: string): DashboardView {
	const { users, ledger, transactions, loans } = core.present;
	const { webhookSecret } = core.settings.read();
	const [first] = users.list();
	const balance = (id: string): string => {
		const { balance: milli, currency } = ledger.account(id);
		return `${toText(milli)} ${currency}`;
	};
	return {
		credentials: [
			{ label: 'Environment', value: 'Custom' },
			{ label: 'Base URL', value: `${origin}/fincode` },
			{ label: 'E-mail', value: first?.email ?? '' },
			{ label: 'Password', value: first?.password ?? '' },
			{ label: 'API token', value: first?.apiToken ?? '' },
			{ label: 'Webhook secret', value: webhookSecret },
		],
		figures: [
			{ label: 'Wallet', value: balance(WALLET) },
			{ label: 'Naira wallet', value: balance(NAIRA_WALLET) },
			{ label: 'Logins', value: `${users.logins.accepted} of ${users.logins.tries}` },
		],
		tables: [
			{
				title: 'Transactions and loans',
				columns: ['Time', 'Kind', 'Reference', 'Amount'],
				rows: [...loans.newestFirst().map(loanLine), ...transactions.newestFirst().map(transactionLine)],
				empty:
					'Nothing yet. Create a transaction or request a loan in n8n, with a credential like the one on this page.',
			},
			{
				title: 'Money taken out of accounts',
				columns: ['Time', 'Account', 'Reference', 'Amount'],
				rows: ledger.debits().map((entry) => debitLine(entry, ledger)),
				empty: 'Nothing yet. Pay from a wallet, post to an account or transfer to a bank in n8n.',
			},
		],
	};
}

/** What control calls and tests see of FinCode. */
export function stateOf(core: FincodeCore): Record<string, unknown> {
	const { users, ledger, transactions, loans, customers, awaiting, bankAccounts, bankTransfers } =
		core.present;
	const { beneficiaries, documents, assessments } = customers;
	return {
		logins: users.logins,
		users: users.list().map(({ email, role, locked, failures }) => ({ email, role, locked, failures })),
		transactions: transactions.newestFirst().map(transactionView),
		awaitingPayments: awaiting
			.list()
			.filter(({ open }) => open)
			.map(awaitingView),
		loans: loans.newestFirst().map(loanRow),
		repayments: loans.newestFirst().flatMap(({ repayments }) => repayments.map(repaymentRow)),
		bankAccounts: bankAccounts.list(),
		bankTransfers: bankTransfers.newestFirst().map(transferRow),
		ledger: ledger.report(),
		beneficiaries,
		documents,
		assessments,
	};
}

function transactionLine({ pcn, status, sendAmount, sendCurrency, createdAt }: Transaction): TableRow {
	const isOpen = status === 'WAITING_TO_PAY';
	return {
		cells: [{ time: createdAt }, 'Transaction', pcn, amountOf(sendAmount, sendCurrency)],
		state: { text: status, tone: toneOf(status) },
		...(isOpen && { link: { label: 'Payment page', href: `/fincode/pay/${pcn}` } }),
		actions: isOpen ? [button('Pay', 'pay', pcn), button('Cancel', 'cancel', pcn)] : [],
	};
}

function loanLine({ id, status, amount, currency, requestedAt }: Loan): TableRow {
	const next: Partial<Record<Loan['status'], RowAction[]>> = {
		REQUESTED: [button('Approve and offer', 'approveLoan', id), button('Reject', 'rejectLoan', id)],
		APPROVED: [button('Send offer', 'offerLoan', id)],
	};
	return {
		cells: [{ time: requestedAt }, 'Loan', id.slice(0, 8), amountOf(amount, currency)],
		state: { text: status, tone: toneOf(status) },
		actions: next[status] ?? [],
	};
}

function button(label: string, action: string, subject: string): RowAction {
	return { label, action, subject };
}

function debitLine(
	{ accountId, executionDate, paymentReference, amount, currency }: Entry,
	ledger: Ledger,
): TableRow {
	const { number } = ledger.account(accountId);
	return {
		cells: [
			{ time: Date.parse(executionDate) },
			number ?? accountId,
			paymentReference,
			amountOf(amount, currency),
		],
		state: { text: 'POSTED', tone: 'good' },
		actions: [],
	};
}

function amountOf(milli: number, currency: string): { amount: string } {
	return { amount: `${toText(milli)} ${currency}` };
}

function toneOf(status: string): Tone {
	if (['PAID', 'DISBURSED', 'PAID_OFF'].includes(status)) return 'good';
	const bad = ['CANCELLED', 'EXPIRED', 'PENDING_REFUND', 'REFUNDED', 'REJECTED', 'WITHDRAWN'];
	return bad.includes(status) ? 'bad' : 'waiting';
}
