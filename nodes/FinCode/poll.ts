import type { IDataObject } from 'n8n-workflow';

import { happeningId, joinedId, stateOf } from '../shared/api/eventId';
import { stateById, type PollSettings, type PollStrategy, type RowState } from '../shared/api/poll';
import type { SubjectStatus } from '../shared/api/subject';
import { firstText } from '../shared/basics/json';
import { wholeNumber } from '../shared/basics/text';
import { finCode } from './provider';
import { getAwaiting } from './resources/payment/getAwaiting';
import { getAll } from './resources/transaction/getAll';
import { awaitingSubject, TRANSACTION_IDS, transactionSubject } from './rows';

export const DEFAULT_DAYS_BACK = 30;
export const MOST_DAYS_BACK = 365;

const DAY_SECONDS = 86_400;

/** `transaction.created`, `completed` and `failed` are names of FinCode's webhooks, the others are made like them. */
const EVENT_OF: Record<SubjectStatus, string> = {
	pending: 'transaction.pending',
	succeeded: 'transaction.completed',
	failed: 'transaction.failed',
	cancelled: 'transaction.cancelled',
	expired: 'transaction.expired',
	refunded: 'transaction.refunded',
	unknown: 'transaction.unknown',
};

const AWAITING = 'payment.awaiting';

/** What of an awaiting payment may change while it is on the list. */
const AWAITING_STATE = ['bankTransferLifeCycle', 'mtoPaymentConfirmtionType', 'customerConfirmedPaymentDate'];

const TIMES = ['creationDate', 'createdDate', 'createdAt', 'created_at'];

/**
 * FinCode's transactions (https://docs.fincode.technology/api/transactions/history-data), whose rows are not
 * documented, and announced bank transfers (https://docs.fincode.technology/api/deposit-engine/awaiting-payments).
 */
export const finCodePoll: PollStrategy = {
	provider: finCode,
	operation: (settings) => (isAwaiting(settings) ? getAwaiting : getAll),
	parameters: (settings) => (isAwaiting(settings) ? daysOf(settings) : {}),
	choosing: ['list', 'selectedCurrency'],
	asking: ['filters', 'options.daysBack'],
	order: () => 'any',
	key: (row) => firstText(row, TRANSACTION_IDS),
	time: (row) => firstText(row, TIMES),
	rowsLeave: isAwaiting,
	read: (row, _before, settings) => (isAwaiting(settings) ? readAwaiting(row) : readTransaction(row)),
};

function isAwaiting({ get }: PollSettings): boolean {
	return get('list') === 'awaiting';
}

/** A day more than today: it may be tomorrow already where FinCode is. */
function daysOf({ get, nowSeconds }: PollSettings): IDataObject {
	const days = wholeNumber(get('options.daysBack'), DEFAULT_DAYS_BACK, 1, MOST_DAYS_BACK);
	const day = (seconds: number) => new Date(seconds * 1000).toISOString().slice(0, 10);
	return { fromDate: day(nowSeconds - days * DAY_SECONDS), toDate: day(nowSeconds + DAY_SECONDS) };
}

function readTransaction(row: IDataObject): RowState {
	const subject = transactionSubject(row);
	const { id, status, providerStatus } = subject;
	const isNew = providerStatus?.toLowerCase() === 'waiting_to_pay';
	const event = isNew ? 'transaction.created' : EVENT_OF[status];
	const state = isNew ? 'created' : stateOf(subject);
	const eventId = id === null ? happeningId(event, subject, row) : joinedId('transaction', id, state);
	return stateById({ event, eventId, subject, body: row });
}

/** A bank transfer a customer has announced; it leaves the list when an agent confirms or cancels it. */
function readAwaiting(row: IDataObject): RowState {
	const subject = awaitingSubject(row);
	const { id } = subject;
	const states = AWAITING_STATE.map((name) => firstText(row, [name]));
	const eventId = id === null ? happeningId(AWAITING, subject, row) : joinedId(AWAITING, id, ...states);
	return stateById({ event: AWAITING, eventId, subject, body: row });
}
