import type { IDataObject } from 'n8n-workflow';

import { lists } from '../../../nodes/Fincore/lists';
import { contract } from './support.mts';

const PAGE = { number: 2, offset: 50, size: 50 };

function callOf(list: string, parameters: IDataObject = {}) {
	return lists[list]?.call(PAGE, (name) => parameters[name]);
}

const entryOf = (row: IDataObject) => lists.searchClients?.entry(row);

test.each([
	['searchClients', 'client'],
	['searchDisbursements', 'disbursement'],
	['searchLoans', 'loan'],
	['searchPayments', 'payment'],
	['searchPaymentLinks', 'paymentLink'],
	['searchWebhooks', 'webhook'],
])('%s asks for what %s > Get Many lists', (list, resource) => {
	const listed = contract.operations.find((one) => one.resource === resource && one.operation === 'getAll');
	expect(callOf(list)).toEqual({ method: 'GET', path: listed?.path, query: { limit: 50, offset: 50 } });
});

test.each([
	['/loan-applications/{loanId}', '/loan-applications'],
	['/v2/loan-applications/{loanId}/approve', '/v2/loan-applications'],
	['/loans/{loanId}/approve', '/loans'],
	// What is no place of a list: the call itself says what is wrong with it.
	['/approve-loan', '/loans'],
	['/{loanId}', '/loans'],
	['={{ "/loan-applications/{loanId}" }}', '/loans'],
	['', '/loans'],
])('with the API Path %j the loans are read at %s', (endpointPath, path) => {
	expect(callOf('searchLoans', { 'options.endpointPath': endpointPath })).toMatchObject({ path });
});

test.each(['//evil.example/{loanId}', 'https://evil.example/{loanId}', '/../{loanId}', '/a?b/{loanId}'])(
	'the API Path %j can not lead the key elsewhere',
	(endpointPath) => {
		expect(() => callOf('searchLoans', { 'options.endpointPath': endpointPath })).toThrow(
			'is not a path of this provider',
		);
	},
);

test.each([
	[{ id: '1001', name: 'Awa Ceesay' }, 'Awa Ceesay · 1001'],
	[{ id: 1001, reference: 'INV-7', amount: 1500.5, currency: 'NGN' }, 'INV-7 · 1500.5 NGN · 1001'],
	[{ id: 'loan_1', amount: 1000 }, '1000 · loan_1'],
	[{ id: 'loan_1', status: 'approved', balance: 3 }, 'loan_1'],
	[{ uuid: 'u-1', external_id: 'mine' }, 'mine · u-1'],
	[{ id: 'x', name: { first: 'Awa' } }, 'x'],
])('%j is offered as %j', (row, name) => {
	expect(entryOf(row)).toEqual({ name, value: String((row as IDataObject).id ?? (row as IDataObject).uuid) });
});

test.each([{}, { name: 'Nobody' }, { id: '' }, { id: null }, { id: {} }])(
	'%j is left out: there is no ID to choose',
	(row) => {
		expect(entryOf(row as IDataObject)).toBeUndefined();
	},
);

test('a list in another place says where the path is set', () => {
	const step = lists.searchLoans?.operation.nextStep;
	expect(step?.({ httpStatus: 404, outcome: 'refused' })).toContain('Options > API Path');
	expect(step?.({ httpStatus: 401, outcome: 'refused' })).toBeUndefined();
});

test('a webhook is offered by its address, without the token in it', () => {
	const { operation, entry } = lists.searchWebhooks ?? {};
	const rows =
		typeof operation?.rows === 'function'
			? operation.rows({ data: [{ id: 'wh_1', url: 'https://n8n.example/w?token=abc' }] })
			: [];
	expect(entry?.(rows?.[0] as IDataObject)).toEqual({
		name: 'https://n8n.example/w?token=[hidden] · wh_1',
		value: 'wh_1',
	});
});
