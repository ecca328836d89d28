/** Payments that are carried out although their answer gets lost: the node finds them in the simulators' records. */
import type { ICredentialDataDecryptedObject, IDataObject } from 'n8n-workflow';

import { finCode } from '../../nodes/FinCode/provider';
import { resources as finCodeResources } from '../../nodes/FinCode/resources';
import { hexAi } from '../../nodes/HexAi/provider';
import { resources as hexAiResources } from '../../nodes/HexAi/resources';
import type { HttpCall } from '../../nodes/shared/api/call';
import { fingerprintOf } from '../../nodes/shared/api/fingerprint';
import type { Operation, OperationTools, Resource } from '../../nodes/shared/api/operation';
import type { Found } from '../../nodes/shared/api/payment';
import type { Provider } from '../../nodes/shared/api/provider';
import { toReply } from '../../nodes/shared/http/reply';
import { inputWith } from '../unit/support/input.mts';
import { NAIRA_WALLET, PASSWORD } from './fincode.mts';
import { harness, KEY, type Harness } from './harness.mts';

/** How long a call waits for its answer. */
const PATIENCE_MS = 1_000;

let box: Harness;
beforeAll(async () => {
	box = await harness();
});
afterAll(() => box.close());

/** How a simulator is reached past n8n. */
interface Account {
	provider: Provider;
	resources: readonly Resource[];
	simulator: string;
	credential: () => ICredentialDataDecryptedObject;
	headers: Record<string, string>;
}

const HEXAI: Account = {
	provider: hexAi,
	resources: hexAiResources,
	simulator: 'hexai',
	credential: () => ({ baseUrl: `${box.url}/hexai/api/v1`, apiKey: 'sk_test_sim' }),
	headers: { ...KEY, 'content-type': 'application/json' },
};

const FINCODE: Account = {
	provider: finCode,
	resources: finCodeResources,
	simulator: 'fincode',
	credential: () => ({
		environment: 'custom',
		baseUrl: `${box.url}/fincode`,
		password: PASSWORD,
		requestFormat: 'standard',
	}),
	headers: { platform: 'fincode', uuid: '200', 'x-auth-token': 'sim_api_token_manager' },
};

/** One payment of an account. */
function paymentOf(account: Account, id: string, parameters: IDataObject) {
	const { provider, headers } = account;
	const credential = account.credential();
	const input = inputWith(parameters, credential);
	const [resource, value] = id.split('.');
	const operation = account.resources
		.find((one) => one.value === resource)
		?.operations.find((one) => one.value === value) as Operation;
	const paymentKey = input.text(operation.payment?.keyParameter ?? '');
	const complete = (call: HttpCall, effect: 'read' | 'transfer') =>
		provider.complete?.(call, input, {
			operation: id,
			effect,
			paymentKey: effect === 'read' ? '' : paymentKey,
			fingerprint: effect === 'read' ? '' : fingerprintOf(operation.payment?.facts(call, input) ?? {}),
			attempt: 1,
		}) ?? call;
	const send = async (call: HttpCall) => {
		const query = new URLSearchParams(call.query as Record<string, string>).toString();
		const url = `${call.baseUrl ?? provider.baseUrl(credential)}${call.path}${query && `?${query}`}`;
		const answer = await fetch(url, {
			method: call.method,
			headers: { ...headers, ...call.headers },
			body: call.body && JSON.stringify(call.body),
			signal: AbortSignal.timeout(PATIENCE_MS),
		});
		return toReply(answer.status, {}, await answer.text());
	};
	const tools: Pick<OperationTools, 'send' | 'unwrap'> = {
		send: async (call) => await send(complete(call, 'read')),
		unwrap: provider.unwrap.bind(provider),
	};
	return {
		/** Sends it, and gives the answer when one comes. */
		pay: async () =>
			await send(complete((operation.request as NonNullable<Operation['request']>)(input), 'transfer')).catch(
				() => undefined,
			),
		found: async (): Promise<Found | undefined> =>
			await operation.payment?.lookup?.(input, tools as OperationTools),
	};
}

const control = async (path: string, body?: unknown, method = 'POST') =>
	await box.send<IDataObject>(method, `/control/${path}`, body);

/** A loan whose offer was accepted. */
async function acceptedLoan(): Promise<string> {
	const { pay } = paymentOf(FINCODE, 'loan.request', {
		currencyCode: 'NGN',
		dateOfBirth: '1990-04-12',
		durationCounter: 6,
		employmentStatus: 'EMPLOYED',
		additionalFields: { loanAmount: '120000' },
	});
	const { loanApplicationId } = ((await pay())?.body as { data: { loanApplicationId: string } }).data;
	await control(`fincode/loans/${loanApplicationId}/approve`, { withOffer: true });
	await paymentOf(FINCODE, 'loan.acceptOffer', { loanApplicationId }).pay();
	return loanApplicationId;
}

const LOST = [
	{ kind: 'statusAfter', status: 502, body: '<h1>Bad Gateway</h1>' },
	{ kind: 'statusAfter', status: 200, body: '' },
	{ kind: 'dropAfter' },
	{ kind: 'slow', delayMs: PATIENCE_MS * 2 },
];

const NEVER = [{ kind: 'status', status: 502 }, { kind: 'dropBefore' }];

interface Payable {
	account: Account;
	id: string;
	/** The parameters of a new payment. */
	order: () => Promise<IDataObject> | IDataObject;
	/** What is found when it was carried out. */
	output: IDataObject;
}

const PAYABLE: Payable[] = [
	{
		account: HEXAI,
		id: 'payout.initiate',
		order: () => ({
			amount: '25',
			recipientMobile: '+2201234567',
			currency: 'GMD',
			clientReference: 'OUT-1',
		}),
		output: { client_reference: 'OUT-1', amount: '25.00' },
	},
	{
		account: FINCODE,
		id: 'ledger.post',
		order: () => ({
			instructionIdempotencykey: 'L-1',
			primaryAccountNumber: '8883633074',
			currencyCode: 'NGN',
			creditDebitInstructionDirection: 'DEBIT_PRIMARY_ACCOUNT_CREDIT_COUNTERPARTY_ACCOUNT',
			counterParties: [{ accountNumber: '8883968718', amount: 25 }],
		}),
		output: {
			entries: [expect.objectContaining({ amount: 25 }), expect.objectContaining({ amount: 25 })],
			requestIds: { interactionId: expect.any(String) },
		},
	},
	{
		account: FINCODE,
		id: 'investment.fundWallet',
		order: () => ({ paymentKey: 'F-1', walletId: NAIRA_WALLET, amount: '500' }),
		output: { entries: [expect.objectContaining({ amount: 500 }), expect.anything()] },
	},
	{
		account: FINCODE,
		id: 'loan.acceptTerms',
		order: async () => ({ paymentKey: 'T-1', loanApplicationId: await acceptedLoan() }),
		output: { loanDetails: { loanApplicationStatusEnum: 'DISBURSED' } },
	},
];

describe.each(PAYABLE)('$id', ({ account, id, order, output }) => {
	beforeEach(() => control(`${account.simulator}/reset`));

	const attempt = async (fault: object) => {
		const payment = paymentOf(account, id, await order());
		await control(`${account.simulator}/faults`, fault);
		return { answer: await payment.pay(), found: await payment.found() };
	};

	test.each(LOST)('is found when it was carried out and its answer is lost by %j', async (fault) => {
		const { answer, found } = await attempt(fault);
		expect(answer?.body).toBeUndefined();
		expect(found).toMatchObject({ state: 'accepted', output });
	});

	test.each(NEVER)('is not found when %j came before it', async (fault) => {
		expect((await attempt(fault)).found).toBeUndefined();
	});
});

describe('a payout of HexAI', () => {
	beforeEach(() => control('hexai/reset'));

	const payoutOf = (amount: string) =>
		paymentOf(HEXAI, 'payout.initiate', {
			amount,
			recipientMobile: '+2201234567',
			currency: 'GMD',
			clientReference: 'OUT-7',
		});

	test('that fails after its answer got lost stays unknown: its row could be that of an earlier sending', async () => {
		const payment = payoutOf('403');
		await control('hexai/faults', { kind: 'statusAfter', status: 502 });
		await payment.pay();
		await control('hexai/clock', { advanceMs: 5_000 });
		expect(await payment.found()).toBeUndefined();
	});

	test('is found behind others, wherever the list lies and however few rows come at once', async () => {
		const payment = payoutOf('30');
		await payment.pay();
		for (let number = 0; number < 25; number++) await box.collect(`OUT-7-${number}`);
		await box.set({ transactionsCap: 20, transactionsShape: 'data.items' });
		expect(await payment.found()).toMatchObject({ state: 'accepted', output: { client_reference: 'OUT-7' } });
	});

	test('is no collection of the same reference and amount', async () => {
		await box.collect('OUT-7', '30.00');
		expect(await payoutOf('30').found()).toBeUndefined();
	});
});
