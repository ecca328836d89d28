import { errorAnswer } from '../../../../nodes/shared/http/errorAnswer';
import { toReply } from '../../../../nodes/shared/http/reply';
import { acme } from '../../support/provider.mts';

const judged = (effect: 'read' | 'write' | 'transfer', body: unknown, answersWrites = true) =>
	errorAnswer(
		toReply(200, {}, typeof body === 'string' ? body : JSON.stringify(body)),
		effect,
		acme({ answersWrites }),
	);

describe('an answer that calls itself an error', () => {
	test.each<[unknown, string]>([
		[{ error: { message: 'Loan is frozen' } }, 'Loan is frozen'],
		[{ error: 'Loan is frozen' }, 'Loan is frozen'],
		[{ errors: [{ message: 'Loan is frozen' }], message: 'Loan is frozen' }, 'Loan is frozen'],
		[{ status: 'error', message: 'Loan is frozen' }, 'Loan is frozen'],
		[{ status: 'FAILED', message: 'Loan is frozen' }, 'Loan is frozen'],
		[{ status: false, message: 'Loan is frozen' }, 'Loan is frozen'],
		[{ statusCode: 500, message: 'Internal server error' }, 'Internal server error'],
		[{ status: 503, title: 'No', detail: 'Loan is frozen', type: 'about:blank' }, 'Loan is frozen'],
		[{ code: 404, message: 'No such loan', data: null }, 'No such loan'],
		[{ success: false, message: 'Nope' }, 'Nope'],
		[{ success: false, message: 'Nope', data: {} }, 'Nope'],
		[{ success: false, message: 'Nope', data: { id: 1 } }, 'Nope'],
		[{ status: 'error', message: 'Nope', data: { trace: 'x' } }, 'Nope'],
		[{ error_message: 'Loan is frozen', request_id: 'r' }, 'Loan is frozen'],
		[{ fault: { faultstring: 'No' } }, 'the answer is an error (fault) and names no reason'],
	])('%j is one of a read and of a write', (body, message) => {
		expect(judged('read', body)).toMatchObject({ message, outcome: 'refused' });
		expect(judged('write', body)).toMatchObject({ message, outcome: 'unknown' });
	});

	test.each([
		{ error: { message: 'Loan is frozen' }, loan_id: 'ln_1' },
		{ success: false, loan_id: 'ln_1' },
		{ status: 'error' },
		{ status: 'FAILED' },
		{ data: { id: 1 }, error: 'Half of it failed' },
		{ status: 'SUCCESS', data: { id: 1 }, errors: ['Half of it failed'] },
	])('%j is one of a write only', (body) => {
		expect(judged('write', body)).toMatchObject({ outcome: 'unknown' });
		expect(judged('read', body)).toBeUndefined();
	});

	test('its code goes along', () => {
		expect(judged('write', { error: { code: 'FROZEN', message: 'No' } })?.code).toBe('FROZEN');
		expect(judged('read', { statusCode: 500, message: 'No' })?.code).toBe('500');
	});
});

describe('rows and records are none', () => {
	test.each([
		{ id: 1, status: 'FAILED', message: 'No funds' },
		{ id: 1, error: 'last one' },
		{ reference: 'R', status: 'error', error: 'No funds', message: 'x' },
		{ loan_id: 'ln_1', status: 'REJECTED' },
		{ id: 1, rejected: true },
		{ data: { id: 1, status: 'FAILED', error: { message: 'No funds' }, message: 'No' } },
		{ status: 'success', data: { status: 'error', statusCode: 500 } },
		{ status: true, message: 'Cancelled', data: { status: 'CANCELLED' } },
		{ success: true, data: [{ error: 'No funds' }] },
		{ status: 'REJECTED', message: 'The loan was rejected', data: { id: 1 } },
		{ cancelled: true },
		[{ error: 'No funds', status: 'FAILED' }],
		{ items: [{ status: 'FAILED' }], error: null },
		{ status: 'success', message: 'Done' },
	])('%j', (body) => {
		expect([judged('read', body), judged('write', body)]).toEqual([undefined, undefined]);
	});
});

describe('an answer that holds nothing', () => {
	test.each(['', 'null', '{}', '[]', '""'])(
		'%j confirms no write of a provider that documents one',
		(body) => {
			expect(judged('write', body)).toMatchObject({ own: 'NOT_CONFIRMED', outcome: 'unknown' });
			expect(judged('write', body, false)).toBeUndefined();
			expect(judged('read', body)).toBeUndefined();
		},
	);
});

test('a transfer has its own proof, and a page its own words', () => {
	expect(judged('transfer', { error: 'x' })).toBeUndefined();
	expect(judged('write', '<html>')).toBeUndefined();
});
