import type { IDataObject } from 'n8n-workflow';

/** One page to ask for. An operation uses the parts its API knows. */
export interface Page {
	/** Counted from the API's first page. */
	number: number;
	/** Rows received so far. */
	offset: number;
	/** Rows to ask for, the same on every page. */
	size: number;
}

/** How an API pages. */
export interface Paging {
	/**
	 * What tells a row of this list from the others, whatever its state; undefined for a row that names nothing of the
	 * kind. A row that moves to another page while the list is read comes out once by it. Without it every row of every
	 * page comes out.
	 */
	rowId?: (row: IDataObject) => string | undefined;
	/** Number of the first page; for APIs that count rows (limit and offset) it plays no part. */
	firstPage?: number;
	/** Page size when the user sets none. */
	pageSize: number;
	/** The largest size the API documents. */
	maxPageSize?: number;
	/** Where no largest size is documented: what is tried with Return All before `pageSize`. */
	tryPageSize?: number;
	/** The number of rows there are, when the answer says so. */
	total?: (body: unknown) => number | undefined;
	/** True when the API answers 404 to a page behind the last one. */
	notFoundIsEnd?: boolean;
	/** True when the first two page numbers may both mean the first page: the second is then skipped. */
	firstPageMayRepeat?: boolean;
	/** Whether the answer says itself that this was the last page. */
	isLast?: (body: unknown, page: Page) => boolean;
}
