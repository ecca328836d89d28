import { currencyIn, freeBodyFacts, textIn, withoutSecrets } from '../../../../nodes/shared/api/paymentFacts';

describe('a body whose field names a person types', () => {
	test('has its amount and currency in the fields of these names, and all else makes the payment what it is', () => {
		const body = { amount: '1500.50', currency: 'ngn', to: { bank: '058', number: '0123456789' } };
		expect(freeBodyFacts(body, 'INV-1')).toEqual({
			amount: '1500.5',
			currency: 'NGN',
			more: { to: { bank: '058', number: '0123456789' } },
		});
	});

	test.each([
		{ Amount: 5 },
		{ payment: { amount: 5 } },
		{ amount: '5 NGN' },
		{ amount: -5 },
		{ amount: [5] },
	])('says no amount in %j, which then makes the payment what it is', (body) => {
		expect(freeBodyFacts(body, 'INV-1')).toEqual({ more: body });
	});

	test('keeps a currency that is no code of three letters as it is', () => {
		expect(freeBodyFacts({ currency: 'naira' }, '')).toEqual({ more: { currency: 'naira' } });
	});

	test('leaves out the payment key, under whatever name', () => {
		const body = { reference: 'INV-1', inside: [{ ref: ' INV-1' }], number: 1, note: 'INV-1 for May' };
		expect(freeBodyFacts(body, 'INV-1').more).toEqual({ inside: [{}], number: 1, note: 'INV-1 for May' });
		expect(freeBodyFacts({ number: 1 }, '1').more).toEqual({});
	});

	test('leaves out what is named like a secret', () => {
		const secrets = {
			pin: '1',
			PIN: '1',
			transactionPin: '1',
			otp: '1',
			passWord: '1',
			access: { token: '1' },
		};
		expect(freeBodyFacts(secrets, '').more).toEqual({ access: {} });
		expect(withoutSecrets({ pinCode: '1', spinning: '2', tokens: '3' })).toEqual({
			spinning: '2',
			tokens: '3',
		});
	});

	test('is read as it travels: a date is text', () => {
		const date = new Date(0);
		expect(freeBodyFacts({ date } as never, '').more).toEqual({ date: '1970-01-01T00:00:00.000Z' });
	});

	test('may be absent', () => {
		expect(freeBodyFacts(undefined, 'INV-1')).toEqual({});
	});
});

test.each([
	['gmd ', 'GMD'],
	['', undefined],
	['GM', undefined],
	[826, undefined],
])('the currency in %j is %j', (value, code) => {
	expect(currencyIn(value)).toBe(code);
});

test('an account is text or a number that holds something', () => {
	expect([' 007 ', 12, '', null, true, {}].map(textIn)).toEqual([
		'007',
		'12',
		undefined,
		undefined,
		undefined,
		undefined,
	]);
});
