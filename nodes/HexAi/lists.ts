import type { IDataObject, INodeListSearchItems } from 'n8n-workflow';

import type { ListSources } from '../shared/api/picker';
import { isPathSafe } from '../shared/basics/addresses';
import { firstText } from '../shared/basics/json';
import { CURRENCY } from './fields';
import { getAll, transactionsOn } from './resources/transaction/getAll';

/** Where the fields with From List get their lists from. */
export const lists: ListSources = {
	searchCollections: { operation: getAll, call: transactionsOn, entry: collectionEntry },
};

/**
 * A collection as an entry: `ORDER-12345 · 100.00 GMD`. Without its status, which would grow old in the text n8n keeps
 * with the workflow. The rows of the list are not documented (inferred): their names are those of the webhook.
 */
function collectionEntry(row: IDataObject): INodeListSearchItems | undefined {
	const reference = firstText(row, ['client_reference', 'reference']);
	if (reference === undefined || !isPathSafe(reference)) return undefined;
	const type = firstText(row, ['type'])?.toLowerCase();
	if (type !== undefined && type !== 'collection') return undefined;
	const amount = firstText(row, ['amount']);
	const parts = [reference, amount && `${amount} ${firstText(row, ['currency']) ?? CURRENCY}`];
	return { name: parts.filter(Boolean).join(' · '), value: reference };
}
