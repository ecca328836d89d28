import {
	amountIn,
	isSameAccount,
	isSameAmount,
	isSameReference,
} from '../../../../nodes/shared/basics/sameValue';

describe('an amount', () => {
	test.each<[unknown, string]>([
		[95, '95'],
		['95.00', '95'],
		['095.5', '95.5'],
		['1,234.50', '1234.5'],
		['NGN 95', '95'],
		['95.10 GBP', '95.1'],
		['₦1,000', '1000'],
		[-95, '95'],
		['-95.00', '95'],
	])('%j is %s', (value, amount) => expect(amountIn(value)).toBe(amount));

	test.each([
		undefined,
		null,
		true,
		{},
		[],
		'',
		'PAID',
		'1.000,50',
		'12 or 13',
		NaN,
		Infinity,
		1e21,
		2 ** 60,
	])('%j is none, and counts as the same', (value) => {
		expect(amountIn(value)).toBeUndefined();
		expect(isSameAmount(value, ['10'])).toBe(true);
	});

	test.each<[unknown, string[], string[], number]>([
		['10.00', ['10'], [], 2],
		[1000, ['10'], [], 2],
		[1050, ['10.5'], [], 2],
		[10000, ['10'], [], 3],
		[24.24, ['7', '24.24'], [], 2],
		[10.5, ['10'], ['0.5'], 2],
		[9.5, ['10'], ['0.5'], 2],
		[10.75, ['10'], ['0.5', '0.25'], 2],
		[1050, ['10'], ['50'], 2],
		[1050, ['10'], ['0.5'], 2],
		[7, [], [], 2],
	])('%j may stand for %j with fees %j', (shown, sent, fees, decimals) => {
		expect(isSameAmount(shown, sent, fees, decimals)).toBe(true);
	});

	test.each<[unknown, string[], string[]]>([
		[999999, ['10'], []],
		[10.01, ['10'], []],
		[1, ['10'], []],
		[100, ['10'], []],
		['0', ['10'], []],
		[10.5, ['10'], ['0.4']],
		[0.1, ['10'], []],
	])('%j does not stand for %j with fees %j', (shown, sent, fees) => {
		expect(isSameAmount(shown, sent, fees)).toBe(false);
	});
});

describe('an account', () => {
	test.each([
		['0123456789', '0123456789'],
		['123456789', '0123456789'],
		['0123 456 789', '0123456789'],
		['******6789', '0123456789'],
		['012****789', '0123456789'],
		['…6789', '0123456789'],
		['XXXXXX6789', '0123456789'],
		['6789', '0123456789'],
		['+220 123 4567', '+2201234567'],
		['1234567', '+2201234567'],
		['002201234567', '+2201234567'],
		['08012345678', '+2348012345678'],
		['+2348012345678', '8012345678'],
		['gb29 nwbk 6016 1331 9268 19', 'GB29NWBK60161331926819'],
		['31926819', 'GB29NWBK60161331926819'],
		['A303519E-3B65-4A1E-B8B9-B480ADE983F7', 'a303519e-3b65-4a1e-b8b9-b480ade983f7'],
		['JANE DOE', '0123456789'],
		['acc_8f92jdl29skw', '0123456789'],
		['****', '0123456789'],
	])('%s may stand for %s', (shown, sent) => expect(isSameAccount(shown, sent)).toBe(true));

	test.each([
		['9999999999', '0123456789'],
		['******9999', '0123456789'],
		['99*****789', '0123456789'],
		['9999', '0123456789'],
		['+2207654321', '+2201234567'],
		['999990123456789', '0123456789'],
		['GB29NWBK60161331926811', 'GB29NWBK60161331926819'],
		['f3a1b2c4-5d6e-4f70-8192-a3b4c5d6e7f8', 'a303519e-3b65-4a1e-b8b9-b480ade983f7'],
	])('%s does not stand for %s', (shown, sent) => expect(isSameAccount(shown, sent)).toBe(false));
});

describe('a reference', () => {
	test.each([
		['INV-1', 'inv-1'],
		['  INV  1 ', 'INV 1'],
		['7', '007'],
		['trf_****1skw', 'trf_8f92jdl21skw'],
		['Zoe\u0308', 'Zoë'],
	])('%s may stand for %s', (shown, sent) => expect(isSameReference(shown, sent)).toBe(true));

	test.each([
		['INV-10', 'INV-1'],
		['INV-1', 'INV-10'],
		['trf_OTHER', 'trf_MINE'],
		['91001', '1001'],
		['1001', '91001'],
	])('%s does not stand for %s', (shown, sent) => expect(isSameReference(shown, sent)).toBe(false));
});
