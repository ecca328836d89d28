import type { ListOrder } from '../api/poll';

/** A row as far as it tells the order of its list. */
export interface DatedRow {
	/** When it was made, in milliseconds since 1970; undefined when the row names no usable time. */
	made: number | undefined;
}

/** Of a list taken for newest first: the share of pairs of rows that must say so, as single rows may have moved. */
const AGREEING = 0.9;

/** So many pairs do not agree by chance; the pairs of 20 rows. */
const ENOUGH_PAIRS = 190;

/** Each is held against each other. */
const MOST_JUDGED = 500;

/**
 * Whether rows that were read in turn are right for a list that begins with its newest row. Where they name no times
 * there is nothing to hold against it.
 */
export function mayBeNewestFirst(rows: readonly DatedRow[]): boolean {
	const { pairs, falling } = pairsOf(rows);
	return falling >= pairs * AGREEING;
}

/** The order to be kept for good after a list was read to its end; undefined while too little is there to judge by. */
export function provenOrder(rows: readonly DatedRow[]): ListOrder | undefined {
	if (rows.length === 0 || !mayBeNewestFirst(rows)) return undefined;
	return !areDated(rows) || pairsOf(rows).pairs >= ENOUGH_PAIRS ? 'newestFirst' : undefined;
}

function areDated(rows: readonly DatedRow[]): boolean {
	return rows.every(({ made }) => made !== undefined);
}

/** How many pairs of rows have different times, and in how many of them the first is the newer one. */
function pairsOf(rows: readonly DatedRow[]): { pairs: number; falling: number } {
	// A few times among rows without say nothing of the others.
	if (!areDated(rows)) return { pairs: 0, falling: 0 };
	const step = Math.ceil(rows.length / MOST_JUDGED);
	const times = rows.flatMap(({ made }, index) => (made !== undefined && index % step === 0 ? [made] : []));
	let pairs = 0;
	let falling = 0;
	for (const [index, first] of times.entries()) {
		for (const later of times.slice(index + 1)) {
			if (first !== later) pairs += 1;
			if (first > later) falling += 1;
		}
	}
	return { pairs, falling };
}
