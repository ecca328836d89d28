import type { IDataObject } from 'n8n-workflow';

import { chosenOrder, stateById, type PollStrategy, type RowState } from '../shared/api/poll';
import type { SubjectStatus } from '../shared/api/subject';
import { firstText } from '../shared/basics/json';
import { hexAi } from './provider';
import { getAll } from './resources/transaction/getAll';
import { CHANGED, inEvent, rowId, rowSubject } from './rows';
import { hexAiWebhook } from './webhook';

/** `transaction.completed` is the webhook's name, the others are made like it: a list names no events. */
const EVENT_OF: Record<SubjectStatus, string> = {
	pending: 'transaction.pending',
	succeeded: 'transaction.completed',
	failed: 'transaction.failed',
	cancelled: 'transaction.cancelled',
	expired: 'transaction.expired',
	refunded: 'transaction.refunded',
	unknown: 'transaction.unknown',
};

const MADE = 'created_at';

/** HexAI's list of collections and payouts (https://hpg.hexai.gm/docs/api-reference); its rows are not documented. */
export const hexAiPoll: PollStrategy = {
	provider: hexAi,
	operation: () => getAll,
	order: (settings) => chosenOrder(settings, 'newestFirst'),
	key: rowId,
	time: (row) => firstText(row, [...CHANGED, MADE]),
	made: (row) => firstText(row, [MADE, ...CHANGED]),
	read,
};

/** A row's id and state make its event: the same two that make the id of a webhook. */
function read(row: IDataObject): RowState {
	const subject = rowSubject(row);
	const event = EVENT_OF[subject.status];
	const eventId = hexAiWebhook.eventId({ body: inEvent(row), method: 'poll', event, subject });
	return stateById({ event, eventId, subject, body: row });
}
