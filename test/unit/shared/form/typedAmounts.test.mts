import { refuseTooFine, typedCurrency } from '../../../../nodes/shared/form/typedAmounts';

const read = (body: unknown, standard?: string) => () => refuseTooFine(body, 'Fields', standard);

test.each([
	[{ amount: 0.1 + 0.2, currency: 'NGN' }, 'Fields > amount'],
	[{ amount: '10.505', currency: 'ngn' }, 'Fields > amount'],
	[{ loanAmount: 10.5, currencyCode: 'JPY' }, 'Fields > loanAmount'],
	[{ terms: { amount: '1.001', currency_code: 'GBP' } }, 'Fields > terms > amount'],
	[{ lines: [{ amount: 1.001, currency: 'GBP' }] }, 'Fields > lines > amount'],
])('%j has an amount that is finer than its currency', (body, place) => {
	expect(read(body)).toThrow(place);
});

test.each([
	[{ amount: 0.3, currency: 'NGN' }],
	[{ amount: '24.240', currency: 'GBP' }],
	[{ amount: '1.234', currency: 'KWD' }],
	[{ amount: 0, currency: 'GBP' }],
	[{ amount: 1.001 }],
	[{ amount: 1.001, currency: 'points' }],
	[{ amount: 'all', currency: 'GBP' }],
	[{ rate: 1.2345, currency: 'GBP' }],
	[{ currency: 'GBP', rates: { amount: 1.2345 } }],
])('%j passes', (body) => {
	expect(read(body)).not.toThrow();
});

test('a list may be of a currency that stands elsewhere', () => {
	expect(read([{ amount: 1.005 }], 'NGN')).toThrow('Fields > amount');
	expect(read([{ amount: 1.005, currency: 'KWD' }], 'NGN')).not.toThrow();
});

test('two currencies beside an amount name none', () => {
	expect(typedCurrency({ currency: 'NGN', currencyCode: 'KWD' })).toBeUndefined();
	expect(typedCurrency({ currency: ' ngn ' })).toBe('NGN');
});
