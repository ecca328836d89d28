import { UserError } from 'n8n-workflow';

import type { Effect } from '../api/call';
import { statusOutcome, type Failure, type Outcome, type Refusal } from '../api/failure';
import { SignInError, SignInFault } from '../api/login';
import type { Provider } from '../api/provider';
import type { Reply } from '../api/reply';
import { InputError } from '../basics/inputError';
import { isObject } from '../basics/json';
import { errorAnswer } from './errorAnswer';
import { openness } from './openWords';
import { toReply } from './reply';

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

// TLS was refused before it stood, so no request was ever read. On a connection that stands, the same texts come
// with a code of OpenSSL (ERR_SSL_…) instead of the failed first write.
const HANDSHAKE_REFUSED =
	/SSL routines:[^:]*:(wrong version number|http request|unsupported protocol|(ssl\/tls|tlsv1|sslv3) alert (handshake failure|protocol version|insufficient security)|tlsv1 unrecognized name)/i;
const HANDSHAKE_CUT = /before secure TLS connection was established/;

// These come before the connection stands or on an open one; only the first proves that nothing was sent.
const WHEN_CONNECTING = new Set(['ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH']);

/**
 * Reads an answer. Undefined means success.
 *
 * @param extra a check only the operation knows
 * @param effect of the call: a transfer is judged by what its operation asks for, all else by what calls itself an error
 */
export function judgeReply(
	reply: Reply,
	provider: Provider,
	extra?: (reply: Reply) => Refusal | undefined,
	effect: Effect = 'transfer',
): Failure | undefined {
	const ok = reply.status >= 200 && reply.status < 300;
	const said =
		provider.refusal(reply) ?? (ok ? (extra?.(reply) ?? errorAnswer(reply, effect, provider)) : undefined);
	const facts = {
		httpStatus: reply.status,
		requestId: provider.requestIdHeader ? reply.headers[provider.requestIdHeader] : undefined,
		retryAfter: reply.headers['retry-after'],
	};
	if (!ok) {
		const own = isForeignPage(reply) ? { own: 'UNREADABLE_ANSWER' as const } : {};
		return { ...facts, ...own, ...said, ...judged(reply, said?.outcome, statusOutcome(reply.status)) };
	}
	if (said) return { ...facts, ...said, ...judged(reply, said.outcome, 'refused') };
	if (!reply.readable) return { ...facts, own: 'UNREADABLE_ANSWER', outcome: 'unknown' };
	return undefined;
}

/**
 * A refusal is none when anything in the answer says otherwise. Where the provider knows the refusal by its code, only
 * what is plain counts.
 */
function judged(
	reply: Reply,
	own: Outcome | undefined,
	usual: Outcome,
): Pick<Failure, 'outcome' | 'speaksOfMoney'> {
	if ((own ?? usual) !== 'refused') return { outcome: own ?? usual };
	const open = openness(reply);
	if (open === 'plain') return { outcome: 'unknown', speaksOfMoney: true };
	return { outcome: open === 'faint' && own === undefined ? 'unknown' : 'refused' };
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
			return { own: 'SIGN_IN_REFUSED', message: cause.message, nextStep: cause.hint, outcome: 'notSent' };
		}
		if (cause instanceof SignInFault) {
			const { message, facts } = cause;
			const said = message === '' ? {} : { own: 'SIGN_IN_FAILED' as const, message };
			return { ...said, ...facts, outcome: 'notSent' };
		}
		if (cause instanceof InputError) {
			return { own: 'INVALID_INPUT', message: cause.message, nextStep: cause.hint, outcome: 'notSent' };
		}
		if (cause instanceof UserError) {
			return { own: 'BLOCKED_BY_N8N', message: cause.message, outcome: 'notSent' };
		}
	}
	for (const cause of causes(error)) {
		const code = 'code' in cause ? cause.code : undefined;
		if (typeof code !== 'string' || code === '') continue;
		const unsent =
			NEVER_SENT.has(code) || (WHEN_CONNECTING.has(code) && wasConnecting(error)) || wasRefusedTls(error);
		return { network: code, outcome: unsent ? 'notSent' : 'unknown' };
	}
	return { own: 'NO_ANSWER', network: 'NO_ANSWER', outcome: 'unknown' };
}

/** The system call lies on the innermost cause: axios does not copy it. */
function wasConnecting(error: unknown): boolean {
	return [...causes(error)].some((cause) => 'syscall' in cause && cause.syscall === 'connect');
}

function wasRefusedTls(error: unknown): boolean {
	return [...causes(error)].some((cause) => {
		if (!(cause instanceof Error)) return false;
		const { code, syscall } = cause as NodeJS.ErrnoException;
		const atFirstWrite = code === 'EPROTO' && syscall === 'write';
		return HANDSHAKE_CUT.test(cause.message) || (atFirstWrite && HANDSHAKE_REFUSED.test(cause.message));
	});
}
