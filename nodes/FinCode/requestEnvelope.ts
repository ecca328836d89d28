import type { IDataObject } from 'n8n-workflow';

import type { CallFacts, HttpCall } from '../shared/api/call';
import type { OperationInput } from '../shared/api/operation';
import { isObject } from '../shared/basics/json';
import { hostOf, LOGOUT } from './address';
import { idempotencyKey } from './callIds/derived';
import { filled, utcSeconds } from './callIds/headers';
import { secretsIn, withEncrypted } from './encryption';

/**
 * The call as FinCode gets it: its ids in place, and its JSON in the form the credential says.
 *
 * @throws InputError when the credential names no usable tenant or address, or its Public Key is none
 */
export function complete(call: HttpCall, input: OperationInput, facts: CallFacts): HttpCall {
	const now = new Date();
	const { credential } = input;
	const origin = { host: call.baseUrl ?? hostOf(credential), facts, input };
	const ready = {
		...call,
		...(call.body === undefined ? {} : { body: withEncrypted(call.body, credential) }),
	};
	const flat = credential.requestFormat === 'flat' || call.path === LOGOUT;
	return {
		...ready,
		secrets: secretsIn(ready.body),
		headers: {
			...(call.body instanceof FormData ? {} : { 'Content-Type': 'application/json' }),
			...filled(call.headers ?? {}, origin, now),
		},
		...(flat || !isWrappable(ready) ? {} : { body: wrap(ready.body ?? {}, idempotencyKey(origin), now) }),
	};
}

type Wrappable = HttpCall & { body?: Exclude<HttpCall['body'], FormData | URLSearchParams> };

/** The API Reference wraps the JSON of POST and PUT; the body of a GET and a form never are. */
function isWrappable(call: HttpCall): call is Wrappable {
	return call.method !== 'GET' && !(call.body instanceof FormData) && !(call.body instanceof URLSearchParams);
}

/** What a call carries, whether it stands in the envelope yet or not. */
export function payloadOf({ body }: HttpCall): unknown {
	if (!isObject(body) || !isObject(body.metadata) || !Object.hasOwn(body.metadata, 'request_id')) return body;
	return Object.keys(body).sort().join() === 'data,metadata' ? body.data : body;
}

/** The request form of the API Reference: payload and metadata. */
function wrap(payload: IDataObject | IDataObject[], requestId: string, now: Date): IDataObject {
	return { data: payload, metadata: { request_id: requestId, timestamp: utcSeconds(now) } };
}
