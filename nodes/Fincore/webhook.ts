import type { IDataObject } from 'n8n-workflow';

import { happeningId } from '../shared/api/eventId';
import type { Failure } from '../shared/api/failure';
import type { Page } from '../shared/api/paging';
import { readSubject, type Subject, type SubjectMap } from '../shared/api/subject';
import {
	type Delivered,
	type TriggerSettings,
	type TriggerStrategy,
	type WebhookApi,
	wantedEvents,
} from '../shared/api/webhook';
import { pathSegment } from '../shared/basics/addresses';
import { firstText, isObject } from '../shared/basics/json';
import { textOf } from '../shared/basics/text';
import { endpointPath } from '../shared/form/endpointPath';
import { verificationNotReady, verifyAsChosen } from '../shared/form/verificationChoice';
import { pagingOf, rowsOf } from './answers';
import { fincore } from './provider';
import { STATUS_WORDS } from './status';

/** Where webhooks are kept by REST convention; Fincore publishes no path. */
export const REGISTRATION_PATH = '/webhooks';

const NO_ID =
	'Fincore accepted the webhook but named no ID. Remove all webhooks with this address in Fincore, and set Registration to Manual.';

const EVENT_PATHS = ['event', 'event_type', 'eventType', 'type', 'name'];

// Common names: Fincore documents none.
const SUBJECT: SubjectMap = {
	base: ['data.object', 'data', ''],
	id: ['id', 'payment_id', 'disbursement_id', 'loan_id', 'client_id'],
	reference: ['reference', 'external_reference', 'external_id'],
	amount: ['amount'],
	currency: ['currency'],
	status: ['status', 'state'],
	type: ['object', 'type'],
	statusWords: STATUS_WORDS,
};

const webhookApi: WebhookApi = {
	isWanted: ({ get }) => get('registration') === 'api',
	path: ({ get }) => endpointPath(get('options.registrationPath'), REGISTRATION_PATH),
	// A rotated key counts as another account: its webhook may be somebody else's under the same ID.
	account: ({ credential }) => JSON.stringify([fincore.account(credential), textOf(credential.apiKey)]),
	url,
	create: (path, address, { get }) => ({
		method: 'POST',
		path,
		body: { url: address, events: registeredEvents(get) },
	}),
	createdId: (body) => firstText(body, ['data.id', 'id']),
	noId: NO_ID,
	list: (path, { size, offset }: Page) => ({ method: 'GET', path, query: { limit: size, offset } }),
	paging: pagingOf('webhook'),
	rows: (body) => rowsOf(body)?.filter(isObject),
	entry: (row) => ({ id: firstText(row, ['id']), url: firstText(row, ['url']) }),
	hasEvents: (row, { get }) => {
		const events: unknown = row.events;
		if (!Array.isArray(events)) return true;
		const wanted = registeredEvents(get);
		return events.length === wanted.length && wanted.every((name) => events.includes(name));
	},
	remove: (path, id) => ({ method: 'DELETE', path: `${path}/${pathSegment(id, 'Webhook ID')}` }),
	advice,
};

/** Fincore's webhooks: that they exist is all the documents say, the rest of this file is convention. */
export const fincoreWebhook: TriggerStrategy = {
	provider: fincore,
	notReady: verificationNotReady,
	secretField: 'webhookSecret',
	previousSecretField: 'previousWebhookSecret',
	verify: verifyAsChosen,
	eventName: (body, { get }) => {
		const chosen = textOf(get('options.eventPath'));
		return firstText(body, chosen === '' ? EVENT_PATHS : [chosen]);
	},
	eventId,
	subject,
	webhookApi,
};

function registeredEvents(get: TriggerSettings['get']): string[] {
	const names = wantedEvents(get);
	return names.includes('*') ? ['*'] : names;
}

/** With the token in the address, Fincore sends it along with every delivery. */
function url(webhookUrl: string, { get, credential }: TriggerSettings): string {
	if ((get('verification') ?? 'token') !== 'token') return webhookUrl;
	const address = new URL(webhookUrl);
	address.searchParams.set('token', textOf(credential.webhookSecret));
	return address.href;
}

/**
 * `webhook_id` may be the address's, the same for all events. In a flat body `id` is the object's: two states of one
 * payment would pass for one event.
 */
function eventId({ body, event, subject: about }: Delivered): string {
	const names = ['event_id', 'eventId', ...(isObject(body.data) ? ['id'] : [])];
	return firstText(body, names) ?? happeningId(event, about, body);
}

function subject(body: IDataObject, event?: string): Subject {
	const found = readSubject(body, SUBJECT);
	// In a flat body the type may be the name of the event.
	if (found.type !== null && found.type !== event?.toLowerCase()) return found;
	return { ...found, type: event?.split(/[._]/)[0]?.toLowerCase() || null };
}

/** `body` names and path are guesses: what a refusal of them means to the person. */
function advice(failure: Failure, path: string, step: 'create' | 'check'): string | undefined {
	const { httpStatus: status = 0, message, fields = [] } = failure;
	const way =
		'Set Registration to Manual and paste the Webhook URL into Fincore, or correct Options > Registration Path.';
	if (status === 404 || status === 405) {
		return `Fincore answered ${status} at ${path}: this account has no webhook API there. ${way}`;
	}
	if (step === 'check' || (status !== 400 && status !== 422)) return undefined;
	const problems = [message ?? '', ...fields.map((one) => `${one.field}: ${one.message}`)]
		.filter((text) => text !== '')
		.join('; ');
	return `Fincore answered ${status} at ${path}${problems ? ` (${problems})` : ''}: this account's webhook API may take other fields. ${way}`;
}
