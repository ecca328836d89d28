import type { IDataObject } from 'n8n-workflow';

import type { HttpCall } from '../shared/api/call';
import { contentId, joinedId, stateOf } from '../shared/api/eventId';
import { namedState } from '../shared/api/eventState';
import {
	mapStatus,
	readSubject,
	type Subject,
	type SubjectMap,
	type SubjectStatus,
} from '../shared/api/subject';
import {
	isTimestamped,
	verifyHmac,
	verifyTimestamped,
	type Verification,
	type WebhookRequest,
} from '../shared/api/verification';
import type { Delivered, TriggerSettings, TriggerStrategy } from '../shared/api/webhook';
import { isPathSafe, pathSegment } from '../shared/basics/addresses';
import { plainDecimal } from '../shared/basics/decimal';
import { at, firstText, isObject } from '../shared/basics/json';
import { saysError } from './answers';
import { hexAi } from './provider';
import { providerStatus, STATUS_NAMES, STATUS_WORDS } from './status';

export const DEFAULT_TOLERANCE_SECONDS = 300;

// Documented, and the newer service's name for the same signature.
const SIGNATURE_HEADERS = ['wave-signature', 'x-hexai-signature'];

/** How the id of a transaction is called. */
export const TRANSACTION_IDS = ['id', 'transaction_id'];

const COLLECTION = 'collection';

/** How money that goes out is called. */
const PAYOUT = /payout|disburse/i;

const SUBJECT: SubjectMap = {
	base: ['transaction', 'data', ''],
	id: TRANSACTION_IDS,
	reference: ['client_reference', 'reference'],
	amount: ['amount'],
	currency: ['currency'],
	currencyDefault: 'GMD',
	status: STATUS_NAMES,
	type: ['type'],
	statusWords: STATUS_WORDS,
};

// For payloads of the newer service that carry no state of their own.
const STATUS_OF_EVENT = new Map<string, SubjectStatus>([
	['payment.succeeded', 'succeeded'],
	['payment.success', 'succeeded'],
	['payment.failed', 'failed'],
	['payment.expired', 'expired'],
	['payment.cancelled', 'cancelled'],
]);

/** HexAI's webhooks (https://hpg.hexai.gm/docs/api-reference, section Webhooks). */
export const hexAiWebhook: TriggerStrategy = {
	provider: hexAi,
	notReady: ({ credential }) =>
		secretOf(credential.webhookSecret) === ''
			? 'Fill in Webhook Secret in the HexAI credential: without it a forged payment could not be told from a real one.'
			: undefined,
	secretField: 'webhookSecret',
	previousSecretField: 'previousWebhookSecret',
	verify,
	eventName,
	eventId,
	subject,
	confirmation: {
		call: statusCall,
		mayBeElsewhere: ({ type }) => type !== COLLECTION,
		read: confirmed,
		type: COLLECTION,
		statusWords: STATUS_WORDS,
		eventId: (about, more) => (about.id === null ? undefined : stateId(about, more)),
	},
};

function secretOf(value: unknown): string {
	return typeof value === 'string' ? value.trim() : '';
}

/**
 * Documented: lower-case hex HMAC-SHA256 over the body. Also understood: Wave's own form `t=…,v1=…`
 * (https://docs.wave.com/webhook). With both headers there, one valid signature is enough.
 */
function verify(request: WebhookRequest, settings: TriggerSettings): Verification {
	const secret = secretOf(settings.credential.webhookSecret);
	const signatures = SIGNATURE_HEADERS.map((name) => request.headers[name]).filter(
		(value): value is string => value !== undefined && value !== '',
	);
	const verdicts = signatures.map((signature) => verifyOne(request.rawBody, signature, secret, settings));
	return (
		verdicts.find(({ ok }) => ok) ??
		verdicts[0] ?? { ok: false, reason: 'the header wave-signature is missing' }
	);
}

function verifyOne(
	rawBody: Buffer,
	signature: string,
	secret: string,
	{ get, nowSeconds }: TriggerSettings,
): Verification {
	if (!isTimestamped(signature)) return verifyHmac({ secret, signature, signed: [rawBody] });
	const tolerance = Number(get('options.toleranceSeconds') ?? DEFAULT_TOLERANCE_SECONDS);
	return verifyTimestamped({
		secret,
		signature,
		rawBody,
		separator: '',
		nowSeconds,
		toleranceSeconds: Number.isFinite(tolerance) ? tolerance : DEFAULT_TOLERANCE_SECONDS,
	});
}

function eventName(body: IDataObject): string | undefined {
	return firstText(body, ['event', 'type']);
}

/** The documented payload has no event id: the transaction and its state name what happened. */
function eventId({ body, event, subject: about }: Delivered): string {
	const named = firstText(body, ['id']);
	if (named !== undefined && (isObject(body.transaction) || isObject(body.data))) return named;
	return about.id === null ? contentId(body) : stateId(about, tellsState(event, about) ? undefined : event);
}

/** @param more the event's name, where it says more than the state, such as `refund.completed` */
function stateId(about: Subject, more: string | undefined): string {
	return joinedId(...[about.id, stateOf(about), more].filter((part) => part !== undefined));
}

/** Whether the name is that of a change of the payment's state, to just the state the payment is in. */
function tellsState(event: string | undefined, { status }: Subject): boolean {
	return status !== 'unknown' && namedState(event, STATUS_WORDS) === status;
}

function subject(body: IDataObject): Subject {
	const found = readSubject(body, SUBJECT);
	if (found.providerStatus !== null) return found;
	return { ...found, status: STATUS_OF_EVENT.get(eventName(body) ?? '') ?? 'unknown' };
}

/**
 * Only collections have a status call. What says nothing of its type is asked for among them, unless its event's name
 * says that it is a payout.
 */
function statusCall({ type, reference }: Subject, event: string | undefined): HttpCall | undefined {
	if (reference === null || !isPathSafe(reference)) return undefined;
	if (type !== COLLECTION && [type, event].some((name) => PAYOUT.test(name ?? ''))) return undefined;
	return { method: 'GET', path: `/collections/status/${pathSegment(reference, 'Client Reference')}` };
}

/** The API's word on the status wins; an answer about another payment contradicts the event. */
function confirmed(body: unknown, found: Subject): Subject | string {
	if (saysError(body)) return 'HexAI answered with an error';
	const said = hexAi.unwrap(body);
	const reference = firstText(said, ['client_reference', 'reference']);
	if (reference !== undefined && reference !== found.reference) {
		return 'HexAI answered about another reference';
	}
	// One order can have two links: the state of the other one says nothing of this one.
	const id = firstText(said, SUBJECT.id);
	if (id !== undefined && found.id !== null && id !== found.id)
		return 'HexAI answered about another transaction';
	const [amount, told] = [at(said, 'amount'), found.amount].map(plainDecimal);
	if (amount !== undefined && told !== undefined && amount !== told)
		return 'HexAI answered with another amount';
	const status = providerStatus(body);
	if (status === null) return 'HexAI named no status';
	return { ...found, status: mapStatus(status, SUBJECT), providerStatus: status };
}
