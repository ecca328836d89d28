import type { Reply } from '../../../nodes/shared/api/reply';
import { judgeReply } from '../../../nodes/shared/http/judge';
import { acquiredBanking } from '../../../nodes/AcquiredBanking/provider';
import { readOperation } from '../support/provider.mts';
import { contract, operationOf } from './contract.mts';

const answer = (body: unknown, status = 200): Reply => ({ status, headers: {}, body, readable: true });
const judged = (body: unknown, operation: string, status = 200) =>
	judgeReply(answer(body, status), acquiredBanking, operationOf(operation).refusal);

const ID = '22938286-1234-4594-9321-afb1bd52d22c';
const CODES = Object.entries(contract.errors.responseCodes as Record<string, { releaseKey?: boolean }>);

describe('the envelope', () => {
	test.each([1, '1'])('status %j is a success', (status) => {
		expect(judged({ status, data: [] }, 'ledger.getAll')).toBeUndefined();
	});

	test.each([-1, '-1'])('status %j in HTTP 200 is a refusal that moved nothing', (status) => {
		expect(judged({ status, message: 'no such ledger' }, 'transfer.create')).toMatchObject({
			outcome: 'refused',
			message: 'no such ledger',
		});
	});

	test.each([400, 401, 404, 429])('HTTP %d is a refusal that moved nothing', (status) => {
		expect(judged({ status: -1, message: 'no' }, 'transfer.create', status)).toMatchObject({
			outcome: 'refused',
			httpStatus: status,
		});
	});

	test.each([409, 500, 502, 503])('HTTP %d leaves it open', (status) => {
		expect(judged({ status: -1, message: 'no' }, 'transfer.create', status)?.outcome).toBe('unknown');
	});

	test('gives what is in data, else the whole answer', () => {
		expect(acquiredBanking.unwrap({ status: 1, data: { a: 1 } })).toEqual({ a: 1 });
		expect(acquiredBanking.unwrap({ status: 1, response_code: '1' })).toEqual({
			status: 1,
			response_code: '1',
		});
	});
});

describe.each(['transfer.create', 'payout.create'])('the response codes of %s', (operation) => {
	const success = operation === 'payout.create' ? ['1', '11'] : ['1'];

	test.each(CODES.filter(([code]) => !success.includes(code)))(
		'%s frees its key as the contract says',
		(code, { releaseKey }) => {
			for (const status of [1, -1]) {
				for (const form of [code, Number(code)]) {
					const body = { status, message: 'said', response_code: form, transaction_id: ID };
					const failure = judged(body, operation);
					const free = failure?.outcome === 'refused' && failure.keepKey !== true;
					expect(free).toBe(releaseKey === true);
					expect(failure).toMatchObject({ code, message: 'said', transactionId: ID });
				}
			}
		},
	);

	test.each(success)('%s is a success, as text and as a number', (code) => {
		expect(judged({ status: 1, response_code: code }, operation)).toBeUndefined();
		expect(judged({ status: 1, response_code: Number(code) }, operation)).toBeUndefined();
	});

	test.each(CODES.filter(([code]) => !success.includes(code)))(
		'%s in the data of the envelope means the same',
		(code) => {
			for (const status of [1, -1]) {
				const said = { message: 'said', response_code: code, transaction_id: ID };
				const { response_code, transaction_id, message } = said;
				const inside = { status, message, data: { response_code, transaction_id } };
				expect(judged(inside, operation)).toEqual(judged({ status, ...said }, operation));
			}
		},
	);

	test.each(success)('%s in the data of the envelope is a success', (code) => {
		expect(judged({ status: 1, data: { response_code: code } }, operation)).toBeUndefined();
	});

	test.each([408, 409, 500, 503])(
		'in HTTP %d they leave it open, and advise nothing that needs a no',
		(status) => {
			for (const [code] of CODES) {
				const body = { status: -1, message: 'said', response_code: code, transaction_id: ID };
				const failure = judged(body, operation, status);
				expect(failure).toMatchObject({ outcome: 'unknown', code, message: 'said', transactionId: ID });
				expect(failure?.nextStep ?? 'ask Acquired').toMatch(/ask Acquired/i);
			}
		},
	);

	test('in HTTP 400 they are what they say', () => {
		const failure = judged({ status: -1, response_code: '102' }, operation, 400);
		expect(failure).toMatchObject({
			outcome: 'refused',
			nextStep: expect.stringMatching(/^Correct the fields/),
		});
	});

	test('a code nobody knows leaves it open', () => {
		expect(judged({ status: 1, response_code: '777' }, operation)?.outcome).toBe('unknown');
	});

	test.each(['12', '101', '606', '650', '651'])('%s has a sentence of its own', (code) => {
		expect(judged({ status: 1, response_code: code }, operation)?.nextStep).toMatch(/\.$/);
	});
});

test('an answer without code leaves a transfer open; a payout goes by its status', () => {
	expect(judged({ status: 1, message: 'ok' }, 'transfer.create')?.outcome).toBe('unknown');
	expect(judged({ status: 1, message: 'ok' }, 'payout.create')).toBeUndefined();
	expect(judged({ message: 'ok' }, 'payout.create')?.outcome).toBe('unknown');
	expect(judged({ response_code: '11' }, 'payout.create')?.outcome).toBe('unknown');
	expect(judged({ status: 2, response_code: '1' }, 'payout.create')?.outcome).toBe('unknown');
	expect(judged(undefined, 'payout.create')?.outcome).toBe('unknown');
});

test('the output of a payout says whether it is done', () => {
	const output = (body: Record<string, unknown>) =>
		operationOf('payout.create').output?.(body, {} as never, {} as never);
	expect(output({ status: 1, response_code: '1' })).toMatchObject({ outcome: 'succeeded' });
	expect(output({ status: 1, response_code: 11 })).toMatchObject({ outcome: 'pending' });
	expect(output({ status: 1 })).toMatchObject({ outcome: 'pending' });
	expect(output({ status: 1, data: { response_code: 1 } })).toMatchObject({ outcome: 'succeeded' });
	expect(output({ status: 1, data: { response_code: '11' } })).toMatchObject({ outcome: 'pending' });
});

const withField = {
	...readOperation,
	fields: [{ displayName: 'Name', name: 'name', type: 'string' as const, default: '' }],
};

describe('what a person can do', () => {
	test.each([
		[400, 'read', 'Check the fields of this operation.'],
		[
			401,
			'read',
			'Another program keeps logging in with the same API user, and Acquired allows one live token.',
		],
		[404, 'read', 'Acquired has nothing at this address. Check Base URL in the credential.'],
		[404, 'transfer', 'Options > API Path'],
		[409, 'write', 'Acquired reports a conflict with another request.'],
		[429, 'read', 'lower Options > Parallel Items'],
		[429, 'write', 'Wait a little and run it again, or slow the workflow down.'],
		[429, 'transfer', 'Wait a little and run it again, or slow the workflow down.'],
		[500, 'read', 'contact Acquired if it lasts'],
		[500, 'write', 'before you run this item again'],
	] as const)('after a %d on a %s', (httpStatus, effect, sentence) => {
		expect(
			acquiredBanking.nextStep?.({ httpStatus, outcome: 'refused' }, { ...withField, effect }, {}),
		).toContain(sentence);
	});
});

test('a list without fields is not told to correct some', () => {
	for (const httpStatus of [200, 400]) {
		const failure = { httpStatus, outcome: 'refused', message: 'no' } as const;
		const step = acquiredBanking.nextStep?.(failure, operationOf('ledger.getAll'), {});
		expect(step).toContain('This call has no field to correct');
		expect(acquiredBanking.nextStep?.(failure, operationOf('payout.create'), {})).toContain(
			'Check the fields',
		);
	}
});

test.each([
	[429, 'Wait a few minutes'],
	[500, 'Try again later'],
	[503, 'Try again later'],
	[undefined, 'Check Base URL'],
])('a log-in answered %p', (httpStatus, words) => {
	const failure = { httpStatus, outcome: 'notSent', own: 'SIGN_IN_FAILED' } as const;
	const step = acquiredBanking.nextStep?.(failure, readOperation, {}) ?? '';
	expect(step).toContain(words);
	expect(step.includes('network')).toBe(httpStatus === undefined);
});

describe('the provider', () => {
	test('tells accounts apart by their address, however it is written, and never throws', () => {
		const account = (baseUrl: unknown) => acquiredBanking.account({ baseUrl } as never);
		expect(account('https://bank.example/hub/ ')).toBe(account('https://BANK.example/hub'));
		expect(account('https://test.example')).not.toBe(account('https://bank.example'));
		expect(account(undefined)).toBe('');
	});

	test('calls go one at a time only when each has a token of its own', () => {
		const login = { baseUrl: 'https://bank.example', email: 'a@example.com' };
		expect(acquiredBanking.oneAtATime?.({ ...login, tokenPerRequest: false })).toBeUndefined();
		const lane = acquiredBanking.oneAtATime?.({ ...login, tokenPerRequest: true });
		expect(lane).toBe(acquiredBanking.oneAtATime?.({ ...login, tokenPerRequest: true, password: 'x' }));
		expect(lane).not.toContain('password');
	});
});
