import type { IDataObject, INodeListSearchItems } from 'n8n-workflow';

import type { HttpCall } from './call';
import type { Operation } from './operation';

/** What a From List field offers: the rows of a list without pages. */
export interface ListSource {
	/** The operation that gives the same list, for its rows and its words. */
	operation: Operation;
	call: HttpCall;
	/** A row as an entry; undefined leaves the row out. */
	entry(row: IDataObject): INodeListSearchItems | undefined;
}
