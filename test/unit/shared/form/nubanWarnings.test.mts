import { nubanWarnings } from '../../../../nodes/shared/form/nubanWarnings';

test('a last digit that does not fit is a sentence with the label', () => {
	expect(nubanWarnings('011', '0000014570', 'Destination Account')).toEqual([
		expect.stringContaining('Destination Account does not fit the bank code'),
	]);
});

test.each([
	['011', '0000014579'],
	['000013', '0000014570'],
	[undefined, '0000014570'],
	['011', undefined],
	[{}, []],
])('of %j and %j nothing is said', (bank, account) => {
	expect(nubanWarnings(bank, account, 'Account Number')).toEqual([]);
});
