import type { IDataObject, INodeListSearchItems } from 'n8n-workflow';

import type { ListSource, ListSources } from '../shared/api/picker';
import { firstText } from '../shared/basics/json';
import { getAll, LEDGERS } from './resources/ledger/getAll';

/** Where the fields with From List get their lists from: ledgers are the only records Acquired lists. */
export const lists: ListSources = {
	searchLedgers: ofLedgers((row) => {
		const id = firstText(row, ['ledger_id']);
		return id === undefined ? undefined : { name: labelOf(row, id), value: id };
	}),
	searchCompanies: ofLedgers((row) => numberOf(row, 'company_id')),
	searchMids: ofLedgers((row) => numberOf(row, 'mid_id')),
};

function ofLedgers(entry: ListSource['entry']): ListSource {
	return { operation: getAll, call: () => LEDGERS, entry };
}

/**
 * A ledger as an entry of the list: `Main Account · GBP · 123456 12345678`. Without its balance, because n8n keeps
 * the chosen text with the workflow, where a balance would grow old.
 */
function labelOf(row: IDataObject, id: string): string {
	const account = firstText(row, ['iban', 'account_number']);
	const parts = [
		firstText(row, ['account_name']) ?? id,
		firstText(row, ['currency']) ?? '',
		[firstText(row, ['sort_code']), account].filter(Boolean).join(' '),
	];
	return parts.filter((part) => part !== '').join(' · ');
}

/** A number that ledgers share, named after the first ledger that has it: `1056 · Main Account`. */
function numberOf(row: IDataObject, name: string): INodeListSearchItems | undefined {
	const number = firstText(row, [name]);
	if (number === undefined) return undefined;
	return { name: [number, firstText(row, ['account_name'])].filter(Boolean).join(' · '), value: number };
}
