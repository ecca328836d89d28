import { unconfirmed, unproven } from '../../../../nodes/shared/api/proof';

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

	test('is one whose message tells of a failure', () => {
		expect(unproven({ status: true, message: 'Transfer failed: no funds' }, undefined)?.message).toBe(
			`${start}it speaks of a failure. It says: Transfer failed: no funds`,
		);
	});

	test('is none when nothing is missing and nothing speaks of a failure', () => {
		expect(unproven({ status: 'success', data: { id: 1 } }, undefined)).toBeUndefined();
	});
});

test('an answer to a write that confirms nothing says what is missing and quotes it', () => {
	expect(unconfirmed('')).toEqual({
		own: 'NOT_CONFIRMED',
		message: 'the answer does not say that this was done. It is empty',
		outcome: 'unknown',
	});
	expect(unconfirmed({ error: { message: 'Frozen' } }, 'it is odd').message).toBe(
		'the answer does not say that this was done: it is odd. It says: Frozen',
	);
});
