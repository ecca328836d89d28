import type { ListOrder } from '../api/poll';
import type { KnownRows } from './pollMemory';

/** A row of the list, as far as it decides what is news. */
export interface ListedRow {
	key: string;
	/** Milliseconds since 1970; undefined when the row names no usable time. */
	at: number | undefined;
	/** Whether it is as it was remembered; undefined when it is not remembered. */
	unchanged: boolean | undefined;
}

/** From when on rows count. */
export interface Beginning {
	/** True at the first poll: only rows that name a time from `from` on are news then. */
	first: boolean;
	/** Milliseconds since 1970; undefined at a first poll that is to give out nothing old. */
	from: number | undefined;
	/** Whether the remembered rows are all that were there: then each other one is news, wherever it stands. */
	whole: boolean;
}

/** What a walk through a list is to cover. */
export interface Reach extends Beginning {
	known: KnownRows;
	/** States that may have been given out, or not: a row that still has its own is given out again. */
	doubtful: KnownRows;
	/** How many known rows are looked at again for a change of their state. */
	lookBack: number;
	/** Key of a row the walk must not end above; '' when there is none. */
	owedAbove: string;
}

/** Clocks and time zones differ: what is that much older than the beginning is history for certain. */
const SLACK_MS = 86_400_000;

/**
 * A first walk goes further than later ones: remembered rows may be deleted, and a walk that waits for more of them
 * than are left reads the list to its end.
 */
const FIRST_WALK = 1.25;

/**
 * How many rows from the newest on are enough: past all news, and over as many known rows as are looked at again.
 * Changed rows don't count among these, as a change may have moved them to the top.
 *
 * @returns Infinity when these are not enough
 */
export function rowsToReach(rows: readonly ListedRow[], reach: Reach): number {
	const { first, from, known, lookBack, owedAbove } = reach;
	if (!first && known.size === 0) return Infinity;
	const wanted = first ? lookBack * FIRST_WALK : Math.min(lookBack, known.size);
	let seen = 0;
	let isTimed = false;
	let isBelowOwed = owedAbove === '';
	for (const [index, { key, at, unchanged }] of rows.entries()) {
		if (first || unchanged === true) seen += 1;
		isTimed ||= at !== undefined;
		isBelowOwed ||= key === owedAbove;
		const isBefore = !first || from === undefined || !isTimed || (at !== undefined && at < from);
		if (seen >= wanted && isBelowOwed && isBefore) return index + 1;
	}
	return Infinity;
}

/**
 * Which rows are news, oldest first. A remembered row is news when it has changed. One that is not remembered: at a
 * first poll when it names a time from the beginning on, later when it stands above a remembered row, as what is below
 * all of them may never have been looked at.
 *
 * @param rows newest first
 */
export function newsAmong<T extends ListedRow>(
	rows: readonly T[],
	order: ListOrder,
	{ first, from, whole }: Beginning,
): T[] {
	const last = rows.findLastIndex(({ unchanged }) => unchanged !== undefined);
	const isNews = ({ unchanged, at }: ListedRow, index: number) => {
		if (unchanged !== undefined) return !unchanged;
		if (first) return from !== undefined && at !== undefined && at >= from;
		if (last !== -1 && (order === 'any' || index < last)) return true;
		// Where no remembered row is left, the whole list has come since, or is another one.
		return (whole || last === -1) && (at === undefined || from === undefined || at >= from - SLACK_MS);
	};
	return rows.filter(isNews).reverse();
}

/** Whether the times of a list that is taken for newest first say the opposite. */
export function isAscending(rows: readonly ListedRow[]): boolean {
	const times = rows.map(({ at }) => at).filter((at) => at !== undefined);
	// A few times among rows without say nothing of the others.
	if (times.length < rows.length) return false;
	const steps = times.slice(1).map((at, index) => at - (times[index] ?? at));
	return steps.some((step) => step > 0) && steps.every((step) => step >= 0);
}

/** The rows from the newest on: by the order of the list, by their times, or else the later ones of the list first. */
export function newestFirst<T extends ListedRow>(rows: readonly T[], order: ListOrder): T[] {
	if (order === 'newestFirst') return [...rows];
	const latest = [...rows].reverse();
	const isTimed = rows.every(({ at }) => at !== undefined);
	if (order === 'oldestFirst' || !isTimed) return latest;
	return latest.sort((one, other) => (other.at ?? 0) - (one.at ?? 0));
}
