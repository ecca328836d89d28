import type { FastifyInstance } from 'fastify';
import { debit } from './accounts.mts';
import { created, fieldsOf, type IdRoute, success } from './answers.mts';
import type { HexcoreCore } from './core.mts';
import { newId } from './ids.mts';
import { toNaira } from './money.mts';
import { HexcoreProblem } from './problems.mts';
import { nextExecution, orderFields } from './standingOrders.mts';
import { printed } from './time.mts';

// Assumed: the only biller.
const BILLER = 'BIL_123';

/** Transfers, bills and standing orders. */
export function addPaymentRoutes(app: FastifyInstance, core: HexcoreCore): void {
	app.post('/transfers/interbank/initiate', async (request) => {
		const fields = fieldsOf(request);
		const source = fields.text('source_account');
		fields.text('destination_bank_code');
		const order = {
			destination: fields.text('destination_account'),
			amount: fields.amount(),
			narration: fields.text('narration'),
			source: core.bank.accounts.get(source),
		};
		const transfer = core.bank.transfers.initiate(order, core.bench.clock.now());
		core.settleLater(transfer);
		return success('Transfer initiated', { reference: transfer.reference, status: transfer.status });
	});

	app.get<IdRoute>('/transfers/interbank/:id/status', async ({ params }) => {
		const { reference, status, sessionId } = core.bank.transfers.get(params.id);
		const data = { reference, status, ...(sessionId !== undefined && { session_id: sessionId }) };
		return success('Transfer status retrieved', data);
	});

	app.post('/bills/pay', async (request) => {
		const fields = fieldsOf(request);
		const billerCode = fields.text('biller_code');
		const customerNumber = fields.text('customer_id');
		const amount = fields.amount();
		const source = fields.text('source_account');
		if (billerCode !== BILLER) {
			throw new HexcoreProblem('validation_error', 'The biller_code field names no biller.');
		}
		debit(core.bank.accounts.get(source), amount);
		const id = newId('tx_');
		core.bank.bills.push({ id, billerCode, customerNumber, amount, createdAt: core.bench.clock.now() });
		void core.notify({ event: 'bill.paid', reference: id, status: 'SUCCESS', amount: toNaira(amount) });
		return success('Bill payment successful', { transaction_id: id, status: 'SUCCESS' });
	});

	addOrderRoutes(app, core);
}

function addOrderRoutes(app: FastifyInstance, core: HexcoreCore): void {
	app.post('/standing-orders/create', async (request, reply) => {
		const fields = fieldsOf(request);
		const source = fields.text('source_account');
		const destination = fields.text('destination_account');
		const wanted = {
			amount: fields.amount(),
			frequency: fields.oneOf('frequency', ['DAILY', 'WEEKLY', 'MONTHLY']),
			start: fields.time('start_date'),
			end: fields.time('end_date'),
		};
		if (wanted.start === undefined) {
			throw new HexcoreProblem('validation_error', 'The start_date field is required.');
		}
		const order = core.bank.orders.create({
			...wanted,
			start: wanted.start,
			source: core.bank.accounts.get(source),
			destination: core.bank.accounts.get(destination),
		});
		return created(reply, 'Standing order created successfully', {
			order_id: order.id,
			status: order.status,
			next_execution_date: nextExecution(order),
			created_at: printed(order.createdAt),
		});
	});

	app.get<IdRoute>('/standing-orders/:id', async ({ params }) =>
		success('Standing order retrieved', orderFields(core.bank.orders.get(params.id))),
	);

	app.delete<IdRoute>('/standing-orders/:id', async ({ params }) => {
		const { id, status } = core.bank.orders.cancel(params.id);
		const cancelled_at = printed(core.bench.clock.now());
		return success('Standing order successfully cancelled', { order_id: id, status, cancelled_at });
	});
}
