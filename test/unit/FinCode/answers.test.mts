import type { ICredentialDataDecryptedObject, IDataObject } from 'n8n-workflow';

import { listOf, unwrap } from '../../../nodes/FinCode/answers';
import { finCode } from '../../../nodes/FinCode/provider';
import type { Effect } from '../../../nodes/shared/api/call';
import { wordingOf } from '../../../nodes/shared/errors/wording';
import { judgeReply } from '../../../nodes/shared/http/judge';
import { toReply } from '../../../nodes/shared/http/reply';
import { keyOf } from '../support/provider.mts';
import { fincodeContract, operationOf } from './support.mts';

const reply = (status: number, body: unknown, headers: IDataObject = {}) =>
	toReply(status, headers, typeof body === 'string' ? body : JSON.stringify(body));
const judge = (status: number, body: unknown) => judgeReply(reply(status, body), finCode);

const read = (
	failed: ReturnType<typeof judge>,
	id = 'quote.calculate',
	locked?: boolean,
	credential: IDataObject = {},
) => {
	if (!failed) throw new Error('This is a success');
	const [resource = '', value = ''] = id.split('.');
	const operation = operationOf(resource, value);
	const key = operation.payment ? keyOf('INV-1', locked) : {};
	return wordingOf(failed, {
		provider: finCode,
		operation,
		credential: credential as ICredentialDataDecryptedObject,
		...key,
	});
};

const seed = (code: string, extra: IDataObject = {}) => ({
	success: false,
	error: { code, message: 'Detailed error message', ...extra },
	metadata: { request_id: 'req-77' },
});

describe('an answer', () => {
	test.each([
		[{ success: true, data: { a: 1 }, metadata: {} }, { a: 1 }],
		[{ status: 'SUCCESS', responseCode: 200, message: '', data: [1] }, [1]],
		[{ status: 'success', data: { status: 'FAILED' } }, { status: 'FAILED' }],
		[
			{ status: 'SUCCESS', message: 'done', data: null },
			{ status: 'SUCCESS', message: 'done' },
		],
		[
			{ a: 1, data: { b: 2 } },
			{ a: 1, data: { b: 2 } },
		],
		[[{ a: 1 }], [{ a: 1 }]],
	])('%j gives %j', (body, wanted) => {
		expect(unwrap(body)).toEqual(wanted);
		expect(judge(200, body)).toBeUndefined();
	});

	test.each([
		[{ status: 'SUCCESS', data: [{ a: 1 }] }, [{ a: 1 }]],
		[{ success: true, data: { rows: [{ a: 1 }], total: 1 } }, [{ a: 1 }]],
		[{ status: 'SUCCESS', data: { rows: [1], others: [2] } }, undefined],
		[{ status: 'SUCCESS', data: { rows: [{ a: 1 }], others: [{ b: 2 }] } }, undefined],
		[{ status: 'SUCCESS', data: { rows: [{ a: 1 }], others: [] } }, [{ a: 1 }]],
		[{ status: 'SUCCESS', data: { rows: [], others: [] } }, []],
		[{ status: 'SUCCESS', data: { items: [{ a: 1 }], warnings: [{ code: 1 }] } }, [{ a: 1 }]],
		[{ status: 'SUCCESS', data: { items: [], warnings: [{ code: 1 }] } }, []],
		[{ status: 'SUCCESS', data: { warnings: [{ code: 1 }] } }, undefined],
		[{ status: 'SUCCESS', data: { a: 1 } }, undefined],
		[{ status: 'SUCCESS', data: null }, undefined],
	])('as a list, %j holds %j', (body, rows) => {
		expect(listOf(body)).toEqual(rows);
	});
});

describe('the documented codes', () => {
	const codes = fincodeContract.errors.codes.filter(({ http }) => http !== null);

	test.each(codes)('$code (HTTP $http) says what to do', ({ code, http }) => {
		const failed = judge(http as number, seed(code));
		expect(failed).toMatchObject({ code, message: 'Detailed error message', requestId: 'req-77' });
		const { message, description } = read(failed);
		expect(message).toBe(`FinCode: Detailed error message (${code})`);
		expect(description.length).toBeGreaterThan(60);
		expect(description).toContain('req-77');
	});

	test.each([
		['401', 401, 'AUTH_REQUIRED', 'did not accept the sign-in'],
		['403', 403, 'FORBIDDEN', 'wrong role'],
		['422', 422, 'VALIDATION_ERROR', 'Request Format to Flat'],
		['400', 400, 'INVALID_REQUEST', 'Request Format to Flat'],
		['429', 429, 'RATE_LIMIT_EXCEEDED', 'Wait and run it again'],
		['500', 500, 'SERVER_ERROR', 'Try again later'],
		['503', 503, 'SERVICE_UNAVAILABLE', 'Try again later'],
	])('HTTP %s', (_name, http, code, sentence) => {
		expect(read(judge(http, seed(code))).description).toContain(sentence);
	});

	test('a 404 speaks of an ID only where there is one', () => {
		const failed = judge(404, seed('NOT_FOUND'));
		expect(read(failed, 'ledger.getBalance').description).toContain('Check the ID');
		const own = read(failed, 'customer.getProfile').description;
		expect(own).not.toContain('ID');
		expect(own).toContain('Check Domain and Environment in the FinCode credential');
	});

	test('too little money inside HTTP 200 is topped up, no field corrected', () => {
		const said = { status: 'FAILED', message: 'Insufficient balance. The transfer was not successful' };
		const { description } = read(judge(200, said), 'wallet.transferToBank');
		expect(description).toContain('Top up the account');
		expect(description).not.toContain('Request Format');
		expect(description).toContain('is free again');
	});

	test.each([
		['Not permitted', 'wrong role'],
		['Customer is blocked', 'Put right what it names'],
		['Internal error', 'Try again later'],
		['Something went wrong', 'Try again later'],
	])('success: false of a read that says %j', (message, step) => {
		const { description } = read(judge(200, { success: false, message }), 'customer.getProfile');
		expect(description).toContain(step);
		if (!step.startsWith('Try')) expect(description).not.toContain('Try again later');
	});

	test.each([500, 503])('after HTTP %i nothing is said twice', (status) => {
		const { message, description } = read(judge(status, {}));
		expect(message).toMatch(/an error of its own|out of service/);
		expect(description).not.toMatch(/fault|down/);
	});

	test('a refused field is named', () => {
		const { description } = read(judge(422, seed('VALIDATION_ERROR', { field: 'sendAmount' })));
		expect(description).toContain('sendAmount: Detailed error message');
		expect(description).toContain('nothing was done');
	});

	test('the same code inside HTTP 200 gives the same advice', () => {
		expect(read(judge(200, seed('FORBIDDEN'))).description).toContain('wrong role');
	});

	test('the form of the endpoint pages is read as well', () => {
		expect(judge(400, { status: 'FAILED', responseCode: 400, message: 'text' })).toMatchObject({
			code: '400',
			message: 'text',
			outcome: 'refused',
		});
	});

	test('a failure inside HTTP 200 without a code says that nothing was done', () => {
		expect(read(judge(200, { status: 'FAILED', message: 'no' })).description).toContain('nothing was done');
	});

	test('a redirect points to the address', () => {
		expect(read(judge(301, {})).description).toContain('Check the address in the credential');
	});

	test('a page instead of data points to the fields that make the address', () => {
		const failed = judge(200, '<html>');
		expect(read(failed).description).toContain('Domain and Environment');
		const { description } = read(failed, 'quote.calculate', undefined, { environment: 'custom' });
		expect(description).toContain('Check Base URL in the FinCode credential');
		expect(description).not.toContain('Domain');
	});
});

describe('advice only one operation can give', () => {
	test.each([
		['loan.getApplication', 403, 'role manager'],
		['loan.getRepayments', 403, 'role manager'],
		['payment.confirmAwaiting', 403, 'cashiers'],
		['payment.cancelAwaiting', 403, 'cashiers'],
		['loan.getOffers', 404, 'choose the other one under Options > Base Path'],
		['payment.payFromWallet', 422, 'Create it anew under a new payment key'],
		['loan.request', 404, 'Base Path'],
		['loan.getAll', 404, 'Path Variant'],
		['organisation.getPreference', 404, 'Path Variant'],
		['customer.submitDocuments', 404, 'Path Variant'],
	])('%s after HTTP %i: %s', (id, status, words) => {
		const body = id === 'payment.payFromWallet' ? { message: 'TR656516344451 is EXPIRED' } : {};
		expect(read(judge(status, body), id).description).toContain(words);
	});

	test.each(['OTP has expired', 'The card is expired'])('%j is no expired transaction', (message) => {
		expect(read(judge(422, { message }), 'payment.payFromWallet').description).not.toContain('anew');
	});

	test('a list that asks for no ID speaks of none', () => {
		expect(read(judge(404, {}), 'loan.getOffers').description).not.toContain('ID');
	});
});

describe('a payment', () => {
	test.each([500, 502, 503, 504, 408, 409])('answered HTTP %i may have moved money', (status) => {
		const failed = judge(status, seed('SERVER_ERROR'));
		expect(failed?.outcome).toBe('unknown');
		const { message, description } = read(failed, 'transaction.create', true);
		expect(message).toContain('the money may have moved');
		expect(description).toContain('Transaction > Get Many');
	});

	test.each([400, 401, 403, 404, 422, 429])('answered HTTP %i was not made', (status) => {
		expect(judge(status, seed('X'))?.outcome).toBe('refused');
	});

	test.each([400, 403, 404, 422])(
		'answered HTTP %i with a fault of 5xx inside may have been made',
		(status) => {
			for (const body of [{ status: 'FAILED', responseCode: '500' }, seed('SERVER_ERROR')]) {
				expect(judge(status, body)?.outcome).toBe('unknown');
			}
		},
	);

	test.each([401, 429])('answered HTTP %i was turned away, whatever the body says', (status) => {
		expect(judge(status, { status: 'FAILED', responseCode: 500 })?.outcome).toBe('refused');
	});

	test.each([
		['transaction.create', ['Transaction > Get Many', 'dashboard']],
		['transaction.createDirect', ['Transaction > Get Many', 'dashboard']],
		[
			'payment.confirmAwaiting',
			['Payment > Get Awaiting Bank Transfers', 'Transaction > Get Many', 'dashboard'],
		],
		['payment.payFromWallet', ['Ledger > Get History']],
		['payment.payWithToken', ['Transaction > Get Many', 'dashboard of the payment gateway']],
		['ledger.post', ['Ledger > Get History']],
		['loan.acceptTerms', ['Loan > Get Application Details']],
		['loan.repay', ['Loan > Get Repayments as Manager', 'Status set to All', 'role manager']],
		['loan.payoff', ['Loan > Get Payment History', 'Loan > Get Repayments as Manager', 'Status set to All']],
		['wallet.transferToBank', ['Wallet > Get Transfer History', 'Wallet > Get Transfer Status']],
		['investment.apply', ['Investment > Get Portfolios']],
		['investment.fundWallet', ['Ledger > Get History and Get Balance', 'the wallet']],
	])('by %s that may have been made is looked for where it shows', (id, places) => {
		const { description } = read(judge(500, seed('SERVER_ERROR')), id, true);
		for (const place of places) expect(description).toContain(place);
	});

	test('is repeated by itself after HTTP 429 only', () => {
		const effect: Effect = 'transfer';
		expect(finCode.repeat?.[effect]).toBeUndefined();
	});

	test('to a bank can fail inside a good answer: nothing was paid', () => {
		const { refusal } = operationOf('wallet', 'transferToBank');
		const answer = (status: string) => reply(200, { status: 'SUCCESS', data: { status } });
		expect(judgeReply(answer('FAILED'), finCode, refusal)).toMatchObject({ outcome: 'refused' });
		for (const status of ['PENDING', 'PROCESSING', 'COMPLETED']) {
			expect(judgeReply(answer(status), finCode, refusal)).toBeUndefined();
		}
	});
});
