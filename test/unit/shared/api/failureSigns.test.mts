import { envelopeSigns, failureSigns } from '../../../../nodes/shared/api/failureSigns';

const paths = (body: unknown) => failureSigns(body).map(({ path }) => path);

describe('a sign of a failure', () => {
	test.each<[string, unknown]>([
		['success', false],
		['success', 'false'],
		['success', 0],
		['Success', false],
		['is_success', false],
		['ok', false],
		['status', false],
		['status', 'false'],
		['status', 'error'],
		['status', 'ERR_42'],
		['status', 'FAILED'],
		['status', 'failure'],
		['status', 'Declined'],
		['status', 'rejected'],
		['status', 400],
		['status', '503'],
		['state', 'cancelled'],
		['statusCode', 400],
		['status_code', '500'],
		['responseCode', 422],
		['code', 404],
		['code', ' 502 '],
		['error', 'No'],
		['error', true],
		['error', { code: 'X' }],
		['errors', ['No']],
		['errors', [{}]],
		['fault', { faultstring: 'No' }],
		['transferStatus', 'FAILED'],
		['transaction_status', 'DECLINED'],
		['payment-state', 'returned'],
		['status', 'REVERSED'],
		['status', 'NOT_PROCESSED'],
		['status', 'notPaid'],
		['status', 'TRANSFER_FAILED'],
		['status', 'PENDING_REFUND'],
		['status', 'Partially reversed'],
		['status', 'undelivered'],
		['status', 'unknown'],
		['status', 'Timed-out'],
		['status', 'expired'],
		['outcome', 'rejected'],
		['reversed', true],
		['isFailed', 'true'],
		['has_errors', 1],
		['failureReason', 'Insufficient funds'],
		['failure_reason', 'Insufficient funds'],
		['declineReason', 'Do not honor'],
		['rejection_reason', ['limit']],
		['transfer_failure_reason', 'No such bank'],
		['error_message', 'No such bank'],
		['errorCode', '51'],
		['failure_code', 'E12'],
		['reasonForFailure', 'X'],
		['message', 'It failed'],
		['responseMessage', 'Transfer failed: insufficient funds'],
		['status_message', 'The payment could not be completed'],
	])('%s: %j counts at the root, under data, in a list, and in what these hold', (name, value) => {
		const member = { [name]: value };
		expect(paths(member)).toEqual([name]);
		expect(paths({ status: 'success', data: member })).toEqual([`data.${name}`]);
		expect(paths({ status: 'success', data: [{ id: 1 }, member] })).toEqual([`data.${name}`]);
		if (name === 'code') return;
		expect(paths({ status: 'success', data: { transfer: member } })).toEqual([`data.transfer.${name}`]);
		expect(paths({ status: 'success', payment: [member] })).toEqual([`payment.${name}`]);
	});

	test.each<[string, unknown]>([
		['success', true],
		['success', null],
		['status', true],
		['status', 'success'],
		['status', 'PENDING'],
		['status', 1],
		['status', 200],
		['status', '101'],
		['code', '00'],
		['code', 4001],
		['code', 'E404'],
		['responseCode', 201],
		['amount', 500],
		['reference', 'FAILED'],
		['error', null],
		['error', ''],
		['error', ' '],
		['error', false],
		['error', {}],
		['errors', []],
		['errors', 0],
		['transferStatus', 'PENDING'],
		['transaction_status', 'SUCCESSFUL'],
		['status', 'NO_ERROR'],
		['status', 'not reversed'],
		['verification_status', 'NOT_REQUIRED'],
		['result', 'none'],
		['state', 'Lagos'],
		['reversed', false],
		['reversed', 'no'],
		['failureReason', null],
		['failureReason', ''],
		['failureReason', 'None'],
		['failure_reason', 'N/A'],
		['error_code', '00'],
		['errorCode', 0],
		['errorCode', 'SUCCESS'],
		['error_message', 'No error'],
		['reason', 'Refund of a rejected order'],
		['narration', 'Order cancelled'],
		['message', 'Transfer initiated'],
		['message', 'Accepted. If it fails you hear of it'],
		['returnUrl', 'https://example.com/failed'],
	])('%s: %j is none', (name, value) => {
		expect(paths({ [name]: value, data: { [name]: value } })).toEqual([]);
	});

	test.each([[undefined], [null], [''], ['error'], [400], [true], [[{ error: 'No' }]], [{ data: 'error' }]])(
		'%j holds none',
		(body) => {
			expect(paths(body)).toEqual([]);
		},
	);
});

test('deeper down a code is that of a bank or a country', () => {
	expect(paths({ data: { bank: { code: '501' } } })).toEqual([]);
});

test('of the envelope are those at the root', () => {
	const body = { status: 'error', data: { status: 'FAILED' } };
	expect(envelopeSigns(body)).toEqual([{ path: 'status', value: 'error', kind: 'state' }]);
});

test('an answer nested however deep is looked through', () => {
	let body: unknown = { status: 'FAILED' };
	for (let index = 0; index < 50_000; index++) body = { data: body };
	expect(paths(body)).toEqual([]);
});
