import type { IDataObject } from 'n8n-workflow';

import type { Subject } from '../shared/api/subject';
import { firstText } from '../shared/basics/json';
import { idNames } from './answers';
import { fincoreWebhook } from './webhook';

/** Where a row may say when it was changed. */
export const CHANGED = ['updated_at', 'updatedAt', 'completed_at', 'completedAt'];

/** Rows of one kind in the shape events have. Their members are not documented: those of the events are looked for. */
export function subjectOf(kind: string): (row: IDataObject) => Subject {
	const names = idNames(kind);
	return (row) => {
		// As a webhook carries it: what lies inside the row is not what the row is about.
		const found = fincoreWebhook.subject({ data: row });
		return {
			...found,
			id: firstText(row, names) ?? null,
			type: found.type ?? kind,
			occurredAt: firstText(row, CHANGED) ?? null,
		};
	};
}
