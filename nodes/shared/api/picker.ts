import type { IDataObject, INodeListSearchItems } from 'n8n-workflow';

import type { HttpCall } from './call';
import type { Operation } from './operation';
import type { Page } from './paging';

/** What a From List field offers: the rows of a list. */
export interface ListSource {
	/** The operation that gives the same list, for its rows, its pages and its words. */
	operation: Operation;
	/**
	 * The call for one page; a list without pages is asked for once.
	 *
	 * @param parameter reads what the form holds beside the field: text that n8n may not have resolved
	 * @param wanted what the person typed to narrow the list, '' for all of it
	 * @throws InputError when the form lacks what the list is of
	 */
	call(page: Page, parameter: (name: string) => unknown, wanted?: string): HttpCall;
	/** True where the API itself looks for what was typed: all it answers is shown. */
	isSearchedByApi?: boolean;
	/** A row as an entry; undefined leaves the row out. */
	entry(row: IDataObject): INodeListSearchItems | undefined;
}

/** The lists of a node, by the names its fields know them by. */
export type ListSources = Readonly<Record<string, ListSource>>;
