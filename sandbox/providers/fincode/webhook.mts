import { createHmac } from 'node:crypto';
import { toText } from './money.mts';
import type { FincodeSettings, SignedForm } from './settings.mts';

/** What a webhook says. `amount`, where there is one, is in thousandths. */
export interface Notice {
	event: string;
	eventId: string;
	at: number;
	/** What it is about, to find the delivery again. */
	reference: string;
	data: Record<string, unknown> & { status: string; amount?: number };
}

export interface Signed {
	body: string;
	headers: Record<string, string>;
}

type How = Pick<FincodeSettings, 'webhookSecret' | 'signatureEncoding'>;

/** The exact text without signature, and the text of its `data`. Built by hand: JSON.stringify prints 1000.0 as 1000. */
export function unsignedBody({ event, eventId, at, data }: Notice): { body: string; data: string } {
	const members = Object.entries(data).map(([name, value]) => {
		const text = name === 'amount' && typeof value === 'number' ? decimal(value) : JSON.stringify(value);
		return `${JSON.stringify(name)}:${text}`;
	});
	const inner = `{${members.join(',')}}`;
	const timestamp = new Date(at).toISOString().replace(/\.\d+Z$/, 'Z');
	const head = `"event":${JSON.stringify(event)},"event_id":${JSON.stringify(eventId)},"timestamp":"${timestamp}"`;
	return { body: `{${head},"data":${inner}}`, data: inner };
}

/** The second, reported format. Assumed: all but the names of its members. */
export function secondFormat({ event, reference, data }: Notice): string {
	const { status, amount, currency } = data;
	return JSON.stringify({
		eventType: event,
		reference,
		status: status === 'completed' ? 'PAID' : status.toUpperCase(),
		...(amount !== undefined && { amount: toText(amount) }),
		...(currency !== undefined && { currency }),
		compliance_status: 'PASSED',
		sanction_screening_results: 'CLEAR',
	});
}

/** Body and headers as the settings want them proven. */
export function signedWebhook(notice: Notice, settings: FincodeSettings): Signed {
	const seed = unsignedBody(notice);
	const body = settings.webhookFormat === 'seed' ? seed.body : secondFormat(notice);
	const form: SignedForm =
		settings.webhookFormat !== 'seed' && settings.signedForm === 'data'
			? 'bodyWithoutSignature'
			: settings.signedForm;
	const headers = { 'content-type': 'application/json' };
	switch (form) {
		case 'none':
			return { body, headers };
		case 'token':
			return { body, headers: { ...headers, 'x-webhook-token': settings.webhookSecret } };
		case 'wrong':
			return { body: withSignature(body, hmac(body, otherSecret(settings))), headers };
		case 'data':
			return { body: withSignature(body, hmac(seed.data, settings)), headers };
		case 'reserialised':
			return { body: withSignature(body, hmac(JSON.stringify(JSON.parse(body)), settings)), headers };
		case 'bodyWithoutSignature':
			return { body: withSignature(body, hmac(body, settings)), headers };
	}
}

/** The body with its signature as the last member. */
export function withSignature(body: string, signature: string): string {
	return `${body.slice(0, -1)},"signature":${JSON.stringify(signature)}}`;
}

export function hmac(signed: string, { webhookSecret, signatureEncoding }: How): string {
	return createHmac('sha256', webhookSecret).update(signed, 'utf8').digest(signatureEncoding);
}

export function otherSecret(settings: How): How {
	return { ...settings, webhookSecret: `not-${settings.webhookSecret}` };
}

function decimal(milli: number): string {
	return toText(milli).replace(/0$/, '');
}
