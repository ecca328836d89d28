import { request as httpRequest } from 'node:http';
import type { Delivery } from '../../sandbox/core/deliveries.mts';
import { createFincode } from '../../sandbox/providers/fincode/simulator.mts';
import { NAIRA_WALLET, WALLET } from '../../sandbox/providers/fincode/ledger.mts';
import { harness, type Reply } from './harness.mts';

export const PASSWORD = 'Sim-Passw0rd!';
export const SIX = '/v6/services';
export const ONE = '/v1/services';
export const CUSTOMER_ID = '9a7b1c2d-1111-4c2e-8f00-aabbccddeeff';
export { NAIRA_WALLET, WALLET };

export interface Failure {
	success: false;
	error: { code: string; message: string; field?: string };
}

export interface Ok<T = Record<string, unknown>> {
	status: string;
	responseCode: number;
	message: string;
	data: T;
}

type Role = 'manager' | 'agent' | 'cashier' | 'customer';

const COMMON = { platform: 'fincode', uuid: '200' };

let lastKey = 0;

/** The headers of lending and investment calls, with a key of its own. */
export function lendingHeaders(key = `key-${++lastKey}`): Record<string, string> {
	return {
		'x-idempotency-key': key,
		'x-fapi-auth-date': '2024-01-15T10:30:00Z',
		'x-fapi-customer-ip-address': '127.0.0.1',
		'x-fapi-interaction-id': `interaction-${key}`,
	};
}

/** The three headers of create-transaction. */
export function createHeaders(key = `key-${++lastKey}`): Record<string, string> {
	return { 'x-idempotency-key': key, ipAddress: '203.0.113.10', password: PASSWORD };
}

/** A payload in the documented wrapping. */
export function wrapped(data: unknown): Record<string, unknown> {
	return { data, metadata: { request_id: 'r-1', timestamp: '2024-01-15T10:30:00Z' } };
}

/** The body of a transaction between the customers of the documents. */
export function order(sendAmount = '7.000'): Record<string, unknown> {
	return {
		amount: '24.240',
		sendAmount,
		inclussive: false,
		sendCurrency: 'GBP',
		receivingCurrency: 'NGN',
		type: 'ACCOUNTPAYMENT',
		preExistingSenderCustomerCode: 'RZ0LNK',
		preExistingRecipientCustomerCode: 'CUST123456',
		creditParty: [{ key: 'bankaccountno', value: '8883633074' }],
		internationalTransferInformation: { originCountry: 'GBR', receivingCountry: 'NGA' },
	};
}

/** A sandbox with FinCode alone, with short words for what its tests do all the time. */
export async function fincodeBox() {
	const box = await harness([createFincode]);
	const control = <T = Record<string, unknown>,>(method: string, path: string, body?: unknown) =>
		box.send<T>(method, `/control/fincode${path}`, body);
	/** Any call, with nothing added but the common headers. */
	const bare = <T,>(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
		box.send<T>(method, `/fincode/api${path}`, body, { ...COMMON, ...headers });
	/** A call under the API token of a role, bodies in the documented wrapping. */
	const api = <T = Record<string, unknown>,>(
		method: string,
		path: string,
		data?: unknown,
		headers: Record<string, string> = {},
		role: Role = 'manager',
	): Promise<Reply<Ok<T> & Failure>> =>
		bare(method, path, data === undefined ? undefined : wrapped(data), {
			'x-auth-token': `sim_api_token_${role}`,
			...headers,
		});
	return {
		...box,
		control,
		bare,
		api,
		set: (settings: object) => control('PUT', '/settings', settings),
		reset: () => control('POST', '/reset'),
		advance: (advanceMs: number) => control('POST', '/clock', { advanceMs }),
		deliveries: async () => (await control<Delivery[]>('GET', '/deliveries')).json,
		state: async () => (await control<State>('GET', '/state')).json,
		logIn: (email: string, currentPassword = PASSWORD) =>
			bare<Ok<{ access_token: string; refresh_token: string }> & Failure>(
				'PUT',
				`${SIX}/securitymanagement/login`,
				{ email, currentPassword },
			),
		create: (sendAmount?: string, key?: string) =>
			api<{ pcn: string; status: string }>(
				'POST',
				`${SIX}/transactionmanagement/create-transaction`,
				order(sendAmount),
				createHeaders(key),
			),
		statusOf: async (pcn: string) => {
			const { transactions } = (await control<State>('GET', '/state')).json;
			return transactions.find((each) => each.pcn === pcn)?.status;
		},
	};
}

export type FincodeBox = Awaited<ReturnType<typeof fincodeBox>>;

export interface State {
	logins: { tries: number; accepted: number };
	transactions: Array<{ pcn: string; status: string }>;
	awaitingPayments: Array<{ id: string; paymentReference: string }>;
	loans: Array<{ loanApplicationId: string; loanStatus: string; outstandingBalance: number }>;
	repayments: Array<{ id: string; status: string }>;
	documents: Array<{ sha256: string; bytes: number; form: string; name: string; status: string }>;
	ledger: {
		accounts: Array<{ id: string; currency: string; balance: number }>;
		entries: Array<{ accountId: string; amount: number; type: string; postingGroup: string }>;
	};
}

/** A GET with a JSON body, which fetch can't send. */
export function getWithBody<T>(
	url: string,
	headers: Record<string, string>,
	body?: unknown,
): Promise<{ status: number; json: T }> {
	const text = body === undefined ? '' : JSON.stringify(body);
	const length = { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(text)) };
	return new Promise((resolve, reject) => {
		const call = httpRequest(url, { method: 'GET', headers: { ...headers, ...length } }, (answer) => {
			const chunks: Buffer[] = [];
			answer.on('data', (chunk: Buffer) => chunks.push(chunk));
			answer.on('end', () =>
				resolve({
					status: answer.statusCode ?? 0,
					json: JSON.parse(Buffer.concat(chunks).toString()) as T,
				}),
			);
		});
		call.on('error', reject);
		call.end(text);
	});
}
