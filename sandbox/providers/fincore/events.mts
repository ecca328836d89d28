import { createHmac } from 'node:crypto';
import type { Outgoing, RetryPolicy } from '../../core/deliveries.mts';
import type { Entry } from './book.mts';
import type { FincoreSettings } from './settings.mts';

// Assumed, all of it: Fincore documents no payload, no signature and no repeats.
const POLICY: RetryPolicy = {
	delaysMs: [1_000],
	timeoutMs: 10_000,
	isDelivered: (status) => status >= 200 && status < 300,
};

/** The exact text of a webhook body. */
export function eventBody(id: string, event: string, data: Entry, at: number): string {
	return JSON.stringify({ id, event, created_at: new Date(at).toISOString(), data });
}

/** The signature header as set, or no header. */
export function signed(
	body: string,
	settings: FincoreSettings,
	secret = settings.webhookSecret,
): Record<string, string> {
	const { signatureHeader, signatureAlgorithm, signatureEncoding } = settings;
	if (signatureHeader === '') return {};
	const digest = createHmac(signatureAlgorithm, secret).update(body, 'utf8').digest(signatureEncoding);
	return { [signatureHeader.toLowerCase()]: digest };
}

/** A webhook ready to be sent. */
export function outgoing(
	url: string,
	event: string,
	reference: string,
	body: string,
	headers: Record<string, string>,
): Outgoing {
	return {
		url,
		event,
		reference,
		body,
		headers: { 'content-type': 'application/json', ...headers },
		policy: POLICY,
	};
}

/** Whether a registered webhook wants an event. */
export function wants({ events }: Entry, event: string): boolean {
	return !Array.isArray(events) || events.includes('*') || events.includes(event);
}
