import { openness } from '../../../../nodes/shared/http/openWords';

const open = (body: unknown, status = 400) => openness({ status, body }) !== undefined;

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
		const page = (text: string) => openness({ status: 400, body: undefined, text });
		expect(page('<p>Your payment is pending</p>')).toBe('faint');
		expect(page('<p>Your account was debited</p>')).toBe('plain');
		expect(page('<p>Not found</p>')).toBeUndefined();
	});
});

describe('money that moved is plain', () => {
	test.each([
		{
			message: 'Account debited, no response from beneficiary bank',
			data: { reference: 'trf_1', status: 'SUCCESSFUL' },
		},
		{ message: 'No', data: { reference: 'trf_1', status: 'SUCCESSFUL' } },
		{ message: 'No', data: { status: 'COMPLETED' } },
		{ message: 'No', data: { status: 'success' } },
		{ message: 'No', data: { status: 'ACTIVE' } },
		{ message: 'No', data: { status: 'PAID_OUT' } },
		{ message: 'No', data: { status: 'partially-paid' } },
		{ message: 'No', data: { status: 'Reversed' } },
		{ message: 'No', data: { status: 'PENDING' } },
		{ message: 'No', data: { transferStatus: 'DISBURSED' } },
		{ message: 'No', data: { transaction_state: 'settled' } },
		{ message: 'No', data: { transfer: { status: 'LIQUIDATED' } } },
		{ message: 'No', data: [{ status: 'SUCCESSFUL' }] },
		{ message: 'No', transaction: { status: 'complete' } },
		{ message: 'No', bankTransfer: { status: 'approved' } },
		{ message: 'No', status: 'SUCCESSFUL' },
		{ message: 'No', status: 'paid' },
		{ message: 'No', status: 'success', transaction_id: 'tx_1' },
		{ message: 'No', data: { success: true } },
		{ message: 'No', paid: true },
		{ message: 'No', data: { accountDebited: true } },
		{ message: 'No', is_reversed: true },
		{ message: 'Transaction completed' },
		{ message: 'upstream did not respond' },
		{ message: 'Unable to confirm transaction' },
		{ error: { code: 'BENEFICIARY_CREDITED' } },
		{ errors: { transfer: ['will be reversed if not delivered'] } },
		{ status: false, message: 'Transfer successful' },
		{ success: true, message: 'Transfer successful' },
	])('when it is %j', (body) => {
		expect(openness({ status: 400, body })).toBe('plain');
	});

	test('faint is what may be about something else', () => {
		expect(openness({ status: 400, body: { message: 'This reference was used already' } })).toBe('faint');
		expect(openness({ status: 400, body: { already: 'used already', note: 'Debited' } })).toBe('plain');
		expect(openness({ status: 400, body: { note: 'Debited', already: 'used already' } })).toBe('plain');
	});

	test('around a refusal inside a success, the message of the envelope speaks of the call', () => {
		const body = { status: 1, response_code: '650', message: 'Transaction Success' };
		expect(openness({ status: 200, body })).toBeUndefined();
		expect(openness({ status: 200, body: { ...body, status: -1 } })).toBe('plain');
		expect(openness({ status: 400, body })).toBe('plain');
		expect(openness({ status: 200, body: { ...body, data: { message: 'Debited' } } })).toBe('plain');
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
		{ message: 'Insufficient balance. The transfer was not successful' },
		{ status: 'success', message: 'Insufficient balance' },
		{ status: true, message: 'Insufficient balance' },
		{ success: true, code: 422, message: 'Insufficient balance' },
		{ status: 'ok', error: 'Insufficient balance' },
		{ message: 'Your request could not be processed: limit exceeded' },
		{ error: { code: 'TRANSACTION_NOT_PROCESSED' } },
		{ data: { status: 'FAILED', paid: false, reversed: false } },
		{ data: { status: 'UNSUCCESSFUL' } },
		{ data: { status: 'NOT_PAID' } },
		{ data: { status: 'UNPAID' } },
		{ message: 'Insufficient balance', data: { account_status: 'ACTIVE' } },
		{ message: 'Insufficient balance', account: { number: '0123456789', status: 'ACTIVE' } },
		{ message: 'Limit reached', customer: { kycStatus: 'COMPLETED' } },
		{ message: 'No active account' },
		{ errors: { paid_at: ['paid_at must be a date'] } },
		{ errors: [{ field: 'paid', message: 'must be a boolean' }] },
		{ errors: [{ loc: ['body', 'completed'], msg: 'field required' }] },
		{ errors: [{ field: 'status', allowed: ['paid', 'approved'] }] },
		{ fields: ['success_url', 'completed_date'], message: 'Required' },
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
