import fastify, { type FastifyInstance } from 'fastify';
import { mountApi } from './api.mts';
import { acceptRawBodies } from './bodies.mts';
import { mountControl } from './control.mts';
import { mountDashboard } from './dashboard.mts';
import { refuseForeigners } from './guard.mts';
import { type Hosted, hosted, reset } from './host.mts';
import { simulatorFactories } from '../providers/index.mts';
import type { SimulatorFactory } from './simulator.mts';

export interface SandboxOptions {
	/** 0 takes any free port. */
	port?: number;
	host?: string;
	/** Where the n8n is that runs beside it: the pages then have a way back. */
	n8nUrl?: string;
	simulators?: readonly SimulatorFactory[];
}

export interface Sandbox {
	url: string;
	/** Addresses worth printing for a person. */
	links: ReadonlyArray<{ label: string; url: string }>;
	close(): Promise<void>;
}

const MAX_REFERENCE_LENGTH = 1_000;

/** Starts the sandbox and resolves once it listens. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
	const { port = 0, host = '127.0.0.1', n8nUrl = '', simulators = simulatorFactories } = options;
	const app = fastify({
		// A hanging call, made on purpose, must not keep the server from closing.
		forceCloseConnections: true,
		routerOptions: { maxParamLength: MAX_REFERENCE_LENGTH },
	});
	// Some providers read the body of a GET.
	app.addHttpMethod('GET', { hasBody: true, overrideExisting: true });
	app.decorate('n8nUrl', n8nUrl);
	app.addHook('onRequest', refuseForeigners);
	acceptRawBodies(app);
	app.setNotFoundHandler((_request, reply) =>
		reply.code(404).send({ error: 'There is nothing at this path.' }),
	);
	const all = simulators.map(hosted);
	for (const each of all) {
		mountApi(app, each);
		mountPages(app, each);
	}
	mountControl(app, all);
	mountDashboard(app, all);
	const url = await app.listen({ port, host });
	return { url, links: linksTo(url, all), close: () => close(app, all) };
}

function linksTo(url: string, all: readonly Hosted[]): Sandbox['links'] {
	const perSimulator = all.flatMap(({ simulator: { title, name, apiPrefix, basePath = apiPrefix } }) => [
		{ label: `${title} dashboard`, url: `${url}/${name}` },
		{ label: `${title} base URL`, url: `${url}/${name}${basePath}` },
	]);
	return [{ label: 'Overview', url: `${url}/` }, ...perSimulator];
}

function mountPages(app: FastifyInstance, { simulator }: Hosted): void {
	const scoped = async (scope: FastifyInstance): Promise<void> => {
		acceptRawBodies(scope);
		simulator.pages?.(scope);
	};
	void app.register(scoped, { prefix: `/${simulator.name}` });
}

async function close(app: FastifyInstance, all: readonly Hosted[]): Promise<void> {
	for (const each of all) reset(each);
	await app.close();
}
