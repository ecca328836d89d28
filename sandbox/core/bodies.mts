import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Refusal } from './refusal.mts';

/** Hands every body on as the raw bytes, whatever its content type: a provider's parser decides, not ours. */
export function acceptRawBodies(app: FastifyInstance): void {
	app.removeAllContentTypeParsers();
	app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
}

/** The raw bytes of a request in a scope of `acceptRawBodies`. */
export function rawBody(request: FastifyRequest): Buffer {
	return Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
}

/** Parses every body as JSON; no body means an empty object. */
export function acceptJson(app: FastifyInstance): void {
	app.removeAllContentTypeParsers();
	app.addContentTypeParser<string>('*', { parseAs: 'string' }, (_request, body, done) => {
		try {
			done(null, body === '' ? {} : JSON.parse(body));
		} catch {
			done(new Refusal('The body is not valid JSON.'));
		}
	});
}

/** Parses every body as an HTML form. */
export function acceptForms(app: FastifyInstance): void {
	app.removeAllContentTypeParsers();
	app.addContentTypeParser<string>('*', { parseAs: 'string' }, (_request, body, done) =>
		done(null, new URLSearchParams(body)),
	);
}

/** The form of a request in a scope of `acceptForms`. */
export function formOf(request: FastifyRequest): URLSearchParams {
	return request.body instanceof URLSearchParams ? request.body : new URLSearchParams();
}
