import { createHmac } from 'node:crypto';

import type { ProviderUnderTest } from './harness/world.mts';

export const API_KEY = 'sk_test_sim';
export const WEBHOOK_SECRET = 'fake-webhook-secret';

/** A payout for the item, as the form saves it. */
export const PAYOUT = {
	resource: 'payout',
	operation: 'initiate',
	amount: '={{ $json.amount }}',
	recipientMobile: '+220 123 4567',
	currency: 'GMD',
	clientReference: '={{ $json.key }}',
};

/** A collection for the item. */
export const COLLECTION = {
	resource: 'collection',
	operation: 'initiate',
	amount: '={{ $json.amount }}',
	currency: 'GMD',
	clientReference: '={{ $json.key }}',
	successUrl: 'https://example.com/thanks',
	errorUrl: 'https://example.com/sorry',
};

export const GET_STATUS = {
	resource: 'collection',
	operation: 'getStatus',
	clientReference: '={{ $json.key }}',
};

export const GET_MANY = { resource: 'transaction', operation: 'getAll' };

/** Creates collections at the simulator, past the node. */
export async function createCollections(baseUrl: string, references: readonly string[]): Promise<string[]> {
	const answers = references.map(async (reference) => {
		const answer = await fetch(`${baseUrl}/collections/initiate`, {
			method: 'POST',
			headers: { authorization: `Bearer ${API_KEY}`, 'content-type': 'application/json' },
			body: JSON.stringify({
				amount: '100.00',
				currency: 'GMD',
				client_reference: reference,
				success_url: 'https://example.com/thanks',
				error_url: 'https://example.com/sorry',
			}),
		});
		const { data } = (await answer.json()) as { data: { transaction_id: string } };
		return data.transaction_id;
	});
	return await Promise.all(answers);
}

/** Posts a webhook body of our own making, signed in the documented way. */
export async function postSigned(url: string, body: string): Promise<Response> {
	const signature = createHmac('sha256', WEBHOOK_SECRET).update(body).digest('hex');
	const headers = { 'content-type': 'application/json', 'wave-signature': signature };
	return await fetch(url, { method: 'POST', headers, body });
}

export const hexai: ProviderUnderTest = {
	name: 'HexAI',
	simulator: 'hexai',
	apiPath: '/hexai/api/v1',
	node: 'hexAi',
	trigger: 'hexAiTrigger',
	credentialType: 'hexAiApi',
	credential: (baseUrl) => ({ apiKey: API_KEY, baseUrl, webhookSecret: WEBHOOK_SECRET }),
	secrets: [API_KEY, WEBHOOK_SECRET],
	transfer: {
		parameters: PAYOUT,
		path: '/payouts/initiate',
		sentKey: (body) => body.client_reference,
		check: 'look for this reference in Transaction > Get Many or in the HexAI dashboard.',
	},
	read: {
		parameters: GET_STATUS,
		path: '/collections/status/',
		prepare: async (baseUrl, keys) => void (await createCollections(baseUrl, keys)),
		keyOf: (json) => json.client_reference,
	},
};
