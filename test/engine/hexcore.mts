import type { ProviderUnderTest } from './harness/world.mts';

export const API_KEY = 'sk_test_sim';
export const WEBHOOK_SECRET = 'fake-webhook-secret';

export const SOURCE = '1234567890';
export const OTHER = '0987654321';

/** A transfer for the item. The key also stands in the narration, so that a test sees what was sent. */
export const TRANSFER = {
	resource: 'transfer',
	operation: 'initiate',
	paymentKey: '={{ $json.key }}',
	sourceAccount: SOURCE,
	destinationBankCode: '058',
	destinationAccount: '0123456789',
	amount: '={{ $json.amount }}',
	narration: '={{ $json.key || "none" }}',
};

export const GET_STATUS = {
	resource: 'transfer',
	operation: 'getStatus',
	reference: '={{ $json.reference }}',
};

export const GET_CUSTOMER = { resource: 'customer', operation: 'get', customerId: '={{ $json.key }}' };

export const CHECK =
	'ask Transfer > Get Status with the reference when an earlier run shows it, else look in the hexCore dashboard or compare Account > Get Balance of the source account.';

/** Makes customers with chosen ids at the simulator. */
async function createCustomers(baseUrl: string, ids: readonly string[]): Promise<void> {
	const { origin } = new URL(baseUrl);
	for (const customer_id of ids) {
		await fetch(`${origin}/control/hexcore/customers`, {
			method: 'POST',
			body: JSON.stringify({ customer_id }),
		});
	}
}

export const hexcore: ProviderUnderTest = {
	name: 'hexCore',
	simulator: 'hexcore',
	apiPath: '/hexcore/v2',
	node: 'hexCore',
	trigger: 'hexCoreTrigger',
	credentialType: 'hexCoreApi',
	credential: (baseUrl) => ({
		environment: 'custom',
		baseUrl,
		apiKey: API_KEY,
		bodyFormat: 'json',
		webhookSecret: WEBHOOK_SECRET,
	}),
	secrets: [API_KEY, WEBHOOK_SECRET],
	transfer: {
		parameters: TRANSFER,
		path: '/transfers/interbank/initiate',
		sentKey: (body) => body.narration,
		check: CHECK,
	},
	read: {
		parameters: GET_CUSTOMER,
		path: '/customer/',
		prepare: createCustomers,
		keyOf: (json) => json.customer_id,
	},
};
