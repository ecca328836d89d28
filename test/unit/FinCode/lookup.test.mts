import type { IDataObject } from 'n8n-workflow';

import { finCode } from '../../../nodes/FinCode/provider';
import { withRequestIds } from '../../../nodes/FinCode/callIds/requestIds';
import { CallFailure } from '../../../nodes/shared/api/failure';
import { contracts, type Contract, type ContractOperation } from '../support/contracts.mts';
import { credentialOf, wireIn, wireOf } from '../support/contractWire.mts';
import { rejectionOf } from '../support/errors.mts';
import type { Answer } from '../support/helpers.mts';
import { lookupOf } from '../support/lookup.mts';
import { examples, named, operationOf, sent } from './support.mts';

const contract = contracts.find(({ provider }) => provider === 'fincode') as Contract;
const credential = credentialOf(contract) as Record<string, string>;
const operationIn = (id: string) => named.find(([one]) => one === id)?.[1] as ContractOperation;
const required = (id: string): IDataObject => examples(operationIn(id), (one) => one.required);

const look = (id: string, answers: Answer[], parameters: IDataObject = {}) => {
	const [resource = '', value = ''] = id.split('.');
	return lookupOf({
		provider: finCode,
		operationId: id,
		operation: operationOf(resource, value),
		parameters: { ...required(id), ...parameters },
		credential,
		answers,
	});
};

const data = (value: unknown): Answer => ({ body: { status: 'SUCCESS', responseCode: 200, data: value } });
const sentAs = (id: string, parameters: IDataObject = {}) =>
	sent(id, { ...required(id), ...parameters }, { credential });
const interactionOf = (id: string) => sentAs(id).headers?.['x-fapi-interaction-id'];

describe.each(['ledger.post', 'investment.apply', 'investment.fundWallet'])('%s', (id) => {
	const ENTRIES = [
		{ id: 'e1', amount: 25, type: 'DEBIT', status: 'POSTED' },
		{ id: 'e2', amount: 25, type: 'CREDIT', status: 'POSTED' },
	];

	test('is searched for by the interaction id it was sent under, as the contract says', async () => {
		const { http, found } = look(id, [data([])]);
		await found();
		const read = operationIn('ledger.getByInteraction');
		const params = read.params.map((one) =>
			one.name === 'interactionId' ? { ...one, example: interactionOf(id) } : one,
		);
		const asked = { ...read, params };
		const given = new Set(params.filter((one) => one.required));
		expect(http.requests.map((one) => wireIn(one, contract, asked))).toEqual([
			wireOf(contract, asked, given),
		]);
	});

	test.each<[string, unknown]>([
		['a list', ENTRIES],
		['a list in a member', { entries: ENTRIES }],
	])('is accepted when there are entries, in %s, and they go out with its ids', async (_what, value) => {
		expect(await look(id, [data(value)]).found()).toEqual({
			state: 'accepted',
			output: withRequestIds({ entries: ENTRIES }, {}, { ...sentAs(id) }),
		});
	});

	test.each<[string, Answer]>([
		['no entries', data([])],
		['no data', data(null)],
		['no list', data({ entries: 'none' })],
		['entries that are no objects', data(['e1', null, 1])],
		['nothing', { body: '' }],
		['an entry that failed', data([ENTRIES[0], { ...ENTRIES[1], status: 'FAILED' }])],
		['an entry that was cancelled', data([{ ...ENTRIES[0], state: 'cancelled' }])],
		['an entry that was reversed', data([{ ...ENTRIES[0], entryStatus: 'REVERSED' }])],
		['an entry with a reason for a failure', data([{ ...ENTRIES[0], failureReason: 'No funds' }])],
		['an entry of another interaction', data([{ ...ENTRIES[0], interactionId: 'another' }])],
	])('is not found in %s', async (_what, answer) => {
		expect(await look(id, [answer]).found()).toBeUndefined();
	});

	test('is not searched for by an id of the person: it may stand for several payments', async () => {
		const { http, found } = look(id, [data(ENTRIES)], { options: { interactionId: 'batch-7' } });
		expect(await found()).toBeUndefined();
		expect(http.requests).toEqual([]);
	});

	test('is a failure, not an answer, when the ledger can not be read', async () => {
		const { found } = look(id, [{ status: 403, body: { success: false, error: { code: 'FORBIDDEN' } } }]);
		expect(await rejectionOf(found())).toBeInstanceOf(CallFailure);
	});
});

describe('loan.acceptTerms', () => {
	const id = 'loan.acceptTerms';
	const LOAN = String(required(id).loanApplicationId);
	const loan = (state: unknown, more: IDataObject = {}): IDataObject => ({
		loanDetails: { id: LOAN, loanApplicationStatusEnum: state as string, ...more },
		loanProductName: 'Salary loan',
	});

	test('is asked about as the contract says, under ids that are not those of the payment', async () => {
		const options = { idempotencyKey: 'own-key', interactionId: 'own-id' };
		const { http, found } = look(id, [data(loan('ACCEPTED'))], { options });
		await found();
		const read = operationIn('loan.getApplicationDetails');
		const given = new Set(read.params.filter((one) => one.required));
		expect(http.requests.map((one) => wireIn(one, contract, read))).toEqual([wireOf(contract, read, given)]);
		expect(http.requests[0]?.headers?.['x-idempotency-key']).not.toBe(
			sentAs(id).headers?.['x-idempotency-key'],
		);
		expect(http.requests[0]?.headers?.['x-fapi-interaction-id']).not.toBe(interactionOf(id));
	});

	test('is asked about at the version the person chose', async () => {
		const { http, found } = look(id, [data(loan('ACCEPTED'))], { options: { basePath: '/api/v6/services' } });
		await found();
		expect(http.requests[0]?.url).toContain('/api/v6/services/user/loan-application-details/');
	});

	test('asks under new ids each time, since a known key may get a known answer', async () => {
		const { http, found } = look(id, [data(loan('APPROVED')), data(loan('DISBURSED'))]);
		expect(await found()).toBeUndefined();
		expect(await found()).toMatchObject({ state: 'accepted' });
		const keys = http.requests.map(({ headers }) => headers?.['x-idempotency-key'] as string);
		expect(new Set(keys).size).toBe(2);
	});

	test.each(['DISBURSED', 'PAID_OFF', 'completed'])(
		'is accepted when the loan is %s: it was paid out',
		async (state) => {
			expect(await look(id, [data(loan(state))]).found()).toEqual({
				state: 'accepted',
				output: withRequestIds(loan(state), {}, sentAs(id)),
			});
		},
	);

	test.each(['REJECTED', 'WITHDRAWN'])('has failed when the loan is %s', async (state) => {
		expect(await look(id, [data(loan(state))]).found()).toEqual({
			state: 'failed',
			message: `FinCode shows the loan application as ${state}`,
		});
	});

	test.each<[string, Answer]>([
		...['REQUESTED', 'APPROVED', 'OFFER_SENT', 'ACCEPTED', 'FAILED', 'FLYING', '', null, 7].map(
			(state): [string, Answer] => [`the state ${state}`, data(loan(state))],
		),
		['another loan', data(loan('DISBURSED', { id: '7c2d9e10-0000-4a5b-8c00-665544332211' }))],
		['no details', data({ loanProductName: 'Salary loan' })],
		['details that are no object', data({ loanDetails: 'DISBURSED' })],
		['a list', data([loan('DISBURSED')])],
		['nothing', { body: '' }],
	])('is left open by %s', async (_what, answer) => {
		expect(await look(id, [answer]).found()).toBeUndefined();
	});

	test('takes the other name of the id, and none at all', async () => {
		for (const more of [{ id: '77', loanApplicationId: LOAN.toUpperCase() }, { id: undefined }]) {
			expect(await look(id, [data(loan('DISBURSED', more))]).found()).toMatchObject({ state: 'accepted' });
		}
	});

	test('is a failure, not an answer, when FinCode knows no such loan', async () => {
		const { found } = look(id, [{ status: 404, body: { success: false, error: { code: 'NOT_FOUND' } } }]);
		expect(await rejectionOf(found())).toBeInstanceOf(CallFailure);
	});
});
