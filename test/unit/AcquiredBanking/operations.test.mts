import { inputErrorOf } from '../support/errors.mts';
import { inputOf, operationOf, rows } from './contract.mts';

test.each(['https://evil.example/x', '//evil', '/a/../b', '/a?x=1', 'accounts'])(
	'the API Path %j of a payout is refused',
	(endpointPath) => {
		const { request } = operationOf('payout.create');
		const input = inputOf({ fields: rows({ a: '1' }), options: { endpointPath } });
		expect(inputErrorOf(() => request?.(input)).message).toContain('is not a path of this provider');
	},
);

test('a report can not end before it begins', () => {
	const input = inputOf({ startDate: '2024-02-01', endDate: '2024-01-31' });
	const { request } = operationOf('report.getReconciliation');
	expect(inputErrorOf(() => request?.(input)).message).toBe('End Date is before Start Date');
});

test('a transfer goes to another ledger', () => {
	const input = inputOf({ fromLedgerId: 'a', toLedgerId: 'a', amount: '1', reference: 'x' });
	expect(inputErrorOf(() => operationOf('transfer.create').request?.(input)).message).toBe(
		'From Ledger and To Ledger are the same',
	);
});

test('a customer’s extra field never replaces one of the form', () => {
	const { request } = operationOf('customer.create');
	const input = inputOf({
		customerType: 'individual',
		firstName: 'Jane',
		lastName: 'Doe',
		dob: '1990-04-25',
		addressIsoCountry: 'GB',
		additionalFields: { extraFields: rows({ first_name: 'Joan' }) },
	});
	expect(inputErrorOf(() => request?.(input)).message).toContain('first_name');
});
