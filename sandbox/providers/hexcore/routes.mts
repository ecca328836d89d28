import type { FastifyInstance, FastifyRequest } from 'fastify';
import { addAccountRoutes } from './accountRoutes.mts';
import type { HexcoreCore } from './core.mts';
import { addLendingRoutes } from './lendingRoutes.mts';
import { addPaymentRoutes } from './paymentRoutes.mts';
import { HexcoreProblem } from './problems.mts';

const FULL_KEY = 'sk_test_sim';
const READ_ONLY_KEY = 'sk_test_readonly';

/** The keys the simulator knows. Assumed, both of them. */
export const apiKeys = { full: FULL_KEY, readOnly: READ_ONLY_KEY };

/** Adds the routes below `/hexcore/v2`. */
export function addApi(app: FastifyInstance, core: HexcoreCore): void {
	app.addHook('preHandler', async (request) => authorise(request));
	addAccountRoutes(app, core);
	addPaymentRoutes(app, core);
	addLendingRoutes(app, core);
}

function authorise({ headers, method }: FastifyRequest): void {
	const key = /^Bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1];
	if (key !== FULL_KEY && key !== READ_ONLY_KEY) {
		throw new HexcoreProblem('unauthorized', 'No valid API key provided.');
	}
	if (key === READ_ONLY_KEY && method !== 'GET') {
		throw new HexcoreProblem('forbidden', 'This API key may only read.');
	}
}
