import type { ProviderUnderTest, World } from './harness/world.mts';

export const EMAIL = 'manager@sim.example';
export const PASSWORD = 'Sim-Passw0rd!';
export const API_TOKEN = 'sim_api_token_manager';
export const WEBHOOK_SECRET = 'whsec_fincode_demo';

export const CUSTOMER_ID = '9a7b1c2d-1111-4c2e-8f00-aabbccddeeff';
export const WALLET = '5b0e7a34-2222-4d3f-9a00-112233445566';
export const NAIRA_WALLET = '5b0e7a34-2222-4d3f-9a00-112233445577';
export const PRODUCT = '1e2f3a4b-4444-4c5d-9e00-001122334455';
export const BANK_ACCOUNT = '2b3c4d5e-6666-4f70-9b00-123412341234';
export const EXAMPLE_PCN = 'TR656516344451';

export const SIX = '/v6/services';
export const ONE = '/v1/services';

/** A transaction for the item, as the form saves it. */
export const CREATE = {
	resource: 'transaction',
	operation: 'create',
	paymentKey: '={{ $json.key }}',
	preExistingSenderCustomerCode: 'RZ0LNK',
	preExistingRecipientCustomerCode: 'CUST123456',
	ipAddress: '203.0.113.10',
	route: {
		values: [
			{
				internationalTransferInformationOriginCountry: 'GBR',
				sendCurrency: 'GBP',
				internationalTransferInformationReceivingCountry: 'NGA',
				receivingCurrency: 'NGN',
			},
		],
	},
	amounts: {
		values: [{ sendAmount: '={{ $json.amount }}', amount: '={{ $json.amount }}', inclussive: false }],
	},
	type: 'ACCOUNTPAYMENT',
	creditParty: { bankname: 'FCMB', bankaccountno: '8883633074', bankcode: '214' },
};

/** A payment from the wallet for the item; it carries its key in the body. */
export const PAY_FROM_WALLET = {
	resource: 'payment',
	operation: 'payFromWallet',
	paymentGatewayRef: '={{ $json.key }}',
	payableType: 'BILL',
	payAbleId: 'BILL-1',
	accountId: WALLET,
	totalCheckOutAmount: '={{ $json.amount }}',
};

export const GET_BALANCE = { resource: 'ledger', operation: 'getBalance', accountId: '={{ $json.key }}' };

export const GET_PROFILE = { resource: 'customer', operation: 'getProfile' };

/** A call of the simulator past the node, under the manager's API token. */
export async function callSimulator(
	world: World,
	method: string,
	path: string,
	data?: unknown,
): Promise<Record<string, unknown>> {
	const answer = await fetch(`${world.sandbox.url}/fincode/api${path}`, {
		method,
		headers: {
			'content-type': 'application/json',
			platform: 'fincode',
			uuid: '200',
			'x-auth-token': API_TOKEN,
			'x-idempotency-key': crypto.randomUUID(),
			'x-fapi-auth-date': '2024-01-15T10:30:00Z',
			'x-fapi-customer-ip-address': '127.0.0.1',
			'x-fapi-interaction-id': crypto.randomUUID(),
			ipAddress: '203.0.113.10',
			password: PASSWORD,
		},
		...(data === undefined ? {} : { body: JSON.stringify(data) }),
	});
	const reply = (await answer.json()) as { data: Record<string, unknown> };
	if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(reply)}`);
	return reply.data;
}

/** A control call of the simulator. */
export async function control<T = Record<string, unknown>>(
	origin: string,
	method: string,
	path: string,
	body?: unknown,
): Promise<T> {
	const answer = await fetch(`${origin}/control/fincode${path}`, {
		method,
		...(body === undefined ? {} : { body: JSON.stringify(body) }),
	});
	if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
	return (await answer.json()) as T;
}

/** Logins so far. */
export async function logins(world: World): Promise<{ tries: number; accepted: number }> {
	return (await world.sandbox.state()).logins as { tries: number; accepted: number };
}

/** Ends every token at once, as if an hour had passed. */
export async function expireTokens(world: World): Promise<void> {
	await control(world.sandbox.url, 'POST', '/tokens/expire');
}

/** A loan that has come as far as this; made past the node, and not in the journal. */
export async function loanThatIs(
	world: World,
	wanted: 'REQUESTED' | 'OFFER_SENT' | 'ACCEPTED' | 'DISBURSED',
	loanAmount = 120_000,
): Promise<string> {
	const asked = await callSimulator(world, 'POST', `${SIX}/user/request-loan`, {
		currencyCode: 'NGN',
		dateOfBirth: '1990-04-12',
		durationCounter: 6,
		employmentStatus: 'EMPLOYED',
		loanApplicationStatusEnum: 'REQUESTED',
		loanAmount,
	});
	const id = String(asked.loanApplicationId);
	const steps: Array<[string, () => Promise<unknown>]> = [
		['REQUESTED', async () => undefined],
		[
			'OFFER_SENT',
			async () => await control(world.sandbox.url, 'POST', `/loans/${id}/approve`, { withOffer: true }),
		],
		['ACCEPTED', async () => await callSimulator(world, 'PUT', `${ONE}/user/accept-loan-offer/${id}/accept`)],
		[
			'DISBURSED',
			async () => await callSimulator(world, 'PUT', `${ONE}/user/accept-terms-and-conditions/${id}`),
		],
	];
	for (const [status, step] of steps) {
		await step();
		if (status === wanted) break;
	}
	await forgetCalls(world);
	return id;
}

/** A transaction that waits to be paid; made past the node. */
export async function transactionToPay(world: World, sendAmount = '7.00'): Promise<string> {
	const { pcn } = await callSimulator(world, 'POST', `${SIX}/transactionmanagement/create-transaction`, {
		amount: sendAmount,
		sendAmount,
		inclussive: false,
		sendCurrency: 'GBP',
		receivingCurrency: 'NGN',
		type: 'ACCOUNTPAYMENT',
		preExistingSenderCustomerCode: 'RZ0LNK',
		preExistingRecipientCustomerCode: 'CUST123456',
		creditParty: [],
		internationalTransferInformation: {},
	});
	await forgetCalls(world);
	return String(pcn);
}

/** A bank transfer that a payer has announced and nobody has confirmed yet. */
export async function announcedTransfer(world: World): Promise<string> {
	const pcn = await transactionToPay(world);
	const path = `${SIX}/paymentmanagement/bank-iwillpaylater-wallet/${pcn}/TRANSACTION`;
	const { ref } = await callSimulator(world, 'PUT', path, {});
	await forgetCalls(world);
	return String(ref);
}

/** Opens ledger accounts under these ids. */
export async function openAccounts(origin: string, ids: readonly string[]): Promise<void> {
	await control(origin, 'POST', '/accounts', { ids, balance: '100.00' });
}

/** Empties the journal. */
export async function forgetCalls(world: World): Promise<void> {
	await control(world.sandbox.url, 'DELETE', '/requests');
}

/** The calls that are no sign-in. */
export async function calls(world: World) {
	const all = await world.sandbox.requests();
	return all.filter(({ path }) => !path.endsWith('/securitymanagement/login'));
}

export const fincode: ProviderUnderTest = {
	name: 'FinCode',
	simulator: 'fincode',
	apiPath: '/fincode',
	node: 'finCode',
	trigger: 'finCodeTrigger',
	credentialType: 'finCodeApi',
	credential: (baseUrl) => ({
		authentication: 'login',
		environment: 'custom',
		baseUrl,
		email: EMAIL,
		password: PASSWORD,
		platform: 'fincode',
		uuid: '200',
		requestFormat: 'standard',
		webhookSecret: WEBHOOK_SECRET,
		sessionToken: '',
	}),
	secrets: [PASSWORD, WEBHOOK_SECRET],
	transfer: {
		parameters: PAY_FROM_WALLET,
		path: `${SIX}/paymentmanagement/makepaymentfromwalletaccount`,
		sentKey: ({ data }) => (data as Record<string, unknown> | undefined)?.paymentGatewayRef,
		check: 'look at Ledger > Get History of the account.',
		// After a 401 n8n signs in anew and repeats the call, and the node does both once more. A 429 is repeated
		// up to Max Tries.
		callsWhen: { 401: 4, 429: 3 },
	},
	read: {
		parameters: GET_BALANCE,
		path: `${SIX}/ledger/account-balance/`,
		prepare: async (baseUrl, keys) => await openAccounts(new URL(baseUrl).origin, keys),
		keyOf: (json) => json.accountId,
	},
};
