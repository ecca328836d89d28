import type { IDataObject } from 'n8n-workflow';

import { happeningId, joinedId, stateOf } from '../shared/api/eventId';
import { chosenOrder, stateById, type PollStrategy, type RowState } from '../shared/api/poll';
import type { SubjectStatus } from '../shared/api/subject';
import { firstText } from '../shared/basics/json';
import { idNames } from './answers';
import { fincore } from './provider';
import { getAll } from './resources/payment/getAll';
import { CHANGED, subjectOf } from './rows';

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

const KIND = 'payment';
const MADE = ['created_at', 'createdAt', 'date'];

/** Fincore's payments: path, rows and order are in no document. */
export const fincorePoll: PollStrategy = {
	provider: fincore,
	operation: () => getAll,
	asking: ['options.endpointPath', 'filters'],
	order: (settings) => chosenOrder(settings, 'any'),
	key: (row) => firstText(row, idNames(KIND)),
	time: (row) => firstText(row, [...CHANGED, ...MADE]),
	made: (row) => firstText(row, [...MADE, ...CHANGED]),
	read,
};

function read(row: IDataObject): RowState {
	const subject = subjectOf(KIND)(row);
	const { id, status } = subject;
	const event = EVENT_OF[status];
	const eventId = id === null ? happeningId(event, subject, row) : joinedId(KIND, id, stateOf(subject));
	return stateById({ event, eventId, subject, body: row });
}
