import { randomUUID } from 'node:crypto';
import { type Api, type Handler, LENDING, type Spec } from '../api.mts';
import { NAIRA_WALLET } from '../ledger.mts';
import { repaymentRow, repaymentView } from '../loanViews.mts';
import { endsWith, toNumber } from '../money.mts';
import { invalid } from '../problems.mts';
import { optionalAmount, ownLoans } from './loans.mts';

const post = (path: string, fields: readonly string[]): Spec => ({
	method: 'POST',
	path,
	lending: 'v1',
	headers: LENDING,
	fields,
});

const STATUSES = ['PENDING_VERIFICATION', 'VERIFIED', 'REJECTED', 'ALL'];
// The fee of the documents' sample.
const TRANSFER_FEE = 10_000;

/** Money that comes back on a loan, and money that leaves the wallet it was paid into. */
export function addRepayments(api: Api): void {
	const read = { method: 'GET', lending: 'v1', headers: LENDING } as const;
	api.add({ ...read, path: '/user/repaid-transactions/:userId' }, (call) => {
		const all = ownLoans(call, 'userId').flatMap(({ repayments }) => repayments);
		const paid = all.filter(({ status }) => status === 'VERIFIED' || status === 'PAID');
		return { data: call.list(paid.map(repaymentRow), 'repayments') };
	});

	const list = { path: '/admin/repayments/list', lending: 'v6', roles: ['MANAGER'] } as const;
	api.add({ ...read, ...list }, listed);
	api.add(post('/user/repay-loan/:userId', ['amount']), repay);
	api.add(post('/user/payoff-loan', ['loanApplicationId', 'paymentMethod']), payOff);

	api.add({ ...read, path: '/user/verify-bank-account/:bankCode/:accountNumber' }, (call) => {
		const [bankCode, number] = [call.param('bankCode'), call.param('accountNumber')];
		if (!/^\d{10}$/.test(number)) throw invalid('accountNumber', 'must have 10 digits.');
		const { accountName } = call.parts.customers.bankAccount(bankCode, number);
		return { data: { accountName, accountNumber: number, bankCode } };
	});

	const transfer = ['customerId', 'amount', 'bankAccountId', 'accountNumber', 'bankCode', 'accountName'];
	api.add(post('/user/transfer-funds-to-bank', transfer), transferFunds);
}

const listed: Handler = (call) => {
	const status = call.query('status') ?? 'ALL';
	if (!STATUSES.includes(status)) throw invalid('status', `must be one of ${STATUSES.join(', ')}.`);
	const [from, to] = ['startDate', 'endDate'].map((name) => {
		const text = call.query(name);
		const at = text === undefined ? undefined : Date.parse(text);
		if (at !== undefined && Number.isNaN(at)) throw invalid(name, 'must be an ISO 8601 date.');
		return at;
	});
	const loanId = call.query('loanApplicationId');
	const rows = call.parts.loans
		.newestFirst()
		.filter(({ id }) => loanId === undefined || id === loanId)
		.flatMap(({ repayments }) => repayments)
		.filter((each) => status === 'ALL' || each.status === status)
		.filter(({ at }) => at >= (from ?? 0) && at <= (to ?? Infinity));
	return { data: call.list(call.page(rows.map(repaymentRow), 10), 'repayments') };
};

// Assumed: the names of the fields; the oldest loan is repaid unless one is named.
const repay: Handler = (call) => {
	const amount = call.amountNumber('amount');
	const named = call.text('loanAccountId');
	const loans = ownLoans(call, 'userId').filter(({ status }) => status === 'DISBURSED');
	const loan = loans.find(({ id }) => named === '' || id === named);
	if (!loan) throw invalid('loanAccountId', 'is not an active loan of this user.');
	const lost = call.magic(amount);
	const reference = call.text('paymentReference') || `REPAY-${randomUUID().slice(0, 8)}`;
	return { data: repaymentView(loan, call.parts.loans.repay(loan, amount, reference)), lost };
};

const payOff: Handler = (call) => {
	const { loans } = call.parts;
	const loan = loans.byId(call.text('loanApplicationId'));
	call.assertSees(loan.customerId);
	const method = call.text('paymentMethod');
	if (!['WALLET', 'BANK_TRANSFER', 'CARD'].includes(method)) {
		throw invalid('paymentMethod', 'must be WALLET, BANK_TRANSFER or CARD.');
	}
	const amount = optionalAmount(call, 'payoffAmount') ?? loan.outstanding;
	const lost = call.magic(amount);
	const repayment = loans.payOff(loan, amount, method, call.interactionId ?? '');
	return {
		data: {
			repaymentId: repayment.id,
			loanApplicationId: loan.id,
			payoffAmount: toNumber(amount),
			remainingBalance: toNumber(loan.outstanding),
			loanStatus: loan.status,
			transactionReference: repayment.reference,
			payoffDate: new Date(repayment.at).toISOString(),
		},
		lost,
	};
};

/** The documented reply, whose inner status may be FAILED although the call went well; ours does that for .21. */
const transferFunds: Handler = (call) => {
	const amount = call.amountNumber('amount');
	const bank = call.parts.customers.bankAccount(call.text('bankCode'), call.text('accountNumber'));
	if (bank.accountName !== call.text('accountName')) throw invalid('accountName', 'is not the holder.');
	call.assertSees(call.text('customerId'));
	const failed = endsWith(amount, 21);
	const lost = failed ? undefined : call.magic(amount);
	const reference = `TRF-${randomUUID().slice(0, 8)}`;
	const { ledger } = call.parts;
	if (!failed) {
		const from = ledger.account(NAIRA_WALLET);
		const interactionId = call.interactionId ?? '';
		const total = amount + TRANSFER_FEE;
		ledger.post({ from, to: ledger.house('BANK-OUT', 'NGN'), amount: total, reference, interactionId });
	}
	const now = call.parts.now();
	return {
		data: {
			transactionReference: reference,
			transferId: randomUUID(),
			amount: toNumber(amount),
			status: failed ? 'FAILED' : 'PENDING',
			transferDate: new Date(now).toISOString(),
			estimatedSettlementTime: new Date(now + 3_600_000).toISOString(),
		},
		lost,
	};
};
