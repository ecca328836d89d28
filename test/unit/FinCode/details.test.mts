import type { IDataObject } from 'n8n-workflow';

import { InputError } from '../../../nodes/shared/basics/inputError';
import { inputErrorOf } from '../support/errors.mts';
import type { ContractOperation } from '../support/contracts.mts';
import { draft, examples, named } from './support.mts';

const contractOf = (id: string) => named.find(([one]) => one === id)?.[1] as ContractOperation;
const body = (id: string, parameters: IDataObject): IDataObject => {
	const given = { ...examples(contractOf(id), ({ required }) => required), ...parameters };
	return draft(id, given).body as IDataObject;
};

/** The block of the form that names the countries. */
function routeTo(country: string): IDataObject {
	const all = examples(contractOf('transaction.create'), ({ required }) => required);
	const { route } = all as { route: { values: IDataObject[] } };
	return { values: [{ ...route.values[0], internationalTransferInformationReceivingCountry: country }] };
}

describe('payout details', () => {
	test('hold the known keys and others, each once', () => {
		const other = (key: string) => ({
			creditParty: {
				bankaccountno: '8883633074',
				otherDetails: { pairs: [{ key, value: 'x' }] },
			},
		});
		expect(body('transaction.create', other('momo')).creditParty).toEqual([
			{ key: 'bankaccountno', value: '8883633074' },
			{ key: 'momo', value: 'x' },
		]);
		expect(() => body('transaction.create', other('bankaccountno'))).toThrow(InputError);
		expect(() => body('transaction.create', other(''))).toThrow(InputError);
		expect(() => body('transaction.create', { creditParty: {} })).toThrow(InputError);
	});

	const NOT_TEXT = [undefined, null, '', ' ', [], ['8883633074'], {}, { a: 1 }, NaN];

	test.each(NOT_TEXT)('never go out without a value that was to be there: %j', (value) => {
		for (const [id, list, label] of [
			['transaction.create', 'creditParty', 'Payout Details'],
			['beneficiary.addBankDetails', 'bankAccountMetaData', 'Bank Details'],
		] as const) {
			const given = (details: unknown) => () => body(id, { [list]: details } as IDataObject);
			const known = inputErrorOf(given({ bankname: 'FCMB', bankaccountno: value }));
			expect(known.message).toBe(`${label} > Account Number is empty or not text`);
			expect(known.hint).toContain('expression');
			const pairs = [{ key: 'momo', value }];
			const other = inputErrorOf(given({ bankname: 'FCMB', otherDetails: { pairs } }));
			expect(other.message).toBe(`${label} > momo is empty or not text`);
		}
	});

	test('may be numbers only where the country says how many digits an account has', () => {
		const given = (bankaccountno: unknown, receiving: string) =>
			body('transaction.create', { creditParty: { bankaccountno }, route: routeTo(receiving) }).creditParty;
		expect(given(8883633074, 'NGA')).toEqual([{ key: 'bankaccountno', value: '8883633074' }]);
		for (const [number, country] of [
			[883633074, 'NGA'],
			[12345678901234567890, 'NGA'],
			[8883633074, 'GBR'],
		] as const)
			expect(() => given(number, country)).toThrow(InputError);
	});

	test.each([
		'8883633074',
		['8883633074'],
		{ bankname: 'FCMB', otherDetails: 'x' },
		{ bankname: 'FCMB', otherDetails: { pairs: undefined } },
		{ bankname: 'FCMB', otherDetails: { pairs: ['x'] } },
	])('of another make are refused: %j', (creditParty) => {
		expect(() => body('transaction.create', { creditParty } as IDataObject)).toThrow(InputError);
	});
});

describe('questions and answers', () => {
	const ask = (pairs: unknown) =>
		body('loan.request', { additionalFields: { eligibilityAnswers: { pairs } } } as IDataObject);

	test('are sent as text, an empty answer too', () => {
		const pairs = [
			{ key: 'q1', value: 'yes' },
			{ key: 'q2', value: 3 },
			{ key: 'q3', value: true },
			{ key: 'q4', value: '' },
		];
		expect(ask(pairs).eligibilityAnswers).toEqual([
			{ questionId: 'q1', answer: 'yes' },
			{ questionId: 'q2', answer: '3' },
			{ questionId: 'q3', answer: 'true' },
			{ questionId: 'q4', answer: '' },
		]);
	});

	test.each([undefined, null, ['yes'], { a: 1 }])('that are not text are refused: %j', (value) => {
		const error = inputErrorOf(() => ask([{ key: 'q1', value }]));
		expect(error.message).toContain('> q1 is empty or not text');
	});
});

describe('counterparties of a posting', () => {
	const post = (counterParties: unknown) => {
		const given = examples(contractOf('ledger.post'), ({ required }) => required);
		const [instruction] = draft('ledger.post', { ...given, counterParties } as IDataObject)
			.body as IDataObject[];
		return instruction?.counterParties;
	};

	test('keep long numbers that are text', () => {
		const parties = [{ accountNumber: '12345678901234567', amount: 20.5 }];
		expect(post(JSON.stringify(parties))).toEqual(parties);
		expect(post(parties)).toEqual(parties);
		expect(post('[{ "accountNumber": 9007199254740991 }]')).toEqual([{ accountNumber: 9007199254740991 }]);
	});

	test.each([
		'[{ "accountNumber": 12345678901234567, "amount": 20 }]',
		'[{ "account": { "numbers": [9007199254740993] } }]',
		[{ accountNumber: Number('12345678901234567') }],
	])('with a number that has lost digits are refused: %j', (counterParties) => {
		const error = inputErrorOf(() => post(counterParties));
		expect(error.message).toMatch(/^Counterparties.* holds a number that is too long to be exact$/);
		expect(error.hint).toContain('in quotes');
	});
});

test.each(['transaction.create', 'transaction.createDirect'])(
	'%s sends a type the list lacks as it is typed, and asks for it',
	(id) => {
		expect(body(id, { type: 'OTHER', otherType: ' PAYBILL ' }).type).toBe('PAYBILL');
		expect(body(id, { type: 'MOBILE_MONEY', otherType: 'PAYBILL' })).toMatchObject({ type: 'MOBILE_MONEY' });
		expect(body(id, { type: 'MOBILE_MONEY', otherType: 'PAYBILL' })).not.toHaveProperty('otherType');
		expect(() => body(id, { type: 'OTHER', otherType: '' })).toThrow('Other Type is missing');
		expect(() => body(id, { type: 'PAYBILL' })).toThrow(InputError);
	},
);
