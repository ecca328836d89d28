/** "Paid" must mean that the provider said so: what each transfer takes for a success, and what it does not. */
import { join } from 'node:path';

import type { Operation } from '../../nodes/shared/api/operation';
import type { Provider } from '../../nodes/shared/api/provider';
import type { Failure } from '../../nodes/shared/api/failure';
import { isObject } from '../../nodes/shared/basics/json';
import { judgeReply } from '../../nodes/shared/http/judge';
import { toReply } from '../../nodes/shared/http/reply';
import { contracts, folderOf, idOf, implementationOf, type Contract } from './support/contracts.mts';
import { root } from './support/source.mts';

/** Bodies as they come over the wire. */
const PROVE_NOTHING = [
	'',
	' ',
	'null',
	'{}',
	'[]',
	'ok',
	'OK.',
	'"ok"',
	'""',
	'true',
	'false',
	'0',
	'200',
	'[{}]',
	'[1]',
	'[{"success":true}]',
	'<!doctype html><html><body>Maintenance</body></html>',
	'{"success":false}',
	'{"success":false,"message":"declined"}',
	'{"success":"false"}',
	'{"status":false}',
	'{"status":"error"}',
	'{"status":"FAILED"}',
	'{"status":"failure","message":"declined"}',
	'{"status":400}',
	'{"statusCode":400,"message":"Bad Request"}',
	'{"statusCode":500,"message":"Internal server error"}',
	'{"code":503}',
	'{"errors":[{"message":"declined"}]}',
	'{"error":"declined"}',
	'{"fault":{"faultstring":"declined"}}',
	'{"data":null}',
	'{"data":[]}',
	'{"data":{}}',
	'{"data":""}',
	'{"data":"ok"}',
	'{"message":"declined"}',
	'{"message":"Success"}',
	'{"status":"OK"}',
	'{"result":"ok"}',
];

/** The few of them that are a provider's documented no, and free the key. */
const DOCUMENTED_NO = [
	// hexCore's envelope.
	'hexcore {"status":false}',
	// The form of FinCode's endpoint pages.
	'fincode {"status":"FAILED"}',
];

/** What spoils an answer that is a success without it. */
const SPOIL: Array<Record<string, unknown>> = [
	{ success: false },
	{ statusCode: 400 },
	{ statusCode: '500' },
	{ code: 503 },
	{ error: 'declined' },
	{ error: { message: 'declined' } },
	{ errors: ['declined'] },
	{ fault: { faultstring: 'declined' } },
	{ transferStatus: 'FAILED', failureReason: 'Insufficient funds' },
	{ transaction_status: 'DECLINED' },
	{ transfer: { status: 'FAILED' } },
	{ payment: { state: 'returned' } },
	{ failure_reason: 'Insufficient funds' },
	{ message: 'Transfer failed: insufficient funds' },
	{ paymentStatus: 'NOT_PROCESSED' },
	{ reversed: true },
];

/** States of a payment that came to nothing, wherever the record has its state. */
const FAILED_STATES = [
	'FAILED',
	'REVERSED',
	'RETURNED',
	'NOT_PROCESSED',
	'DECLINED',
	'rejected',
	'cancelled',
];

const page = (data: unknown) => ({ status: 'SUCCESS', responseCode: 200, message: '', data });

/**
 * Answers that are a success, besides those the contracts show: FinCode has two envelopes for every call, the newer
 * service of HexAI none, and Fincore documents nothing.
 */
const ACCEPTED: Record<string, unknown[]> = {
	'acquired-banking payout.create': [{ status: 1 }, { status: '1', response_code: '11' }],
	'hexai payout.initiate': [
		{ status: 'success', data: { transaction_id: 'tx_1', client_reference: 'OUT-101', status: 'PENDING' } },
		{ status: 'SUCCESS', data: { transaction_id: 'tx_1' } },
		{ status: 'success', data: { status: 'PROCESSING' } },
		{ transaction_id: 'tx_1', client_reference: 'OUT-101', status: 'PROCESSING' },
	],
	...Object.fromEntries(
		[
			'transaction.create',
			'transaction.createDirect',
			'payment.confirmAwaiting',
			'payment.payFromWallet',
			'payment.payWithToken',
			'ledger.post',
			'loan.acceptTerms',
			'loan.repay',
			'loan.payoff',
			'wallet.transferToBank',
			'investment.apply',
			'investment.fundWallet',
		].map((id) => [
			`fincode ${id}`,
			[
				page({ pcn: 'TR656516344451', status: 'WAITING_TO_PAY' }),
				page([{ status: 'POSTED' }]),
				{ status: 'SUCCESS' },
				{ status: 'success', message: 'Done', data: null },
				{ success: true },
				{ success: true, data: { id: 'a' }, metadata: { request_id: 'r', processing_time_ms: 145 } },
				{ success: true, responseCode: '201', error: null, errors: [] },
			],
		]),
	),
	...Object.fromEntries(
		['loan.disburse', 'loan.addRepayment', 'payment.create', 'disbursement.create'].map((id) => [
			`fincore ${id}`,
			[
				{ data: { id: 'pay_1', status: 'pending', amount: 5 } },
				{ id: 1001 },
				{ data: { id: 1, status: 'disbursed' }, error: null },
				{ payment_id: 'p', status: 'completed' },
			],
		]),
	),
};

async function providerOf(contract: Contract): Promise<Provider> {
	const module = (await import(join(root, 'nodes', folderOf(contract), 'provider.ts'))) as object;
	const [provider] = Object.values(module).filter(
		(value): value is Provider => isObject(value) && 'refusal' in value,
	);
	if (!provider) throw new Error(`${contract.provider} exports no provider`);
	return provider;
}

async function transfersOf(contract: Contract): Promise<Array<[id: string, operation: Operation]>> {
	const { resources } = await implementationOf(contract);
	return resources.flatMap(({ value, operations }) =>
		operations
			.filter(({ effect }) => effect === 'transfer')
			.map((operation): [string, Operation] => [`${value}.${operation.value}`, operation]),
	);
}

test('every operation of the table is a transfer', async () => {
	const known = await Promise.all(
		contracts.map(async (contract) =>
			(await transfersOf(contract)).map(([id]) => `${contract.provider} ${id}`),
		),
	);
	expect(known.flat()).toEqual(expect.arrayContaining(Object.keys(ACCEPTED)));
});

describe.each(contracts.map((contract) => [contract.provider, contract] as const))('%s', (name, contract) => {
	let provider: Provider;
	let transfers: Array<[string, Operation]>;
	beforeAll(async () => {
		provider = await providerOf(contract);
		transfers = await transfersOf(contract);
	});

	const judged = (operation: Operation, body: unknown, status = 200): Failure | undefined =>
		judgeReply(
			toReply(status, {}, typeof body === 'string' ? body : JSON.stringify(body)),
			provider,
			operation.refusal,
		);
	const accepted = (id: string): unknown[] => [
		...contract.operations
			.filter((one) => idOf(one) === id && one.response !== null)
			.map(({ response }) => response),
		...(ACCEPTED[`${name} ${id}`] ?? []),
	];

	test('each transfer says itself what proves that it was accepted', () => {
		expect(transfers.length).toBeGreaterThan(0);
		for (const [id, { refusal }] of transfers) expect([id, typeof refusal]).toEqual([id, 'function']);
	});

	test.each(PROVE_NOTHING)('%j with HTTP 200 is a success of no transfer', (body) => {
		for (const [id, operation] of transfers) {
			const outcome = DOCUMENTED_NO.includes(`${name} ${body}`) ? 'refused' : 'unknown';
			expect([id, judged(operation, body)?.outcome ?? 'success']).toEqual([id, outcome]);
		}
	});

	test.each([201, 202, 204])('HTTP %i without content leaves every transfer open', (status) => {
		for (const [id, operation] of transfers) {
			expect([id, judged(operation, '', status)?.outcome]).toEqual([id, 'unknown']);
		}
	});

	test.each(FAILED_STATES)('a record with the state %s is a success of no transfer', (state) => {
		for (const [id, operation] of transfers) {
			for (const body of accepted(id)) {
				if (!isObject(body)) continue;
				const { data } = body;
				const record = isObject(data) ? { ...body, data: { ...data, status: state } } : undefined;
				const bare = name === 'fincore' && data === undefined ? { ...body, status: state } : undefined;
				for (const one of [record, bare].filter(isObject)) {
					expect([id, one, judged(operation, one)?.outcome ?? 'success']).toEqual([
						id,
						one,
						expect.stringMatching(/^(unknown|refused)$/),
					]);
				}
			}
		}
	});

	test('the documented answers are a success, and no longer when anything in them speaks of a failure', () => {
		for (const [id, operation] of transfers) {
			for (const body of accepted(id)) {
				expect([id, body, judged(operation, body)]).toEqual([id, body, undefined]);
				if (!isObject(body)) continue;
				const { data } = body;
				for (const spoil of SPOIL) {
					const spoilt = [
						{ ...body, ...spoil },
						...(isObject(data) ? [{ ...body, data: { ...data, ...spoil } }] : []),
					];
					for (const one of spoilt) {
						expect([id, one, judged(operation, one)?.outcome ?? 'success']).toEqual([
							id,
							one,
							expect.stringMatching(/^(unknown|refused)$/),
						]);
					}
				}
			}
		}
	});
});

describe('what proves nothing at one provider', () => {
	const failureOf = async (name: string, id: string, body: unknown) => {
		const contract = contracts.find(({ provider }) => provider === name);
		if (!contract) throw new Error(`No contract of ${name}`);
		const operation = (await transfersOf(contract)).find(([one]) => one === id)?.[1];
		return judgeReply(toReply(200, {}, body), await providerOf(contract), operation?.refusal);
	};

	test.each<[string, string, unknown]>([
		['hexai', 'payout.initiate', { status: 'success' }],
		['hexai', 'payout.initiate', { status: 'success', data: [] }],
		['hexai', 'payout.initiate', { status: 'success', data: 'ok' }],
		['hexai', 'payout.initiate', { status: 'success', data: { client_reference: 'OUT-101' } }],
		['hexai', 'payout.initiate', { status: 'success', data: { status: 'SOMETHING_NEW' } }],
		['hexai', 'payout.initiate', { status: 'success', data: { transaction_id: 'tx', status: 'REVERSED' } }],
		['hexai', 'payout.initiate', { data: { transaction_id: 'tx', status: 'PENDING' } }],
		['hexai', 'payout.initiate', { transaction_id: 'tx' }],
		['hexai', 'payout.initiate', { transaction_id: 'tx', status: 'SOMETHING_NEW' }],
		['hexai', 'payout.initiate', { client_reference: 'OUT-101', status: 'PENDING' }],
		['hexai', 'payout.initiate', { status: 'success', data: { status: 'FAILED' }, statusCode: 500 }],
		['fincode', 'transaction.create', { pcn: 'TR1', status: 'WAITING_TO_PAY' }],
		['fincode', 'transaction.create', { data: { pcn: 'TR1' } }],
		['fincode', 'transaction.create', { success: 'true' }],
		['fincode', 'transaction.create', { status: 'SUCCESS', responseCode: 51 }],
		['fincode', 'transaction.create', { status: 'SUCCESS', responseCode: '00' }],
		['fincode', 'transaction.create', { status: 'SUCCESS', responseCode: 302 }],
		['fincode', 'transaction.create', { status: 'SUCCESS', data: { status: 'FAILED' } }],
		['fincode', 'transaction.create', { status: 'SUCCESS', data: { status: 'CANCELLED' } }],
		['fincode', 'transaction.create', { status: 'SUCCESS', data: { status: 'PENDING_REFUND' } }],
		['fincode', 'wallet.transferToBank', { status: 'SUCCESS', data: { status: 'FAILED', error: 'X' } }],
		['fincode', 'wallet.transferToBank', { status: 'SUCCESS', data: { status: 'REVERSED' } }],
		['fincode', 'wallet.transferToBank', { status: 'SUCCESS', data: { transferStatus: 'FAILED' } }],
		['fincode', 'payment.payFromWallet', { success: false }],
		['fincode', 'payment.payFromWallet', { success: false, message: 'declined' }],
		['fincore', 'payment.create', { data: { reference: 'INV-1', status: 'pending' } }],
		['fincore', 'payment.create', { data: [{ id: 1 }] }],
		['fincore', 'payment.create', { id: 1, data: null }],
		['fincore', 'payment.create', { id: 1, status: 'voided' }],
		['fincore', 'payment.create', { id: 1, error: 'No funds' }],
		['fincore', 'payment.create', { id: 1, status: 'refunded' }],
		// The provider's own refusals, with words of money that moved beside them.
		['hexcore', 'transfer.initiate', { status: false, data: { reference: 'trf_1', status: 'SUCCESSFUL' } }],
		['fincode', 'wallet.transferToBank', { responseCode: '400', message: 'Transfer successful' }],
		[
			'fincode',
			'wallet.transferToBank',
			{ status: 'FAILED', responseCode: '400', message: 'Transfer successful' },
		],
		[
			'fincode',
			'wallet.transferToBank',
			{ status: 'SUCCESS', data: { status: 'FAILED', message: 'No response from bank' } },
		],
		['hexai', 'payout.initiate', { status: 'error', code: 'INSUFFICIENT_BALANCE', message: 'Debited' }],
		[
			'hexai',
			'payout.initiate',
			{ status: 'success', data: { status: 'FAILED', transaction_id: 'tx', note: 'will be reversed' } },
		],
		['acquired-banking', 'transfer.create', { status: 1, response_code: '650', data: { status: 'PAID' } }],
		['acquired-banking', 'transfer.create', { status: -1, response_code: '101', message: 'Debited' }],
		['acquired-banking', 'payout.create', { status: -1, message: 'Transaction completed' }],
	])('%s, %s: %j leaves it open', async (name, id, body) => {
		expect(await failureOf(name, id, body)).toMatchObject({ outcome: 'unknown' });
	});

	test.each<[string, string, unknown]>([
		['hexcore', 'transfer.initiate', { status: false, message: 'The transfer was not successful' }],
		['fincode', 'wallet.transferToBank', { status: 'FAILED', responseCode: '400', message: 'Not completed' }],
		[
			'fincode',
			'wallet.transferToBank',
			{ status: 'SUCCESS', message: 'Request processed successfully', data: { status: 'FAILED' } },
		],
		[
			'fincode',
			'wallet.transferToBank',
			{
				status: 'SUCCESS',
				data: { status: 'FAILED', failureReason: 'Insufficient funds', message: 'It failed' },
			},
		],
		['hexai', 'payout.initiate', { status: 'error', code: 'INSUFFICIENT_BALANCE', message: 'Not paid' }],
		[
			'hexai',
			'payout.initiate',
			{ status: 'success', data: { id: 'tx', status: 'FAILED', failure_reason: 'Wallet is closed' } },
		],
		[
			'hexai',
			'payout.initiate',
			{ status: 'success', message: 'Request successful', data: { status: 'FAILED', transaction_id: 'tx' } },
		],
		['acquired-banking', 'transfer.create', { status: 1, message: 'success', response_code: '650' }],
		['acquired-banking', 'transfer.create', { status: -1, message: 'Unsuccessful', response_code: '101' }],
	])('%s, %s: %j is a refusal', async (name, id, body) => {
		expect(await failureOf(name, id, body)).toMatchObject({ outcome: 'refused' });
	});

	test('the id of the attempt goes along, for the support of the provider', async () => {
		const { transactionId } =
			(await failureOf('fincore', 'payment.create', { data: { id: 'pay_1', status: 'failed' } })) ?? {};
		expect(transactionId).toBe('pay_1');
		const spoilt = { status: 'SUCCESS', errors: ['No'], data: { pcn: 'TR1' } };
		expect(await failureOf('fincode', 'transaction.create', spoilt)).toMatchObject({
			own: 'NOT_CONFIRMED',
			transactionId: 'TR1',
		});
	});
});
