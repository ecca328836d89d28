import { hexCore } from '../../../nodes/HexCore/provider';
import { wordingOf } from '../../../nodes/shared/errors/wording';
import { judgeReply } from '../../../nodes/shared/http/judge';
import { named, operationOf } from './support.mts';
import { keyOf } from '../support/provider.mts';

const transfers = named.filter(([, { effect }]) => effect === 'transfer');

function judged(name: string, body: unknown) {
	const [resource = '', value = ''] = name.split('.');
	const reply = { status: 200, headers: {}, body, readable: true };
	return judgeReply(reply, hexCore, operationOf(resource, value).refusal);
}

test('there are six transfers', () => {
	expect(transfers).toHaveLength(6);
});

describe.each(transfers)('%s', (name, { response }) => {
	test('the documented answer is a success, and so is any word that is no failure', () => {
		expect(judged(name, response)).toBeUndefined();
		for (const status of ['PROCESSING', 'SUCCESS', 'active', 'QUEUED', undefined]) {
			expect(judged(name, { status: true, data: { status } })).toBeUndefined();
		}
	});

	test.each([
		[undefined],
		[{}],
		[[]],
		[null],
		['ok'],
		[{ status: 'false' }],
		[{ status: 'error' }],
		[{ status: 'true' }],
		[{ status: 1 }],
		[{ status: null, data: { reference: 'trf_1' } }],
		[{ message: 'Service unavailable' }],
	])('%j leaves it open', (body) => {
		expect(judged(name, body)).toMatchObject({ own: 'NOT_CONFIRMED', outcome: 'unknown' });
	});

	test.each(['FAILED', 'Rejected', 'CANCELLED', 'expired', 'REVERSED'])(
		'%s in a success leaves it open',
		(word) => {
			expect(judged(name, { status: true, data: { status: word } })).toMatchObject({
				code: word,
				outcome: 'unknown',
				message: expect.stringContaining(word),
			});
		},
	);

	test('false stays a refusal', () => {
		const failure = judged(name, { status: false, error_code: 'insufficient_funds', message: 'Too little.' });
		expect(failure).toMatchObject({ code: 'insufficient_funds', message: 'Too little.', outcome: 'refused' });
	});
});

describe('what a person reads', () => {
	const wording = (body: unknown) => {
		const failure = judged('transfer.initiate', body);
		if (!failure) throw new Error('This is a success');
		return wordingOf(failure, {
			provider: hexCore,
			operation: operationOf('transfer', 'initiate'),
			...keyOf('INV-1', true),
		});
	};

	test('of an answer that confirms nothing', () => {
		const { message, description } = wording({ message: 'Service unavailable' });
		expect(message).toBe('hexCore did not confirm this payment: the money may have moved');
		expect(description).toMatch(
			/^hexCore: the answer does not say that the payment was accepted\. It says: Service unavailable\.\nPayment Key "INV-1" stays locked[\s\S]*HTTP 200\.$/,
		);
	});

	test('of a code hexCore gives', () => {
		expect(wording({ status: 'error', error_code: 'down' }).description).toMatch(
			/^hexCore: the answer does not say that the payment was accepted \(down\)\.\n/,
		);
	});

	test('of a failed state, with the reference to look it up by', () => {
		const { message, description } = wording({
			status: true,
			data: { reference: 'trf_1', status: 'FAILED' },
		});
		expect(message).toBe('hexCore did not confirm this payment: the money may have moved');
		expect(description).toMatch(
			/^hexCore: the payment is answered with the status FAILED, and what that means for the money is not documented \(FAILED\)\.\nPayment Key "INV-1" stays locked[\s\S]*HTTP 200, transaction trf_1\.$/,
		);
	});
});
