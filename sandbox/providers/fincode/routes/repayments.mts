import { randomUUID } from 'node:crypto';
import { type Api, type Handler, LENDING, type Spec } from '../api.mts';
import { paymentHistoryView, repaymentRow, repaymentView } from '../loanViews.mts';
import { toNumber } from '../money.mts';
import { invalid } from '../problems.mts';
import { loanOf, optionalAmount, ownLoans } from './loans.mts';

const post = (path: string, fields: readonly string[]): Spec => ({
	method: 'POST',
	path,
	lending: 'v1',
	headers: LENDING,
	fields,
});

const STATUSES = ['PENDING_VERIFICATION', 'VERIFIED', 'REJECTED', 'ALL'];

/** Money that comes back on a loan. */
export function addRepayments(api: Api): void {
	const read = { method: 'GET', lending: 'v1', headers: LENDING } as const;
	api.add({ ...read, path: '/user/repaid-transactions/:userId' }, (call) => {
		const all = ownLoans(call, 'userId').flatMap(({ repayments }) => repayments);
		const paid = all.filter(({ status }) => status === 'VERIFIED' || status === 'PAID');
		return { data: call.list(paid.map(repaymentRow), 'repayments') };
	});

	const list = { path: '/admin/repayments/list', lending: 'v6', roles: ['MANAGER'] } as const;
	api.add({ ...read, ...list }, listed);
	api.add({ ...read, path: '/user/loan-details-with-payment-history/:id' }, (call) => ({
		data: paymentHistoryView(loanOf(call), call.parts.now()),
	}));
	api.add(post('/user/repay-loan/:userId', ['amount']), repay);
	api.add(post('/user/payoff-loan', ['loanApplicationId', 'paymentMethod']), payOff);
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
