import { failureSigns, unproven } from '../../../../nodes/shared/api/proof';

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
	])('%s: %j counts at the root, under data and in a list of data', (name, value) => {
		const member = { [name]: value };
		expect(paths(member)).toEqual([name]);
		expect(paths({ status: 'success', data: member })).toEqual([`data.${name}`]);
		expect(paths({ status: 'success', data: [{ id: 1 }, member] })).toEqual([`data.${name}`]);
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
		['message', 'It failed'],
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

describe('an answer without proof', () => {
	const start = 'the answer does not prove that the payment was accepted: ';

	test('says what is missing, quotes the answer, and is an unknown outcome', () => {
		expect(unproven({ message: 'declined' }, 'it names no transaction', 'tx_1')).toEqual({
			own: 'NOT_CONFIRMED',
			message: `${start}it names no transaction. It says: declined`,
			transactionId: 'tx_1',
			outcome: 'unknown',
		});
	});

	test.each<[unknown, string]>([
		[undefined, 'It is empty'],
		[null, 'It is empty'],
		['', 'It is empty'],
		['ok', 'It says: ok'],
		[5, 'It says: 5'],
		[[], 'It says: []'],
		[{}, 'It says: {}'],
		[{ data: { message: 'Later' } }, 'It says: Later'],
		[{ a: 'b' }, 'It says: {"a":"b"}'],
	])('%j is quoted: %s', (body, quoted) => {
		expect(unproven(body, 'it names no transaction')?.message).toBe(
			`${start}it names no transaction. ${quoted}`,
		);
	});

	test('is told by what it is when it is long, never cut: half a secret would not be found and hidden', () => {
		const long = 'x'.repeat(300);
		const quoted = (body: unknown) => unproven(body, 'it is odd')?.message?.split('It says: ')[1];
		expect(quoted(long)).toBe('a text of 300 characters');
		expect(quoted([long])).toBe('a list of 1');
		expect(quoted({ a: long, b: 1 })).toBe('an object with a, b');
		expect(quoted({ message: long })).toBe(long);
	});

	test('names the sign of a failure first', () => {
		expect(unproven({ success: false, message: 'No' }, 'it names no transaction')?.message).toBe(
			`${start}it holds success: false. It says: No`,
		);
		expect(unproven({ errors: [{ a: 1 }] }, undefined)?.message).toContain('it holds errors: [{"a":1}].');
	});

	test('is none when nothing is missing and nothing speaks of a failure', () => {
		expect(unproven({ status: 'success', data: { id: 1 } }, undefined)).toBeUndefined();
	});
});
