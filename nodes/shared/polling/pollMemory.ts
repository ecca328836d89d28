import type { IDataObject } from 'n8n-workflow';

import type { ListOrder } from '../api/poll';
import { hashOf } from '../basics/hash';
import { isObject } from '../basics/json';

/** What a trigger remembers of the rows of its list, by their keys, newest first. */
export type KnownRows = ReadonlyMap<string, string>;

/** What a poll trigger knows from one poll to the next, in the node's static data. */
export interface PollMemory {
	/** Which list of which account was asked for. */
	list: string;
	/** How it was asked for. */
	asked: string;
	/** In which order it is read; '' while the list has not shown it. */
	order: ListOrder | '';
	/** The option Since as it was then. */
	since: string;
	/** Milliseconds since 1970: what happened before the trigger began is history. */
	from: number;
	/** How far the next walk must reach at least: key of the row below the news that are still to be given out; else ''. */
	owedAbove: string;
	/** The events that were chosen then. */
	events: string[];
	/** Whether `rows` and `given` are all the list had since the trigger began. */
	whole: boolean;
	/** Milliseconds since 1970: when the newest of the rows was made; 0 when none names a time. */
	newest: number;
	rows: KnownRows;
	/** States the last poll that found something gave out; `rows` holds what was known of them before. */
	given: KnownRows;
	/** Names that poll; '' when there was none. */
	givenBy: string;
}

/** What the static data hold of it; undefined before the first poll, and when they hold something else. */
export function recalled({ polled }: IDataObject): PollMemory | undefined {
	if (!isObject(polled)) return undefined;
	const { from, events, whole, newest, rows, given, list, asked, order, since, owedAbove, givenBy } = polled;
	const texts = { list, asked, since, owedAbove, givenBy };
	if (!areTexts(texts) || !isOrder(order) || !Array.isArray(events)) return undefined;
	if (typeof from !== 'number' || typeof newest !== 'number') return undefined;
	if (typeof whole !== 'boolean' || typeof rows !== 'string' || typeof given !== 'string') return undefined;
	const states = { rows: rowsOf(rows), given: rowsOf(given) };
	return { ...texts, order, from, newest, events: events.map(String), whole, ...states };
}

/** Puts it into the static data, and leaves them alone when nothing changed: n8n saves what was touched. */
export function remember(staticData: IDataObject, { rows, given, ...rest }: PollMemory): void {
	const polled = { ...rest, rows: textOfRows(rows), given: textOfRows(given) };
	if (JSON.stringify(staticData.polled) !== JSON.stringify(polled)) staticData.polled = polled;
}

function isOrder(value: unknown): value is ListOrder | '' {
	return value === '' || value === 'newestFirst' || value === 'oldestFirst' || value === 'any';
}

function areTexts<T extends string>(values: Record<T, unknown>): values is Record<T, string> {
	return Object.values(values).every((value) => typeof value === 'string');
}

function textOfRows(rows: KnownRows): string {
	return [...rows].map((entry) => entry.join(' ')).join('\n');
}

/** The key of a row as it is remembered: it may be a name or an account number. */
export function rowKey(key: string): string {
	return hashOf(key).slice(0, 16);
}

function rowsOf(text: string): KnownRows {
	const lines = text === '' ? [] : text.split('\n');
	return new Map(
		lines.map((line) => {
			const gap = line.indexOf(' ');
			return [line.slice(0, gap), line.slice(gap + 1)];
		}),
	);
}
