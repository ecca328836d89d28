import { createHmac } from 'node:crypto';
import type { Outgoing } from '../../core/deliveries.mts';
import type { HexcoreSettings } from './settings.mts';

/** What a webhook says. Assumed, all of it: hexCore documents no webhooks. */
export interface Notice {
	event: string;
	reference: string;
	status: string;
	amount: number;
}

/** The exact text of a webhook body. */
export function webhookBody({ event, reference, status, amount }: Notice): string {
	return JSON.stringify({ event, data: { reference, status, amount, currency: 'NGN' } });
}

/** A webhook with the proof that is set, ready to be sent. */
export function proven(notice: Notice, settings: HexcoreSettings, body = webhookBody(notice)): Outgoing {
	const { url, headers } = proofOf(body, settings);
	const { event, reference } = notice;
	return { url, event, reference, body, headers: { 'content-type': 'application/json', ...headers } };
}

function proofOf(body: string, settings: HexcoreSettings): { url: string; headers: Record<string, string> } {
	const { webhookUrl: url, webhookSecret: secret, tokenPlace } = settings;
	switch (settings.webhookProof) {
		case 'none':
			return { url, headers: {} };
		case 'hmac':
			return { url, headers: { [settings.signatureHeader]: signature(body, settings) } };
		case 'token':
			if (tokenPlace === 'bearer') return { url, headers: { authorization: `Bearer ${secret}` } };
			if (tokenPlace === 'query') return { url: withToken(url, secret), headers: {} };
			return { url, headers: { 'x-webhook-token': secret } };
	}
}

/** The signature of a body. */
export function signature(
	body: string,
	{ webhookSecret, signatureAlgorithm, signatureEncoding }: HexcoreSettings,
): string {
	return createHmac(signatureAlgorithm, webhookSecret).update(body, 'utf8').digest(signatureEncoding);
}

function withToken(url: string, secret: string): string {
	const address = new URL(url);
	address.searchParams.set('token', secret);
	return address.href;
}
