import type { INodeProperties } from 'n8n-workflow';

import { asksForFields, asksForRecord, fieldStep } from '../../../../nodes/shared/api/asked';
import type { Operation } from '../../../../nodes/shared/api/operation';
import { readOperation } from '../../support/provider.mts';

const field = (name: string, more: Partial<INodeProperties> = {}): INodeProperties => ({
	displayName: name,
	name,
	type: 'string',
	default: '',
	...more,
});
const asking = (...fields: INodeProperties[]): Operation => ({ ...readOperation, fields });

test.each<[Operation, boolean, boolean]>([
	[asking(), false, false],
	[asking(field('note', { type: 'notice' }), field('returnAll'), field('limit')), false, false],
	[asking(field('filters')), true, false],
	[asking(field('loanId')), true, false],
	[asking(field('loanId', { required: true })), true, true],
	[asking(field('amount', { required: true })), true, false],
	[{ ...readOperation, fields: undefined }, false, false],
])('%#: whether there is a field, and whether it names a record', (operation, fields, record) => {
	expect(asksForFields(operation)).toBe(fields);
	expect(asksForRecord(operation)).toBe(record);
	expect(fieldStep(operation, 'Acme', 'Check the fields.')).toBe(
		fields
			? 'Check the fields.'
			: 'This call has no field to correct. Run it again later, and send this answer to Acme if it stays.',
	);
});

test('the key of a payment names no record', () => {
	const payment = { keyParameter: 'paymentKey' } as NonNullable<Operation['payment']>;
	expect(asksForRecord({ ...asking(field('paymentKey', { required: true })), payment })).toBe(false);
});
