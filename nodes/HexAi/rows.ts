import type { IDataObject } from 'n8n-workflow';

import type { Subject } from '../shared/api/subject';
import { firstText } from '../shared/basics/json';
import { hexAiWebhook, TRANSACTION_IDS } from './webhook';

/** Where a row may say when it was changed. */
export const CHANGED = ['updated_at', 'completed_at'];

/** A row as a webhook carries it: what lies inside the row is not what the row is about. */
export function inEvent(row: IDataObject): IDataObject {
	return { transaction: row };
}

/** What tells a transaction from the others; HexAI documents no row, so its members are taken to be the webhook's. */
export function rowId(row: IDataObject): string | undefined {
	return firstText(row, TRANSACTION_IDS);
}

/** A row of the list of transactions in the shape events have. */
export function rowSubject(row: IDataObject): Subject {
	return { ...hexAiWebhook.subject(inEvent(row)), occurredAt: firstText(row, CHANGED) ?? null };
}
