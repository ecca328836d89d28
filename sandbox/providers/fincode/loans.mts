import { randomUUID } from 'node:crypto';
import { type Ledger, NAIRA_WALLET } from './ledger.mts';
import { shareOf } from './money.mts';
import { FincodeProblem, invalid } from './problems.mts';
import type { Surroundings } from './surroundings.mts';
import { CUSTOMER, type User } from './users.mts';

export type LoanStatus =
	| 'REQUESTED'
	| 'APPROVED'
	| 'OFFER_SENT'
	| 'ACCEPTED'
	| 'DISBURSED'
	| 'PAID_OFF'
	| 'REJECTED'
	| 'WITHDRAWN';

export type RepaymentStatus = 'PENDING_VERIFICATION' | 'VERIFIED' | 'REJECTED' | 'PAID';

export interface Repayment {
	id: string;
	loanId: string;
	amount: number;
	reference: string;
	status: RepaymentStatus;
	at: number;
}

export interface Loan {
	id: string;
	customerId: string;
	email: string;
	customerName: string;
	amount: number;
	currency: string;
	months: number;
	productId: string;
	/** As asked for. */
	application: Record<string, unknown>;
	status: LoanStatus;
	requestedAt: number;
	disbursedAt: number | null;
	/** Still to be paid, interest included. */
	outstanding: number;
	underCollection: boolean;
	repayments: Repayment[];
}

/** Product and organisation of the documents' examples. */
export const LOAN_PRODUCT = '1e2f3a4b-4444-4c5d-9e00-001122334455';

// Assumed: both figures.
export const INTEREST = 0.1;
const USUAL_AMOUNT = 250_000_000;

/** The documented life of a loan, with a webhook where a change has an event. */
export class Loans {
	private readonly around: Surroundings;
	private readonly ledger: Ledger;
	private readonly all: Loan[] = [];

	constructor(around: Surroundings, ledger: Ledger) {
		this.around = around;
		this.ledger = ledger;
	}

	request(
		user: User,
		application: Record<string, unknown>,
		amount: number | undefined,
		months: number,
	): Loan {
		const loan: Loan = {
			id: randomUUID(),
			// Assumed: staff ask on behalf of the documents' customer.
			customerId: user.role === 'CUSTOMER' ? user.customerId : CUSTOMER.id,
			email: user.email,
			customerName: CUSTOMER.name,
			amount: amount ?? USUAL_AMOUNT,
			currency: String(application.currencyCode),
			months,
			productId: LOAN_PRODUCT,
			application,
			status: 'REQUESTED',
			requestedAt: this.around.now(),
			disbursedAt: null,
			outstanding: 0,
			underCollection: false,
			repayments: [],
		};
		this.all.push(loan);
		const { loanDecisionMs } = this.around.settings.read();
		if (loanDecisionMs !== null) this.around.after(loanDecisionMs, () => this.approve(loan.id, true));
		return loan;
	}

	/** The loan, or 404. */
	byId(id: string): Loan {
		const loan = this.all.find((each) => each.id === id);
		if (!loan) throw new FincodeProblem('NOT_FOUND', `There is no loan application ${id}.`);
		return loan;
	}

	newestFirst(): Loan[] {
		return this.all.toReversed();
	}

	of(customerId: string): Loan[] {
		return this.newestFirst().filter((each) => each.customerId === customerId);
	}

	/** A manager's yes; with the offer right after it when wanted. */
	async approve(id: string, withOffer = false): Promise<void> {
		const loan = this.byId(id);
		this.step(loan, 'REQUESTED', 'APPROVED');
		if (withOffer) this.offer(id);
		await this.tell(loan, 'loan.approved', 'approved');
	}

	offer(id: string): void {
		this.step(this.byId(id), 'APPROVED', 'OFFER_SENT');
	}

	// Assumed: refused before an offer is made; no event has this name.
	reject(id: string): void {
		this.step(this.byId(id), 'REQUESTED', 'REJECTED');
	}

	/** The customer's answer to an offer. */
	answer(id: string, accepts: boolean): Loan {
		const loan = this.byId(id);
		this.step(loan, 'OFFER_SENT', accepts ? 'ACCEPTED' : 'WITHDRAWN');
		return loan;
	}

	/** Accepting the terms pays the loan out at once. */
	disburse(loan: Loan, interactionId: string): void {
		this.assertStatus(loan, 'ACCEPTED');
		const from = this.ledger.house('LENDING', loan.currency);
		const to = this.ledger.account(NAIRA_WALLET);
		this.ledger.post({ from, to, amount: loan.amount, reference: loan.id, interactionId });
		this.step(loan, 'ACCEPTED', 'DISBURSED');
		loan.disbursedAt = this.around.now();
		loan.outstanding = loan.amount + shareOf(loan.amount, INTEREST);
		void this.tell(loan, 'loan.disbursed', 'disbursed');
	}

	/** Records a repayment by bank transfer; it counts once it is verified. */
	repay(loan: Loan, amount: number, reference: string): Repayment {
		this.assertStatus(loan, 'DISBURSED');
		if (loan.underCollection) throw new FincodeProblem('FAILED', 'The loan is with a collection agency.');
		if (amount > loan.outstanding) throw invalid('amount', 'is more than the total payable.');
		return this.record(loan, amount, reference, 'PENDING_VERIFICATION');
	}

	/** A clerk's word on a repayment. */
	verify(repaymentId: string, accepted: boolean): Repayment {
		const loan = this.all.find(({ repayments }) => repayments.some(({ id }) => id === repaymentId));
		const repayment = loan?.repayments.find(({ id }) => id === repaymentId);
		if (!loan || !repayment) throw new FincodeProblem('NOT_FOUND', `There is no repayment ${repaymentId}.`);
		if (repayment.status !== 'PENDING_VERIFICATION') return repayment;
		repayment.status = accepted ? 'VERIFIED' : 'REJECTED';
		if (accepted) this.reduce(loan, repayment.amount);
		return repayment;
	}

	/** Pays the rest, from the wallet or by what the payer does elsewhere. */
	payOff(loan: Loan, amount: number, method: string, interactionId: string): Repayment {
		this.assertStatus(loan, 'DISBURSED');
		if (amount > loan.outstanding) throw invalid('payoffAmount', 'is more than the total payable.');
		const wallet = this.ledger.account(NAIRA_WALLET);
		const from = method === 'WALLET' ? wallet : this.ledger.house(method, loan.currency);
		const to = this.ledger.house('LENDING', loan.currency);
		this.ledger.post({ from, to, amount, reference: loan.id, interactionId });
		const repayment = this.record(loan, amount, `PAYOFF ${loan.id}`, 'PAID');
		this.reduce(loan, amount);
		return repayment;
	}

	private record(loan: Loan, amount: number, reference: string, status: RepaymentStatus): Repayment {
		const repayment = { id: randomUUID(), loanId: loan.id, amount, reference, status, at: this.around.now() };
		loan.repayments.push(repayment);
		return repayment;
	}

	private reduce(loan: Loan, amount: number): void {
		loan.outstanding -= amount;
		if (loan.outstanding <= 0) loan.status = 'PAID_OFF';
	}

	private step(loan: Loan, from: LoanStatus, to: LoanStatus): void {
		this.assertStatus(loan, from);
		loan.status = to;
	}

	private assertStatus({ status }: Loan, wanted: LoanStatus): void {
		if (status !== wanted) throw invalid('loanApplicationId', `is ${status}, it must be ${wanted}.`);
	}

	// Assumed: the members of data besides those of the documented sample.
	private async tell(loan: Loan, event: string, status: string): Promise<void> {
		const { id, amount, currency } = loan;
		await this.around.notify(event, id, { loanApplicationId: id, status, amount, currency });
	}
}
