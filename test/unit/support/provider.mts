import type { INode } from 'n8n-workflow';

import type { Operation } from '../../../nodes/shared/api/operation';
import type { Provider } from '../../../nodes/shared/api/provider';
import type { KeyState } from '../../../nodes/shared/payments/paymentOrder';
import { at, firstText, isObject } from '../../../nodes/shared/basics/json';

export const credential = { apiKey: 'sk_test_secret_key', baseUrl: 'https://api.acme.test/v1' };

/** A small provider: `{ error: { code, message } }` says no, `{ data }` is what a person wants. */
export function acme(more: Partial<Provider> = {}): Provider {
	return {
		name: 'Acme',
		credential: 'acmeApi',
		secretFields: ['apiKey'],
		baseUrl: () => 'https://api.acme.test/v1',
		account: () => 'live',
		mode: () => 'live',
		unwrap: (body) => (isObject(body) && body.data !== undefined ? body.data : body),
		refusal: ({ status, body }) => {
			const said = isObject(body) && isObject(body.error);
			if (!said) return status >= 400 ? {} : undefined;
			return {
				code: firstText(body, ['error.code']),
				message: firstText(body, ['error.message']),
				details: at(body, 'error.details'),
			};
		},
		...more,
	};
}

export const readOperation: Operation = {
	value: 'get',
	name: 'Get',
	action: 'Get a thing',
	description: 'Look at one thing',
	effect: 'read',
	request: (input) => ({ method: 'GET', path: `/things/${input.text('id')}` }),
};

export const writeOperation: Operation = {
	value: 'create',
	name: 'Create',
	action: 'Create a thing',
	description: 'Make one thing',
	effect: 'write',
	request: (input) => ({ method: 'POST', path: '/things', body: { id: input.text('id') } }),
};

export const transferOperation: Operation = {
	value: 'send',
	name: 'Send',
	action: 'Send a payment',
	description: 'Send money',
	effect: 'transfer',
	payment: {
		keyParameter: 'paymentKey',
		check: 'look in Acme.',
		facts: ({ body }) => ({ more: body }),
	},
	request: (input) => ({ method: 'POST', path: '/payments', body: { key: input.text('paymentKey') } }),
};

export const node: INode = {
	id: 'node-1',
	name: 'Pay',
	type: 'n8n-nodes-fintech.acme',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
	credentials: { acmeApi: { id: 'cred-1', name: 'Acme' } },
};

/** What an error knows of a payment key. */
export const keyOf = (key: string, locked = false): { keyState: KeyState } => ({
	keyState: { key, locked, sentAgain: 0 },
});
