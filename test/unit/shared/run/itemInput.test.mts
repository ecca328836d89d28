import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { itemInput, onPage, placeInList, wantedRows } from '../../../../nodes/shared/run/itemInput';
import { inputErrorOf } from '../../support/errors.mts';
import { credential } from '../../support/provider.mts';

function inputOf(parameters: IDataObject) {
	const functions = {
		// As n8n: an unset parameter without a fallback is an error, and undefined counts as none.
		getNodeParameter(name: string, _index: number, fallback?: unknown) {
			if (Object.hasOwn(parameters, name)) return parameters[name];
			if (fallback === undefined) throw new Error(`Could not get parameter "${name}"`);
			return fallback;
		},
		getTimezone: () => 'Africa/Lagos',
		getExecutionId: () => '7',
		getNode: () => ({ id: 'node-1' }),
		getWorkflowDataProxy: () => ({ $runIndex: 2 }),
	} as unknown as IExecuteFunctions;
	return itemInput(functions, 3, credential);
}

test('a parameter that is not set is undefined, and empty as text', () => {
	const input = inputOf({});
	expect([input.get('id'), input.text('id')]).toEqual([undefined, '']);
});

test('what was chosen from a list, or typed beside it, is the value itself', () => {
	const input = inputOf({ ledger: { __rl: true, mode: 'list', value: 'L-1' }, map: { value: 'x' } });
	expect([input.get('ledger'), input.text('ledger')]).toEqual(['L-1', 'L-1']);
	expect(input.get('map')).toEqual({ value: 'x' });
});

test('an expression is evaluated once, and gives the same wherever it is read', () => {
	let evaluated = 0;
	const input = inputOf({
		get key() {
			return `K-${++evaluated}`;
		},
	});
	const second = onPage(input, { number: 2, offset: 50, size: 50 });
	expect([input.text('key'), input.get('key'), second.text('key')]).toEqual(['K-1', 'K-1', 'K-1']);
});

test('knows the time zone of the workflow, and where in which execution the item stands', () => {
	const { timezone, origin } = inputOf({});
	expect(timezone).toBe('Africa/Lagos');
	expect(origin).toEqual({ executionId: '7', nodeId: 'node-1', runIndex: 2, itemIndex: 3 });
});

test('on a page it is the same item with another page', () => {
	const input = inputOf({ id: 'a' });
	const second = onPage(input, { number: 2, offset: 50, size: 50 });
	expect([second.get('id'), second.text('id'), second.credential]).toEqual(['a', 'a', credential]);
	expect([second.timezone, second.origin.itemIndex]).toEqual(['Africa/Lagos', 3]);
	expect([second.page.number, input.page.number]).toEqual([2, 1]);
});

describe('the rows that are wanted', () => {
	test.each([
		[{ returnAll: true, limit: 5 }, Infinity],
		[{}, Infinity],
		[{ returnAll: false, limit: 5 }, 5],
		[{ limit: '7' }, 7],
	])('of %p are %p', (parameters, rows) => {
		expect(wantedRows(inputOf(parameters))).toBe(rows);
	});

	test('are asked for when the expression of Limit finds nothing: it is not the whole list that is meant', () => {
		for (const returnAll of [false, 'no']) {
			const parameters = { returnAll, limit: undefined };
			expect(inputErrorOf(() => wantedRows(inputOf(parameters))).message).toContain('Limit');
		}
	});

	test.each([0, -1, 1.5, 'x', NaN])('are not %p', (limit) => {
		expect(inputErrorOf(() => wantedRows(inputOf({ limit }))).message).toContain('Limit');
	});
});

describe('the place where a list begins', () => {
	test.each([
		[undefined, undefined],
		[null, undefined],
		[' ', undefined],
		[0, 0],
		['3', 3],
		[7, 7],
	])('is not filled in, or the number: %p', (page, number) => {
		expect(placeInList(inputOf({ page }), 'page', 'Page')).toBe(number);
	});

	test.each([
		'x',
		'1.5',
		-1,
		'1e21',
		Number.NaN,
		Infinity,
		[],
		['2'],
		{},
		false,
		JSON.parse('{"toString":"x"}'),
	])('is refused when it is no whole number: %p', (page) => {
		const error = inputErrorOf(() => placeInList(inputOf({ page }), 'page', 'Page'));
		expect(error.message).toBe('Page must be a whole number');
	});
});
