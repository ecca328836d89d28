import type { Operation } from '../api/operation';

/** What a trigger does with a provider's API for webhooks, in the words of its errors. */
export const REGISTRATION_ACTIONS = {
	create: {
		value: 'create',
		name: 'Register',
		action: 'Register the webhook',
		description: 'Tell the provider where to send its events',
		effect: 'write',
	},
	check: {
		value: 'check',
		name: 'Look For',
		action: 'Look for the webhook',
		description: 'See whether the provider still knows the address',
		effect: 'read',
	},
	remove: {
		value: 'remove',
		name: 'Remove',
		action: 'Remove the webhook',
		description: 'Tell the provider to send no more',
		effect: 'write',
	},
} satisfies Record<string, Operation>;

export type RegistrationAction = keyof typeof REGISTRATION_ACTIONS;
