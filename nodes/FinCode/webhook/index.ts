import type { IDataObject } from 'n8n-workflow';

import { contentId, happeningId, joinedId } from '../../shared/api/eventId';
import type { Subject } from '../../shared/api/subject';
import { verifyToken, type Verification, type WebhookRequest } from '../../shared/api/verification';
import type { Delivered, TriggerSettings, TriggerStrategy } from '../../shared/api/webhook';
import { firstText, isObject } from '../../shared/basics/json';
import { toDecimalString } from '../../shared/basics/money';
import { textOf } from '../../shared/basics/text';
import { finCode } from '../provider';
import { statusOf, statusOfEvent } from '../status';
import { methodOf, SIGNED_CONTENTS, verifySignature } from './signature';

/** The events FinCode documents. */
export const EVENTS = [
	'kyc.verification.completed',
	'loan.approved',
	'loan.disbursed',
	'payment.received',
	'transaction.completed',
	'transaction.created',
	'transaction.failed',
];

const KINDS = ['transaction', 'kyc', 'loan', 'payment'];

/** FinCode's webhooks (https://docs.fincode.technology, API Reference, section Webhooks). */
export const finCodeWebhook: TriggerStrategy = {
	provider: finCode,
	notReady: ({ credential, get }) =>
		modeOf(get) !== 'none' && textOf(credential.webhookSecret) === ''
			? 'Fill in Webhook Secret in the FinCode credential, or choose Verification: None.'
			: undefined,
	secretField: 'webhookSecret',
	previousSecretField: 'previousWebhookSecret',
	verify,
	eventName,
	eventId,
	subject,
};

function modeOf(get: TriggerSettings['get']): string {
	return textOf(get('verification')) || 'signature';
}

function verify(request: WebhookRequest, { credential, get }: TriggerSettings): Verification {
	const secret = textOf(credential.webhookSecret);
	const mode = modeOf(get);
	if (mode === 'none') return { ok: true, method: 'none' };
	if (mode === 'token') return verifyToken(request, secret);
	if (mode !== 'signature') return { ok: false, reason: 'the verification of the trigger is not set' };
	const pinned = textOf(get('signedContent')) || 'auto';
	const allowed = pinned === 'auto' ? SIGNED_CONTENTS : SIGNED_CONTENTS.filter((one) => one === pinned);
	return verifySignature(request.rawBody, secret, allowed);
}

/** `event` of the API Reference, or `eventType` of a second format integrators report. */
function eventName(body: IDataObject): string | undefined {
	return firstText(body, ['event', 'eventType']);
}

/**
 * A signature over `data` alone doesn't cover what is beside it: whoever replays the data could give it a new id, or
 * a name FinCode has never heard of. Its own names count, as two events can bear the same data.
 */
function eventId({ body, event, method, subject: about }: Delivered): string {
	if (method === methodOf('data')) {
		return joinedId(
			EVENTS.find((name) => name === event),
			contentId(factsOf(body)),
		);
	}
	const said = Object.fromEntries(Object.entries(body).filter(([name]) => name !== 'signature'));
	return firstText(body, ['event_id']) ?? happeningId(event, about, said);
}

/**
 * Where the facts stand: never in both places, because a signature over `data` doesn't cover what is beside it.
 */
function factsOf(body: IDataObject): IDataObject {
	return isObject(body.data) ? body.data : body;
}

function subject(body: IDataObject): Subject {
	const event = eventName(body) ?? '';
	const kind = event.split('.')[0]?.toLowerCase() ?? '';
	const facts = factsOf(body);
	const word = firstText(facts, ['status']) ?? null;
	const amount = firstText(facts, ['amount']) ?? null;
	return {
		type: KINDS.includes(kind) ? kind : 'unknown',
		id: firstText(facts, ['transaction_id', 'reference']) ?? null,
		reference: firstText(facts, ['reference', 'transaction_id']) ?? null,
		amount: toDecimalString(facts.amount),
		providerAmount: amount,
		currency: firstText(facts, ['currency']) ?? null,
		status: word === null ? statusOfEvent(event) : statusOf(kind, word),
		providerStatus: word,
		occurredAt: firstText(body, ['timestamp']) ?? null,
	};
}
