import { NodeOperationError } from 'n8n-workflow';

import { allWrong, carriedOutBefore } from '../../../../nodes/shared/errors/runError';
import { node } from '../../support/provider.mts';

const wrong = (index: number, message: string, description = 'Correct it.') => ({
	index,
	error: new NodeOperationError(node, message, { description }),
});

const RULE = 'All items are checked before the first goes out.';

describe('items that are wrong', () => {
	test('are all named, counted from 1', () => {
		const error = allWrong(node, [wrong(1, 'Amount is missing'), wrong(4, 'Bank Code is missing')], 6);
		expect(error).toMatchObject({
			message: '2 of 6 items are wrong: nothing was sent',
			description: `Item 2: Amount is missing. Correct it.\nItem 5: Bank Code is missing.\n${RULE}`,
			context: { itemIndex: 1 },
		});
	});

	test('say what to do: once where it is the same, and for the first few', () => {
		const hints = ['Correct A.', 'Correct B.', 'Correct A.', '', 'Correct C.', 'Correct D.'];
		const error = allWrong(
			node,
			hints.map((hint, index) => wrong(index, `Wrong ${index}`, hint)),
			9,
		);
		expect((error as NodeOperationError).description?.split('\n')).toEqual([
			'Item 1: Wrong 0. Correct A.',
			'Item 2: Wrong 1. Correct B.',
			'Item 3: Wrong 2.',
			'Item 4: Wrong 3.',
			'Item 5: Wrong 4. Correct C.',
			'Item 6: Wrong 5.',
			RULE,
		]);
	});

	test('are named up to a number', () => {
		const error = allWrong(
			node,
			Array.from({ length: 30 }, (_, index) => wrong(index, `Wrong ${index}`)),
			40,
		);
		const { description } = error as NodeOperationError;
		expect(description).toContain('Item 20: Wrong 19.\nAnd 10 more.\n');
	});

	test('one of many keeps its own words, and says that the others were not sent either', () => {
		const one = wrong(2, 'Amount is missing');
		expect(allWrong(node, [one], 5)).toBe(one.error);
		expect(one.error.description).toBe(`Correct it.\nNothing was sent. ${RULE}`);
	});

	test('a single item keeps its own words', () => {
		const one = wrong(0, 'Amount is missing');
		expect(allWrong(node, [one], 1)).toBe(one.error);
		expect(one.error.description).toBe('Correct it.');
	});

	test('one reason for all is told once', () => {
		const all = [0, 1, 2].map((index) => wrong(index, 'This credential may only read'));
		expect(allWrong(node, all, 3)).toBe(all[0]?.error);
	});
});

describe('what was carried out before an error', () => {
	test.each<[number, string[], string]>([
		[0, [], ''],
		[1, [], 'Carried out before this item: 1 item.'],
		[2, ['A', 'B'], 'Carried out before this item: 2 items: A, B.'],
		[
			25,
			Array.from({ length: 25 }, (_, index) => `K${index}`),
			expect.stringMatching(/K19 and 5 more\.$/) as string,
		],
	])('%i items', (done, keys, words) => {
		expect(carriedOutBefore(done, keys)).toEqual(words);
	});
});
