import { createHash } from 'crypto';
import type { IDataObject } from 'n8n-workflow';

import { happeningId } from '../shared/api/eventId';
import { mapStatus, readSubject, type Subject, type SubjectMap } from '../shared/api/subject';
import { verifyHash, type Verification, type WebhookRequest } from '../shared/api/verification';
import type { Delivered, TriggerSettings, TriggerStrategy } from '../shared/api/webhook';
import { firstText, readObject } from '../shared/basics/json';
import { textOf } from '../shared/basics/text';
import { acquiredBanking } from './provider';
import { STATUS_WORDS } from './status';

/** What the hash covers, in this order. */
const HASHED = ['id', 'timestamp', 'company_id', 'event'];

/**
 * Nothing parts them in the hash: without their documented lengths the end of one could pass for the start of the
 * next. A company's number and an event's name can't be taken for each other.
 */
const FORMS: Record<string, RegExp> = {
	id: /^.{36}$/s,
	timestamp: /^[0-9]{14}$/,
	company_id: /^[0-9]+$/,
	event: /^[a-z]/i,
};

const SUBJECT: SubjectMap = {
	base: [''],
	id: ['transaction_id'],
	// Reference, amount and currency are in no documented payload.
	reference: ['reference', 'merchant_order_id'],
	amount: ['amount'],
	currency: ['currency', 'currency_code_iso3'],
	status: ['response_code'],
	type: ['transaction_type', 'event'],
	occurredAt: ['timestamp'],
	statusWords: STATUS_WORDS,
};

/** Acquired's banking webhooks (https://developer.acquired.com/banking/bankingwebhooks). */
export const acquiredBankingWebhook: TriggerStrategy = {
	provider: acquiredBanking,
	notReady: ({ credential, get }) =>
		get('verification') !== 'none' && textOf(credential.companyHashcode) === ''
			? 'Fill in Company Hashcode in the credential, or choose Verification: None.'
			: undefined,
	secretField: 'companyHashcode',
	previousSecretField: 'previousCompanyHashcode',
	verify,
	eventName: (body) => firstText(body, ['event']),
	eventId: ({ body, event, subject: about }: Delivered) =>
		firstText(body, ['id']) ?? happeningId(event, about, body),
	subject,
};

function verify({ rawBody }: WebhookRequest, { credential, get }: TriggerSettings): Verification {
	const mode = get('verification') ?? 'hash';
	if (mode === 'none') return { ok: true, method: 'none' };
	if (mode !== 'hash') return { ok: false, reason: 'the verification of the trigger is not set' };
	const secret = textOf(credential.companyHashcode);
	if (secret === '') return { ok: false, reason: 'no Company Hashcode is set in the credential' };
	const body = readObject(rawBody);
	if (!body) return { ok: false, reason: 'the body is not a JSON object' };
	const parts = HASHED.map((name) => firstText(body, [name]));
	const missing = HASHED.filter((_name, index) => parts[index] === undefined);
	if (missing.length > 0) return { ok: false, reason: `${missing.join(', ')} is missing in the body` };
	const odd = HASHED.find((name, index) => !FORMS[name]?.test(parts[index] ?? ''));
	if (odd !== undefined) return { ok: false, reason: `${odd} does not have its documented form` };
	const inner = sha256(parts.join('')).toString('hex');
	return verifyHash(sha256(inner + secret), firstText(body, ['hash']));
}

function sha256(text: string): Buffer {
	return createHash('sha256').update(text, 'utf8').digest();
}

function subject(body: IDataObject): Subject {
	const found = readSubject(body, SUBJECT);
	const code = found.providerStatus;
	const received = code === null && firstText(body, ['event']) === 'funds_received';
	return {
		...found,
		status: received ? 'succeeded' : mapStatus(code, SUBJECT),
		providerStatus: firstText(body, ['response_message']) ?? code,
	};
}
