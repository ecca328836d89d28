import { payload } from '../../../../nodes/shared/form/fields';
import { payment, paymentKeyField } from '../../../../nodes/shared/form/paymentKey';
import { inputWith } from '../../support/input.mts';

test('the key is asked for, and not sent', () => {
	const field = paymentKeyField({ placeholder: 'e.g. LOAN-1' });
	expect(field.property).toMatchObject({ required: true, placeholder: 'e.g. LOAN-1' });
	expect(payload(inputWith({ paymentKey: 'LOAN-1' }), [field])).toEqual({});
});

test('a transfer speaks of it by the name and label the form has', () => {
	const key = paymentKeyField();
	const facts = () => ({ amount: '5' });
	expect(payment('look there.', key, { facts })).toEqual({
		keyParameter: key.property.name,
		keyLabel: key.property.displayName,
		check: 'look there.',
		facts,
	});
});
