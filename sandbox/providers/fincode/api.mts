import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { randomUUID } from 'node:crypto';
import { rawBody } from '../../core/bodies.mts';
import { Call, headerOf, pathOf, type Result } from './call.mts';
import type { FincodeCore } from './core.mts';
import { decrypted } from './encryption.mts';
import { payloadOf, type Shape } from './payload.mts';
import { FincodeProblem, invalid } from './problems.mts';
import type { FincodeSettings, Version } from './settings.mts';
import type { Role } from './users.mts';

/** One call of the API as documented. */
export interface Spec {
	method: 'GET' | 'POST' | 'PUT';
	/** Below `/api`. */
	path: string;
	/** How its body travels; `standard` when left out. */
	shape?: Shape;
	/** Fields of the payload that may not be missing. */
	fields?: readonly string[];
	/** Headers that may not be missing, besides those every call needs; lower case. */
	headers?: readonly string[];
	/** Who may call; everybody when left out. */
	roles?: readonly Role[];
	/** Goes without a token. */
	anonymous?: boolean;
	/** Other spellings of the path; served in place of `path` when the setting says so. */
	second?: string;
	/** A lending call: the version that serves it by the documents, and both that may. */
	lending?: Version;
}

export type Handler = (call: Call) => Result | Promise<Result>;

export const FAPI = ['x-fapi-auth-date', 'x-fapi-customer-ip-address', 'x-fapi-interaction-id'] as const;
export const LENDING = ['x-idempotency-key', ...FAPI] as const;

const IDEMPOTENCY = 'x-idempotency-key';

/** Adds calls to a scope, with everything that is the same for all of them. */
export class Api {
	private readonly app: FastifyInstance;
	private readonly core: FincodeCore;

	constructor(app: FastifyInstance, core: FincodeCore) {
		this.app = app;
		this.core = core;
	}

	add(spec: Spec, handler: Handler): void {
		for (const [path, isServed] of addresses(spec)) {
			this.app.route({
				method: spec.method,
				url: path,
				handler: async (request, reply) => {
					if (!isServed(this.core.settings.read())) {
						throw new FincodeProblem('NOT_FOUND', 'There is nothing at this path.');
					}
					return this.answer(spec, handler, request, reply);
				},
			});
		}
	}

	private async answer(
		spec: Spec,
		handler: Handler,
		request: FastifyRequest,
		reply: FastifyReply,
	): Promise<unknown> {
		const parts = this.core.present;
		const settings = this.core.settings.read();
		const started = Date.now();
		const caller = spec.anonymous ? undefined : parts.users.holderOf(headerOf(request, 'x-auth-token'));
		if (caller && spec.roles && !spec.roles.includes(caller.role)) {
			throw new FincodeProblem('FORBIDDEN', `The role ${caller.role} may not do this.`);
		}
		for (const name of ['platform', 'uuid', ...(spec.headers ?? [])]) assertHeader(request, name);
		const sent = payloadOf(rawBody(request), headerOf(request, 'content-type'), spec, settings);
		const payload = decrypted(sent, settings);
		const path = pathOf(request);
		const key = spec.headers?.includes(IDEMPOTENCY) ? headerOf(request, IDEMPOTENCY) : undefined;
		const known = parts.remembered.recall(path, key);
		const call = new Call(parts, settings, request, reply, caller, payload);
		const result = known ?? (await handler(call));
		if (!known) parts.remembered.keep(path, key, result);
		if (result.lost) throw result.lost;
		return envelope(result, settings, started, this.core.bench.clock.now());
	}
}

type Served = (settings: FincodeSettings) => boolean;

/** Every address of a call, each with the settings under which it is served. */
function addresses({ path, second, lending }: Spec): Array<[string, Served]> {
	const spellings: Array<[string, Served]> =
		second === undefined
			? [[path, () => true]]
			: [
					[path, ({ pathVariant }) => pathVariant === 'first'],
					[second, ({ pathVariant }) => pathVariant === 'second'],
				];
	if (!lending) return spellings;
	return (['v1', 'v6'] as const).flatMap((version) =>
		spellings.map(([spelling, served]): [string, Served] => [
			`/${version}/services${spelling}`,
			(settings) => {
				const { lendingBase } = settings;
				return served(settings) && version === (lendingBase === 'documented' ? lending : lendingBase);
			},
		]),
	);
}

function assertHeader(request: FastifyRequest, name: string): void {
	const value = headerOf(request, name) ?? '';
	if (value === '') throw invalid(name, 'is a required header.');
	if (name === 'x-fapi-auth-date' && Number.isNaN(Date.parse(value))) throw invalid(name, 'must be a date.');
}

function envelope(
	{ data, message }: Result,
	settings: FincodeSettings,
	started: number,
	now: number,
): unknown {
	if (settings.replyEnvelope === 'seed') {
		const timestamp = new Date(now).toISOString();
		const metadata = { request_id: randomUUID(), timestamp, processing_time_ms: Date.now() - started };
		return { success: true, ...(data !== undefined && { data }), ...(message && { message }), metadata };
	}
	return {
		status: 'SUCCESS',
		responseCode: 200,
		message: message ?? '',
		...(data !== undefined && { data }),
	};
}
