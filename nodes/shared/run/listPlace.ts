import type { Page, Paging } from '../api/paging';
import { isObject } from '../basics/json';

/** A place in a list a person scrolls through. */
export interface ListPlace {
	page: Page;
	/** What tells the page before this one; absent at the beginning. */
	before?: string;
	/** Whether that page was as long as pages get, so that this one should hold a list. */
	isAfterFull?: boolean;
}

/** Where a list begins. */
export function firstListPage({ firstPage = 1, pageSize }: Paging = { pageSize: 0 }): ListPlace {
	return { page: { number: firstPage, offset: 0, size: pageSize } };
}

/** A place as the editor keeps it until the person scrolls on. */
export function toToken({ page, before, isAfterFull }: ListPlace): string {
	return JSON.stringify({ ...page, before, isAfterFull });
}

/** The place of a token; undefined for what is none, which begins the list anew. */
export function fromToken(token: unknown): ListPlace | undefined {
	if (typeof token !== 'string') return undefined;
	const { number, offset, size, before, isAfterFull } = parsed(token);
	const counts = [number, offset, size];
	if (!counts.every((count) => Number.isSafeInteger(count) && Number(count) >= 0)) return undefined;
	if (typeof before !== 'string') return undefined;
	const page = { number: Number(number), offset: Number(offset), size: Number(size) };
	return { page, before, isAfterFull: isAfterFull === true };
}

function parsed(token: string): Record<string, unknown> {
	try {
		const value: unknown = JSON.parse(token);
		return isObject(value) ? value : {};
	} catch {
		return {};
	}
}
