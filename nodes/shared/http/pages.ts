import type { IDataObject } from 'n8n-workflow';

import { DEFAULT_MOST_ROWS } from '../api/limits';
import type { Page, Paging } from '../api/paging';
import type { Gap, PagesRead } from './gap';
import { ListedRows } from './listedRows';
import { pageSize, refusesSize } from './pageSize';

/** What a page gave: its rows, and the whole body for the end signals. */
export interface FetchedPage {
	rows: IDataObject[];
	body: unknown;
	/** True when asking for more makes no sense. */
	last?: boolean;
	/**
	 * Where the answer held no list. `nothing`: nothing at all, not even an empty list, which may be how a server ends its
	 * list, or a list that broke off. `elsewhere`: rows that are not where this list has them, so that they came as one.
	 */
	without?: 'nothing' | 'elsewhere';
}

/** Asks for a page; a probe only serves to learn how the API pages, and its rows are none of the list's. */
export type FetchPage = (page: Page, isProbe: boolean) => Promise<FetchedPage>;

/** Where a walk begins and how far it goes, as far as the user has said so. */
export interface WalkStart {
	page?: number;
	offset?: number;
	size?: number;
	/** Where no number of rows is wanted: how many are read at most. */
	mostRows?: number;
}

/** Behind the end of any list. */
const FAR = 1_000_000;

/** So many pages in a row without a new row: more of them would bring none either. */
const MAX_IDLE_PAGES = 20;

/** Caps of servers are multiples of it. */
const ROUND = 10;

/**
 * Walks pages until there are enough rows, the API says it was the last, or a page is empty. A short page doesn't end
 * the walk: a server may cap the size silently, and stopping there would give half a list that looks whole. Nor does a
 * page of known rows, which also comes when a page full of rows is added above them: the walk goes on unless a page far
 * behind the end holds the same rows, as it does where the API gives one page whatever it is asked for.
 *
 * @param wanted number of rows, Infinity for all
 * @throws InputError when a number can't be used, and whatever the first page throws
 */
export async function walkPages(
	paging: Paging,
	wanted: number,
	fetch: FetchPage,
	start: WalkStart = {},
): Promise<PagesRead> {
	const size = pageSize(paging, wanted, start.size);
	const { tryPageSize } = paging;
	let doubtful: PagesRead = { rows: [] };
	if (wanted === Infinity && start.size === undefined && tryPageSize !== undefined) {
		const trial = new PageWalk(paging, wanted, fetch, start, tryPageSize);
		const read = await trial.read(true);
		if (read) return read;
		doubtful = trial.doubtful;
	}
	const read = await new PageWalk(paging, wanted, fetch, start, size).read(false);
	// Begun anew in vain: the API gives less of its list in pages of the usual size.
	return read && read.rows.length >= doubtful.rows.length ? read : doubtful;
}

/** Whether pages of so many rows may be what a server cuts them to. */
export function mayBeCap(count: number): boolean {
	return count % ROUND === 0;
}

class PageWalk {
	/** What a trial has read that may lack rows. */
	doubtful: PagesRead = { rows: [] };
	private readonly listed: ListedRows;
	private readonly firstOffset: number;
	private readonly firstPage: number;
	private readonly mostRows: number;
	/** Rows as they came, also those that came before: where the walk stands in the list. */
	private received = 0;
	private firstCount = 0;
	/** Of the page before, and of the fullest so far. */
	private count = 0;
	private mostOnPage = 0;
	/** The number of rows the API named last. */
	private total: number | undefined;
	private idlePages = 0;
	/** Whether a page far behind the end was another one: the API does look at which page it is asked for. */
	private pagesDiffer = false;

	constructor(
		private readonly paging: Paging,
		private readonly wanted: number,
		private readonly fetch: FetchPage,
		start: WalkStart,
		private readonly size: number,
	) {
		this.listed = new ListedRows(paging.rowId);
		this.firstOffset = start.offset ?? 0;
		this.firstPage = start.page ?? paging.firstPage ?? 1;
		this.mostRows = start.mostRows ?? DEFAULT_MOST_ROWS;
	}

	/** @param isTrial whether to give up, with undefined, where the API seems not to take pages of this size */
	async read(isTrial: boolean): Promise<PagesRead | undefined> {
		for (let index = 0; ; index++) {
			const page = this.page(index);
			const fetched = await this.fetch(page, false).catch((thrown: unknown) => ({ thrown }));
			if ('thrown' in fetched) {
				const { thrown } = fetched;
				if (isTrial && index === 0 && refusesSize(thrown)) return undefined;
				if (index === 0) throw thrown;
				return this.ended({ reason: 'failure', thrown });
			}
			if (isTrial && this.isAnsweredSmall(index, fetched)) return undefined;
			const end = await this.taken(fetched, page, index);
			if (end && isTrial && this.mayBeCapped(end)) {
				this.doubtful = end;
				return undefined;
			}
			if (end) return end;
		}
	}

	private page(index: number): Page {
		return { number: this.firstPage + index, offset: this.firstOffset + this.received, size: this.size };
	}

	/** Some APIs answer a size they don't take with pages of their usual size. */
	private isAnsweredSmall(index: number, { rows }: FetchedPage): boolean {
		if (index === 0) this.firstCount = rows.length;
		return index === 1 && this.firstCount < this.paging.pageSize && this.listed.bringsNews(rows);
	}

	/**
	 * Whether the server may have cut the pages and still counted by the size it was asked for, so that rows fell between
	 * them. A cap is a round number; a total that fits says that all came.
	 */
	private mayBeCapped({ gap }: PagesRead): boolean {
		const { firstCount, size, total } = this;
		if (gap && gap.reason !== 'total' && gap.reason !== 'brokeOff') return false;
		if (firstCount === 0 || firstCount >= size || !mayBeCap(firstCount)) return false;
		return total !== this.firstOffset + this.listed.all.length;
	}

	/** Takes a page over; gives what was read when the walk ends with it. */
	private async taken(
		{ rows, body, last, without }: FetchedPage,
		page: Page,
		index: number,
	): Promise<PagesRead | undefined> {
		const { paging, listed, wanted } = this;
		this.total = paging.total?.(body) ?? this.total;
		if (without === 'elsewhere') return { rows, gap: { reason: 'elsewhere' } };
		if (rows.length === 0) return without && this.mayGoOn() ? this.brokenOff() : this.endedByTotal();
		this.count = rows.length;
		this.mostOnPage = Math.max(this.mostOnPage, rows.length);
		if (!listed.bringsNews(rows)) {
			listed.renew(rows);
			if (index === 1 && paging.firstPageMayRepeat) return undefined;
			if (await this.isGivenAlways(rows, page)) return this.endedByTotal();
		}
		this.received += rows.length;
		this.idlePages = listed.add(rows) > 0 ? 0 : this.idlePages + 1;
		if (listed.all.length >= wanted) return { rows: listed.all.slice(0, wanted) };
		if (wanted === Infinity && listed.all.length > this.mostRows) {
			return { rows: listed.all.slice(0, this.mostRows), gap: { reason: 'mostRows' } };
		}
		// A total below what has come contradicts the answer it stands in, and is no end.
		if (last || paging.isLast?.(body, page) || this.total === this.firstOffset + listed.all.length) {
			return this.ended();
		}
		if (this.idlePages > MAX_IDLE_PAGES) return this.ended({ reason: 'repeats' });
		return undefined;
	}

	/** Whether the page before was as long as pages get: a shorter one was in all likelihood the last. */
	private mayGoOn(): boolean {
		const { count, mostOnPage, size } = this;
		return count > 0 && count === mostOnPage && (count >= size || mayBeCap(count));
	}

	private brokenOff(): PagesRead {
		const read = this.endedByTotal();
		return read.gap ? read : { ...read, gap: { reason: 'brokeOff' } };
	}

	private endedByTotal(): PagesRead {
		const { total } = this;
		const isShort = total !== undefined && total > this.firstOffset + this.listed.all.length;
		return this.ended(isShort ? { reason: 'total', total } : undefined);
	}

	private async isGivenAlways(
		rows: readonly IDataObject[],
		{ number, offset, size }: Page,
	): Promise<boolean> {
		if (this.pagesDiffer) return false;
		const far = { number: number + FAR, offset: offset + FAR, size };
		// A refusal of such a page says as much as an empty one.
		const probe = await this.fetch(far, true).catch(() => ({ rows: [] }));
		this.pagesDiffer = probe.rows.length === 0;
		return this.listed.isSame(rows, probe.rows);
	}

	private ended(gap?: Gap): PagesRead {
		const found: Gap | undefined = gap ?? (this.listed.lacksRows ? { reason: 'ids' } : undefined);
		return { rows: this.listed.all, ...(found ? { gap: found } : {}) };
	}
}
