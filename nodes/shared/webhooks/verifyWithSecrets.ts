import type { Verification, WebhookRequest } from '../api/verification';
import type { TriggerSettings, TriggerStrategy } from '../api/webhook';
import { textOf } from '../basics/text';

/** How a delivery was verified, and with which of the credential's secrets; null when with none. */
export interface Verified {
	method: string;
	secret: 'current' | 'previous' | null;
}

/**
 * Verifies a delivery with the credential's secret, or with the one before it: while a secret is changed, events that
 * are on their way still carry the old one.
 */
export function verifyWithSecrets(
	strategy: TriggerStrategy,
	request: WebhookRequest,
	settings: TriggerSettings,
): ({ ok: true } & Verified) | Extract<Verification, { ok: false }> {
	const { secretField, previousSecretField } = strategy;
	const verdict = strategy.verify(request, settings);
	if (verdict.ok) return { ...verdict, secret: verdict.method === 'none' ? null : 'current' };
	const previous = textOf(settings.credential[previousSecretField]);
	if (previous === '') return verdict;
	const credential = { ...settings.credential, [secretField]: previous };
	const second = strategy.verify(request, { ...settings, credential });
	return second.ok ? { ...second, secret: 'previous' } : verdict;
}
