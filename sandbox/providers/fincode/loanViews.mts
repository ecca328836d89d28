import { toNumber } from './money.mts';
import { INTEREST, type Loan, type Repayment } from './loans.mts';

const DAY_MS = 86_400_000;

/** The details of an application, with the documented members. */
export function detailsView(loan: Loan): Record<string, unknown> {
	const { application } = loan;
	return {
		loanDetails: {
			id: loan.id,
			dateOfRequest: new Date(loan.requestedAt).toISOString(),
			loanRequestUserId: loan.customerId,
			loanProduct: loan.productId,
			organisation: 'Sandbox',
			loanApplicationStatusEnum: loan.status,
			requestedLoanAmount: toNumber(loan.amount),
			loanDuration: loan.months,
			loanRepaymentMethodEnum: application.loanRepaymentMethodEnum ?? null,
			customerCreditAccountId: null,
			employmentStatus: application.employmentStatus,
			monthlyIncome: application.monthlyIncome ?? null,
			currencyCode: loan.currency,
			durationCounter: loan.months,
			customerName: loan.customerName,
			email: loan.email,
			loanApplicationId: loan.id,
			phoneNumber: application.phoneNumber ?? null,
			dateOfBirth: application.dateOfBirth,
		},
		loanProductName: 'Salary loan',
	};
}

/** The reply to an answered offer, with the documented members. */
export function applicationView(loan: Loan): Record<string, unknown> {
	const { application } = loan;
	return {
		applicationId: loan.id,
		loanProductId: loan.productId,
		userName: loan.email,
		productName: 'Salary loan',
		currencyCode: loan.currency,
		employmentStatus: application.employmentStatus,
		loanApplicationcreatedDate: new Date(loan.requestedAt).toISOString(),
		userId: loan.customerId,
		durationCounterUnitEnum: 'MONTH',
		requestedLoanAmount: toNumber(loan.amount),
		loanStatus: loan.status,
		monthlyIncome: application.monthlyIncome ?? null,
		dateOfBirth: application.dateOfBirth,
		loanDuration: loan.months,
	};
}

/** A loan as lists show it. Assumed: the names of the fields. */
export function loanRow(loan: Loan): Record<string, unknown> {
	return {
		loanApplicationId: loan.id,
		customerId: loan.customerId,
		loanStatus: loan.status,
		loanAmount: toNumber(loan.amount),
		outstandingBalance: toNumber(loan.outstanding),
		currencyCode: loan.currency,
		dateOfRequest: new Date(loan.requestedAt).toISOString(),
	};
}

/** What is still to be paid of a loan, one row a month, with the documented members. */
export function instalments(loan: Loan, now: number): Array<Record<string, unknown>> {
	if (loan.status !== 'DISBURSED' || loan.disbursedAt === null) return [];
	const due = Math.round(loan.outstanding / loan.months / 10) * 10;
	const principal = Math.round(loan.amount / loan.months / 10) * 10;
	return Array.from({ length: loan.months }, (_, index) => {
		const dueAt = (loan.disbursedAt ?? 0) + (index + 1) * 30 * DAY_MS;
		const late = Math.max(0, Math.floor((now - dueAt) / DAY_MS));
		return {
			loanApplicationId: loan.id,
			installmentNumber: index + 1,
			dueDate: new Date(dueAt).toISOString().slice(0, 10),
			amountDue: toNumber(due),
			principalAmount: toNumber(principal),
			interestAmount: toNumber(due - principal),
			status: late > 0 ? 'OVERDUE' : 'PENDING',
			daysOverdue: late,
		};
	});
}

/**
 * A loan with what was paid of it, with the documented members. Assumed: each repayment is an instalment
 * of its own and covers the interest last; the words of accountState and paymentStatus.
 */
export function paymentHistoryView(loan: Loan, now: number): Record<string, unknown> {
	const counted = loan.repayments.filter(({ status }) => status === 'VERIFIED' || status === 'PAID');
	const paid = counted.reduce((sum, { amount }) => sum + amount, 0);
	const principalPaid = Math.min(paid, loan.amount);
	const open = instalments(loan, now);
	const isPaidOut = loan.disbursedAt !== null;
	const principalBalance = isPaidOut ? loan.amount - principalPaid : 0;
	const date = (days: number): string | null =>
		loan.disbursedAt === null ? null : new Date(loan.disbursedAt + days * DAY_MS).toISOString().slice(0, 10);
	return {
		loanApplicationId: loan.id,
		customerId: loan.customerId,
		customerName: loan.customerName,
		customerEmail: loan.email,
		loanProductName: 'Salary loan',
		loanApplicationStatus: loan.status,
		accountState: loan.status === 'PAID_OFF' ? 'CLOSED' : 'ACTIVE',
		loanAmount: toNumber(loan.amount),
		interestRate: INTEREST * 100,
		totalRepaymentAmount: toNumber(paid + loan.outstanding),
		totalBalance: toNumber(loan.outstanding),
		principalBalance: toNumber(principalBalance),
		interestBalance: toNumber(loan.outstanding - principalBalance),
		feesBalance: 0,
		penaltyBalance: 0,
		totalAmountPaid: toNumber(paid),
		principalPaid: toNumber(principalPaid),
		interestPaid: toNumber(paid - principalPaid),
		feesPaid: 0,
		penaltyPaid: 0,
		applicationDate: new Date(loan.requestedAt).toISOString(),
		disbursementDate: date(0),
		firstInstallmentDate: date(30),
		maturityDate: date(30 * loan.months),
		nextPaymentDueDate: open[0]?.dueDate ?? null,
		totalInstallments: counted.length + open.length,
		installmentsPaid: counted.length,
		installmentsRemaining: open.length,
		loanDuration: loan.months,
		durationCounter: String(loan.months),
		loanRepaymentMethod: loan.application.loanRepaymentMethodEnum ?? null,
		isThirdPartyPayment: loan.underCollection,
		repaymentBankName: 'Access Bank',
		repaymentAccountNumber: '0011223344',
		repaymentAccountName: 'FinCode Sandbox',
		loanFullyRepaid: loan.status === 'PAID_OFF',
		currencyCode: loan.currency,
		paymentHistory: [
			...counted.map(paidInstalment),
			...open.map((row, index) => openInstalment(row, counted.length + index + 1)),
		],
	};
}

function paidInstalment({ amount, at }: Repayment, index: number): Record<string, unknown> {
	return {
		installmentNumber: index + 1,
		dueDate: null,
		installmentAmount: toNumber(amount),
		principalAmount: toNumber(amount),
		interestAmount: 0,
		feesAmount: 0,
		penaltyAmount: 0,
		amountPaid: toNumber(amount),
		outstandingAmount: 0,
		paymentStatus: 'PAID',
		paymentDate: new Date(at).toISOString(),
		daysOverdue: 0,
	};
}

function openInstalment(row: Record<string, unknown>, installmentNumber: number): Record<string, unknown> {
	const { dueDate, amountDue, principalAmount, interestAmount, status, daysOverdue } = row;
	return {
		installmentNumber,
		dueDate,
		installmentAmount: amountDue,
		principalAmount,
		interestAmount,
		feesAmount: 0,
		penaltyAmount: 0,
		amountPaid: 0,
		outstandingAmount: amountDue,
		paymentStatus: status,
		paymentDate: null,
		daysOverdue,
	};
}

/** The reply to a repayment, with the documented members. */
export function repaymentView(loan: Loan, repayment: Repayment): Record<string, unknown> {
	return {
		id: repayment.id,
		repaymentAmount: toNumber(repayment.amount),
		customerName: loan.customerName,
		email: loan.email,
		loanProductName: 'Salary loan',
		repaymentReference: repayment.reference,
		verificationStatus: repayment.status,
		message: 'The repayment was recorded.',
	};
}

/** A repayment as lists show it. Assumed: the names of the fields. */
export function repaymentRow({
	id,
	loanId,
	amount,
	reference,
	status,
	at,
}: Repayment): Record<string, unknown> {
	return {
		id,
		loanApplicationId: loanId,
		repaymentAmount: toNumber(amount),
		repaymentReference: reference,
		status,
		repaymentDate: new Date(at).toISOString(),
	};
}
