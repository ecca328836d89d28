import type { IDataObject } from 'n8n-workflow';

import type { Verification, WebhookRequest } from '../../../../nodes/shared/api/verification';
import type { TriggerSettings, TriggerStrategy } from '../../../../nodes/shared/api/webhook';
import { verifyWithSecrets } from '../../../../nodes/shared/webhooks/verifyWithSecrets';

/** Signs with the secret itself; `none` verifies nothing. */
function strategyOf(asked: unknown[] = []): TriggerStrategy {
	return {
		secretField: 'secret',
		previousSecretField: 'before',
		verify: ({ headers }: WebhookRequest, { credential }: TriggerSettings): Verification => {
			asked.push(credential.secret);
			if (headers.mode === 'none') return { ok: true, method: 'none' };
			return credential.secret === headers.signature
				? { ok: true, method: 'test' }
				: { ok: false, reason: `it does not match ${asked.length}` };
		},
	} as unknown as TriggerStrategy;
}

const verify = (
	headers: Record<string, string>,
	credential: IDataObject,
	strategy = strategyOf(),
): ReturnType<typeof verifyWithSecrets> =>
	verifyWithSecrets(
		strategy,
		{ rawBody: Buffer.from('{}'), headers, query: {} },
		{ credential: credential as never, get: () => undefined, nowSeconds: 0 },
	);

test('says with which of the two secrets a delivery was verified', () => {
	const credential = { secret: 'new', before: 'old' };
	expect(verify({ signature: 'new' }, credential)).toEqual({ ok: true, method: 'test', secret: 'current' });
	expect(verify({ signature: 'old' }, credential)).toEqual({ ok: true, method: 'test', secret: 'previous' });
});

test('with neither it is refused, and with the reason of the current one', () => {
	expect(verify({ signature: 'x' }, { secret: 'new', before: 'old' })).toEqual({
		ok: false,
		reason: 'it does not match 1',
	});
});

test.each([undefined, '', '  ', null])('a previous secret of %p counts for nothing', (before) => {
	const asked: unknown[] = [];
	const verdict = verify({ signature: 'x' }, { secret: 'new', before }, strategyOf(asked));
	expect(verdict.ok).toBe(false);
	expect(asked).toEqual(['new']);
});

test('where nothing is verified, no secret is named', () => {
	expect(verify({ mode: 'none' }, { secret: 'new', before: 'old' })).toEqual({
		ok: true,
		method: 'none',
		secret: null,
	});
});

test('the credential itself stays as it is', () => {
	const credential = { secret: 'new', before: 'old' };
	verify({ signature: 'old' }, credential);
	expect(credential).toEqual({ secret: 'new', before: 'old' });
});
