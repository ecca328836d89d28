import { createHash } from 'crypto';
import type { IDataObject } from 'n8n-workflow';

import { signedDecimal } from '../basics/decimal';
import { canonicalJson } from '../basics/json';
import type { Subject } from './subject';

/** An event id made of its parts: what is missing leaves its place empty, and no two lists of parts give one text. */
export function joinedId(...parts: Array<string | null | undefined>): string {
	return parts.map((part) => (part ?? '').replace(/[%:]/g, encodeURIComponent)).join(':');
}

/** Members whose words mean the same in any case. */
const IN_ANY_CASE = /(?:status|state|currency)$/i;

/**
 * What the body says, however it is written. Order of the members and blanks don't count, nor do spellings of a number
 * (`5`, `"5"`, `"5.00"`) and the case of a status or a currency.
 */
export function contentId(body: IDataObject): string {
	return createHash('sha256').update(canonicalJson(body, inOneSpelling)).digest('hex');
}

function inOneSpelling(name: string, value: unknown): unknown {
	if (typeof value !== 'number' && typeof value !== 'string') return value;
	const number = signedDecimal(value);
	if (number !== undefined) return number;
	return typeof value === 'string' && IN_ANY_CASE.test(name) ? value.toLowerCase() : value;
}

/** The word for the state: ours where we have one, else the provider's. */
export function stateOf({ status, providerStatus }: Subject): string {
	return status === 'unknown' ? (providerStatus ?? '').toLowerCase() : status;
}

/**
 * For events without an id of their own: what happened to what, and the rest of what the body says, as one reference
 * can be paid twice.
 *
 * @param said the part of the body that is vouched for, without signatures
 */
export function happeningId(event: string | undefined, subject: Subject, said: IDataObject): string {
	const named = [event, subject.reference ?? subject.id, stateOf(subject)].filter((part) => part);
	return joinedId(...named, contentId(said));
}
