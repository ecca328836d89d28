import type { IDataObject } from 'n8n-workflow';

import { inputErrorOf } from '../support/errors.mts';
import { examples, named, operations, requestOf } from './support.mts';

const body = (call: { body?: unknown }) => call.body as IDataObject;

describe('what is refused before anything is sent', () => {
	const inPaths = named.flatMap(([name, operation]) =>
		operation.params
			.filter((param) => param.in === 'path')
			.map((param) => [name, param.name, operation] as const),
	);

	test.each(inPaths)('%s: what could change the path through %s', (_name, name, operation) => {
		for (const value of ['../account', 'a/b', 'a\\b', '..', '.', 'a\nb']) {
			const parameters = { ...examples(operation), [name]: value };
			expect(
				inputErrorOf(() => requestOf(operation.resource, operation.operation, parameters)),
			).toBeDefined();
		}
	});

	const amounts = operations.filter(({ params }) => params.some(({ name }) => name === 'amount'));

	test.each(amounts)('$resource.$operation: amounts that are none', (operation) => {
		for (const amount of [0, '0.00', -5, '-1', '1.005', '1e3', '1,000', 'NGN 5', 0.1 + 0.2, true]) {
			const parameters = { ...examples(operation), amount } as IDataObject;
			const { message } = inputErrorOf(() => requestOf(operation.resource, operation.operation, parameters));
			expect(message).toContain('Amount');
		}
	});

	const accounts = named.flatMap(([name, operation]) =>
		operation.params
			.filter((param) => /account/i.test(param.name))
			.map((param) => [name, param.name, operation] as const),
	);

	test.each(accounts)('%s: account numbers in %s that have not 10 digits', (_name, name, operation) => {
		for (const value of ['balance', '123456789', '12345678901', 987654321, '12345 6789', '١٢٣٤٥٦٧٨٩٠']) {
			const parameters = { ...examples(operation), [name]: value };
			const error = inputErrorOf(() => requestOf(operation.resource, operation.operation, parameters));
			expect(error.message).toMatch(/ account number \(NUBAN\)|10 digits/);
			// Not even a wrong number is repeated: it may be another one's account.
			if (/[0-9]/.test(String(value))) expect(error.message + error.hint).not.toContain(String(value));
		}
	});

	test.each([
		['tenor', 'loan', 'request', [0, '0', 1.5, '-3', '12 months', '1e2']],
		['tenor', 'fixedDeposit', 'create', [0, 1.5, 'ninety']],
		['interestRate', 'loan', 'request', ['2.5%', '-1', '2,5', '1e1', 'two']],
		['interestRate', 'fixedDeposit', 'create', ['10.5%', -1]],
		['frequency', 'standingOrder', 'create', ['YEARLY', 'now']],
		['startDate', 'standingOrder', 'create', ['tomorrow', '2026-02-30', '01.06.2026', '2026-13-01T00:00:00']],
		// Left out, the order would have no end.
		['additionalFields.endDate', 'standingOrder', 'create', ['never', '', '  ']],
		['liquidationType', 'fixedDeposit', 'liquidate', ['HALF']],
		['phoneNumber', 'sms', 'send', ['08012345678', '2348012345678', '+234801abc5678', '+12']],
		['phoneNumber', 'account', 'create', ['08012345678']],
		[
			'phoneNumber',
			'sms',
			'send',
			[
				'+234 0803 123 4567',
				'+234 (0)803 123 4567',
				'+234-(0) 8031234567',
				'+2340803',
				'+44 (0)20 7946 0958',
				'+(234)(0)803123',
			],
		],
		['destinationBankCode', 'transfer', 'initiate', [58, '58', 'GTBank', '5 8']],
		['additionalFields.autoRollover', 'fixedDeposit', 'create', [1, 0, 'yes', 'no', 'wahr', {}, []]],
		['updateFields.phoneNumber', 'customer', 'update', ['08012345678']],
		['additionalFields.gender', 'customer', 'create', ['X']],
		['additionalFields.dob', 'customer', 'create', ['15.05.1990', '1990-02-30']],
	])('%s of %s.%s: %j', (name, resource, value, wrong) => {
		const operation = operations.find((one) => one.resource === resource && one.operation === value);
		if (!operation) throw new Error('No such operation');
		for (const each of wrong) {
			const parameters = { ...examples(operation), [name]: each } as IDataObject;
			expect(inputErrorOf(() => requestOf(resource, value, parameters)).message).toBeTruthy();
		}
	});

	test('an update that changes nothing', () => {
		for (const empty of [{}, { 'updateFields.email': '', 'updateFields.address': '  ' }]) {
			const { message } = inputErrorOf(() =>
				requestOf('customer', 'update', { customerId: 'cus_1', ...empty }),
			);
			expect(message).toBe('There is nothing to update');
		}
	});
});

describe('what is sent', () => {
	const of = (resource: string, value: string, more: IDataObject) => {
		const operation = operations.find((one) => one.resource === resource && one.operation === value);
		if (!operation) throw new Error('No such operation');
		return requestOf(resource, value, { ...examples(operation), ...more });
	};

	test.each([
		['50000', 50000],
		['50000.50', 50000.5],
		[0.07, 0.07],
		[' 100.10 ', 100.1],
		['999999999999.99', 999999999999.99],
	])('the amount %j goes out as the number %p', (amount, sent) => {
		expect(body(of('transfer', 'initiate', { amount })).amount).toBe(sent);
	});

	test('rates and terms are numbers, also when they are typed as text', () => {
		expect(body(of('loan', 'request', { tenor: '12', interestRate: '2.50' }))).toMatchObject({
			tenor: 12,
			interest_rate: 2.5,
		});
	});

	test.each(['058', '000013', '035A', 214])('the bank code %j goes out as text', (destinationBankCode) => {
		const sent = body(of('transfer', 'initiate', { destinationBankCode }));
		expect(sent.destination_bank_code).toBe(String(destinationBankCode));
	});

	test('bank codes and account numbers keep their leading zeros', () => {
		const sent = body(
			of('transfer', 'initiate', { destinationBankCode: '058', destinationAccount: '0000000001' }),
		);
		expect(sent).toMatchObject({ destination_bank_code: '058', destination_account: '0000000001' });
	});

	test('a FULL liquidation carries no amount, a PARTIAL one does', () => {
		expect(body(of('fixedDeposit', 'liquidate', { liquidationType: 'FULL', amount: '5' }))).toEqual({
			liquidation_type: 'FULL',
		});
		expect(body(of('fixedDeposit', 'liquidate', { liquidationType: 'PARTIAL', amount: '5' }))).toEqual({
			liquidation_type: 'PARTIAL',
			amount: 5,
		});
	});

	test('Auto Rollover that is off is sent as false, one whose expression finds nothing is refused', () => {
		const name = 'additionalFields.autoRollover';
		expect(body(of('fixedDeposit', 'create', { [name]: false })).auto_rollover).toBe(false);
		for (const none of [undefined, '', null]) {
			expect(() => of('fixedDeposit', 'create', { [name]: none })).toThrow('Auto Rollover is empty');
		}
	});

	test.each([
		['TRUE', true],
		[' True ', true],
		['true', true],
		[true, true],
		['FALSE', false],
		['false', false],
	])('Auto Rollover %j goes out as %p', (autoRollover, sent) => {
		const call = of('fixedDeposit', 'create', { 'additionalFields.autoRollover': autoRollover });
		expect(body(call).auto_rollover).toBe(sent);
	});

	test('an update sends only what is filled in', () => {
		const call = requestOf('customer', 'update', {
			customerId: 'cus_1',
			'updateFields.email': ' new@example.com ',
			'updateFields.address': '',
		});
		expect(call.body).toEqual({ email: 'new@example.com' });
	});

	test('a phone number loses its blanks', () => {
		expect(body(of('sms', 'send', { phoneNumber: '+234 801-234 5678' })).phone_number).toBe('+2348012345678');
	});

	test('the decision about a loan is set by the operation', () => {
		expect(body(of('loan', 'approve', { status: 'REJECTED' })).status).toBe('APPROVED');
		expect(body(of('loan', 'reject', { status: 'APPROVED' })).status).toBe('REJECTED');
	});

	test('ids are encoded', () => {
		expect(of('transfer', 'getStatus', { reference: ' trf 1?#ü ' }).path).toBe(
			'/transfers/interbank/trf%201%3F%23%C3%BC/status',
		);
	});

	test('dates of the picker are read in the time zone of the workflow', () => {
		const dates = {
			startDate: '2036-06-01T00:00:00',
			'additionalFields.endDate': '2037-05-01T10:30:00+02:00',
		};
		expect(body(of('standingOrder', 'create', dates))).toMatchObject({
			start_date: '2036-05-31T23:00:00Z',
			end_date: '2037-05-01T08:30:00Z',
		});
		expect(body(of('customer', 'create', { 'additionalFields.dob': '1990-05-15T00:00:00' })).dob).toBe(
			'1990-05-15',
		);
	});
});
