import type { IDataObject } from 'n8n-workflow';

import { plainAmount } from '../../../nodes/FinCode/fields/money';
import { emailAddress, newPassword } from '../../../nodes/FinCode/fields/person';
import { InputError } from '../../../nodes/shared/basics/inputError';
import { inputErrorOf } from '../support/errors.mts';
import type { ContractOperation } from '../support/contracts.mts';
import { draft, examples, named } from './support.mts';

const contractOf = (id: string) => named.find(([one]) => one === id)?.[1] as ContractOperation;
const body = (id: string, parameters: IDataObject): IDataObject => {
	const given = { ...examples(contractOf(id), ({ required }) => required), ...parameters };
	return draft(id, given).body as IDataObject;
};

describe('amounts', () => {
	test.each([
		['24.240', 'GBP', '24.240'],
		['7.000', 'GBP', '7.000'],
		['100', 'NGN', '100'],
		[12.5, 'GBP', '12.5'],
		['500.0', 'XOF', '500.0'],
	])('%j %s goes out as %s', (value, currency, wanted) => {
		expect(plainAmount(value, currency, 'Amount')).toBe(wanted);
	});

	test.each(['24.241', '-1', '0', '0.00', '1,000', '1e3', '7.', '.5', ' ', 'abc', '007.50', {}, null])(
		'%j in GBP is refused',
		(value) => {
			expect(() => plainAmount(value, 'GBP', 'Amount')).toThrow(InputError);
		},
	);

	test('that FinCode wants as numbers are numbers, and only when they are exact', () => {
		expect(body('loan.payoff', { additionalFields: { payoffAmount: '125000.50' } }).payoffAmount).toBe(
			125000.5,
		);
		const odd = { additionalFields: { payoffAmount: '123456789012345.678901' } };
		expect(() => body('loan.payoff', odd)).toThrow(InputError);
	});

	test('of a list may begin at zero', () => {
		const filters = { fromAmount: '0', toAmount: '0.10' };
		expect(draft('transaction.getAll', { filters }).body).toEqual({ fromAmount: 0, toAmount: 0.1 });
	});

	test('in a path are plain decimals, never with an exponent', () => {
		const path = (amount: unknown) =>
			draft('investment.fundWallet', { walletId: 'w', amount } as IDataObject).path;
		expect(path('50000.25')).toBe('/api/v1/user/wallet/fund-wallet/w/50000.25');
		expect(path(50000)).toBe('/api/v1/user/wallet/fund-wallet/w/50000');
		for (const amount of ['1e5', 1e21, '50/000', '../x', 0]) expect(() => path(amount)).toThrow(InputError);
	});
});

test('units of an investment are above zero', () => {
	const units = (numberOfUnitsToPurchase: unknown) =>
		draft('investment.getQuote', { productId: 'p', numberOfUnitsToPurchase } as IDataObject).path;
	expect(units(2.5)).toBe('/api/v1/user/quote/get-quote/p/2.5');
	for (const wrong of [0, -1, '', 'ten']) expect(() => units(wrong)).toThrow(InputError);
});

test('e-mail addresses and new passwords follow the documented rules', () => {
	expect(emailAddress('jane@example.com', 'Email')).toBe('jane@example.com');
	expect(() => emailAddress('jane', 'Email')).toThrow(InputError);
	expect(newPassword('Curr3nt!pass', 'Password')).toBe('Curr3nt!pass');
	for (const weak of ['Sh0rt!', 'nodigits!A', 'NOLOWER1!', 'noupper1!', 'NoSign123']) {
		expect(() => newPassword(weak, 'Password')).toThrow(InputError);
	}
});

test('an encrypted password is not measured by the rule for open ones', () => {
	const parameters = { payloadEncrypted: true, password: 'QmFzZTY0dGV4dA==' };
	expect(body('customer.register', parameters)).toMatchObject({
		password: 'QmFzZTY0dGV4dA==',
		confirmPassword: 'QmFzZTY0dGV4dA==',
		payloadEncrypted: true,
	});
});

describe('dates', () => {
	test.each(['2024-01-31', '2024-01-31T00:00:00', '2024-01-31T23:59:59.000+01:00'])(
		'%s is sent as the day it names, in the form of the call',
		(toDate) => {
			expect(body('payment.getAwaiting', { toDate })).toMatchObject({ toDate: '31/01/2024' });
			expect(body('loan.request', { dateOfBirth: toDate })).toMatchObject({ dateOfBirth: '2024-01-31' });
		},
	);

	test.each(['2024-02-30', '31/01/2024', 'soon'])('%s is refused', (toDate) => {
		expect(() => body('payment.getAwaiting', { toDate })).toThrow(InputError);
	});
});

describe('sender and recipient', () => {
	const direct = (parameters: IDataObject) => body('transaction.createDirect', parameters);

	test('may be filled in as fields, with dates and codes in the documented form', () => {
		const { newSenderKyc } = direct({
			newSenderKyc: '',
			senderFields: {
				CustomerType: 'INDIVIDUAL',
				nationality: 'gbr',
				dateOfBirth: '2000-05-14T00:00:00',
				contactPhone: '+44 7700 900123',
				emailAddress: 'jane@example.com',
				idDocument: {
					documents: [
						{
							idType: 'PASSPORT',
							idNumber: '123',
							expiryDate: '2030-12-31',
							issuerCountry: 'GBR',
							issuer: '',
						},
					],
				},
			},
		});
		expect(newSenderKyc).toEqual({
			CustomerType: 'INDIVIDUAL',
			nationality: 'GBR',
			dateOfBirth: '2000-05-14',
			contactPhone: '+447700900123',
			emailAddress: 'jane@example.com',
			idDocument: [
				{ idType: 'PASSPORT', idNumber: '123', expiryDate: '31-12-2030T00:00:00.000', issuerCountry: 'GBR' },
			],
		});
	});

	test('may be filled in as both, but no field twice', () => {
		const both = { senderFields: { gender: 'MALE' }, newSenderKyc: '{"middleName":"Ann"}' };
		expect(direct(both).newSenderKyc).toEqual({ gender: 'MALE', middleName: 'Ann' });
		const twice = { senderFields: { gender: 'MALE' }, newSenderKyc: '{"gender":"FEMALE"}' };
		expect(inputErrorOf(() => direct(twice)).message).toContain('gender');
	});

	test.each(['senderFields', 'recipientFields'])('%s checks what it holds', (fields) => {
		for (const wrong of [
			{ nationality: 'GB' },
			{ contactPhone: '0123' },
			{ emailAddress: 'x' },
			{ dateOfBirth: 'x' },
		]) {
			expect(() => direct({ [fields]: wrong })).toThrow(InputError);
		}
	});
});
