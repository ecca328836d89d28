import { setTimeout as pause } from 'node:timers/promises';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { acceptRawBodies, rawBody } from './bodies.mts';
import { type Fault, hitsAfterTheWork } from './faults.mts';
import type { Hosted } from './host.mts';
import { type RecordedRequest, recordableHeaders } from './journal.mts';

interface Call {
	record: RecordedRequest;
	fault: Fault | undefined;
}

const HTML_PAGE =
	'<!doctype html><html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>';

const FAULT_MESSAGE = 'A fault the sandbox was told to make.';

/** Mounts a simulator's API: every call is recorded, and can be hit by a fault before or after the simulator's work. */
export function mountApi(app: FastifyInstance, hosted: Hosted): void {
	const { simulator } = hosted;
	const prefix = `/${simulator.name}${simulator.apiPrefix}`;
	const scoped = async (scope: FastifyInstance): Promise<void> => {
		acceptRawBodies(scope);
		watch(scope, hosted, prefix);
		scope.setNotFoundHandler((_request, reply) =>
			reply
				.code(404)
				.send(simulator.errorBody({ statusCode: 404, message: 'There is nothing at this path.' })),
		);
		scope.setErrorHandler((error: FastifyError, _request, reply) => {
			const statusCode = error.statusCode ?? 500;
			return reply.code(statusCode).send(simulator.errorBody(Object.assign(error, { statusCode })));
		});
		simulator.api(scope);
	};
	void app.register(scoped, { prefix });
}

function watch(scope: FastifyInstance, hosted: Hosted, prefix: string): void {
	const { journal, faults } = hosted;
	const calls = new WeakMap<FastifyRequest, Call>();

	scope.addHook('onRequest', async (request, reply) => {
		const record = journal.begin(arrivalOf(request, hosted, prefix));
		calls.set(request, { record, fault: undefined });
		reply.raw.once('close', () => journal.finish(record, null));
	});

	scope.addHook('preHandler', async (request, reply) => {
		const call = calls.get(request);
		if (!call) return;
		journal.addBody(call.record, rawBody(request));
		call.fault = faults.take(request.method, [call.record.path, call.record.url]);
		if (call.fault && !hitsAfterTheWork(call.fault)) return strikeBefore(call.fault, reply, hosted);
	});

	scope.addHook('onSend', async (request, reply, payload) => {
		const call = calls.get(request);
		if (!call) return payload;
		const { record, fault } = call;
		await hold(hosted.simulator.settings.read().latencyMs + (fault?.delayMs ?? 0));
		if (fault?.kind === 'dropAfter') {
			journal.finish(record, null);
			request.raw.socket.destroy();
			return payload;
		}
		const sent = fault?.kind === 'statusAfter' ? faultBody(fault, reply, hosted) : payload;
		// Closed before the first byte leaves: a caller that waits for its answer must never look like two calls at once.
		journal.finish(record, reply.statusCode);
		return sent;
	});
}

function arrivalOf(request: FastifyRequest, { simulator }: Hosted, prefix: string) {
	const [path = ''] = request.url.split('?');
	const query = new URLSearchParams(request.url.slice(path.length));
	return {
		method: request.method,
		path: path.slice(prefix.length) || '/',
		url: request.url,
		query: Object.fromEntries([...query.keys()].map((key) => [key, oneOrAll(query.getAll(key))])),
		headers: recordableHeaders(request.headers, ['authorization', ...simulator.secretHeaders]),
	};
}

function oneOrAll(values: string[]): string | string[] {
	const [first = ''] = values;
	return values.length === 1 ? first : values;
}

async function strikeBefore(fault: Fault, reply: FastifyReply, hosted: Hosted): Promise<FastifyReply> {
	if (fault.kind === 'hang' || fault.kind === 'dropBefore') {
		reply.hijack();
		if (fault.kind === 'dropBefore') reply.raw.socket?.destroy();
		return reply;
	}
	if (fault.kind === 'html') {
		const page = typeof fault.body === 'string' ? fault.body : HTML_PAGE;
		return reply
			.code(fault.status ?? 502)
			.headers(fault.headers)
			.type('text/html')
			.send(page);
	}
	return reply.send(faultBody(fault, reply, hosted));
}

/** Sets status and headers of a fault and gives its body: as wished, or the provider's own error for that status. */
function faultBody(fault: Fault, reply: FastifyReply, { simulator }: Hosted): string {
	const statusCode = fault.status ?? 500;
	reply.code(statusCode).type('application/json').headers(fault.headers);
	if (typeof fault.body === 'string') return fault.body;
	const isGiven = fault.body !== undefined;
	return JSON.stringify(isGiven ? fault.body : simulator.errorBody({ statusCode, message: FAULT_MESSAGE }));
}

async function hold(ms: number): Promise<void> {
	if (ms > 0) await pause(ms, undefined, { ref: false });
}
