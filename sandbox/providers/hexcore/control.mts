import type { FastifyInstance } from 'fastify';
import { optionalText, recordOf, Refusal, refuseUnknownKeys } from '../../core/refusal.mts';
import type { HexcoreCore } from './core.mts';
import { BodyFields } from './fields.mts';
import { loanFrom } from './lendingRoutes.mts';

/** Adds the control calls that make a customer or a requested loan with a chosen id, so that it is known before. */
export function addControl(app: FastifyInstance, core: HexcoreCore): void {
	app.post('/loans', async (request) => {
		const wanted = recordOf(request.body);
		refuseUnknownKeys(wanted, ['loan_id', 'customer_id', 'amount', 'tenor', 'interest_rate']);
		const id = optionalText(wanted, 'loan_id');
		if (!id) throw new Refusal('"loan_id" must be text.');
		const { loan_id: _id, ...asked } = wanted;
		const wish = loanFrom(new BodyFields(asked), core.bank);
		const { status } = core.bank.loans.request(wish, core.bench.clock.now(), id);
		return { loan_id: id, status };
	});
	app.post('/customers', async (request) => {
		const wanted = recordOf(request.body);
		refuseUnknownKeys(wanted, ['customer_id']);
		const id = optionalText(wanted, 'customer_id');
		if (!id) throw new Refusal('"customer_id" must be text.');
		const person = {
			first_name: 'Test',
			last_name: 'Customer',
			email: 'test@example.com',
			phone_number: '+2348000000000',
		};
		return core.bank.customers.create(person, new BodyFields({}), core.bench.clock.now(), id);
	});
}
