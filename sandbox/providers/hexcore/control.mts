import type { FastifyInstance } from 'fastify';
import { optionalText, recordOf, Refusal, refuseUnknownKeys } from '../../core/refusal.mts';
import type { HexcoreCore } from './core.mts';
import { BodyFields } from './fields.mts';

/** Adds the control call that makes a customer with a chosen id, so that tests can look many up. */
export function addControl(app: FastifyInstance, core: HexcoreCore): void {
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
