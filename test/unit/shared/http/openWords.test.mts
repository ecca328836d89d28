import { leavesOpen } from '../../../../nodes/shared/http/openWords';

describe('a refusal leaves the payment open', () => {
	test.each([
		{ message: 'Upstream timed out while processing the payment' },
		{ status: 'PENDING', message: 'No' },
		{ data: { transaction_id: 'TX1', status: 'INITIATED' } },
		{ error: { code: 'IN_PROGRESS' } },
		{ error: 'idempotent request in progress' },
		{ error_code: 'DUPLICATE_TRANSACTION' },
		{ message: 'This reference was already paid' },
		{ errors: [{ detail: 'The request is still being processed' }] },
		{ status: false, message: 'Gateway Time-out' },
		{ responseMessage: 'REQUEST_TIMEOUT' },
		{ error: { details: [{ reason: 'awaiting approval' }] } },
	])('when it is %j', (body) => {
		expect(leavesOpen(body)).toBe(true);
	});
});

describe('a refusal is one', () => {
	test.each([
		{ status: 'error', code: 'INSUFFICIENT_BALANCE', message: 'Balance too low' },
		{ status: 'failed', message: 'The account does not exist' },
		{ error: { code: 'invalid_request', details: [{ field: 'amount', message: 'must be above zero' }] } },
		// What the person wrote comes back in it.
		{ message: 'Invalid account', data: { narration: 'already pending' } },
		{ message: 'Spending limit reached' },
		{ created: 'new', message: 'no' },
		{},
		undefined,
		'pending',
		[],
	])('when it is %j', (body) => {
		expect(leavesOpen(body)).toBe(false);
	});

	test('however deep something hostile is nested', () => {
		let body: unknown = { message: 'pending' };
		for (let index = 0; index < 50_000; index++) body = { error: body };
		expect(leavesOpen(body)).toBe(false);
	});
});
