import { ExpressionError, NodeApiError, NodeOperationError, type IDataObject } from 'n8n-workflow';

import { CallFailure, type Failure } from '../../../../nodes/shared/api/failure';
import type { Operation } from '../../../../nodes/shared/api/operation';
import { InputError } from '../../../../nodes/shared/basics/inputError';
import { itemError, type FailedItem } from '../../../../nodes/shared/errors/itemError';
import {
	AgentNotAllowed,
	GuardUnavailable,
	NotAllowed,
	OverLimit,
	UsedKey,
} from '../../../../nodes/shared/payments/paymentErrors';
import { acme, credential, keyOf, node, readOperation, transferOperation } from '../../support/provider.mts';

const SECRET = credential.apiKey;

function context(operation: Operation = readOperation, more: Partial<FailedItem> = {}): FailedItem {
	return { provider: acme(), operation, node, itemIndex: 3, secrets: [SECRET], ...more };
}

const fail = (failure: Partial<Failure>) => new CallFailure({ outcome: 'refused', ...failure });

/** All a person, a log or a later node could see of an error. */
function visible({ error, item }: ReturnType<typeof itemError>): string {
	const { message, description, messages, context: more } = error;
	return JSON.stringify([message, description, messages, more, error.cause, error, item]);
}

describe('a failed call', () => {
	const failure = fail({
		httpStatus: 400,
		code: 'NO_FUNDS',
		message: 'Too little',
		details: { missing: 5 },
		fields: [{ field: 'amount', message: 'too large' }],
	});

	test('becomes a NodeApiError that names item, status and sentences', () => {
		const { error } = itemError(failure, context());
		expect(error).toBeInstanceOf(NodeApiError);
		expect(error.message).toBe('Acme: Too little (NO_FUNDS)');
		expect(error.description).toBe(
			'amount: too large.\nTop up the account the money comes from, or lower the amount, then run the item again.\nHTTP 400.',
		);
		expect((error as NodeApiError).httpCode).toBe('400');
		expect(error.context.itemIndex).toBe(3);
	});

	test('becomes an item with all a later node may ask for, paired with its input', () => {
		expect(itemError(failure, context(transferOperation, keyOf('OUT-1'))).item).toEqual({
			pairedItem: { item: 3 },
			json: {
				error: {
					message: 'Acme: Too little (NO_FUNDS)',
					description: expect.stringContaining('is free again') as string,
					code: null,
					providerCode: 'NO_FUNDS',
					httpStatus: 400,
					outcome: 'refused',
					details: { provider: { missing: 5 }, fields: [{ field: 'amount', message: 'too large' }] },
					paymentKey: 'OUT-1',
				},
			},
		});
	});

	test('keeps the words of the provider apart from ours', () => {
		const { error, item } = itemError(fail({ httpStatus: 400, code: 'STOPPED' }), context());
		expect(error.message).toBe('Acme answered that the request is wrong (STOPPED)');
		expect(item.json.error).toMatchObject({ code: null, providerCode: 'STOPPED' });
		const own = itemError(fail({ own: 'STOPPED', outcome: 'notSent' }), context());
		expect(own.error.message).toBe('The run was stopped before this item was sent');
		expect(own.item.json.error).toMatchObject({ code: 'STOPPED', providerCode: null });
	});

	test('hides the login token it went out with', () => {
		const thrown = new CallFailure({ outcome: 'refused', message: 'token tok-123456 is old' }, [
			'tok-123456',
		]);
		expect(itemError(thrown, context()).error.message).toBe('Acme: token [hidden] is old');
	});

	test('keeps our sentence where n8n would put its own for a network code in it', () => {
		const { error } = itemError(fail({ httpStatus: 502, message: 'upstream: ECONNREFUSED' }), context());
		expect(error.message).toBe('Acme: upstream: ECONNREFUSED');
	});

	test('shows neither the key nor an account number, wherever the provider repeats them', () => {
		const leak = `${SECRET} and 0123456789`;
		const all = itemError(
			fail({
				message: leak,
				code: SECRET,
				nextStep: leak,
				details: { a: [leak], [SECRET]: 1 },
				fields: [{ field: SECRET, message: leak }],
				requestId: SECRET,
				transactionId: SECRET,
			}),
			context(),
		);
		expect(visible(all)).not.toContain(SECRET);
		expect(visible(all)).not.toContain('0123456789');
		expect(visible(all)).toContain('****6789');
	});

	test('shows no token the call went out with, and the id of the transaction', () => {
		const failure = {
			outcome: 'refused' as const,
			message: 'bad jwt-of-this-call',
			transactionId: '1234567890',
		};
		const thrown = new CallFailure({ ...failure, details: { id: '1234567890' } }, ['jwt-of-this-call']);
		const text = visible(itemError(thrown, context()));
		expect(text).not.toContain('jwt-of-this-call');
		expect(text).toContain('transaction 1234567890');
	});

	test('leaves the ids the person gave', () => {
		const thrown = fail({ message: '0123456789 of 9876543210' });
		const { error } = itemError(thrown, context(readOperation, { references: ['0123456789'] }));
		expect(error.message).toBe('Acme: 0123456789 of ****3210');
	});

	test("leaves the person's own payment key readable, though it is a long number", () => {
		const about = context(transferOperation, keyOf('20260119000123', true));
		const { error } = itemError(fail({ message: 'Unknown reference 20260119000123' }), about);
		expect(error.message).toContain('20260119000123');
	});
});

describe('what never was sent', () => {
	test('wrong input names the item and says what to do', () => {
		const { error, item } = itemError(
			new InputError('Amount is zero', 'Correct it, or leave the item out.'),
			context(),
		);
		expect(error).toBeInstanceOf(NodeOperationError);
		expect(error).toMatchObject({
			message: 'Amount is zero',
			description: 'Correct it, or leave the item out. Nothing was sent for this item.',
		});
		expect(error.context.itemIndex).toBe(3);
		expect(item.json.error).toMatchObject({
			code: 'INVALID_INPUT',
			outcome: 'notSent',
			httpStatus: null,
			details: null,
		});
	});

	test('a used payment key says so, and offers every way on', () => {
		const about = context(transferOperation, keyOf('OUT-1'));
		const known = { as: 'unknown', sentAgain: 0, listed: false, interrupted: false, facts: {} } as const;
		const { error, item } = itemError(new UsedKey({ key: 'OUT-1', ...known }), about);
		expect(error.message).toBe('Payment Key "OUT-1" was used before: nothing was sent');
		expect(error.description).toContain('look in Acme.');
		expect(error.description).toContain('write OUT-1 into Options > Send Again');
		expect(item.json.error).toMatchObject({
			code: 'DUPLICATE_PAYMENT_KEY',
			outcome: 'notSent',
			paymentKey: 'OUT-1',
		});
	});

	test.each([
		['NOT_ALLOWED', new NotAllowed('This credential may only read', 'Its owner can change it.')],
		['OVER_LIMIT', new OverLimit('This payment is above the limit', 'Its owner can change it.')],
	])('what the owner of the credential does not permit is said as %s', (code, thrown) => {
		const about = context(transferOperation, keyOf('OUT-1'));
		const { error, item } = itemError(thrown, about);
		expect(error).toBeInstanceOf(NodeOperationError);
		expect(error).toMatchObject({ message: thrown.message, description: 'Its owner can change it.' });
		expect(error.context.itemIndex).toBe(3);
		expect(item.json.error).toMatchObject({
			code,
			outcome: 'notSent',
			providerCode: null,
			httpStatus: null,
			paymentKey: 'OUT-1',
		});
	});

	test('an agent that may not pay is told so, and its person which option it takes', () => {
		const { error, item } = itemError(new AgentNotAllowed(), context(transferOperation));
		expect(error.message).toMatch(/nothing was sent\. .*Options > Let AI Agents Move Money$/);
		expect(error.description).toContain('switch it on. Limits set in the credential still apply');
		expect(error.description).toContain('each Payment Key is paid once.');
		expect(item.json.error).toMatchObject({ code: 'AGENT_NOT_ALLOWED', outcome: 'notSent' });
	});

	test('a store that does not answer says so', () => {
		const { error, item } = itemError(
			new GuardUnavailable(new Error('disk full')),
			context(transferOperation),
		);
		expect(error.message).toBe('The payment key could not be recorded: nothing was sent');
		expect(error.description).toContain('disk full.');
		expect((item.json.error as IDataObject).outcome).toBe('notSent');
	});
});

describe('what nobody expected', () => {
	test.each<[string, unknown, string]>([
		['an error', new TypeError('x is not a function'), 'x is not a function'],
		['a text', 'just text', 'just text'],
		['nothing', undefined, 'undefined'],
	])('%s becomes a NodeOperationError', (_what, thrown, message) => {
		const { error, item } = itemError(thrown, context());
		expect(error).toBeInstanceOf(NodeOperationError);
		expect(error.message).toBe(message);
		expect(item.json.error).toMatchObject({ code: 'UNEXPECTED' });
	});

	test('keeps the hint of n8n for a broken expression', () => {
		const thrown = new ExpressionError('Referenced node is unexecuted', { description: 'Execute it first' });
		expect(itemError(thrown, context()).error.description).toBe('Execute it first');
	});

	test('shows no secret of the credential', () => {
		const thrown = new NodeOperationError(node, `bad ${SECRET}`, { description: `key ${SECRET}` });
		expect(visible(itemError(thrown, context()))).not.toContain(SECRET);
	});

	test('never claims that nothing was sent while the payment key is locked', () => {
		const about = context(transferOperation, keyOf('OUT-1', true));
		const { error, item } = itemError(new TypeError('x is not a function'), about);
		expect((item.json.error as IDataObject).outcome).toBe('unknown');
		expect(`${error.message}\n${error.description}`).toContain('OUT-1');
	});
});
