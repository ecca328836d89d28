import { payload, segment, valueOf } from '../../../../nodes/shared/form/fields';
import { payment, paymentKeyField, sentPaymentKey } from '../../../../nodes/shared/form/paymentKey';
import { inputErrorOf } from '../../support/errors.mts';
import { inputWith } from '../../support/input.mts';

test('the key is asked for, and not sent', () => {
	const { property, ...field } = paymentKeyField({ placeholder: 'e.g. LOAN-1', description: 'Not sent.' });
	expect(property).toMatchObject({ displayName: 'Payment Key', required: true, placeholder: 'e.g. LOAN-1' });
	expect(property.description).toMatch(/^Your own number of this payment, .* Not sent\.$/);
	expect(payload(inputWith({ paymentKey: 'LOAN-1' }), [{ property, ...field }])).toEqual({});
});

describe("the API's own reference as the key", () => {
	const key = sentPaymentKey('reference', 'Order Reference', { wire: 'order_reference' });

	test('is sent, and bears both names in the form', () => {
		expect(key.property).toMatchObject({
			displayName: 'Payment Key (Order Reference)',
			required: true,
			placeholder: expect.stringMatching(/^e\.g\. /),
		});
		expect(payload(inputWith({ reference: 'INV-1' }), [key])).toEqual({ order_reference: 'INV-1' });
	});

	test('is called Payment Key in every sentence', () => {
		expect(inputErrorOf(() => valueOf(inputWith({ reference: '' }), key)).message).toBe(
			'Payment Key is missing',
		);
		expect(inputErrorOf(() => segment(inputWith({ reference: 'a/b' }), key)).message).toMatch(
			/^Payment Key /,
		);
	});
});

test('a transfer knows it by the name of its parameter', () => {
	const key = paymentKeyField();
	const facts = () => ({ amount: '5' });
	expect(payment('look there.', key, { facts })).toEqual({
		keyParameter: key.property.name,
		check: 'look there.',
		facts,
	});
});
