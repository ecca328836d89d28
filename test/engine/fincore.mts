import type { IDataObject } from 'n8n-workflow';

import type { ProviderUnderTest } from './harness/world.mts';

export const API_KEY = 'sim_key';
export const WEBHOOK_SECRET = 'fake-webhook-secret';

/** Rows as the editor saves them; the type of a row follows its value, and expressions are texts. */
export function rows(fields: Record<string, unknown>): IDataObject {
	const typeOf = (value: unknown) => (Array.isArray(value) ? 'array' : typeof value);
	return {
		assignments: Object.entries(fields).map(([name, value], index) => ({
			id: `row-${index}`,
			name,
			value: value as string,
			type: typeOf(value),
		})),
	};
}

/** Creates something at the simulator, past the node, and gives its id. */
export async function create(
	baseUrl: string,
	path: string,
	body: Record<string, unknown> = {},
): Promise<string> {
	const answer = await fetch(`${baseUrl}${path}`, {
		method: 'POST',
		headers: { authorization: `Bearer ${API_KEY}`, 'content-type': 'application/json' },
		body: JSON.stringify(body),
	});
	const text = await answer.text();
	if (!answer.ok) throw new Error(`${path}: ${answer.status} ${text}`);
	return (JSON.parse(text) as { data: { id: string } }).data.id;
}

/** A payment for the item; its key goes along as a field of the user's own. */
export const PAYMENT = {
	resource: 'payment',
	operation: 'create',
	paymentKey: '={{ $json.key }}',
	fields: rows({ reference: '={{ $json.key.trim() }}' }),
	additionalFields: { amount: '={{ $json.amount }}' },
};

/** Clients are looked up by an id of the caller's own, which the simulator takes too. */
const GET_CLIENT = { resource: 'client', operation: 'get', clientId: '={{ $json.key }}' };

export const fincore: ProviderUnderTest = {
	name: 'Fincore',
	simulator: 'fincore',
	apiPath: '/fincore/v1',
	node: 'fincore',
	trigger: 'fincoreTrigger',
	credentialType: 'fincoreApi',
	credential: (baseUrl) => ({ apiKey: API_KEY, baseUrl, webhookSecret: WEBHOOK_SECRET }),
	secrets: [WEBHOOK_SECRET],
	transfer: {
		parameters: PAYMENT,
		path: '/payments',
		sentKey: (body) => body.reference,
		check: 'look for the payment in Fincore, or in Payment > Get Many.',
	},
	read: {
		parameters: GET_CLIENT,
		path: '/clients/',
		prepare: async (baseUrl, keys) => {
			for (const key of keys) await create(baseUrl, '/clients', { external_id: key });
		},
		keyOf: (json) => json.external_id,
	},
};
