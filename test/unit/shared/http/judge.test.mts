import { NodeApiError, UserError } from 'n8n-workflow';

import { CallFailure, statusOutcome } from '../../../../nodes/shared/api/failure';
import { SignInError } from '../../../../nodes/shared/api/login';
import { judgeError, judgeReply, replyInside } from '../../../../nodes/shared/http/judge';
import { toReply } from '../../../../nodes/shared/http/reply';
import { acme, node } from '../../support/provider.mts';

/** A fault as axios throws it: its own error with the code, the system's error with the call as the cause. */
function fault(code: string, syscall?: string): Error {
	const cause = Object.assign(new Error(`${syscall ?? ''} ${code}`), {
		code,
		...(syscall ? { syscall } : {}),
	});
	return Object.assign(new Error(cause.message, { cause }), { code });
}

describe('statusOutcome', () => {
	test.each([
		[400, 'refused'],
		[401, 'refused'],
		[402, 'refused'],
		[403, 'refused'],
		[404, 'refused'],
		[405, 'refused'],
		[413, 'refused'],
		[422, 'refused'],
		[429, 'refused'],
		[499, 'unknown'],
		[301, 'refused'],
		[307, 'refused'],
		[308, 'refused'],
		[408, 'unknown'],
		[409, 'unknown'],
		[425, 'unknown'],
		[302, 'unknown'],
		[303, 'unknown'],
		[304, 'unknown'],
		[100, 'unknown'],
		[500, 'unknown'],
		[502, 'unknown'],
		[503, 'unknown'],
		[504, 'unknown'],
		[520, 'unknown'],
		[599, 'unknown'],
		[0, 'unknown'],
		[Number.NaN, 'unknown'],
	])('%d is %s', (status, outcome) => {
		expect(statusOutcome(status)).toBe(outcome);
	});
});

describe('judgeReply', () => {
	const judge = (status: number, body: unknown, headers = {}) =>
		judgeReply(toReply(status, headers, body), acme({ requestIdHeader: 'x-request-id' }));

	test.each([200, 201, 202, 204])('finds nothing wrong with %i', (status) => {
		expect(judge(status, status === 204 ? '' : '{"data":{}}')).toBeUndefined();
	});

	test('a refusal inside HTTP 200 is a refusal', () => {
		expect(judge(200, '{"error":{"code":"NO_FUNDS","message":"Too little"}}')).toMatchObject({
			httpStatus: 200,
			code: 'NO_FUNDS',
			message: 'Too little',
			outcome: 'refused',
		});
	});

	test.each([
		[400, 'refused'],
		[500, 'unknown'],
	])('the words of a %i do not change that its outcome is %s', (status, outcome) => {
		expect(judge(status, '{"error":{"code":"X"}}')).toMatchObject({ code: 'X', outcome });
	});

	test('a page instead of data says nothing about what was done', () => {
		expect(judge(200, '<html>')).toMatchObject({ own: 'UNREADABLE_ANSWER', outcome: 'unknown' });
		expect(judge(502, '<html>')).toMatchObject({ httpStatus: 502, outcome: 'unknown' });
	});

	test('a page with a refusal is not the word of the provider', () => {
		const html = { 'Content-Type': 'text/html; charset=utf-8' };
		expect(judge(403, '<html>', html)).toMatchObject({ own: 'UNREADABLE_ANSWER', outcome: 'refused' });
		expect(judge(429, '<html>', html)).not.toHaveProperty('code');
		expect(judge(502, '<html>', html)).not.toHaveProperty('code');
		expect(judge(403, 'Forbidden', { 'Content-Type': 'text/plain' })).not.toHaveProperty('code');
	});

	test('keeps the request id and Retry-After', () => {
		const failure = judge(429, '', { 'X-Request-Id': 'r1', 'Retry-After': '7' });
		expect(failure).toMatchObject({ requestId: 'r1', retryAfter: '7', outcome: 'refused' });
	});

	test("the operation's own check looks at successes only, and its outcome counts", () => {
		const extra = () => ({ code: 'FAILED_STATE', outcome: 'unknown' as const });
		expect(judgeReply(toReply(200, {}, '{}'), acme(), extra)).toMatchObject({
			code: 'FAILED_STATE',
			outcome: 'unknown',
		});
		expect(judgeReply(toReply(400, {}, '{}'), acme(), extra)?.code).toBeUndefined();
	});

	test("a provider's word on the outcome counts more than the status", () => {
		const provider = acme({ refusal: () => ({ outcome: 'unknown' }) });
		expect(judgeReply(toReply(400, {}, '{}'), provider)?.outcome).toBe('unknown');
		expect(judgeReply(toReply(200, {}, '{}'), provider)?.outcome).toBe('unknown');
	});
});

describe('replyInside', () => {
	const axiosError = Object.assign(new Error('Request failed with status code 401'), {
		code: 'ERR_BAD_REQUEST',
		response: { status: 401, headers: { 'X-A': 'b' }, data: '{"error":{"code":"BAD_KEY"}}' },
	});

	test.each<[string, unknown]>([
		['as axios throws it', axiosError],
		['wrapped as n8n throws it', new NodeApiError(node, axiosError as unknown as { message: string })],
		['wrapped twice', new Error('outer', { cause: new Error('inner', { cause: axiosError }) })],
	])('finds the answer in an error %s', (_how, error) => {
		expect(replyInside(error)).toEqual({
			status: 401,
			headers: { 'x-a': 'b' },
			body: { error: { code: 'BAD_KEY' } },
			source: '{"error":{"code":"BAD_KEY"}}',
			readable: true,
		});
	});

	test.each([
		undefined,
		null,
		'text',
		5,
		new Error('x'),
		{ response: 'no' },
		{ response: { status: '401' } },
	])('finds none in %p', (error) => {
		expect(replyInside(error)).toBeUndefined();
	});

	test('is not led round in circles', () => {
		const error = new Error('round');
		error.cause = error;
		expect(replyInside(error)).toBeUndefined();
	});
});

describe('judgeError', () => {
	test.each([
		['ECONNREFUSED', 'connect'],
		['ENOTFOUND', 'getaddrinfo'],
		['EAI_AGAIN', 'getaddrinfo'],
		['EHOSTUNREACH', 'connect'],
		['ENETUNREACH', 'connect'],
		['ETIMEDOUT', 'connect'],
		['ERR_INVALID_URL', undefined],
		['CERT_HAS_EXPIRED', undefined],
		['DEPTH_ZERO_SELF_SIGNED_CERT', undefined],
		['ERR_TLS_CERT_ALTNAME_INVALID', undefined],
	])('%s in %s: nothing was sent', (code, syscall) => {
		expect(judgeError(fault(code, syscall))).toEqual({ network: code, outcome: 'notSent' });
	});

	test.each([
		['ECONNRESET', 'read'],
		['ECONNABORTED', undefined],
		['ETIMEDOUT', undefined],
		['ETIMEDOUT', 'read'],
		['EPIPE', 'write'],
		['ERR_BAD_RESPONSE', undefined],
		['ERR_CANCELED', undefined],
		['HPE_INVALID_CONSTANT', undefined],
		['ERR_SOMETHING_NEW', undefined],
		// An open connection whose network goes away ends with these; the request was out by then.
		['EHOSTUNREACH', 'read'],
		['ENETUNREACH', 'write'],
	])('%s in %s: it may have been carried out', (code, syscall) => {
		expect(judgeError(fault(code, syscall))).toEqual({ network: code, outcome: 'unknown' });
	});

	const TLS = 'error:0A00010B:SSL routines:tls_validate_record_header:wrong version number:';

	test('a TLS handshake that was refused sent nothing; the same words on a connection that stood prove nothing', () => {
		const [refused, later] = [new Error(`write EPROTO ${TLS}`), new Error(TLS)];
		Object.assign(refused, { code: 'EPROTO', syscall: 'write' });
		Object.assign(later, { code: 'ERR_SSL_WRONG_VERSION_NUMBER' });
		expect(judgeError(refused)).toEqual({ network: 'EPROTO', outcome: 'notSent' });
		expect(judgeError(later).outcome).toBe('unknown');
	});

	test('a connection that was cut before TLS stood sent nothing', () => {
		const message = 'Client network socket disconnected before secure TLS connection was established';
		const cut = Object.assign(new Error(message), { code: 'ECONNRESET' });
		expect(judgeError(cut)).toEqual({ network: 'ECONNRESET', outcome: 'notSent' });
	});

	test('a wrapped fault counts as the fault', () => {
		const wrapped = new NodeApiError(
			node,
			fault('ECONNREFUSED', 'connect') as unknown as { message: string },
		);
		expect(judgeError(wrapped)).toMatchObject({ network: 'ECONNREFUSED', outcome: 'notSent' });
	});

	test('a refused sign-in sent nothing and says what to do', () => {
		const error = new Error('wrapped', { cause: new SignInError('Wrong password', 'Correct it.') });
		expect(judgeError(error)).toEqual({
			own: 'SIGN_IN_REFUSED',
			message: 'Wrong password',
			nextStep: 'Correct it.',
			outcome: 'notSent',
		});
	});

	test('a rule of this n8n sent nothing', () => {
		expect(judgeError(new Error('x', { cause: new UserError('Domain not allowed') }))).toMatchObject({
			own: 'BLOCKED_BY_N8N',
			message: 'Domain not allowed',
			outcome: 'notSent',
		});
	});

	test.each([undefined, null, 'text', 5, {}, new Error('x'), { code: '' }, { code: 500 }])(
		'%p tells nothing, so the outcome is unknown',
		(error) => {
			expect(judgeError(error)).toEqual({ own: 'NO_ANSWER', network: 'NO_ANSWER', outcome: 'unknown' });
		},
	);
});

test('a CallFailure names the best it knows', () => {
	expect(new CallFailure({ message: 'm', code: 'C', outcome: 'refused' }).message).toBe('m');
	expect(new CallFailure({ code: 'C', outcome: 'refused' }).message).toBe('C');
	expect(new CallFailure({ outcome: 'refused' }).message).toBe('The call failed');
});
