import type { CallFacts } from '../../../../nodes/shared/api/call';
import { CallFailure } from '../../../../nodes/shared/api/failure';
import type { Operation, Payment } from '../../../../nodes/shared/api/operation';
import type { Provider } from '../../../../nodes/shared/api/provider';
import { rejectionOf } from '../../support/errors.mts';
import { networkFault, type Answer } from '../../support/helpers.mts';
import { lookupOf } from '../../support/lookup.mts';
import { acme, credential, transferOperation } from '../../support/provider.mts';

type Lookup = NonNullable<Payment['lookup']>;

const LOOK = { method: 'GET', path: '/payments' } as const;

const askFor: Lookup = async (input, { send, unwrap }) => {
	const { body } = await send(LOOK);
	return { state: 'accepted', output: { key: input.text('paymentKey'), said: unwrap(body) as string } };
};

/** A payment of an API that counts the facts of each call. */
function asked(lookup: Lookup | undefined, answers: Answer[], more: Partial<Operation> = {}) {
	const facts: CallFacts[] = [];
	const complete: Provider['complete'] = (call, _input, about) => {
		facts.push(about);
		return { ...call, headers: { 'x-try': `${about.effect} ${about.attempt}` } };
	};
	const payment = { ...(transferOperation.payment as Payment), lookup };
	const lookedUp = lookupOf({
		provider: acme({ complete }),
		operationId: 'pay.send',
		operation: { ...transferOperation, payment, ...more },
		parameters: { paymentKey: 'K1' },
		credential,
		answers,
	});
	return { ...lookedUp, facts };
}

describe('looking a payment up', () => {
	test('gives the operation its item, and what the provider answers', async () => {
		const { found, http } = asked(askFor, [{ body: { data: 'paid' } }]);
		expect(await found()).toEqual({ state: 'accepted', output: { key: 'K1', said: 'paid' } });
		expect(http.requests).toMatchObject([{ method: 'GET', url: 'https://api.acme.test/v1/payments' }]);
	});

	test('is nothing where the operation knows no way', async () => {
		const { found, http } = asked(undefined, [{}]);
		expect(await found()).toBeUndefined();
		expect(http.requests).toEqual([]);
	});

	test('makes reads without the payment key, and counts their tries by themselves', async () => {
		const { calls, facts } = asked(askFor, [{}]);
		calls.firstCall();
		await calls.lookup();
		expect(facts.slice(-1)).toEqual([
			{ operation: 'pay.send', effect: 'read', paymentKey: '', fingerprint: '', attempt: 1 },
		]);
	});

	test('is tried once: the item waits for it, and the outcome stays unknown without it', async () => {
		const { found, http } = asked(askFor, [networkFault('ECONNRESET'), { body: { data: 1 } }]);
		expect(await rejectionOf(found())).toBeInstanceOf(CallFailure);
		expect(http.requests.map(({ headers }) => headers?.['x-try'])).toEqual(['read 1']);
	});

	test('takes no answer for a refusal of the payment', async () => {
		const refusal = () => ({ message: 'no such payment was made', outcome: 'refused' as const });
		const { found } = asked(askFor, [{ body: { data: 'paid' } }], { refusal });
		expect(await found()).toMatchObject({ state: 'accepted' });
	});

	test('throws when the provider does not let its records be read', async () => {
		const { found } = asked(askFor, [{ status: 403, body: { error: { code: 'FORBIDDEN' } } }]);
		expect(await rejectionOf(found())).toBeInstanceOf(CallFailure);
	});
});
