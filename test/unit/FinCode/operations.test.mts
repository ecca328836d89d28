import type { INodePropertyOptions } from 'n8n-workflow';

import { resources } from '../../../nodes/FinCode/resources';
import { contractOperations, operationOf } from './support.mts';

test('options have readable names and stand in the order of their names', () => {
	for (const { value: resource, operations } of resources) {
		for (const { value, fields = [] } of operations) {
			for (const field of fields.filter(({ type, options }) => type === 'options' && options)) {
				const names = (field.options as INodePropertyOptions[]).map(({ name }) => name);
				expect([resource, value, names]).toEqual([
					resource,
					value,
					[...names].sort((a, b) => a.localeCompare(b)),
				]);
				for (const name of names) expect(name).not.toMatch(/_|^[A-Z]{5,}$/);
			}
		}
	}
});

test('operations that move money or let it move say so', () => {
	expect(operationOf('loan', 'acceptTerms').description).toContain('moves money');
	expect(operationOf('loan', 'acceptOffer').description).toContain(
		'paid out only by Accept Terms and Disburse',
	);
	expect(operationOf('payment', 'confirmAwaiting').description).toContain('lets the payout go on');
});

test('no field takes a card number', () => {
	const names = contractOperations.flatMap(({ params }) => params.map(({ name }) => name));
	expect(names.filter((name) => /card|cvv/i.test(name))).toEqual([]);
});
