import type { ProviderUnderTest, World } from './harness/world.mts';
import { worldOf } from './harness/world.mts';

export const EMAIL = 'api@example.com';
export const PASSWORD = "4]'Hy.$.MC=dQ9Uz";
export const HASHCODE = 'test_hashcode';

export const MAIN = '6cf0fed2-fa2c-4145-876f-38091fddcb1d';
export const SAVINGS = 'a303519e-3b65-4a1e-b8b9-b480ade983f7';
export const EURO = 'f3a1b2c4-5d6e-4f70-8192-a3b4c5d6e7f8';

export const LEDGERS = { resource: 'ledger', operation: 'getAll', returnAll: true };

/** A transfer between the two pound ledgers. */
export const TRANSFER = {
	resource: 'transfer',
	operation: 'create',
	fromLedgerId: { __rl: true, mode: 'list', value: MAIN, cachedResultName: 'Main Account' },
	toLedgerId: { __rl: true, mode: 'id', value: SAVINGS },
	amount: '={{ $json.amount }}',
	reference: '={{ $json.reference ?? "Sweep" }}',
	paymentKey: '={{ $json.key }}',
};

/** A payout whose body carries the key, so that tests see which one was sent. */
export const PAYOUT = {
	resource: 'payout',
	operation: 'create',
	paymentKey: '={{ $json.key }}',
	additionalFields: { jsonBody: '={{ JSON.stringify({ amount: $json.amount, note: $json.key }) }}' },
};

export const acquired: ProviderUnderTest = {
	name: 'Acquired Banking',
	simulator: 'acquired',
	apiPath: '/acquired',
	node: 'acquiredBanking',
	trigger: 'acquiredBankingTrigger',
	credentialType: 'acquiredBankingApi',
	credential: (baseUrl) => ({
		baseUrl,
		loginWith: 'emailPassword',
		email: EMAIL,
		password: PASSWORD,
		companyHashcode: HASHCODE,
	}),
	secrets: [PASSWORD, HASHCODE],
	transfer: {
		parameters: PAYOUT,
		path: '/accounts/customer/pay_out',
		sentKey: (body) => body.note,
		check:
			'look at the balances in Ledger > Get Many, at Report > Get Reconciliation, or in the Acquired Hub.',
	},
	read: {
		parameters: LEDGERS,
		path: '/accounts/list',
		prepare: async () => undefined,
		keyOf: (json) => json.ledger_id,
	},
};

/** A log-in past the node, as another program makes it. */
export async function logInElsewhere(baseUrl: string): Promise<string> {
	const answer = await fetch(`${baseUrl}/login`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ email: EMAIL, password: PASSWORD }),
	});
	const { data } = (await answer.json()) as { data: { token: string } };
	return data.token;
}

/** A world whose credential holds a live token, with a journal that begins after that log-in. */
export function acquiredWorld(): World {
	const world = worldOf(acquired);
	beforeEach(async () => {
		world.credential({ sessionToken: await logInElsewhere(world.baseUrl) });
		await fetch(`${world.sandbox.url}/control/acquired/requests`, { method: 'DELETE' });
	});
	return world;
}

/** Log-ins the provider has seen, of this test's world only. */
export async function logins(world: World): Promise<{ logins: number; refusedLogins: number }> {
	const { logins: accepted, refusedLogins } = await world.sandbox.state();
	return { logins: Number(accepted), refusedLogins: Number(refusedLogins) };
}

/** A control call only this simulator has. */
export async function control(world: World, path: string, body: unknown = {}): Promise<void> {
	const answer = await fetch(`${world.sandbox.url}/control/acquired${path}`, {
		method: 'POST',
		body: JSON.stringify(body),
	});
	if (!answer.ok) throw new Error(await answer.text());
}
