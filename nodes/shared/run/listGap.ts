import type { IDataObject, NodeExecutionHint } from 'n8n-workflow';

import { gapInWords, type Gap } from '../http/gap';

/** What a list that ended before its time tells beside its rows; a failure has the words of its error. */
export type QuietGap = Exclude<Gap, { reason: 'failure' }>;

/**
 * The last item of a list that may lack rows: what counts or sums the list must be able to see it.
 *
 * @returns `{ warning: { code, reason, message, description, rowsRead } }`
 */
export function warningRow(gap: QuietGap, rowsRead: number, provider: string): IDataObject {
	return {
		warning: {
			code: 'LIST_INCOMPLETE',
			reason: gap.reason,
			message: `${gapInWords(gap, rowsRead)}: rows may be missing`,
			description: whatToDo(gap, provider),
			rowsRead,
		},
	};
}

/** The same for the person who looks at the node. */
export function gapHint(gap: QuietGap, rowsRead: number, provider: string): NodeExecutionHint {
	return {
		message: `${gapInWords(gap, rowsRead)}: rows may be missing, and the last item says so. ${whatToDo(gap, provider)}`,
		type: 'warning',
		location: 'outputPane',
	};
}

/** What a list says that broke off where a page failed and the run does not go on. */
export function rowsBefore(rowsRead: number): string {
	return `The list broke off: ${rowsRead} rows were read before. To get them together with this error, set On Error to Continue in the node's Settings.`;
}

function whatToDo({ reason }: QuietGap, provider: string): string {
	return reason === 'mostRows'
		? 'Raise Options > Most Rows, or narrow the list with Filters.'
		: `Run it again, and ask ${provider} about the list when it happens each time.`;
}
