import { type Account, credit } from './accounts.mts';
import { newId } from './ids.mts';
import { interestOn, shareOf, toNaira } from './money.mts';
import { HexcoreProblem } from './problems.mts';
import { monthsAfter, printed } from './time.mts';

export interface Loan {
	id: string;
	customerId: string;
	amount: bigint;
	/** Months. */
	tenor: number;
	/** Percent per month. */
	rate: number;
	status: 'PENDING' | 'APPROVED' | 'REJECTED' | 'ACTIVE';
	createdAt: number;
	startedAt: number | undefined;
}

/** What is asked for with a loan. */
export type LoanWish = Pick<Loan, 'customerId' | 'amount' | 'tenor' | 'rate'>;

/** Loans: PENDING, then APPROVED or REJECTED, then ACTIVE once the money is paid out. */
export class Loans {
	private readonly loans: Loan[] = [];

	/** @param id chosen by a control call only */
	request(wanted: LoanWish, now: number, id = newId('ln_')): Loan {
		const loan: Loan = {
			...wanted,
			id,
			status: 'PENDING',
			createdAt: now,
			startedAt: undefined,
		};
		this.loans.push(loan);
		return loan;
	}

	decide(id: string, status: 'APPROVED' | 'REJECTED'): Loan {
		const loan = this.in(id, 'PENDING', 'decided about');
		loan.status = status;
		return loan;
	}

	disburse(id: string, account: Account, now: number): Loan {
		const loan = this.in(id, 'APPROVED', 'disbursed');
		loan.status = 'ACTIVE';
		loan.startedAt = now;
		credit(account, loan.amount);
		return loan;
	}

	/** Assumed: equal parts of the principal, and interest on the whole of it each month. */
	schedule(id: string): Record<string, unknown> {
		const loan = this.get(id);
		const interest = interestOn(loan.amount, loan.rate, 1, 1);
		const rows = Array.from({ length: loan.tenor }, (_, index) => installment(loan, index, interest));
		return {
			loan_id: loan.id,
			total_repayment: toNaira(loan.amount + interest * BigInt(loan.tenor)),
			schedule: rows,
		};
	}

	/** The loan with this id, or a 404. */
	get(id: string): Loan {
		const loan = this.loans.find((each) => each.id === id);
		if (!loan) throw new HexcoreProblem('not_found', 'There is no such loan.');
		return loan;
	}

	/** All loans, newest first. */
	newestFirst(): Loan[] {
		return this.loans.toReversed();
	}

	private in(id: string, status: Loan['status'], what: string): Loan {
		const loan = this.get(id);
		if (loan.status === status) return loan;
		throw new HexcoreProblem('invalid_state', `A loan that is ${loan.status} can not be ${what}.`);
	}
}

/** The parts add up to the principal to the kobo. */
function installment(loan: Loan, index: number, interest: bigint): Record<string, unknown> {
	const upTo = (count: number) => shareOf(loan.amount, BigInt(count), BigInt(loan.tenor));
	const principal = upTo(index + 1) - upTo(index);
	return {
		installment_number: index + 1,
		due_date: printed(monthsAfter(loan.startedAt ?? loan.createdAt, index + 1)),
		principal: toNaira(principal),
		interest: toNaira(interest),
		total_amount_due: toNaira(principal + interest),
		status: 'PENDING',
	};
}
