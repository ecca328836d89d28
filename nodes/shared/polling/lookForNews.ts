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
import { InputError } from '../basics/inputError';
import { wholeNumber } from '../basics/text';
import { MOST_IN_ANY_ORDER, walkList, type ReadRow, type Walked } from './listWalk';
import { isReplaced, newsAmong, newsOfAltered, type Reach } from './news';
import type { KnownRows, PollMemory } from './pollMemory';
import type { PollNode } from './pollNode';

const NONE: KnownRows = new Map();

/** A look at the list, and what it goes by. */
interface Look {
	poll: PollNode;
	/** The option Since in UTC; '' when it is not set. */
	since: string;
	/** Undefined where the trigger begins. */
	before: PollMemory | undefined;
	reach: Reach;
}

interface Found {
	/** What the workflow is to get, oldest first. */
	events: PolledEvent[];
	/** What is to be remembered then. */
	memory: PollMemory;
}

/**
 * Looks through the list for what is new.
 *
 * @param memory of the poll before, undefined at the first
 * @param isSure whether what that poll gave out has reached n8n for certain; else it is given out again, and the run
 *   that finds it to be a repeat drops it
 * @throws InputError, CallFailure when the list can't be read, or holds others in place of what is remembered
 */
export async function lookForNews(
	poll: PollNode,
	memory: PollMemory | undefined,
	isSure: boolean,
): Promise<Found> {
	const { settings, list } = poll;
	const chosen = settings.get('options.since') ?? '';
	const since = chosen === '' ? '' : toUtcTime(chosen, settings.timezone, 'Since');
	const before = memory?.list === list && !isEarlier(since, memory.since) ? memory : undefined;
	const look = { poll, since, before, reach: reachOf(poll, before, since, isSure) };
	const isAltered = before !== undefined && before.asked !== poll.asked;
	if (!isAltered) return await atSameList(look);
	const anew = { ...look, before: undefined, reach: reachOf(poll, undefined, since, isSure) };
	return (await atAlteredList(look)) ?? (await atSameList(anew));
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

async function atSameList(look: Look): Promise<Found> {
	const { poll, before, reach } = look;
	const walked = await walkList(poll, reach, before?.order === '' ? undefined : before?.order);
	if (before && isReplaced(walked.rows, reach, before.newest) && !poll.strategy.rowsLeave?.(poll.settings)) {
		throw new InputError(
			`None of the ${reach.known.size} entries this trigger knows is in the list any more, and ${walked.rows.length} others are: they may be the same ones under new IDs`,
			'See at the provider what they are. To go on, give this node another name and publish: it begins anew then, with nothing old.',
		);
	}
	// A later answer that holds less than the list, such as an empty one, must not make the rest of it new.
	const whole = reach.first ? walked.isAll : reach.whole;
	return found(look, walked, newsAmong(walked.rows, walked.order, reach), whole);
}

/** Undefined where it can't be told what came since from what was not asked for before. */
async function atAlteredList(look: Look): Promise<Found | undefined> {
	const { poll, reach } = look;
	const walked = await walkList(poll, reach);
	const news = newsOfAltered(walked.rows, reach);
	return news && found(look, walked, news, walked.isAll);
}

function found(
	{ poll, since, before, reach }: Look,
	{ rows, order, proven }: Walked,
	news: readonly ReadRow[],
	whole: boolean,
): Found {
	const { settings, list, asked } = poll;
	const events = eventNames(settings.get('events'));
	const isTold = ({ event }: PolledEvent) =>
		// What was not chosen before counts as seen: events chosen anew begin from now on.
		[events, before?.events ?? events].every((names) => names.includes('*') || names.includes(event));
	const told = news.filter(({ event }) => event && isTold(event));
	const most = wholeNumber(settings.get('options.mostEvents'), DEFAULT_MOST_EVENTS, 1, MOST_EVENTS);
	const given = told.slice(0, most);
	const owed = told.slice(most);
	const open = new Set([...told, ...undecided(rows, new Set(news), reach)]);
	const room = order === 'any' ? MOST_IN_ANY_ORDER : 2 * reach.lookBack;
	const after = rowsAfter(rows, open, reach.known, room);
	return {
		events: given.flatMap(({ event }) => event ?? []),
		memory: {
			list,
			asked,
			order: proven ?? '',
			since: before?.since || since,
			from: reach.from ?? settings.nowSeconds * 1000,
			owedAbove: owed.length === 0 ? '' : (rows.at(-1)?.key ?? ''),
			events,
			whole: whole && [...reach.known.keys()].every((key) => after.has(key)),
			newest: newestOf(
				rows.filter((row) => after.has(row.key) || given.includes(row)),
				before,
			),
			rows: after,
			given: new Map(given.map(({ key, state }) => [key, state])),
			givenBy: given.length === 0 ? '' : poll.id,
		},
	};
}

/** Rows that are no news by where they stand, and not old by their time: nothing is remembered of them. */
function undecided(
	rows: readonly ReadRow[],
	news: ReadonlySet<ReadRow>,
	{ first, from, known }: Reach,
): ReadRow[] {
	if (first || from === undefined) return [];
	return rows.filter(
		(row) => !known.has(row.key) && !news.has(row) && row.made !== undefined && row.made >= from,
	);
}

function newestOf(rows: readonly ReadRow[], before: PollMemory | undefined): number {
	return rows.reduce((newest, { made = 0 }) => Math.max(newest, made), before?.newest ?? 0);
}

/**
 * What is remembered for the next poll: the rows of this one as they are now, besides those that are told or still to
 * be told, and of the rows it did not reach as many as there is room for.
 */
function rowsAfter(
	rows: readonly ReadRow[],
	open: ReadonlySet<ReadRow>,
	known: KnownRows,
	room: number,
): KnownRows {
	const after = new Map<string, string>();
	for (const row of rows) {
		const remembered = open.has(row) ? known.get(row.key) : row.state;
		if (remembered !== undefined) after.set(row.key, remembered);
	}
	for (const [key, state] of known) {
		if (after.size >= room) break;
		if (!after.has(key)) after.set(key, state);
	}
	return after;
}
