import type { IDataObject } from 'n8n-workflow';

import { at, firstText, isObject } from '../basics/json';
import { toDecimalString } from '../basics/money';

/** The words all providers' states are mapped to. */
export type SubjectStatus =
	| 'pending'
	| 'succeeded'
	| 'failed'
	| 'cancelled'
	| 'expired'
	| 'refunded'
	| 'unknown';

/** What an event is about, in the same shape for every provider. */
export interface Subject extends IDataObject {
	type: string | null;
	id: string | null;
	reference: string | null;
	/** Decimal string in major units. */
	amount: string | null;
	/** The amount as it was sent, also where it is no plain decimal. */
	providerAmount: string | null;
	currency: string | null;
	status: SubjectStatus;
	/** The provider's own word. */
	providerStatus: string | null;
	/** When it happened, as the provider writes it; null when the event names no time. */
	occurredAt: string | null;
}

/** Where a provider's payload holds the parts of the subject: the first path that holds something counts. */
export interface SubjectMap {
	/** Objects that may be the subject; '' is the whole body. The first that is an object is taken. */
	base: readonly string[];
	id: readonly string[];
	reference: readonly string[];
	amount: readonly string[];
	currency: readonly string[];
	currencyDefault?: string;
	status: readonly string[];
	type: readonly string[];
	/** Where the event names its time: paths from the root of the body. */
	occurredAt?: readonly string[];
	/** Words in lower case. */
	statusWords: Partial<Record<Exclude<SubjectStatus, 'unknown'>, readonly string[]>>;
}

/** Reads the subject of an event. What is missing is null; an unknown status word stays unknown. */
export function readSubject(body: unknown, map: SubjectMap): Subject {
	const object = map.base.map((path) => at(body, path)).find(isObject) ?? {};
	const text = (paths: readonly string[]) => firstText(object, paths) ?? null;
	const plain = map.amount.find((path) => toDecimalString(at(object, path)) !== null);
	const providerStatus = textStatus(object, map.status);
	return {
		type: text(map.type)?.toLowerCase() ?? null,
		id: text(map.id),
		reference: text(map.reference),
		amount: plain === undefined ? null : toDecimalString(at(object, plain)),
		providerAmount: text(plain === undefined ? map.amount : [plain]),
		currency: text(map.currency) ?? map.currencyDefault ?? null,
		status: mapStatus(providerStatus, map),
		providerStatus,
		occurredAt: firstText(body, map.occurredAt ?? []) ?? null,
	};
}

/** One of the common words for a provider's word, in any case; `unknown` is never guessed away. */
export function mapStatus(word: string | null, map: Pick<SubjectMap, 'statusWords'>): SubjectStatus {
	const wanted = word?.toLowerCase();
	for (const [status, words] of Object.entries(map.statusWords)) {
		if (wanted !== undefined && words.includes(wanted)) return status as SubjectStatus;
	}
	return 'unknown';
}

/** A status is a word: true and false are flags of an envelope. */
function textStatus(object: IDataObject, paths: readonly string[]): string | null {
	for (const path of paths) {
		const found = at(object, path);
		if (typeof found === 'string' && found !== '') return found;
		if (typeof found === 'number') return String(found);
	}
	return null;
}
