import type { IDataObject } from 'n8n-workflow';

import { happeningId, joinedId, stateOf } from '../shared/api/eventId';
import { chosenOrder, stateById, type PollStrategy, type RowState } from '../shared/api/poll';
import type { SubjectStatus } from '../shared/api/subject';
import { firstText } from '../shared/basics/json';
import { fincore } from './provider';
import { getAll } from './resources/payment/getAll';
import { fincoreWebhook } from './webhook';

/** Fincore names no events: these are made like the usual ones. */
const EVENT_OF: Record<SubjectStatus, string> = {
	pending: 'payment.pending',
	succeeded: 'payment.completed',
	failed: 'payment.failed',
	cancelled: 'payment.cancelled',
	expired: 'payment.expired',
	refunded: 'payment.refunded',
	unknown: 'payment.unknown',
};

const IDS = ['id', 'payment_id', 'uuid'];
const CHANGED = ['updated_at', 'updatedAt', 'completed_at', 'completedAt'];
const MADE = ['created_at', 'createdAt', 'date'];

/** Fincore's payments: path, rows and order are in no document. */
export const fincorePoll: PollStrategy = {
	provider: fincore,
	operation: () => getAll,
	choosing: ['options.endpointPath', 'filters'],
	order: (settings) => chosenOrder(settings, 'any'),
	key: (row) => firstText(row, IDS),
	time: (row) => firstText(row, [...CHANGED, ...MADE]),
	read,
};

function read(row: IDataObject): RowState {
	const id = firstText(row, IDS) ?? null;
	// As a webhook carries it: what lies inside the row is not what the row is about.
	const found = fincoreWebhook.subject({ data: row });
	const event = EVENT_OF[found.status];
	const occurredAt = firstText(row, CHANGED) ?? null;
	const subject = { ...found, id, type: found.type ?? 'payment', occurredAt };
	const eventId = id === null ? happeningId(event, subject, row) : joinedId('payment', id, stateOf(subject));
	return stateById({ event, eventId, subject, body: row });
}
