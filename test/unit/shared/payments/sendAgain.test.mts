import { mentionsOf, wordsToSendAgain } from '../../../../nodes/shared/payments/sendAgain';

test.each<[string, unknown, number]>([
	['a key', 'INV-9', 1],
	['keys parted by commas', 'INV-8, INV-9,INV-10', 1],
	['keys parted by line breaks', 'INV-8\r\nINV-9\nINV-10', 1],
	['a key named twice', 'INV-9, INV-9', 2],
	['a list an expression gives', ['INV-8', 'INV-9', 'INV-9'], 2],
	['a list with lines in it', ['INV-9,INV-8', 'INV-9'], 2],
	['other keys', 'INV-90, INV-9-1, inv-9, NV-9', 0],
	['nothing', '', 0],
	['what was not added', undefined, 0],
	['the old switch', true, 0],
	['something else', { key: 'INV-9' }, 0],
])('%s', (_what, list, mentions) => {
	expect(mentionsOf('INV-9', list)).toBe(mentions);
});

test('keys that look alike are one, as in the register', () => {
	expect(mentionsOf('INV 9', 'INV\u00a09')).toBe(1);
	expect(mentionsOf('José-05', 'Jose\u0301-05')).toBe(1);
});

test('a number of an expression is a key', () => {
	expect(mentionsOf('1001', [1001, '1002'])).toBe(1);
});

test('a key may hold a comma', () => {
	expect(mentionsOf('Smith, John', 'Smith, John\nINV-9')).toBe(1);
	expect(mentionsOf('Smith', 'Smith, John')).toBe(1);
});

test('no key is named by nothing', () => {
	expect(mentionsOf('', ', ,\n')).toBe(0);
});

test('what a person is told to write allows one more sending than was used up', () => {
	for (const key of ['INV-9', 'Smith, John']) {
		for (const sentAgain of [0, 1, 2]) {
			expect(mentionsOf(key, wordsToSendAgain(key, sentAgain))).toBe(sentAgain + 1);
		}
	}
});
