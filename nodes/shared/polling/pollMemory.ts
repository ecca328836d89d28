import type { IDataObject } from 'n8n-workflow';

import { hashOf } from '../basics/hash';
import { isObject } from '../basics/json';

/** What a trigger remembers of the rows of its list, by their keys, newest first. */
export type KnownRows = ReadonlyMap<string, string>;

/** What a poll trigger knows from one poll to the next, in the node's static data. */
export interface PollMemory {
	/** Which list of which account was asked for. */
	list: string;
	/** The option Since as it was then. */
	since: string;
	/** Milliseconds since 1970: what happened before the trigger began is history. */
	from: number;
	/** How far the next walk must reach at least: key of the row below the news that are still to be given out; else ''. */
	owedAbove: string;
	rows: KnownRows;
}

/** What the static data hold of it; undefined before the first poll, and when they hold something else. */
export function recalled({ polled }: IDataObject): PollMemory | undefined {
	if (!isObject(polled)) return undefined;
	const { list, since, from, owedAbove, rows } = polled;
	if (typeof list !== 'string' || typeof since !== 'string' || typeof from !== 'number') return undefined;
	if (typeof owedAbove !== 'string' || typeof rows !== 'string') return undefined;
	return { list, since, from, owedAbove, rows: rowsOf(rows) };
}

/** Puts it into the static data, and leaves them alone when nothing changed: n8n saves what was touched. */
export function remember(staticData: IDataObject, { rows, ...rest }: PollMemory): void {
	const polled = { ...rest, rows: [...rows].map((entry) => entry.join(' ')).join('\n') };
	if (JSON.stringify(staticData.polled) !== JSON.stringify(polled)) staticData.polled = polled;
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
