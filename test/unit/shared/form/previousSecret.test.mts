import { previousSecretField } from '../../../../nodes/shared/form/previousSecret';

test('is hidden like the secret itself, empty at first, and says how and when it is used', () => {
	const field = previousSecretField('previousWebhookSecret', 'Webhook Secret');
	expect(field).toMatchObject({
		displayName: 'Previous Webhook Secret',
		name: 'previousWebhookSecret',
		type: 'string',
		typeOptions: { password: true },
		default: '',
	});
	expect(field.required).not.toBe(true);
	expect(field.description).toContain('To change Webhook Secret without losing events');
	expect(field.description).toContain('Clear this field when');
});
