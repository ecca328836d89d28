import { UserError } from 'n8n-workflow';

import { InputError } from '../basics/inputError';
import type { Provider } from './provider';
import { toReply, type Reply } from '../http/reply';
import { SignInError, SignInFault } from '../http/sessions';
import { isObject } from '../basics/json';

/**
 * What is known of a call that did not succeed. `notSent`: it never left this machine; `refused`: the
 * provider said no and did nothing; `unknown`: it may have been carried out.
 */
export type Outcome = 'notSent' | 'refused' | 'unknown';

/** A complaint about one field, as a provider lists them. */
export interface FieldProblem {
	field: string;
	message: string;
}

/** What a provider's answer says when it says no. Everything is optional: answers differ. */
export interface Refusal {
	code?: string;
	message?: string;
	details?: unknown;
	fields?: FieldProblem[];
	/** The provider's id of the call, when it stands in the answer and not in a header. */
	requestId?: string;
	/** Given when the answer itself tells whether something was done; else the HTTP status decides. */
	outcome?: Outcome;
	/** What the person can do about exactly this, when the answer allows more than the general advice. */
	nextStep?: string;
	/** True when the provider answered, but a second attempt is wrong all the same: the payment key stays locked. */
	keepKey?: boolean;
	/** The provider's own id of the attempt: what its support asks for. */
	transactionId?: string;
}

export interface Failure extends Refusal {
	outcome: Outcome;
	httpStatus?: number;
	/** The code of a fault on the way, such as ECONNRESET or a timeout. */
	network?: string;
	retryAfter?: string;
	/** Set by the transport before it gives up. */
	tries?: number;
	waitedMs?: number;
	/** The wait the provider asked for, when it is longer than this node waits. */
	askedToWaitMs?: number;
}

/** Thrown by the transport; execute.ts turns it into the error a person reads. */
export class CallFailure extends Error {
	constructor(readonly failure: Failure) {
		super(failure.message ?? failure.code ?? 'The call failed');
		this.name = 'CallFailure';
	}
}

// The request never left: name resolution, refused or impossible connections, certificates not accepted.
const NEVER_SENT = new Set([
	'ECONNREFUSED',
	'ENOTFOUND',
	'EAI_AGAIN',
	'EADDRNOTAVAIL',
	'ERR_INVALID_URL',
	'CERT_HAS_EXPIRED',
	'CERT_NOT_YET_VALID',
	'DEPTH_ZERO_SELF_SIGNED_CERT',
	'SELF_SIGNED_CERT_IN_CHAIN',
	'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
	'UNABLE_TO_GET_ISSUER_CERT',
	'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
	'ERR_TLS_CERT_ALTNAME_INVALID',
]);

// These come before the connection stands or on an open one; only the first proves that nothing was sent.
const WHEN_CONNECTING = new Set(['ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH']);

/** Whether an HTTP status by itself proves that nothing was done (RFC 9110, section 15). */
export function statusOutcome(status: number): Outcome {
	// 408, 409 and 425 may follow a first try that went through; 302 and 303 may answer a request that did.
	if ([408, 409, 425].includes(status)) return 'unknown';
	if (status >= 400 && status < 500) return 'refused';
	if ([301, 307, 308].includes(status)) return 'refused';
	return 'unknown';
}

/**
 * Reads an answer. Undefined means success.
 *
 * @param extra a check only the operation knows
 */
export function judgeReply(
	reply: Reply,
	provider: Provider,
	extra?: (reply: Reply) => Refusal | undefined,
): Failure | undefined {
	const ok = reply.status >= 200 && reply.status < 300;
	const said = provider.refusal(reply) ?? (ok ? extra?.(reply) : undefined);
	const facts = {
		httpStatus: reply.status,
		requestId: provider.requestIdHeader ? reply.headers[provider.requestIdHeader] : undefined,
		retryAfter: reply.headers['retry-after'],
	};
	if (!ok) {
		const code = isForeignPage(reply) ? { code: 'UNREADABLE_ANSWER' } : {};
		return { ...facts, ...code, ...said, outcome: said?.outcome ?? statusOutcome(reply.status) };
	}
	if (said) return { ...facts, ...said, outcome: said.outcome ?? 'refused' };
	if (!reply.readable) return { ...facts, code: 'UNREADABLE_ANSWER', outcome: 'unknown' };
	return undefined;
}

/**
 * A refusal by somebody else: a firewall, a proxy, or the web server of a wrong address. What its status means
 * to the provider must not be read into it; only "too many calls" means the same everywhere.
 */
function isForeignPage({ status, headers, readable }: Reply): boolean {
	return (
		!readable &&
		status >= 400 &&
		status < 500 &&
		status !== 429 &&
		/html/i.test(headers['content-type'] ?? '')
	);
}

function* causes(error: unknown): Generator<object> {
	let current = error;
	for (let depth = 0; depth < 6 && typeof current === 'object' && current !== null; depth++) {
		yield current;
		current = 'cause' in current ? current.cause : undefined;
	}
}

/**
 * The answer inside a thrown error: n8n's helper throws on a 401, which it has to see to renew a login.
 */
export function replyInside(error: unknown): Reply | undefined {
	for (const cause of causes(error)) {
		const response = 'response' in cause ? cause.response : undefined;
		if (isObject(response) && typeof response.status === 'number') {
			return toReply(response.status, response.headers, response.data);
		}
	}
	return undefined;
}

/** Reads an error that brought no answer: a fault on the way, a refused sign-in, a rule of this n8n. */
export function judgeError(error: unknown): Failure {
	for (const cause of causes(error)) {
		if (cause instanceof SignInError) {
			return { code: 'SIGN_IN_REFUSED', message: cause.message, nextStep: cause.hint, outcome: 'notSent' };
		}
		if (cause instanceof SignInFault) {
			const { message, facts } = cause;
			const said = message === '' ? { code: facts.network } : { code: 'SIGN_IN_FAILED', message };
			return { ...said, ...facts, outcome: 'notSent' };
		}
		// A credential that can't be used as it is filled in.
		if (cause instanceof InputError) {
			return { code: 'INVALID_INPUT', message: cause.message, nextStep: cause.hint, outcome: 'notSent' };
		}
		if (cause instanceof UserError) {
			return { code: 'BLOCKED_BY_N8N', message: cause.message, outcome: 'notSent' };
		}
	}
	for (const cause of causes(error)) {
		const code = 'code' in cause ? cause.code : undefined;
		if (typeof code !== 'string' || code === '') continue;
		const unsent = NEVER_SENT.has(code) || (WHEN_CONNECTING.has(code) && wasConnecting(error));
		return { code, network: code, outcome: unsent ? 'notSent' : 'unknown' };
	}
	return { code: 'NO_ANSWER', network: 'NO_ANSWER', outcome: 'unknown' };
}

/** The system call lies on the innermost cause: axios does not copy it. */
function wasConnecting(error: unknown): boolean {
	return [...causes(error)].some((cause) => 'syscall' in cause && cause.syscall === 'connect');
}
