import type { IDataObject, NodeApiError } from 'n8n-workflow';

import { hexAi } from '../../../nodes/HexAi/provider';
import { resources } from '../../../nodes/HexAi/resources';
import type { Failure } from '../../../nodes/shared/api/failure';
import { judgeReply } from '../../../nodes/shared/http/judge';
import { toReply } from '../../../nodes/shared/http/reply';
import { rejectionOf } from '../support/errors.mts';
import type { Answer } from '../support/helpers.mts';
import { FakeRun } from '../support/run.mts';

const PAYOUT = { amount: '50', recipientMobile: '+2201234567', currency: 'GMD', clientReference: 'OUT-101' };
const COLLECTION = {
	amount: '100',
	currency: 'GMD',
	clientReference: 'INV-1',
	successUrl: 'https://x.gm/a',
	errorUrl: 'https://x.gm/b',
};

const all = resources.flatMap(({ value, operations }) =>
	operations.map((operation) => [`${value}.${operation.value}`, operation] as const),
);

/** What an operation makes of an answer. */
function judged(name: string, status: number, body: unknown): Failure | undefined {
	const operation = all.find(([one]) => one === name)?.[1];
	if (!operation) throw new Error(`No operation ${name}`);
	return judgeReply(toReply(status, {}, body), hexAi, operation.refusal);
}

async function errorOf(resource: string, operation: string, answer: Answer): Promise<NodeApiError> {
	const fake = new FakeRun(resources, {
		resource,
		operation,
		parameters: resource === 'payout' ? PAYOUT : COLLECTION,
		answers: [answer],
		provider: hexAi,
		credential: { apiKey: 'sk_test_sim', baseUrl: 'https://hpg.hexai.gm/api/v1/', webhookSecret: 'whsec' },
	});
	return (await rejectionOf(fake.items())) as NodeApiError;
}

const error = (code: string, message = 'No') => ({ status: 'error', error: { code, message } });

/** An error inside HTTP 2xx in its forms, and the sentence and code a person reads. */
const INSIDE: Array<[body: IDataObject, message: string, code: string | null]> = [
	[error('X', 'Why'), 'Why', 'X'],
	[{ status: 'error', code: 'X', message: 'Why' }, 'Why', 'X'],
	[{ status: 'error', code: 4001, message: 'Why' }, 'Why', '4001'],
	[{ status: 'ERROR', code: 'X', message: 'Why' }, 'Why', 'X'],
	[{ status: 'Error', message: 'Insufficient funds' }, 'Insufficient funds', null],
	[{ status: 'error', error: 'Wallet not found' }, 'Wallet not found', null],
	[{ status: 'error' }, 'The answer is an error and names no reason', null],
	[{ status: 'error', message: 'Why', client_reference: 'OUT-101' }, 'Why', null],
	[{ status: 'ERROR', error: {}, transaction_id: 'tx' }, 'The answer is an error and names no reason', null],
];

describe('an error inside HTTP 2xx', () => {
	describe.each(all)('%s', (name, { effect }) => {
		test.each(INSIDE)('%j is a failure with its own words', (body, message, code) => {
			for (const status of [200, 201]) {
				const failure = judged(name, status, body);
				expect(failure).toMatchObject({ message, outcome: effect === 'transfer' ? 'unknown' : 'refused' });
				expect(failure?.code ?? null).toBe(code);
			}
		});
	});

	test.each(all.filter(([, { effect }]) => effect !== 'transfer'))(
		'the state ERROR of a transaction is none for %s',
		(name) => {
			for (const body of [
				{ status: 'success', data: { status: 'ERROR' } },
				{ transaction_id: 'tx', status: 'ERROR' },
				{ client_reference: 'INV-1', status: 'error' },
			]) {
				expect(judged(name, 200, body)).toBeUndefined();
			}
		},
	);

	test('names a next step on a read', async () => {
		const { message, description } = await errorOf('account', 'getBalance', {
			body: { status: 'error', error: 'Wallet not found' },
		});
		expect(message).toBe('HexAI: Wallet not found');
		expect(description).toContain('send this answer to HexAI');
	});
});

describe('a payout inside HTTP 2xx', () => {
	test.each<IDataObject>([
		{ status: 'success', data: { transaction_id: 'tx_9', status: 'ERROR' } },
		{ status: 'success', data: { transaction_id: 'tx_9', status: 'error' } },
		{ transaction_id: 'tx_9', status: 'ERROR' },
		{ transaction_id: 'tx_9', status: 'error' },
		{ ...error('INTERNAL_ERROR'), transaction_id: 'tx_9' },
		{ transaction_id: 'tx_9', status: 'FAILED', code: 'INTERNAL_ERROR' },
	])('%j may have moved money: its reference stays locked', async (body) => {
		const { message, description } = await errorOf('payout', 'initiate', { body });
		expect(message).toBe('HexAI did not confirm this payment: the money may have moved');
		expect(description).toContain('"OUT-101" stays locked');
		expect(description).toContain('transaction tx_9');
		expect(description).not.toContain('Nothing was paid');
	});

	test.each<IDataObject>([
		error('INSUFFICIENT_BALANCE'),
		error('VALIDATION_ERROR'),
		{ status: 'error', code: 400, message: 'amount is missing' },
		...['FAILED', 'REJECTED', 'DECLINED', 'CANCELLED', 'EXPIRED'].map((status) => ({
			status: 'success',
			data: { transaction_id: 'tx', status },
		})),
		{ transaction_id: 'tx', status: 'FAILED' },
	])('%j certainly paid nothing: its reference is free again', async (body) => {
		const { description } = await errorOf('payout', 'initiate', { body });
		expect(description).toContain('Nothing was paid, and Payment Key "OUT-101" is free again.');
	});
});

test.each([400, 402, 422])('an error with HTTP %i is a refusal in both its forms', (status) => {
	for (const [name] of all) {
		for (const body of [error('X', 'Why'), { status: 'error', code: 'X', message: 'Why' }]) {
			expect(judged(name, status, body)).toMatchObject({ code: 'X', message: 'Why', outcome: 'refused' });
		}
	}
});

/** A reference HexAI has seen before, as it may say so. */
const DUPLICATES: Answer[] = [
	{ status: 400, body: error('DUPLICATE_REFERENCE') },
	{ status: 400, body: { status: 'error', message: 'client_reference already used' } },
	{ status: 409, body: error('CONFLICT', 'Reference in use') },
	{ status: 422, body: error('VALIDATION_ERROR', 'Duplicate client_reference') },
	{ status: 200, body: error('ALREADY_EXISTS') },
	{ status: 200, body: { status: 'error', error: 'This payout was already sent' } },
];

describe('a reference HexAI already knows', () => {
	test.each(DUPLICATES)('keeps the payout locked after %j and invites no second one', async (answer) => {
		const { message, description } = await errorOf('payout', 'initiate', answer);
		expect(message).toMatch(/^HexAI: /);
		expect(description).toContain(
			'HexAI already knows this reference: look for it in Transaction > Get Many before you use another one.',
		);
		expect(description).toContain('Payment Key "OUT-101" stays locked');
		expect(description).not.toMatch(/free again|Correct the field/);
	});

	test.each(DUPLICATES)('sends the person of a collection to Get Status after %j', async (answer) => {
		const { description } = await errorOf('collection', 'initiate', answer);
		expect(description).toContain('HexAI already knows this reference: ask Collection > Get Status with it');
		expect(description).not.toContain('Correct the field');
	});

	test('is not meant by a refusal whose code proves that nothing was paid', async () => {
		const answer = {
			status: 400,
			body: error('INSUFFICIENT_BALANCE', 'Your balance is already used up'),
		};
		const { description } = await errorOf('payout', 'initiate', answer);
		expect(description).toContain('is free again');
	});

	test.each<Answer>([
		{ status: 409, body: {} },
		{ status: 500, body: error('INTERNAL_ERROR', 'Already failed') },
		// Freed by mistake it is paid twice; kept by mistake it costs a look.
		{ status: 403, body: error('FORBIDDEN', 'This account is already blocked') },
		{ status: 429, body: error('RATE_LIMITED', 'Still being processed') },
	])('is not named by %j: the outcome is open', async (answer) => {
		const { message } = await errorOf('payout', 'initiate', answer);
		expect(message).toBe('HexAI did not confirm this payment: the money may have moved');
	});
});

describe('after a 404', () => {
	test('only an operation that asks for a reference speaks of one', async () => {
		const { description } = await errorOf('collection', 'getStatus', { status: 404 });
		expect(description).toContain('Check the reference, and that the API key is of the same mode');
	});

	test.each([
		['account', 'getBalance'],
		['account', 'getStats'],
		['account', 'getEarningsChart'],
		['collection', 'initiate'],
		['transaction', 'getAll'],
	])('%s.%s speaks of the Base URL', async (resource, operation) => {
		const { description } = await errorOf(resource, operation, { status: 404 });
		expect(description).toBe('Check the Base URL in the credential.\nHTTP 404.');
	});
});
