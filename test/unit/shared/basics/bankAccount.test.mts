import {
	accountText,
	bankAccount,
	bvn,
	nigerianBankCode,
	nuban,
	sortCode,
	ukAccountNumber,
	type AccountRule,
} from '../../../../nodes/shared/basics/bankAccount';
import fc from '../../../support/properties.mts';
import { inputErrorOf } from '../../support/errors.mts';

const errorOf = (rule: AccountRule, value: unknown) => inputErrorOf(() => rule(value, 'The Field'));

const RULES = { accountText, bankAccount, bvn, nigerianBankCode, nuban, sortCode, ukAccountNumber };
const LENGTHS: Array<[keyof typeof RULES, number[]]> = [
	['sortCode', [6]],
	['ukAccountNumber', [8]],
	['nuban', [10]],
	['nigerianBankCode', [3, 6]],
	['bvn', [11]],
];

const SPOILT = [
	'9'.repeat(10_000),
	...['1.23457E+11', '1.2E+10', '1E11', '#REF!', '#N/A', '#VALUE!', '#NAME?', '#DIV/0!', '#NUM!', '#NULL!'],
	...['0x10', 'true', 'FALSE', 'undefined', 'null', 'NaN', '[object Object]', '123456.0', '1,5'],
	...[
		'\u200B\u200B',
		'\u2060',
		'12\u200B345678',
		true,
		false,
		null,
		undefined,
		'',
		'  ',
		{},
		[],
		[1],
		new Date(0),
	],
	...[1e21, 2 ** 53, 1.5, Number.NaN, Infinity],
];

describe.each(Object.entries(RULES))('%s', (_name, rule) => {
	test.each(SPOILT)('refuses %j by name', (value) => {
		expect(errorOf(rule, value).message).toMatch(/^The Field /);
	});

	test('gives out what was typed, but for separators, or nothing', () => {
		fc.assert(
			fc.property(
				fc.oneof(fc.string(), fc.stringMatching(/^[0-9]{1,12}$/), fc.integer(), fc.anything()),
				(value) => {
					let sent: string;
					try {
						sent = rule(value, 'The Field');
					} catch {
						return;
					}
					const plain = (text: string) => text.replace(/[\s-]/g, '').toUpperCase();
					expect(plain(sent)).toBe(plain(String(value)));
				},
			),
		);
	});
});

describe.each(LENGTHS)('%s has %j digits', (name, lengths) => {
	const rule = RULES[name];

	test('and every number of them passes as it is', () => {
		fc.assert(
			fc.property(
				fc.constantFrom(...lengths),
				fc.infiniteStream(fc.constantFrom(...'0123456789')),
				(length, stream) => {
					const digits = [...stream.take(length)].join('');
					expect(rule(digits, 'The Field')).toBe(digits);
					expect(rule(` ${digits} `, 'The Field')).toBe(digits);
				},
			),
		);
	});

	test('a number a sheet has taken the zeros from is refused, never filled up', () => {
		fc.assert(
			fc.property(fc.constantFrom(...lengths), fc.nat(), (length, any) => {
				const shortened = any % 10 ** (length - 1);
				fc.pre(!lengths.includes(String(shortened).length));
				for (const value of [shortened, String(shortened)]) {
					const error = errorOf(rule, value);
					expect(error.message).toContain(`has ${String(shortened).length} digit`);
					expect(error.hint).toContain('a spreadsheet has shortened: format the column as text');
				}
			}),
		);
	});

	test('a longer one is refused', () => {
		const long = '1'.repeat(Math.max(...lengths) + 1);
		expect(errorOf(rule, long).message).toContain(`has ${long.length} digits`);
	});

	test('an error repeats no number of an account', () => {
		expect(errorOf(rule, '9876543210987654').message).not.toContain('543210');
		expect(errorOf(rule, '9876543210 GTBank').message).not.toContain('76543210');
	});
});

test('what stands behind the digits is told', () => {
	const error = errorOf(nigerianBankCode, '058 - GTBank');
	expect(error.message).toBe('The Field "058 - GTBank" is not a Nigerian bank code');
	expect(error.hint).toContain('Leave out what stands behind the digits');
});

test.each([
	['01-02-03', '01-02-03'],
	['01 02 03', '01-02-03'],
	['010203', '010203'],
])('the sort code %s goes out as %s', (typed, sent) => {
	expect(sortCode(typed, 'Sort Code')).toBe(sent);
});

test.each(['70116', '10203', '37653', '1-2-3', '010-203', '01–02–03', '01-0203', '0102 03', 10203])(
	'the sort code %j is refused',
	(value) => {
		expect(errorOf(sortCode, value).message).toContain('a sort code');
	},
);

test('a bank code with a letter behind it is a code of its own', () => {
	expect(nigerianBankCode('035A', 'Bank Code')).toBe('035A');
	expect(() => nigerianBankCode('35A', 'Bank Code')).toThrow();
});

test('where no form is known a number is refused, for its zeros may be gone', () => {
	for (const rule of [accountText, bankAccount]) {
		expect(errorOf(rule, 8012345678).hint).toContain('format the column as text');
		expect(rule('08012345678', 'Customer Number')).toBe('08012345678');
		expect(rule('AB-12/3', 'Customer Number')).toBe('AB-12/3');
	}
});

test('an account that is an IBAN is checked as one', () => {
	expect(bankAccount('GB29 NWBK 6016 1331 9268 19', 'Account')).toBe('GB29NWBK60161331926819');
	expect(errorOf(bankAccount, 'GB29 NWBK 6016 1331 9268 18').message).toContain('check number is wrong');
});
