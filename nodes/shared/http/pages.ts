import type { IDataObject } from 'n8n-workflow';

import type { Page, Paging } from '../api/paging';
import { InputError } from '../basics/inputError';

/** What a page gave: its rows, and the whole body for the end signals. */
export interface FetchedPage {
	rows: IDataObject[];
	body: unknown;
	/** True when the answer held no list: asking for more of it makes no sense. */
	last?: boolean;
}

/** Far above any real list; it ends a walk on an API that invents pages. */
export const MAX_PAGES = 1000;

/**
 * Walks pages until there are enough rows, the API says it was the last, a page is empty, or a page brings
 * only rows seen before. A short page doesn't end the walk: a server may cap the size silently, and
 * stopping there would give half a list that looks whole.
 *
 * @param wanted number of rows, Infinity for all
 * @param start first page or offset when the user set one
 * @throws InputError after MAX_PAGES pages, because a cut list must not look whole
 */
export async function walkPages(
	paging: Paging,
	wanted: number,
	fetch: (page: Page) => Promise<FetchedPage>,
	start: { page?: number; offset?: number; size?: number } = {},
): Promise<IDataObject[]> {
	const size = pageSize(paging, wanted, start.size);
	const rows: IDataObject[] = [];
	const seen = new Set<string>();
	const firstOffset = start.offset ?? 0;
	const firstPage = start.page ?? paging.firstPage ?? 1;

	for (let index = 0; index < MAX_PAGES; index++) {
		const page: Page = { number: firstPage + index, offset: firstOffset + rows.length, size };
		const { rows: fetched, body, last } = await fetch(page);
		if (fetched.length === 0) return rows;
		const keys = fetched.map((row) => JSON.stringify(row));
		if (keys.every((key) => seen.has(key))) {
			if (index === 1 && paging.firstPageMayRepeat) continue;
			return rows;
		}
		for (const key of keys) seen.add(key);
		rows.push(...fetched);
		if (rows.length >= wanted) return rows.slice(0, wanted);
		if (last || paging.isLast?.(body, page)) return rows;
		const total = paging.total?.(body);
		if (total !== undefined && firstOffset + rows.length >= total) return rows;
	}
	throw new InputError(
		`The list did not end after ${MAX_PAGES} pages`,
		'Switch Return All off and set a Limit, or narrow the filters.',
	);
}

function pageSize(paging: Paging, wanted: number, chosen: number | undefined): number {
	if (wanted !== Infinity && (!Number.isInteger(wanted) || wanted < 1)) {
		throw new InputError(
			'Limit must be a whole number above zero',
			'Correct Limit, or switch on Return All.',
		);
	}
	const size = Math.min(chosen ?? paging.pageSize, paging.maxPageSize ?? Infinity, wanted);
	if (!Number.isInteger(size) || size < 1) {
		throw new InputError('Page Size must be a whole number above zero', 'Correct Page Size under Options.');
	}
	return size;
}
