import { obeysNubanCheckDigit } from '../../../../nodes/shared/basics/nubanCheckDigit';
import fc from '../../../support/properties.mts';

test('the example of the Central Bank obeys, and no other last digit does', () => {
	for (const last of '0123456789') {
		expect(obeysNubanCheckDigit('011', `000001457${last}`)).toBe(last === '9');
	}
});

test('of the ten accounts with one serial number one obeys', () => {
	fc.assert(
		fc.property(fc.stringMatching(/^[0-9]{3}$/), fc.stringMatching(/^[0-9]{9}$/), (bank, serial) => {
			const obeying = [...'0123456789'].filter((last) => obeysNubanCheckDigit(bank, serial + last));
			expect(obeying).toHaveLength(1);
		}),
	);
});

test.each([
	['000013', '0000014579'],
	['058', '12345678'],
	['', ''],
	['35A', '0000014579'],
])('of %j and %j nothing is known', (bank, account) => {
	expect(obeysNubanCheckDigit(bank, account)).toBeUndefined();
});
