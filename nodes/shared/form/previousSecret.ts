import type { INodeProperties } from 'n8n-workflow';

/**
 * The credential's field for the secret that was in use before: filled while a secret is changed, so that no delivery
 * on its way is refused.
 *
 * @param label what the credential calls the secret itself
 */
export function previousSecretField(name: string, label: string): INodeProperties {
	return {
		displayName: `Previous ${label}`,
		name,
		type: 'string',
		typeOptions: { password: true },
		default: '',
		description: `To change ${label} without losing events: move the old value here, put the new one above, then change it at the provider. Deliveries with either are accepted. Clear this field when none with the old one can come any more.`,
	};
}
