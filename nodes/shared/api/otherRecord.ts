import { firstText, isObject, scalarText } from '../basics/json';
import { wholeOrLength } from '../basics/quote';
import { isSameReference } from '../basics/sameValue';

/** What a call is about, and how its answer names it. */
export interface About {
	/** The parameter that holds the id, reference or number. */
	parameter: string;
	/** Where the answer names it; any other member that says the same will do. */
	members: readonly string[];
}

/**
 * What an answer names in place of what it was asked about, as the end of a sentence; undefined when it names nothing of
 * the kind, or the same.
 *
 * @param asked the id, reference or number
 */
export function otherRecord(record: unknown, asked: string, members: readonly string[]): string | undefined {
	const [named] = members.filter((member) => firstText(record, [member]) !== undefined);
	if (asked === '' || named === undefined || !isObject(record)) return undefined;
	const shown = [...members.map((member) => firstText(record, [member])), ...Object.values(record)];
	const isSame = shown.map(scalarText).some((one) => one !== undefined && isSameReference(one, asked));
	const other = wholeOrLength(firstText(record, [named]) ?? '');
	return isSame ? undefined : `${named} ${other} where ${asked} was asked for`;
}
