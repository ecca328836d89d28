import type { IDataObject } from 'n8n-workflow';

import { lists } from '../../../nodes/FinCode/lists';
import { rowsIn } from '../../../nodes/shared/api/output';
import { inputErrorOf } from '../support/errors.mts';
import { draft, fincodeContract, named } from './support.mts';

const CUSTOMER = '9a7b1c2d-1111-4c2e-8f00-aabbccddeeff';
const PAGE = { number: 2, offset: 20, size: 20 };

function callOf(list: string, parameters: IDataObject = {}, wanted?: string) {
	return lists[list]?.call(PAGE, (name) => parameters[name], wanted);
}

const nameOf = (list: string, row: IDataObject) => lists[list]?.entry(row)?.name;

/** What the operation that gives the same list sends, once its ids are left open. */
const sameAs = (id: string, parameters: IDataObject) => {
	const { page, size } = { page: PAGE.number, size: PAGE.size };
	return draft(id, parameters, { page, size });
};

describe.each([
	['searchBankAccounts', 'bankAccount.getAll', 'customerId', 'Customer ID'],
	['searchLedgerAccounts', 'ledger.getAccounts', 'accountOwnerId', 'Account Owner ID'],
	['searchLoans', 'loan.getAll', 'customerId', 'Customer ID'],
])('%s', (list, id, parameter, label) => {
	test(`makes the call of ${id}`, () => {
		expect(callOf(list, { [parameter]: CUSTOMER })).toEqual(sameAs(id, { [parameter]: CUSTOMER }));
	});

	test.each([undefined, '', '  ', '={{ $json.customer }}'])(
		'with %j as customer says what is missing',
		(value) => {
			const error = inputErrorOf(() => callOf(list, { [parameter]: value }));
			expect(error.message).toBe(`The list needs ${label}`);
			expect(error.hint).toContain(`Fill in ${label} first`);
		},
	);

	test.each(['../x', 'a/b', 'a\\b', '..'])('never sends %j as part of the path', (value) => {
		expect(inputErrorOf(() => callOf(list, { [parameter]: value })).message).toContain(label);
	});

	test('leaves out a row without an id', () => {
		expect(lists[list]?.entry({ bankName: 'Access Bank', currency: 'NGN' })).toBeUndefined();
	});
});

test('bank accounts are read under the version that was chosen, also when it is an expression', () => {
	const path = (basePath: string) =>
		callOf('searchBankAccounts', { customerId: CUSTOMER, 'options.basePath': basePath })?.path;
	expect(path('/api/v6/services')).toBe(`/api/v6/services/user/list-customer-bank-accounts/${CUSTOMER}`);
	for (const other of ['', '={{ 1 }}', 'https://evil.example']) {
		expect(path(other)).toBe(`/api/v1/services/user/list-customer-bank-accounts/${CUSTOMER}`);
	}
});

test('a bank account is known by bank, holder and the end of its number, never by all of it', () => {
	const view = named.find(([id]) => id === 'bankAccount.get')?.[1].response as { data: IDataObject };
	const row = { ...view.data, bankName: 'Access Bank', accountName: 'ADA', accountNumber: '8883633074' };
	expect(nameOf('searchBankAccounts', row)).toBe('Access Bank · ADA · ••3074');
	expect(nameOf('searchBankAccounts', { ...row, accountNumber: '******3074' })).toBe(
		'Access Bank · ADA · ••3074',
	);
	expect(lists.searchBankAccounts?.entry({ id: 'b-1' })).toEqual({ name: 'b-1', value: 'b-1' });
});

test('a ledger account is known by its currency and the end of its number', () => {
	const row = { accountId: 'a-1', accountOwner: 'Ada Obi', currency: 'NGN', accountNumber: '8883633074' };
	expect(nameOf('searchLedgerAccounts', row)).toBe('Ada Obi · NGN · ••3074');
});

describe('loans', () => {
	const row = { loanApplicationId: '7c2d9e10-3333', loanAmount: 120000, currencyCode: 'NGN' };

	test('with an offer are asked for as Get Offers does', () => {
		expect(callOf('searchLoanOffers')).toEqual(sameAs('loan.getOffers', {}));
	});

	test.each(['searchLoans', 'searchLoanOffers'])(
		'%s: are known by product, amount and the start of the id',
		(list) => {
			expect(lists[list]?.entry({ ...row, loanProductName: 'Salary loan' })).toEqual({
				name: 'Salary loan · 120000 NGN · 7c2d9e10',
				value: '7c2d9e10-3333',
			});
			expect(lists[list]?.entry({ applicationId: 'app-1' })).toEqual({ name: 'app-1', value: 'app-1' });
		},
	);

	test.each(['searchLoans', 'searchLoanOffers'])(
		'%s: no id is taken that may be that of something else',
		(list) => {
			expect(lists[list]?.entry({ id: 'offer-1', loanProductName: 'Salary loan' })).toBeUndefined();
		},
	);

	test('a list that is not there names the other version, and no option the form lacks', () => {
		const { operation } = lists.searchLoans ?? {};
		const step = operation?.nextStep?.({ httpStatus: 404, outcome: 'refused' });
		expect(step).toContain('Options > Base Path');
		expect(step).not.toContain('Path Variant');
	});
});

describe('awaiting payments', () => {
	const CURRENCY = { 'additionalFields.selectedCurrency': 'usd' };
	const bodyOf = (parameters: IDataObject, wanted?: string) =>
		callOf('searchAwaitingPayments', parameters, wanted)?.body as IDataObject;

	test('are asked for as Get Awaiting Bank Transfers does, with what was typed as part of the reference', () => {
		const days = { fromDate: '2024-01-01', toDate: '2024-01-31' };
		const parameters = {
			...CURRENCY,
			'additionalFields.fromDate': days.fromDate,
			'additionalFields.toDate': `${days.toDate}T00:00:00`,
		};
		const filters = { searchablePaymentReference: 'TR65' };
		expect(callOf('searchAwaitingPayments', parameters, 'TR65')).toEqual(
			sameAs('payment.getAwaiting', { selectedCurrency: 'USD', ...days, filters }),
		);
	});

	test('are those of the last 30 days when no day is named', () => {
		jest.useFakeTimers({ now: Date.parse('2026-03-31T23:30:00Z') });
		try {
			expect(bodyOf(CURRENCY)).toEqual({
				selectedCurrency: 'USD',
				fromDate: '01/03/2026',
				toDate: '01/04/2026',
			});
		} finally {
			jest.useRealTimers();
		}
	});

	test.each([undefined, '', '={{ $json.currency }}'])('need a currency: %j is none', (selectedCurrency) => {
		const error = inputErrorOf(() => bodyOf({ 'additionalFields.selectedCurrency': selectedCurrency }));
		expect(error.hint).toBe('Add Currency under Additional Fields first.');
	});

	test('are known by id, kind, currency and day', () => {
		const { response } = named.find(([id]) => id === 'payment.getAwaiting')?.[1] ?? {};
		const [row = {}] = (response as { data: { awaitingPayments: IDataObject[] } }).data.awaitingPayments;
		expect(lists.searchAwaitingPayments?.entry(row)).toEqual({
			name: 'AP12345 · TRANSACTION · USD · 2024-01-10',
			value: 'AP12345',
		});
		expect(nameOf('searchAwaitingPayments', { ...row, paymentReference: 'TR65' })).toContain(' · TR65 · ');
	});
});

test('what only fills a list goes nowhere else', () => {
	const helpers = fincodeContract.operations.flatMap(({ resource, operation, params }) =>
		params
			.filter((one) => one.in === 'picker')
			.map(({ name }) => [`${resource}.${operation}`, name] as const),
	);
	expect(helpers.length).toBeGreaterThan(0);
	for (const [id, name] of helpers) {
		const value = 'a-customer-of-the-list';
		const { params } = named.find(([one]) => one === id)?.[1] ?? { params: [] };
		const required = params.filter((one) => one.required && one.group === null);
		const form = Object.fromEntries(required.map((one) => [one.name, one.example])) as IDataObject;
		expect(JSON.stringify(draft(id, { ...form, [name]: value }))).not.toContain(value);
	}
});

test.each([
	{ status: 'SUCCESS', data: [] },
	{ status: 'SUCCESS', data: { awaitingPayments: [] } },
	{ status: 'SUCCESS', data: null },
])('%j is a list of no awaiting payments', (body) => {
	const { operation } = lists.searchAwaitingPayments ?? {};
	expect(operation && rowsIn(operation, body)).toEqual([]);
});
