import type { FastifyInstance, HTTPMethods } from 'fastify';
import { Refusal } from './refusal.mts';

/**
 * Holds the place of a call a simulator does not answer yet: 501, before key and body are looked at. `npm run new
 * operation` puts it there together with a test that fails until a route of the simulator takes its place.
 */
export function unfinished(app: FastifyInstance, method: HTTPMethods, url: string): void {
	const refuse = async (): Promise<never> => {
		throw new Refusal('The simulator does not answer this call yet.', 501);
	};
	app.route({ method, url, onRequest: refuse, handler: refuse });
}
