import type { IDataObject } from 'n8n-workflow';

import { finCode } from '../../../nodes/FinCode/provider';
import { wordingOf } from '../../../nodes/shared/errors/wording';
import { judgeReply } from '../../../nodes/shared/http/judge';
import { toReply } from '../../../nodes/shared/http/reply';
import { keyOf } from '../support/provider.mts';
import { operationOf } from './support.mts';

const reply = (status: number, body: unknown, headers: IDataObject = {}) =>
	toReply(status, headers, typeof body === 'string' ? body : JSON.stringify(body));
const judge = (status: number, body: unknown) => judgeReply(reply(status, body), finCode);

const read = (failed: ReturnType<typeof judge>, id = 'quote.calculate', locked?: boolean) => {
	if (!failed) throw new Error('This is a success');
	const [resource = '', value = ''] = id.split('.');
	const operation = operationOf(resource, value);
	const key = operation.payment ? keyOf('INV-1', locked) : {};
	return wordingOf(failed, { provider: finCode, operation, ...key });
};

const seed = (code: string, extra: IDataObject = {}) => ({
	success: false,
	error: { code, message: 'Detailed error message', ...extra },
	metadata: { request_id: 'req-77' },
});

describe('a failure inside HTTP 200', () => {
	test.each([
		{ status: 'FAILED', message: 'no' },
		{ status: 'failed', message: 'no' },
		{ status: 'ERROR', responseCode: 400, message: 'no' },
		{ success: false, error: { code: 'INVALID_REQUEST', message: 'no' } },
		{ status: 'SUCCESS', responseCode: 400, message: 'no' },
		{ success: true, responseCode: 422, message: 'no' },
	])('%j is one: nothing was done', (body) => {
		expect(judge(200, body)).toMatchObject({ message: 'no', outcome: 'refused' });
	});

	test.each([500, 502, 503, 504, 599, 408, 409, 425, 51, 1000])(
		'with response code %i leaves open what happened, as a number and as digits',
		(code) => {
			for (const responseCode of [code, String(code), ` ${code} `]) {
				for (const state of [{ status: 'FAILED' }, { success: false }]) {
					expect(judge(200, { ...state, responseCode })?.outcome).toBe('unknown');
				}
			}
		},
	);

	test('with a response code in digits is one, whatever its status says', () => {
		expect(judge(200, { status: 'SUCCESS', responseCode: '500' })).toMatchObject({
			code: '500',
			outcome: 'unknown',
		});
		expect(judge(200, { status: 'SUCCESS', responseCode: '422' })?.outcome).toBe('refused');
		expect(judge(200, { status: 'SUCCESS', responseCode: '200' })).toBeUndefined();
	});

	test.each(['SERVER_ERROR', 'SERVICE_UNAVAILABLE', 'server_error'])(
		'with the code %s of FinCode and no number leaves it open',
		(code) => {
			expect(judge(200, seed(code))).toMatchObject({ code, outcome: 'unknown' });
			expect(judge(200, { ...seed(code), responseCode: 400 })?.outcome).toBe('unknown');
		},
	);

	test.each([
		'TIMEOUT',
		'GATEWAY_TIMEOUT',
		'REQUEST_TIMED_OUT',
		'PROCESSING',
		'TRANSACTION_PENDING',
		'IN_PROGRESS',
		'INTERNAL_ERROR',
		'BANK_UNAVAILABLE',
		'DUPLICATE_REQUEST',
		'ALREADY_PROCESSED',
		'time out',
		'504',
	])('with the undocumented code %s leaves it open', (code) => {
		expect(judge(200, seed(code))?.outcome).toBe('unknown');
		expect(judge(200, { success: false, error: code })?.outcome).toBe('unknown');
	});

	test.each([
		{ success: false, status: 'PENDING' },
		{ status: 'FAILED', responseCode: 'TIMEOUT' },
		{ status: 'FAILED', responseCode: 'SERVER_ERROR' },
		{ success: false, code: 'SERVER_ERROR' },
		{ success: false, status: 500 },
		{ status: 'FAILED', message: 'The request timed out' },
		{ status: 'FAILED', message: 'The payment is still being processed' },
		{ status: 'ERROR', message: 'Internal server error' },
		{ status: 'ERROR', message: 'no' },
		{ status: 'error' },
		{ success: false },
		{ success: false, message: 'no' },
		{ success: false, error: {} },
	])('%j leaves it open', (body) => {
		expect(judge(200, body)?.outcome).toBe('unknown');
	});

	test.each([
		{ status: 'FAILED', responseCode: '400', message: 'no' },
		{ status: 'FAILED', responseCode: '00', message: 'no' },
		{ status: 'FAILED', responseCode: 200, message: 'no' },
		{ status: 'FAILED', responseCode: 'constructor', message: 'no' },
		seed('INSUFFICIENT_FUNDS'),
		seed('RATE_LIMIT_EXCEEDED'),
		{ success: false, error: 'INVALID_PIN' },
		{ status: 'FAILED', message: 'Your KYC check is pending' },
	])('%j is a refusal', (body) => {
		expect(judge(200, body)?.outcome).toBe('refused');
	});

	test('of a read says to try later when it leaves things open', () => {
		for (const code of ['SERVER_ERROR', 'GATEWAY_TIMEOUT']) {
			const { description } = read(judge(200, seed(code)));
			expect(description).toContain('Try again later');
			expect(description).not.toContain('nothing was done');
		}
	});

	test('with response code 401 says that nothing renews the token by itself', () => {
		const { description } = read(judge(200, { status: 'FAILED', responseCode: 401, message: 'token' }));
		expect(description).toContain('inside an HTTP 200');
	});

	test.each([
		{ data: { status: 'FAILED' } },
		{ status: 'SUCCESS', data: { success: false } },
		{ status: 'PAID' },
	])('%j is none: only the root counts', (body) => {
		expect(judge(200, body)).toBeUndefined();
	});
});
