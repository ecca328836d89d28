import type { IDataObject, INodeListSearchItems } from 'n8n-workflow';

import type { ListSource } from '../../shared/api/picker';
import { firstText } from '../../shared/basics/json';
import { text } from '../../shared/form/fieldTypes';
import type { Field } from '../../shared/form/fields';
import { getAll, LEDGERS } from '../resources/ledger/getAll';

/** A ledger chosen from the list of the account, or named by its ID. */
export function ledger(name: string, displayName: string, wire: string, description: string): Field {
	return text(name, displayName, {
		wire,
		type: 'resourceLocator',
		required: true,
		default: { mode: 'list', value: '' },
		description,
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				placeholder: 'Select a ledger…',
				typeOptions: { searchListMethod: 'searchLedgers', searchable: true },
			},
			{
				displayName: 'By ID',
				name: 'id',
				type: 'string',
				placeholder: 'e.g. 6cf0fed2-fa2c-4145-876f-38091fddcb1d',
			},
		],
	});
}

/** Where a ledger field gets its list from. */
export const ledgerList: ListSource = { operation: getAll, call: LEDGERS, entry: ledgerEntry };

/**
 * A ledger as an entry of the list: `Main Account · GBP · 123456 12345678`. Without its balance, because n8n keeps
 * the chosen text with the workflow, where a balance would grow old.
 */
function ledgerEntry(row: IDataObject): INodeListSearchItems | undefined {
	const id = firstText(row, ['ledger_id']);
	if (id === undefined) return undefined;
	const account = firstText(row, ['iban', 'account_number']);
	const parts = [
		firstText(row, ['account_name']) ?? id,
		firstText(row, ['currency']) ?? '',
		[firstText(row, ['sort_code']), account].filter(Boolean).join(' '),
	];
	return { name: parts.filter((part) => part !== '').join(' · '), value: id };
}
