import type { INodePropertyOptions } from 'n8n-workflow';

import { moneyMovementFields } from '../../../../nodes/shared/form/moneyMovement';
import { Permission } from '../../../../nodes/shared/payments/permission';

const [choice, ...limits] = moneyMovementFields();

test('a new credential permits what one without the field permits', () => {
	expect(choice).toMatchObject({ name: 'moneyMovement', default: 'allowed' });
});

test('every choice is one the permission knows', () => {
	const values = ((choice?.options ?? []) as INodePropertyOptions[]).map(({ value }) => value);
	expect([...values].sort()).toEqual(['allowed', 'limited', 'none', 'readOnly']);
	for (const moneyMovement of values) {
		const permission = Permission.of({ moneyMovement: String(moneyMovement), largestPayment: '1' }, 'GMD');
		expect(() => permission.check('read', 'Get')).not.toThrow();
		const refused = ['none', 'readOnly'].includes(String(moneyMovement));
		const pays = () => permission.payment({ amount: '1', currency: 'GMD' });
		if (refused) expect(pays).toThrow();
		else expect(pays).not.toThrow();
	}
});

test('the limits are text, and shown with Up To a Limit only', () => {
	expect(limits.map(({ name, type, displayOptions }) => [name, type, displayOptions])).toEqual(
		['largestPayment', 'largestRunTotal', 'limitCurrency'].map((name) => [
			name,
			'string',
			{ show: { moneyMovement: ['limited'] } },
		]),
	);
});

test('where the provider has one currency the form names it and does not ask for it', () => {
	const fields = moneyMovementFields('GMD');
	expect(fields.map(({ name }) => name)).toEqual(['moneyMovement', 'largestPayment', 'largestRunTotal']);
	expect(fields[1]?.description).toContain('in GMD');
});

test('each field says in a sentence who it is for', () => {
	for (const { description } of moneyMovementFields()) {
		expect(description).toMatch(/^For the owner of this account: .*\.$/);
	}
});
