import type { OperationInput } from '../../../../nodes/shared/api/operation';
import * as builders from '../../../../nodes/shared/form/accountFields';
import { valueOf } from '../../../../nodes/shared/form/fields';
import { inputErrorOf } from '../../support/errors.mts';
import { inputWith } from '../../support/input.mts';

const CASES: Array<[keyof typeof builders, string]> = [
	['sortCodeField', '01-02-03'],
	['ukAccountField', '01234567'],
	['nubanField', '0123456789'],
	['nigerianBankCodeField', '058'],
	['bvnField', '22222222222'],
	['bankAccountField', '0123456789'],
	['accountTextField', '08012345678'],
	['phoneField', '+2348012345678'],
	['countryAlpha2Field', 'NG'],
	['countryAlpha3Field', 'NGA'],
	['currencyField', 'NGN'],
];

test('each kind is here', () => {
	expect(CASES.map(([name]) => name).sort()).toEqual(Object.keys(builders).sort());
});

test.each(CASES)('%s sends %s, and refuses what is spoilt under its label', (builder, right) => {
	const field = builders[builder]('it', 'Its Label', { required: true });
	const read = (it: unknown) => valueOf(inputWith({ it } as never) as OperationInput, field);
	expect(read(right)).toBe(right);
	for (const wrong of ['#REF!', '1.23457E+11', true, {}, 1e21]) {
		expect(inputErrorOf(() => read(wrong)).message).toMatch(/Its Label/);
	}
	for (const empty of ['', undefined])
		expect(inputErrorOf(() => read(empty)).message).toBe('Its Label is missing');
});
