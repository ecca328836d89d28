import type { FastifyReply, FastifyRequest } from 'fastify';
import { rawBody } from '../../core/bodies.mts';
import { BodyFields } from './fields.mts';

/** A route with one value in its path. */
export interface IdRoute {
	Params: { id: string };
}

/** The fields of a request's body. */
export function fieldsOf(request: FastifyRequest): BodyFields {
	return BodyFields.from(rawBody(request), request.headers['content-type']);
}

/** The documented success envelope. */
export function success(message: string, data: unknown): unknown {
	return { status: true, message, data };
}

/** The success envelope with status 201, as documented where something is made. */
export function created(reply: FastifyReply, message: string, data: unknown): FastifyReply {
	return reply.code(201).send(success(message, data));
}
