import { LEAST_LOOK_BACK } from '../api/limits';
import type { ListOrder } from '../api/poll';
import type { DatedRow } from './listOrder';
import type { KnownRows } from './pollMemory';

/** A row of the list, as far as it decides what is news. */
export interface ListedRow extends DatedRow {
	key: string;
	/** When it was made or changed, in milliseconds since 1970; undefined when the row names no usable time. */
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

/** How many rows a first walk reads, and one that is still to find out in which order they are listed. */
export function firstWalk(lookBack: number): number {
	return lookBack * FIRST_WALK;
}

/**
 * How many rows from the newest on are enough: past all news, and over as many known rows as are looked at again.
 * Changed rows don't count among these, as a change may have moved them to the top.
 *
 * @returns Infinity when these are not enough
 */
export function rowsToReach(rows: readonly ListedRow[], reach: Reach): number {
	const { first, from, whole, known, lookBack, owedAbove } = reach;
	// Of a list that was remembered to its end each other row is news: it may stand below all that are remembered.
	if (!first && (known.size === 0 || (whole && known.size <= lookBack))) return Infinity;
	const wanted = first ? firstWalk(lookBack) : Math.min(lookBack, known.size);
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
 * first poll when it names a time from the beginning on; later when all rows were remembered or when it stands above a
 * remembered row, as what is below all of them may never have been looked at.
 *
 * @param rows newest first
 */
export function newsAmong<T extends ListedRow>(
	rows: readonly T[],
	order: ListOrder,
	{ first, from, whole }: Beginning,
): T[] {
	const last = rows.findLastIndex(isRemembered);
	const isNews = ({ unchanged, at }: ListedRow, index: number) => {
		if (unchanged !== undefined) return !unchanged;
		if (first) return from !== undefined && at !== undefined && at >= from;
		if (whole) return true;
		if (last !== -1) return order === 'any' || index < last;
		// Where no remembered row is left, the whole list has come since.
		return at === undefined || from === undefined || at >= from - SLACK_MS;
	};
	return rows.filter(isNews).reverse();
}

/**
 * The news, oldest first, of a list that is now asked for in another way, such as with other filters: what was made
 * after the newest remembered row.
 *
 * @returns undefined when that can't be told from what the list did not show before: no row is remembered, one names no
 *   time, or unknown rows stand between remembered ones
 */
export function newsOfAltered<T extends ListedRow>(rows: readonly T[], { from }: Beginning): T[] | undefined {
	const dated = rows.flatMap((row) => (row.made === undefined ? [] : [{ row, made: row.made }]));
	const times = dated.filter(({ row }) => isRemembered(row)).map(({ made }) => made);
	if (times.length === 0 || dated.length < rows.length) return undefined;
	const newest = Math.max(...times);
	const oldest = Math.min(...times);
	const isBetween = dated.some(({ row, made }) => !isRemembered(row) && made > oldest && made < newest);
	if (isBetween) return undefined;
	const start = Math.max(newest, (from ?? newest) - SLACK_MS);
	return dated
		.filter(({ row, made }) => (isRemembered(row) ? row.unchanged === false : made >= start))
		.map(({ row }) => row)
		.reverse();
}

/**
 * Whether a list holds others in place of what is remembered, as when a provider gives its rows new ids: not one is
 * found again, as many are there, and not all of them are newer.
 *
 * @param newest when the newest remembered row was made; 0 when none names a time
 */
export function isReplaced(
	rows: readonly ListedRow[],
	{ first, known }: Pick<Reach, 'first' | 'known'>,
	newest: number,
): boolean {
	if (first || Math.min(known.size, rows.length) < LEAST_LOOK_BACK || rows.some(isRemembered)) return false;
	const areNewer = newest > 0 && rows.every(({ made }) => made !== undefined && made > newest);
	return rows.length * 2 >= known.size && !areNewer;
}

function isRemembered({ unchanged }: ListedRow): boolean {
	return unchanged !== undefined;
}

/** The rows from the newest on: by the order of the list, by their times, or else the later ones of the list first. */
export function newestFirst<T extends ListedRow>(rows: readonly T[], order: ListOrder): T[] {
	if (order === 'newestFirst') return [...rows];
	const latest = [...rows].reverse();
	const isTimed = rows.every(({ at }) => at !== undefined);
	if (order === 'oldestFirst' || !isTimed) return latest;
	return latest.sort((one, other) => (other.at ?? 0) - (one.at ?? 0));
}
