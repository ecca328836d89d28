/** The lists of all providers: by what a row is known, and what Simplified makes of it. */
import type { IDataObject } from 'n8n-workflow';

import { resources as acquired } from '../../nodes/AcquiredBanking/resources';
import { resources as finCode } from '../../nodes/FinCode/resources';
import { resources as fincore } from '../../nodes/Fincore/resources';
import { resources as hexAi } from '../../nodes/HexAi/resources';
import { resources as hexCore } from '../../nodes/HexCore/resources';
import type { Operation } from '../../nodes/shared/api/operation';

/** The fields of `subject` in the output of the triggers. */
const SUBJECT = [
	'type',
	'id',
	'reference',
	'amount',
	'providerAmount',
	'currency',
	'status',
	'providerStatus',
	'occurredAt',
];

const byName = new Map<string, Operation>(
	Object.entries({ acquired, finCode, fincore, hexAi, hexCore }).flatMap(([provider, resources]) =>
		resources.flatMap(({ value, operations }) =>
			operations.map((one): [string, Operation] => [`${provider}.${value}.${one.value}`, one]),
		),
	),
);

const paged = [...byName].filter(([, { paging }]) => paging !== undefined);
const simplified = [...byName].filter(([, { subject }]) => subject !== undefined);

test.each(paged)('%s says by what a row is known', (_name, { paging }) => {
	expect(paging?.rowId).toBeDefined();
	expect(paging?.rowId?.({})).toBeUndefined();
});

test.each<[string, IDataObject, string]>([
	['hexAi.transaction.getAll', { id: 'tx_1', transaction_id: 'other' }, 'tx_1'],
	['fincore.client.getAll', { client_id: 5 }, '5'],
	['fincore.loan.getAll', { loanId: 'L' }, 'L'],
	['fincore.loan.getRepayments', { loan_id: 'L', id: 'R' }, 'R'],
	['fincore.payment.getAll', { uuid: 'u' }, 'u'],
	['finCode.loan.getAll', { loanApplicationId: 'L' }, 'L'],
	['finCode.loan.getRepayments', { id: 'R', loanApplicationId: 'L' }, 'R'],
	['finCode.payment.getAwaiting', { id: 'AP12345' }, 'AP12345'],
	['finCode.investment.getPortfolios', { investmentId: 'I' }, 'I'],
])('%s knows %j as %s', (name, row, id) => {
	expect(byName.get(name)?.paging?.rowId?.(row)).toBe(id);
});

test('a pending repayment is known by its loan and its number together', () => {
	const rowId = byName.get('finCode.loan.getPendingRepayments')?.paging?.rowId;
	const of = (loanApplicationId: string | undefined, installmentNumber: number | undefined) =>
		rowId?.({ loanApplicationId, installmentNumber });
	expect(of('L', 1)).toBeDefined();
	expect(of('L', 1)).not.toBe(of('L', 2));
	expect(of('L', 1)).not.toBe(of('M', 1));
	expect(of('L1', 1)).not.toBe(of('L', 11));
	expect(of('L', undefined)).toBeUndefined();
});

test.each(simplified)(
	'%s is a list, and Simplified has the fields of all events',
	(_name, { rows, subject }) => {
		expect(rows).toBeDefined();
		const empty = subject?.({}) ?? {};
		expect(Object.keys(empty).sort()).toEqual([...SUBJECT].sort());
		expect(empty).toMatchObject({ id: null, reference: null, amount: null, status: 'unknown' });
	},
);

test.each<[string, IDataObject, IDataObject]>([
	[
		'finCode.loan.getPendingRepayments',
		{ loanApplicationId: 'L', installmentNumber: 1, amountDue: 10.5, status: 'OVERDUE' },
		{
			type: 'repayment',
			id: null,
			reference: 'L',
			amount: '10.5',
			status: 'pending',
			providerStatus: 'OVERDUE',
		},
	],
	[
		'finCode.ledger.getHistory',
		{ id: 'E', type: 'DEBIT', amount: 5, currency: 'NGN', status: 'POSTED', paymentReference: 'P' },
		{ type: 'debit', id: 'E', reference: 'P', amount: '5', currency: 'NGN', status: 'unknown' },
	],
	[
		'finCode.transaction.getAll',
		{ pcn: 'TR1', sendAmount: '100.00', sendCurrency: 'GBP', amount: 9, currency: 'NGN', status: 'PAID' },
		{
			type: 'transaction',
			id: 'TR1',
			reference: 'TR1',
			amount: '100.00',
			currency: 'GBP',
			status: 'succeeded',
		},
	],
	[
		'fincore.loan.getRepayments',
		{ loan_id: 'L', id: 'R', amount: 7, status: 'failed', updated_at: '2024-01-02' },
		{ type: 'repayment', id: 'R', amount: '7', status: 'failed', occurredAt: '2024-01-02' },
	],
	['fincore.loan.getAll', { loan_id: 'L', client_id: 'C' }, { type: 'loan', id: 'L' }],
	[
		'hexAi.transaction.getAll',
		{ id: 'tx_1', type: 'COLLECTION', amount: '1e3', status: 'PENDING' },
		{ type: 'collection', amount: null, providerAmount: '1e3', currency: 'GMD', status: 'pending' },
	],
])('%s, simplified: %j', (name, row, wanted) => {
	expect(byName.get(name)?.subject?.(row)).toMatchObject(wanted);
});

test('whole records that no event tells of are not simplified', () => {
	for (const name of [
		'acquired.ledger.getAll',
		'fincore.client.getAll',
		'fincore.webhook.getAll',
		'finCode.investment.getPortfolios',
		'finCode.loan.getOffers',
	]) {
		expect([name, byName.get(name)?.subject]).toEqual([name, undefined]);
	}
});
