import { createHmac } from 'node:crypto';
import { toGmd } from './money.mts';
import type { Dialect, WebhookForm } from './settings.mts';

/** What a webhook says. */
export interface Notice {
	event: string;
	id: string;
	reference: string;
	type: 'COLLECTION' | 'PAYOUT';
	amount: number;
	status: string;
}

export const SIGNATURE_HEADER = 'wave-signature';
export const NEWER_SIGNATURE_HEADER = 'x-hexai-signature';

/**
 * The event's name. Assumed: all but `transaction.completed` in the documented dialect; the newer names are those public
 * integrations listen for.
 */
export function eventName(status: string, type: Notice['type'], dialect: Dialect): string {
	const word = status.toLowerCase();
	if (dialect === 'newer') return `${type === 'PAYOUT' ? 'payout' : 'payment'}.${word}`;
	return word === 'succeeded' ? 'transaction.completed' : `transaction.${word}`;
}

/** The exact text of a webhook body. Built by hand, because JSON.stringify would print the documented 500.00 as 500. */
export function webhookBody(notice: Notice, dialect: Dialect): string {
	return dialect === 'seed' ? seedBody(notice) : newerBody(notice);
}

/** The signature header's value. */
export function signature(body: string, secret: string, form: WebhookForm, at: number): string {
	if (form === 'plain') return hmac(body, secret);
	const seconds = Math.floor(at / 1000);
	return `t=${seconds},v1=${hmac(`${seconds}${body}`, secret)}`;
}

/** The header the dialect signs in. */
export function signatureHeader(dialect: Dialect): string {
	return dialect === 'seed' ? SIGNATURE_HEADER : NEWER_SIGNATURE_HEADER;
}

function seedBody({ event, id, reference, type, amount, status }: Notice): string {
	const [eventText, idText, referenceText, typeText, statusText] = [event, id, reference, type, status].map(
		(each) => JSON.stringify(each),
	);
	return (
		`{"event":${eventText},"transaction":{"id":${idText},"client_reference":${referenceText},` +
		`"type":${typeText},"amount":${toGmd(amount)},"status":${statusText}}}`
	);
}

function newerBody({ event, id, reference, type, amount, status }: Notice): string {
	const amountText = toGmd(amount).replace(/\.00$/, '');
	return JSON.stringify({
		event,
		data: { id, type, reference, amount: amountText, currency: 'GMD', status },
	});
}

function hmac(signed: string, secret: string): string {
	return createHmac('sha256', secret).update(signed, 'utf8').digest('hex');
}
