/** A server of the tests that workflows report to: what it has got is what they have done. */
import fastify from 'fastify';
import { HOST } from '../../../playground/environment.mts';

export class Sink {
	readonly url: string;
	/** What was reported, oldest first. */
	readonly reports: Array<Record<string, unknown>>;
	readonly close: () => Promise<void>;

	private constructor(url: string, reports: Sink['reports'], close: () => Promise<void>) {
		this.url = url;
		this.reports = reports;
		this.close = close;
	}

	static async start(): Promise<Sink> {
		const reports: Sink['reports'] = [];
		const app = fastify({ forceCloseConnections: true });
		app.post('/', (request) => {
			reports.push(request.body as Record<string, unknown>);
			return { reported: true };
		});
		const url = await app.listen({ port: 0, host: HOST });
		return new Sink(url, reports, async () => await app.close());
	}
}
