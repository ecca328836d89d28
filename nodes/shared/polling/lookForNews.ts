import {
	DEFAULT_LOOK_BACK,
	DEFAULT_MOST_EVENTS,
	MOST_EVENTS,
	LEAST_LOOK_BACK,
	MOST_LOOK_BACK,
} from '../api/limits';
import type { PolledEvent } from '../api/poll';
import { eventNames } from '../api/webhook';
import { toUtcTime } from '../basics/dates';
import { wholeNumber } from '../basics/text';
import { MOST_IN_ANY_ORDER, walkList, type ReadRow } from './listWalk';
import { newsAmong, type Reach } from './news';
import type { KnownRows, PollMemory } from './pollMemory';
import type { PollNode } from './pollNode';

const NONE: KnownRows = new Map();

/**
 * Looks through the list for what the workflow is to get, oldest first, and what is to be remembered then.
 *
 * @param memory of the poll before, undefined at the first
 * @param isSure whether what that poll gave out has reached n8n for certain; else it is given out again, and the run
 *   that finds it to be a repeat drops it
 * @throws InputError, CallFailure when the list can't be read
 */
export async function lookForNews(
	poll: PollNode,
	memory: PollMemory | undefined,
	isSure: boolean,
): Promise<{ events: PolledEvent[]; memory: PollMemory }> {
	const { settings, list } = poll;
	const chosen = settings.get('options.since') ?? '';
	const since = chosen === '' ? '' : toUtcTime(chosen, settings.timezone, 'Since');
	const before = memory?.list === list && !isEarlier(since, memory.since) ? memory : undefined;
	const reach = reachOf(poll, before, since, isSure);
	const { rows, order, isAll } = await walkList(poll, reach);

	const events = eventNames(settings.get('events'));
	const isTold = ({ event }: PolledEvent) =>
		// What was not chosen before counts as seen: events chosen anew begin from now on.
		[events, before?.events ?? events].every((names) => names.includes('*') || names.includes(event));
	const news = newsAmong(rows, order, reach).filter(({ event }) => event && isTold(event));
	const most = wholeNumber(settings.get('options.mostEvents'), DEFAULT_MOST_EVENTS, 1, MOST_EVENTS);
	const given = news.slice(0, most);
	const owed = news.slice(most);
	const room = order === 'any' ? MOST_IN_ANY_ORDER : 2 * reach.lookBack;
	const after = rowsAfter(rows, new Set([...given, ...owed]), reach.known, room);
	return {
		events: given.flatMap(({ event }) => event ?? []),
		memory: {
			list,
			since: before?.since || since,
			from: reach.from ?? settings.nowSeconds * 1000,
			owedAbove: owed.length === 0 ? '' : (rows.at(-1)?.key ?? ''),
			events,
			whole: (isAll || reach.whole) && [...reach.known.keys()].every((key) => after.has(key)),
			rows: after,
			given: new Map(given.map(({ key, state }) => [key, state])),
			givenBy: given.length === 0 ? '' : poll.id,
		},
	};
}

/** A time that moves on, as an expression can make it, has nothing more to give out. */
function isEarlier(since: string, before: string): boolean {
	return since !== '' && (before === '' || Date.parse(since) < Date.parse(before));
}

function reachOf(
	{ settings }: PollNode,
	before: PollMemory | undefined,
	since: string,
	isSure: boolean,
): Reach {
	const lookBack = wholeNumber(
		settings.get('options.lookBack'),
		DEFAULT_LOOK_BACK,
		LEAST_LOOK_BACK,
		MOST_LOOK_BACK,
	);
	if (!before) {
		const from = since === '' ? undefined : Date.parse(since);
		return { first: true, from, whole: false, known: NONE, doubtful: NONE, lookBack, owedAbove: '' };
	}
	const { from, whole, owedAbove, rows, given } = before;
	const known = isSure ? new Map([...rows, ...given]) : rows;
	return { first: false, from, whole, known, doubtful: isSure ? NONE : given, lookBack, owedAbove };
}

/**
 * What is remembered for the next poll: the rows of this one as they are now, besides those that are told or still to
 * be told, and of the rows it did not reach as many as there is room for.
 */
function rowsAfter(
	rows: readonly ReadRow[],
	news: ReadonlySet<ReadRow>,
	known: KnownRows,
	room: number,
): KnownRows {
	const after = new Map<string, string>();
	for (const row of rows) {
		const remembered = news.has(row) ? known.get(row.key) : row.state;
		if (remembered !== undefined) after.set(row.key, remembered);
	}
	for (const [key, state] of known) {
		if (after.size >= room) break;
		if (!after.has(key)) after.set(key, state);
	}
	return after;
}
