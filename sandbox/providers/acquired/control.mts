import type { FastifyInstance } from 'fastify';
import { optionalText, recordOf, refuseUnknownKeys } from '../../core/refusal.mts';
import type { AcquiredCore } from './core.mts';
import { listed } from './requests.mts';

/** Adds control calls below `/control/acquired`. */
export function addControl(app: FastifyInstance, core: AcquiredCore): void {
	app.post('/funds', async (request) => {
		const wanted = recordOf(request.body);
		refuseUnknownKeys(wanted, ['ledgerId', 'amount']);
		return listed(await core.receive(wanted.ledgerId, wanted.amount));
	});
	app.post('/update', async (request) => {
		const wanted = recordOf(request.body);
		refuseUnknownKeys(wanted, ['transactionId', 'responseCode']);
		const code = optionalText(wanted, 'responseCode') ?? '1';
		await core.update(optionalText(wanted, 'transactionId') ?? '', code);
		return { sent: true };
	});
	app.post('/token/end', async () => {
		core.tokens.end();
		return core.tokens.counts();
	});
}
