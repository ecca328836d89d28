import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { at, isObject } from '../../../nodes/shared/basics/json';

/** What a node tells of an item. */
export type Told =
	/** Paid, says the item. */
	| 'paid'
	/** Not sent, because the provider has accepted it before. */
	| 'accepted before'
	/** Not sent, because it was sent before and nobody knows how that ended. */
	| 'unknown before'
	/** Not sent, because the key belongs to another payment. */
	| 'other payment'
	/** Not paid, and the key may be used again. */
	| 'free again'
	/** Not paid, but the key could not be freed. */
	| 'not freed'
	/** An extra sending paid nothing; the key stays locked because of the first one. */
	| 'locked by the first'
	/** Sent, and nobody knows how it ended. */
	| 'unknown'
	/** Not sent, because the store failed. */
	| 'not recorded'
	/** The same, and the key may count as used. */
	| 'perhaps used'
	/** Not sent, because the item is wrong. */
	| 'wrong'
	/** Check Only: it would be sent, or not and why. */
	| 'would be sent'
	| 'would not: accepted'
	| 'would not: unknown'
	| 'would not: other payment'
	| 'would not: repeated'
	| 'would not: wrong';

/** What stands in an output item. */
export function toldBy({ json }: INodeExecutionData): Told {
	if (isObject(json.error)) return toldByError(json.error);
	if (json.duplicate === true && json.outcome !== undefined) {
		return json.outcome === 'accepted' ? 'accepted before' : 'unknown before';
	}
	if (json.wouldSend !== undefined) return checked(json);
	if (json.id === undefined) throw new Error(`Not understood: ${JSON.stringify(json)}`);
	return 'paid';
}

/** What the words of an error tell, of an item that goes on as well as of one that stops the run. */
export function toldByError(error: object): Told {
	const message = String(at(error, 'message'));
	const description = String(at(error, 'description'));
	const pairs: Array<[string, RegExp, Told]> = [
		[message, /belongs to another payment/, 'other payment'],
		[message, /is not sent again/, 'accepted before'],
		[
			message,
			/could not be recorded/,
			/may count as used/.test(description) ? 'perhaps used' : 'not recorded',
		],
		[
			message,
			/was used before/,
			/has accepted this/.test(description) ? 'accepted before' : 'unknown before',
		],
		[description, /is free again/, 'free again'],
		[description, /second sending paid nothing/, 'locked by the first'],
		[description, /could not be freed/, 'not freed'],
		[description, /stays locked/, 'unknown'],
	];
	return pairs.find(([text, words]) => words.test(text))?.[2] ?? 'wrong';
}

function checked({ wouldSend, reason, duplicate }: IDataObject): Told {
	if (wouldSend === true) return 'would be sent';
	const why = String(reason);
	if (why.includes('another amount')) return 'would not: other payment';
	if (duplicate !== true) return 'would not: wrong';
	if (why.includes('An item before it')) return 'would not: repeated';
	return why.includes('has accepted') ? 'would not: accepted' : 'would not: unknown';
}
