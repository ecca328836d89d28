import { toNumber } from './money.mts';
import type { Loan, Repayment } from './loans.mts';

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
