import type { FastifyInstance } from 'fastify';
import { created, fieldsOf, type IdRoute, success } from './answers.mts';
import type { Bank } from './bank.mts';
import type { HexcoreCore } from './core.mts';
import { depositFields } from './deposits.mts';
import type { BodyFields } from './fields.mts';
import { newId } from './ids.mts';
import type { LoanWish } from './loans.mts';
import { toNaira } from './money.mts';
import { printed } from './time.mts';

/** What a request for a loan asks for; its customer must be known. */
export function loanFrom(fields: BodyFields, { customers }: Bank): LoanWish {
	const wish = {
		customerId: fields.text('customer_id'),
		amount: fields.amount(),
		tenor: fields.whole('tenor'),
		rate: fields.percent('interest_rate'),
	};
	customers.get(wish.customerId);
	return wish;
}

/** Loans and fixed deposits. */
export function addLendingRoutes(app: FastifyInstance, core: HexcoreCore): void {
	const now = (): number => core.bench.clock.now();

	app.post('/loans/request', async (request, reply) => {
		const loan = core.bank.loans.request(loanFrom(fieldsOf(request), core.bank), now());
		return created(reply, 'Loan request submitted successfully', {
			loan_id: loan.id,
			customer_id: loan.customerId,
			amount: toNaira(loan.amount),
			tenor: loan.tenor,
			status: loan.status,
			created_at: printed(loan.createdAt),
		});
	});

	app.put<IdRoute>('/loans/:id/approve', async (request) => {
		const word = fieldsOf(request).oneOf('status', ['APPROVED', 'REJECTED']);
		const decision = word === 'APPROVED' ? 'APPROVED' : 'REJECTED';
		const { id, status } = core.bank.loans.decide(request.params.id, decision);
		// Assumed: the answer to a rejection.
		const at = status === 'APPROVED' ? 'approved_at' : 'rejected_at';
		return success(`Loan status updated to ${status}`, { loan_id: id, status, [at]: printed(now()) });
	});

	app.post<IdRoute>('/loans/:id/disburse', async (request) => {
		const account = core.bank.accounts.get(fieldsOf(request).text('account_number'));
		const loan = core.bank.loans.disburse(request.params.id, account, now());
		const reference = newId('trx_');
		const amount = toNaira(loan.amount);
		void core.notify({ event: 'loan.disbursed', reference, status: 'SUCCESSFUL', amount });
		return success('Loan disbursed successfully', {
			loan_id: loan.id,
			status: loan.status,
			disbursed_amount: amount,
			destination_account: account.number,
			transaction_reference: reference,
		});
	});

	app.get<IdRoute>('/loans/:id/schedule', async ({ params }) =>
		success('Repayment schedule retrieved', core.bank.loans.schedule(params.id)),
	);

	addDepositRoutes(app, core);
}

function addDepositRoutes(app: FastifyInstance, core: HexcoreCore): void {
	app.post('/fixed-deposits/create', async (request, reply) => {
		const fields = fieldsOf(request);
		const number = fields.text('account_number');
		const wanted = {
			principal: fields.amount(),
			tenor: fields.whole('tenor'),
			rate: fields.percent('interest_rate'),
			rollover: fields.flag('auto_rollover'),
			account: core.bank.accounts.get(number),
		};
		const deposit = core.bank.deposits.create(wanted, core.bench.clock.now());
		return created(reply, 'Fixed deposit booked successfully', depositFields(deposit));
	});

	app.post<IdRoute>('/fixed-deposits/:id/liquidate', async (request) => {
		const fields = fieldsOf(request);
		const type = fields.oneOf('liquidation_type', ['FULL', 'PARTIAL']);
		const part = type === 'PARTIAL' ? fields.amount() : undefined;
		const data = core.bank.deposits.liquidate(request.params.id, part, core.bench.clock.now());
		return success('Fixed deposit liquidated successfully', data);
	});
}
