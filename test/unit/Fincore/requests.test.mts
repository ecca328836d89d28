import type { IDataObject } from 'n8n-workflow';

import { InputError } from '../../../nodes/shared/basics/inputError';
import { inputErrorOf } from '../support/errors.mts';
import { callOf, contract, operationOf, rows } from './support.mts';

describe('a body', () => {
	const create = (parameters: Record<string, unknown>) => callOf('client.create', parameters as never).body;

	test('takes rows by name and keeps their types; a dot nests', () => {
		const fields = rows(
			['name', 'Awa'],
			['age', 30, 'number'],
			['active', false, 'boolean'],
			['address.city', 'Accra'],
			['address.zip', '00233'],
			['tags', '["a"]', 'array'],
			['code', 1001],
		);
		expect(create({ fields })).toEqual({
			name: 'Awa',
			age: 30,
			active: false,
			address: { city: 'Accra', zip: '00233' },
			tags: ['a'],
			code: '1001',
		});
	});

	test('takes one JSON object in place of the rows', () => {
		expect(create({ additionalFields: { jsonBody: '{ "a": { "b": 1.5 } }' } })).toEqual({ a: { b: 1.5 } });
		expect(callOf('client.update', { clientId: '1', updateFields: { jsonBody: { a: 1 } } }).body).toEqual({
			a: 1,
		});
	});

	test.each([
		[
			'both forms',
			{ fields: rows(['a', '1']), additionalFields: { jsonBody: '{"b":1}' } },
			'Use Fields or JSON Body, not both.',
		],
		['a list', { additionalFields: { jsonBody: '[1]' } }, 'Write JSON Body as { "field": "value" }.'],
		['no JSON', { additionalFields: { jsonBody: 'a: 1' } }, 'Write JSON Body as { "field": "value" }.'],
		[
			'an empty object',
			{ additionalFields: { jsonBody: '{}' } },
			'Fill in Fields, or Additional Fields > JSON Body.',
		],
		['a row without a value', { fields: rows(['a', undefined]) }, 'Check its expression, or remove the row.'],
		['a row without a name', { fields: rows(['', 'x']) }, 'Give it a name or remove it.'],
		[
			'a name that would reach the prototype',
			{ fields: rows(['__proto__.x', '1']) },
			'Correct the name of the row.',
		],
	])('with %s is refused', (_what, parameters, hint) => {
		expect(inputErrorOf(() => create(parameters)).hint).toBe(hint);
	});
});

describe('the amount of a transfer', () => {
	const repay = (parameters: Record<string, unknown>) =>
		callOf('loan.addRepayment', { loanId: '1', paymentKey: 'K', ...parameters } as never).body;

	test.each([
		['1500.50', 1500.5],
		['0.001', 0.001],
		[12, 12],
	])('%j goes out as the number %j', (amount, sent) => {
		expect(repay({ additionalFields: { amount } })).toEqual({ amount: sent });
	});

	test('stands beside other fields', () => {
		const parameters = { fields: rows(['note', 'x']), additionalFields: { amount: '5' } };
		expect(repay(parameters)).toEqual({ amount: 5, note: 'x' });
	});

	test.each(['0', '-1', '1,5', '1e3', '0.10000000000000000001', '', undefined, null])(
		'%j is refused',
		(amount) => {
			expect(
				inputErrorOf(() => repay({ fields: rows(['a', '1']), additionalFields: { amount } })).message,
			).toMatch(/^Amount /);
		},
	);

	test.each([
		{ fields: rows(['amount', 7, 'number']), additionalFields: { amount: '5' } },
		{ additionalFields: { amount: '5', jsonBody: '{"amount":5}' } },
	])('typed twice is refused', (parameters) => {
		const { message, hint } = inputErrorOf(() => repay(parameters));
		expect([message, hint]).toEqual([
			'The body holds "amount", which is also a field of its own',
			'Fill it in one place only.',
		]);
	});

	test.each([
		['JSON Body', { jsonBody: undefined }],
		['JSON Body', { jsonBody: '' }],
		['JSON Body', { jsonBody: '{}' }],
		['JSON Body', { jsonBody: {} }],
		['JSON Body', { jsonBody: null }],
		['Fields', { fields: undefined }],
		['Fields', { fields: {} }],
		['Fields', { fields: { assignments: [] } }],
	])(
		'without it nothing goes out by mistake: %s that was added and is empty is refused (%j)',
		(label, extra) => {
			const disburse = () => callOf('loan.disburse', { loanId: '1', additionalFields: extra } as never);
			expect(inputErrorOf(disburse).message).toBe(`${label} is empty`);
		},
	);

	test('an object whose amount an expression did not find is refused', () => {
		const jsonBody = { amount: undefined, reference: 'x' };
		const disburse = () => callOf('loan.disburse', { loanId: '1', additionalFields: { jsonBody } } as never);
		expect(inputErrorOf(disburse).message).toBe('JSON Body holds "amount" without a value');
	});

	test('a disbursement without anything typed has no body', () => {
		expect(callOf('loan.disburse', { loanId: '1', paymentKey: 'K' }).body).toBeUndefined();
		expect(callOf('loan.disburse', { loanId: '1', additionalFields: { amount: '5' } }).body).toEqual({
			amount: 5,
		});
	});
});

describe('an amount and the currency of a row', () => {
	const inCurrency = (currency: string, more: IDataObject[] = []) => ({
		assignments: [{ name: 'currency', value: currency, type: 'string' }, ...more],
	});
	const paid = (amount: unknown, currency: string) => () =>
		callOf('disbursement.create', {
			paymentKey: 'K',
			fields: inCurrency(currency),
			additionalFields: { amount },
		} as never).body;

	test.each([
		[0.1 + 0.2, 'NGN'],
		['10.005', 'NGN'],
		['10.5', 'JPY'],
		// The currency is not known, and the digits are nobody's.
		[0.1 + 0.2, 'points'],
	])('%p in %s is refused', (amount, currency) => {
		expect(paid(amount, currency)).toThrow(InputError);
	});

	test.each([
		['0.30', 'NGN', 0.3],
		['1.234', 'KWD', 1.234],
		['0.3456', 'points', 0.3456],
	])('%p in %s is sent as the number %p', (amount, currency, number) => {
		expect(paid(amount, currency)()).toEqual({ amount: number, currency });
	});

	test('holds for an amount that is a row, too', () => {
		const amount = { name: 'amount', value: '10.005', type: 'string' };
		const given = { paymentKey: 'K', fields: inCurrency('NGN', [amount]) } as never;
		expect(() => callOf('disbursement.create', given)).toThrow('Fields > amount');
	});
});

describe('API Path', () => {
	const disburse = (endpointPath: unknown, loanId: unknown = 'L 1') =>
		callOf('loan.disburse', { loanId, options: { endpointPath } } as never).path;

	test.each([
		['', '/loans/L%201/disburse'],
		['/loan-applications/{loanId}/disburse', '/loan-applications/L%201/disburse'],
		[' /v2/{loanId} ', '/v2/L%201'],
	])('%j gives %s', (given, path) => {
		expect(disburse(given)).toBe(path);
	});

	test.each([
		'https://evil.example/{loanId}',
		'//evil.example/{loanId}',
		'loans/{loanId}',
		'/a//{loanId}',
		'/../{loanId}',
		'/%2e%2e/{loanId}',
		'/a%2F..%2f{loanId}',
		'/a\\{loanId}',
		'/a/{loanId}?key=1',
		'/a/{loanId}#x',
		'/a b/{loanId}',
		'/a\n/{loanId}',
		'@evil.example/{loanId}',
		'/a/%2{loanId}',
		'/a/%{loanId}',
		'/a/%zz/{loanId}',
	])('%j is refused', (given) => {
		expect(inputErrorOf(() => disburse(given)).message).toMatch(/is not a path of this provider$/);
	});

	test.each(['/loans', '/loans/disburse', '/loans/{loanid}'])('%j lacks the ID and is refused', (given) => {
		expect(inputErrorOf(() => disburse(given)).message).toBe('API Path lacks {loanId}');
	});

	test('an unknown placeholder is refused', () => {
		expect(inputErrorOf(() => disburse('/{loanId}/{secret}')).message).toContain('{secret}');
	});

	test.each(['', ' ', '..', 'a/b', 'a\\b', 'a\u0000', undefined, {}])(
		'the ID %j never reaches a path',
		(loanId) => {
			expect(inputErrorOf(() => callOf('webhook.delete', { webhookId: loanId } as never)).message).toMatch(
				/^Webhook ID /,
			);
		},
	);

	test('every inferred operation obeys it', () => {
		for (const { resource, operation, path, source } of contract.operations) {
			if (source !== 'inferred') continue;
			const ids = Object.fromEntries([...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => [name, '7']));
			const other = `/other${Object.keys(ids)
				.map((name) => `/{${name}}`)
				.join('')}`;
			const parameters = { ...ids, fields: rows(['a', '1']), options: { endpointPath: other } };
			expect(callOf(`${resource}.${operation}`, parameters).path).toBe(
				`/other${Object.keys(ids).length ? '/7' : ''}`,
			);
		}
	});
});

describe('API Method', () => {
	test.each(['loan.approve', 'loan.reject', 'loan.disburse', 'client.update', 'client.updateKyc'])(
		'of %s is taken over',
		(id) => {
			const ids = { loanId: '1', clientId: '1', fields: rows(['a', '1']) };
			for (const endpointMethod of ['POST', 'PUT', 'PATCH']) {
				expect(callOf(id, { ...ids, options: { endpointMethod } }).method).toBe(endpointMethod);
			}
			expect(() => callOf(id, { ...ids, options: { endpointMethod: 'DELETE' } })).toThrow(
				'is not offered here',
			);
		},
	);
});

describe('a list', () => {
	const list = (filters: Record<string, unknown>, page = {}) =>
		callOf('client.getAll', { filters } as never, page).query;

	test('asks for the page, and one query parameter a row', () => {
		const queryParameters = rows(
			['status', 'active'],
			['branch.id', 7, 'number'],
			['overdue', true, 'boolean'],
		);
		expect(list({ queryParameters }, { offset: 20, size: 10 })).toEqual({
			status: 'active',
			'branch.id': 7,
			overdue: true,
			limit: 10,
			offset: 20,
		});
	});

	test.each([
		[rows(['limit', '1']), 'Other Filters holds "limit", which this node fills itself'],
		[rows(['offset', '1']), 'Other Filters holds "offset", which this node fills itself'],
		[rows(['a', '1'], ['a', '2']), 'Other Filters: "a" is there twice'],
		[rows(['a', '{"b":1}', 'object']), 'Other Filters > a is a list or an object'],
	])('refuses rows that would spoil it', (queryParameters, message) => {
		expect(inputErrorOf(() => list({ queryParameters })).message).toBe(message);
	});

	test.each([-1, 1.5, Number.NaN])('refuses the offset %d', (offset) => {
		expect(() => list({}, { offset })).toThrow('Rows to Skip must be a whole number from 0');
	});
});

test('a delete without an answer says that it is deleted', () => {
	const { output } = operationOf('webhook', 'delete');
	expect(output?.(undefined, {} as never, {} as never)).toEqual({ deleted: true });
	expect(output?.({ data: { id: 1 } }, {} as never, {} as never)).toEqual({ data: { id: 1 } });
});
