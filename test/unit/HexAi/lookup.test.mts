import type { IDataObject } from 'n8n-workflow';

import { hexAi } from '../../../nodes/HexAi/provider';
import { initiate } from '../../../nodes/HexAi/resources/payout/initiate';
import { CallFailure } from '../../../nodes/shared/api/failure';
import { hexAiOperations } from '../support/contract.mts';
import { contracts, idOf, type Contract, type ContractOperation } from '../support/contracts.mts';
import { credentialOf, wireIn, wireOf } from '../support/contractWire.mts';
import { rejectionOf } from '../support/errors.mts';
import type { Answer } from '../support/helpers.mts';
import { lookupOf } from '../support/lookup.mts';

const contract = contracts.find(({ provider }) => provider === 'hexai') as Contract;
const list = hexAiOperations.find((one) => idOf(one) === 'transaction.getAll') as ContractOperation;

const PAYOUT = {
	amount: '50',
	recipientMobile: '+220 123 4567',
	currency: 'GMD',
	clientReference: 'OUT-101',
};
const ROW = { client_reference: 'OUT-101', type: 'PAYOUT', amount: '50.00', status: 'SUCCEEDED' };
const EMPTY: Answer = { body: { status: 'success', data: [] } };

const row = (more: IDataObject = {}): IDataObject => ({ ...ROW, ...more });
const page = (...rows: unknown[]): Answer => ({ body: { status: 'success', data: rows } });

const look = (answers: Answer[], parameters: IDataObject = {}) =>
	lookupOf({
		provider: hexAi,
		operationId: 'payout.initiate',
		operation: initiate,
		parameters: { ...PAYOUT, ...parameters },
		credential: credentialOf(contract) as Record<string, string>,
		answers,
	});

const foundIn = async (...answers: Answer[]) => await look(answers).found();

test('the list is read as the contract says', async () => {
	const { http, found } = look([EMPTY]);
	await found();
	expect(http.requests.map((one) => wireIn(one, contract, list))).toEqual([
		wireOf(contract, list, new Set()),
	]);
});

describe('a payout is accepted', () => {
	test.each(['SUCCEEDED', 'SUCCESS', 'PENDING', 'processing', 'completed'])(
		'in the state %s, and its row goes out',
		async (status) => {
			const own = row({ status, transaction_id: 'tx_1' });
			expect(await foundIn(page(row({ client_reference: 'OUT-1' }), own))).toEqual({
				state: 'accepted',
				output: own,
			});
		},
	);

	test.each<[string, IDataObject]>([
		['a number as amount', { amount: 50 }],
		['one decimal', { amount: '50.0' }],
		['no amount', { amount: undefined }],
		['the recipient', { recipient_mobile: '+220 1234567' }],
		['the recipient and no type', { recipient_mobile: '+2201234567', type: undefined }],
		['its other name for the reference', { client_reference: undefined, reference: 'OUT-101' }],
		['its other name for the state', { status: undefined, payment_status: 'SUCCEEDED' }],
	])('when its row shows %s', async (_what, more) => {
		expect(await foundIn(page(row(more)))).toMatchObject({ state: 'accepted' });
	});

	test.each(['FAILED', 'ERROR', 'REVERSED', 'on the moon'])(
		'when one row says so, and another is %s',
		async (status) => {
			const paid = row();
			expect(await foundIn(page(row({ status }), row({ status: 'PENDING' }), paid))).toEqual({
				state: 'accepted',
				output: paid,
			});
		},
	);

	test('on a later page', async () => {
		const { http, found } = look([
			page(row({ client_reference: 'A' })),
			page(row({ status: 'FAILED' }), row()),
		]);
		expect(await found()).toMatchObject({ state: 'accepted' });
		expect(http.requests.map(({ qs }) => qs as unknown)).toEqual([
			{ page: 1, limit: 50 },
			{ page: 2, limit: 50 },
		]);
	});
});

describe('a failed row', () => {
	test.each(['FAILED', 'rejected', 'DECLINED', 'CANCELLED', 'EXPIRED'])(
		'that says %s proves nothing: it may be that of an earlier sending, and the row of this one may come',
		async (status) => {
			expect(await foundIn(page(row({ status })), EMPTY)).toBeUndefined();
			expect(await foundIn({ body: { data: [row({ status })], has_more: false } })).toBeUndefined();
		},
	);

	test('beside one that was accepted does not count', async () => {
		const rows = page(row({ status: 'FAILED' }), row({ status: 'PENDING' }));
		expect(await foundIn(rows, EMPTY)).toMatchObject({ state: 'accepted' });
	});

	test('does not end the search, which ends after five pages', async () => {
		const others = (number: number) =>
			page(...[1, 2].map((one) => row({ client_reference: `${number}-${one}` })));
		const { http, found } = look([page(row({ status: 'FAILED' })), ...[2, 3, 4, 5, 6].map(others)]);
		expect(await found()).toBeUndefined();
		expect(http.requests).toHaveLength(5);
	});
});

describe('nothing is known', () => {
	test.each<[string, IDataObject]>([
		['a reference that contains ours', { client_reference: 'OUT-1010' }],
		['a reference ours contains', { client_reference: 'OUT-10' }],
		['our reference in other letters', { client_reference: 'out-101' }],
		['our reference with a blank', { client_reference: ' OUT-101' }],
		['another amount', { amount: '500.00' }],
		['an amount that is none', { amount: 'fifty' }],
		['another recipient', { recipient_mobile: '+2207654321' }],
		['a collection', { type: 'COLLECTION' }],
		['neither a type nor a recipient', { type: undefined }],
		['a fault of HexAI', { status: 'ERROR' }],
		['a payout that came back', { status: 'REVERSED' }],
		['another state that has failed', { status: 'PENDING', transfer_status: 'FAILED' }],
		['a reason for a failure', { status: 'SUCCEEDED', failure_reason: 'Wallet is closed' }],
		['a state nobody knows', { status: 'FLYING' }],
		['no state', { status: undefined }],
		['a state that is no text', { status: { a: 1 } }],
	])('from a row with %s', async (_what, more) => {
		expect(await foundIn(page(row(more)), EMPTY)).toBeUndefined();
	});

	test('from a failed row beside one that leaves it open', async () => {
		expect(await foundIn(page(row({ status: 'FAILED' }), row({ status: 'ERROR' })), EMPTY)).toBeUndefined();
	});

	test.each<[string, unknown]>([
		['no list', { status: 'success', data: { client_reference: 'OUT-101', status: 'SUCCEEDED' } }],
		['an empty list', { status: 'success', data: [] }],
		['nothing', ''],
		['null', 'null'],
		['rows that are no objects', { data: [null, 1, 'OUT-101', ['OUT-101']] }],
	])('from %s', async (_what, body) => {
		expect(await foundIn({ body }, EMPTY)).toBeUndefined();
	});
});

test('a list that can not be read is a failure, not an answer', async () => {
	for (const status of [403, 200]) {
		const body = { status: 'error', error: { code: 'FORBIDDEN' }, data: [row()] };
		expect(await rejectionOf(look([{ status, body }]).found())).toBeInstanceOf(CallFailure);
	}
});
