import { leavesOpen } from '../../../../nodes/shared/http/openWords';

const open = (body: unknown, status = 400) => leavesOpen({ status, body });

describe('a refusal leaves the payment open', () => {
	test.each([
		{ message: 'Upstream timed out while processing the payment' },
		{ status: 'PENDING', message: 'No' },
		{ data: { transaction_id: 'TX1', status: 'INITIATED' } },
		{ data: { transferStatus: 'HELD' } },
		{ error: { code: 'IN_PROGRESS' } },
		{ error: { type: 'duplicate_request' } },
		{ error: 'idempotent request in progress' },
		{ error_code: 'DUP_TXN' },
		{ code: 'RequestInProgress' },
		{ code: 'requestTimeout' },
		{ info: 'The request is timing out' },
		{ message: 'in\nprogress' },
		{ message: 'in\u00a0progress' },
		{ message: 'Please wait: the payment is under way' },
		{ message: 'This reference was already paid' },
		{ errors: { reference: ['has already been taken'] } },
		{ errors: [{ detail: 'The request is still being processed' }] },
		{ status: false, message: 'Gateway Time-out' },
		{ pending: true },
		{ a: { b: { c: { d: { e: { note: 'previously submitted' } } } } } },
		'Your payment is already being processed',
		['pending'],
	])('when it is %j', (body) => {
		expect(open(body)).toBe(true);
	});

	test('also when it is no JSON', () => {
		expect(leavesOpen({ status: 400, body: undefined, text: '<p>Your payment is pending</p>' })).toBe(true);
		expect(leavesOpen({ status: 400, body: undefined, text: '<p>Not found</p>' })).toBe(false);
	});
});

describe('a refusal is one', () => {
	test.each([
		{ status: 'error', code: 'INSUFFICIENT_BALANCE', message: 'Balance too low' },
		{ status: 'failed', message: 'The account does not exist' },
		{ error: { code: 'invalid_request', details: [{ field: 'amount', message: 'must be above zero' }] } },
		{ message: 'Spending limit reached', pending_balance: '0', processing_fee: 1 },
		{ pending: false, message: 'Unknown beneficiary' },
		{ created: 'new', message: 'no' },
		{},
		undefined,
		[],
	])('when it is %j', (body) => {
		expect(open(body)).toBe(false);
	});

	test('when there were too many calls and it asks to wait', () => {
		const body = { message: 'Too many calls, please wait' };
		expect([open(body, 429), open(body, 400)]).toEqual([false, true]);
	});

	test('however deep something hostile is nested', () => {
		let body: unknown = { message: 'pending' };
		for (let index = 0; index < 50_000; index++) body = { error: body };
		expect(open(body)).toBe(false);
	});
});
