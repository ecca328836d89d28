import type { IDataObject } from 'n8n-workflow';

import type { HttpCall } from '../shared/api/call';
import { happeningId } from '../shared/api/eventId';
import { mapStatus, readSubject, type Subject, type SubjectMap } from '../shared/api/subject';
import type { Delivered, TriggerStrategy } from '../shared/api/webhook';
import { isPathSafe, pathSegment } from '../shared/basics/addresses';
import { firstText, isObject } from '../shared/basics/json';
import { verificationNotReady, verifyAsChosen } from '../shared/form/verificationChoice';
import { CURRENCY } from './fields/types';
import { hexCore } from './provider';
import { STATUS_WORDS } from './status';

const SUBJECT: SubjectMap = {
	base: ['data', 'transaction', ''],
	id: [
		'transaction_id',
		'reference',
		'transaction_reference',
		'loan_id',
		'order_id',
		'deposit_id',
		'card_id',
		'customer_id',
		'id',
	],
	reference: ['reference', 'transaction_reference', 'transaction_id'],
	amount: ['amount', 'disbursed_amount', 'total_credited', 'principal'],
	currency: ['currency'],
	currencyDefault: CURRENCY,
	status: ['status'],
	type: ['type'],
	statusWords: STATUS_WORDS,
};

const TRANSFER = 'transfer';

const TRANSFER_PREFIX = 'trf_';

/** What an id is of, by its first letters in hexCore's samples. */
const TYPE_OF_PREFIX: Record<string, string> = {
	[TRANSFER_PREFIX]: TRANSFER,
	trx_: 'loanDisbursement',
	tx_: 'billPayment',
	ln_: 'loan',
	so_: 'standingOrder',
	fd_: 'fixedDeposit',
	crd_: 'card',
	cus_: 'customer',
};

/** What else than a transfer an event may be about, in its name or type. */
const OTHER_KINDS = /bill|loan|deposit|standing|card|customer/i;

/** hexCore documents no webhooks: all of this is what its answers and other providers' habits suggest. */
export const hexCoreWebhook: TriggerStrategy = {
	provider: hexCore,
	notReady: verificationNotReady,
	secretField: 'webhookSecret',
	previousSecretField: 'previousWebhookSecret',
	verify: verifyAsChosen,
	eventName,
	eventId,
	subject,
	confirmation: {
		call: statusCall,
		mayBeElsewhere,
		read: confirmed,
		type: TRANSFER,
		statusWords: STATUS_WORDS,
	},
};

function eventName(body: IDataObject): string | undefined {
	return firstText(body, ['event', 'event_type', 'type']);
}

/** `id` at the root names the event only beside the object; alone it is the object's, whose state changes. */
function eventId({ body, event, subject: about }: Delivered): string {
	const beside = isObject(body.data) || isObject(body.transaction);
	const named = firstText(body, beside ? ['event_id', 'id'] : ['event_id']);
	return named ?? happeningId(event, about, body);
}

function subject(body: IDataObject): Subject {
	const found = readSubject(body, SUBJECT);
	return { ...found, type: found.type ?? typeOf(found.id) };
}

function typeOf(id: string | null): string | null {
	const prefix = prefixOf(id ?? '');
	return prefix === undefined ? null : (TYPE_OF_PREFIX[prefix] ?? null);
}

function prefixOf(id: string): string | undefined {
	return Object.keys(TYPE_OF_PREFIX).find((prefix) => id.startsWith(prefix));
}

/** Only transfers have a status call; a reference that says it is something else can't be asked for. */
function statusCall({ reference }: Subject): HttpCall | undefined {
	if (reference === null || !isPathSafe(reference)) return undefined;
	const prefix = prefixOf(reference);
	if (prefix !== undefined && prefix !== TRANSFER_PREFIX) return undefined;
	return {
		method: 'GET',
		path: `/transfers/interbank/${pathSegment(reference, 'Transfer Reference')}/status`,
	};
}

/** A reference of no known form, in an event that says it is about something else. */
function mayBeElsewhere({ type, reference }: Subject, event: string | undefined): boolean {
	if (reference?.startsWith(TRANSFER_PREFIX)) return false;
	return [type, event].some((name) => OTHER_KINDS.test(name ?? ''));
}

/** The API's word on the status wins; an answer that is not about this transfer contradicts the event. */
function confirmed(body: unknown, found: Subject): Subject | string {
	const data = hexCore.unwrap(body);
	if (firstText(data, ['reference']) !== found.reference) return 'hexCore answered about another reference';
	const status = firstText(data, ['status']);
	if (status === undefined) return 'hexCore named no status';
	return { ...found, status: mapStatus(status, SUBJECT), providerStatus: status };
}
