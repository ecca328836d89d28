/** Every operation that moves money, and how a server of its provider answers. */
import type { IDataObject } from 'n8n-workflow';

import { acquired, PAYOUT as ACQUIRED_PAYOUT, TRANSFER as ACQUIRED_TRANSFER } from '../acquired.mts';
import { fincode } from '../fincode.mts';
import { TRANSFERS as FINCODE_TRANSFERS } from '../fincode.transfers.mts';
import { fincore } from '../fincore.mts';
import type { ProviderUnderTest } from '../harness/world.mts';
import { hexai, PAYOUT as HEXAI_PAYOUT } from '../hexai.mts';
import { hexcore, OTHER, SOURCE, TRANSFER as HEXCORE_TRANSFER } from '../hexcore.mts';
import type { Arrived } from './faultServer.mts';

/** A transfer, with parameters that read `$json.key`, `$json.amount` and the ids of `ITEM`. */
export interface FaultyTransfer {
	/** `resource.operation`. */
	title: string;
	parameters: Record<string, unknown>;
}

export interface FaultyProvider {
	under: ProviderUnderTest;
	/** Name of the contract in test/contracts. */
	contract: string;
	transfers: readonly FaultyTransfer[];
	/** What proves that a transfer was accepted, as the contract or the provider's documents have it. */
	accepted(request: Arrived): unknown;
	/** A refusal inside an HTTP 200, as the provider writes one. */
	refusedInside: unknown;
	/** Answers a call that logs in; undefined when the request is none. */
	login?(request: Arrived): unknown;
}

let made = 10_680_696;
/** Each payment has an id of its own. */
const another = () => (made += 1);

/** What every item holds besides key and amount. */
export const ITEM: IDataObject = {
	loan: '4d5e6f70-8888-4a1b-8c00-556677889900',
	loanId: 'ln_a1b2c3d4e5f6',
	depositId: 'fd_92jdks82',
	awaiting: 'AP12345',
	reference: 'Sweep',
};

const titled = (parameters: { resource: string; operation: string } & Record<string, unknown>) => ({
	title: `${parameters.resource}.${parameters.operation}`,
	parameters,
});

const KEY = { paymentKey: '={{ $json.key }}' };

const HEXCORE_TRANSFERS = [
	HEXCORE_TRANSFER,
	{ resource: 'loan', operation: 'disburse', loanId: '={{ $json.loanId }}', accountNumber: OTHER },
	{
		resource: 'standingOrder',
		operation: 'create',
		sourceAccount: SOURCE,
		destinationAccount: OTHER,
		amount: '={{ $json.amount }}',
		frequency: 'DAILY',
		startDate: '2099-01-01T00:00:00',
	},
	{
		resource: 'fixedDeposit',
		operation: 'create',
		accountNumber: SOURCE,
		amount: '={{ $json.amount }}',
		tenor: '30',
		interestRate: '10',
	},
	{
		resource: 'fixedDeposit',
		operation: 'liquidate',
		depositId: '={{ $json.depositId }}',
		liquidationType: 'PARTIAL',
		amount: '={{ $json.amount }}',
	},
	{
		resource: 'bill',
		operation: 'pay',
		billerCode: 'BIL_123',
		customerId: '08012345678',
		amount: '={{ $json.amount }}',
		sourceAccount: SOURCE,
	},
];

const FINCORE_TRANSFERS = [
	{ resource: 'loan', operation: 'disburse', loanId: '={{ $json.loanId }}' },
	{ resource: 'loan', operation: 'addRepayment', loanId: '={{ $json.loanId }}' },
	{ resource: 'payment', operation: 'create' },
	{ resource: 'disbursement', operation: 'create' },
];

let tokens = 0;

/** Another token for each login: a provider that refuses one gives a new one. */
const token = () => `token-${++tokens}`;

export const PROVIDERS: readonly FaultyProvider[] = [
	{
		under: hexai,
		contract: 'hexai',
		transfers: [titled(HEXAI_PAYOUT)],
		accepted: ({ body }) => {
			const { client_reference } = JSON.parse(body) as { client_reference: string };
			const transaction_id = `tx_${client_reference}`;
			return { status: 'success', data: { transaction_id, client_reference, status: 'PENDING' } };
		},
		refusedInside: { status: 'error', error: { code: 'INSUFFICIENT_BALANCE', message: 'Too little' } },
	},
	{
		under: hexcore,
		contract: 'hexcore',
		transfers: HEXCORE_TRANSFERS.map((one) => titled({ ...one, ...KEY })),
		accepted: () => ({
			status: true,
			message: 'Done',
			data: { reference: `trf_${another()}`, status: 'SUCCESSFUL' },
		}),
		refusedInside: { status: false, error_code: 'insufficient_funds', message: 'Too little' },
	},
	{
		under: fincode,
		contract: 'fincode',
		transfers: FINCODE_TRANSFERS,
		accepted: () => ({ status: 'SUCCESS', responseCode: '200', data: { pcn: `TR${another()}` } }),
		refusedInside: { status: 'FAILED', responseCode: '400', message: 'Not like this' },
		login: ({ method, path }) =>
			method === 'PUT' && path.endsWith('/securitymanagement/login')
				? { status: 'SUCCESS', data: { access_token: token() } }
				: undefined,
	},
	{
		under: fincore,
		contract: 'fincore',
		transfers: FINCORE_TRANSFERS.map((one) =>
			titled({ ...one, ...KEY, additionalFields: { amount: '={{ $json.amount }}' } }),
		),
		accepted: () => ({ data: { id: `pay_${another()}`, status: 'pending' } }),
		refusedInside: { error: { code: 'insufficient_funds', message: 'Too little' } },
	},
	{
		under: acquired,
		contract: 'acquired-banking',
		transfers: [titled(ACQUIRED_TRANSFER), titled(ACQUIRED_PAYOUT)],
		accepted: () => ({
			status: 1,
			message: 'Success',
			response_code: '1',
			transaction_id: String(another()),
		}),
		refusedInside: { status: -1, message: 'Declined', response_code: '101' },
		login: ({ method, path }) =>
			method === 'POST' && path.endsWith('/login')
				? { status: 1, message: 'Success', data: { token: token(), login_timeout: 7200 } }
				: undefined,
	},
];
