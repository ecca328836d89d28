import type { IDataObject } from 'n8n-workflow';

import { lists } from '../../../nodes/AcquiredBanking/lists';

const ledger = {
	company_id: 113,
	mid_id: '1056',
	ledger_id: 'l-1',
	account_name: 'Main Account',
	currency: 'GBP',
	sort_code: '123456',
	account_number: '12345678',
};

test.each([
	['searchLedgers', { name: 'Main Account · GBP · 123456 12345678', value: 'l-1' }],
	['searchCompanies', { name: '113 · Main Account', value: '113' }],
	['searchMids', { name: '1056 · Main Account', value: '1056' }],
])('%s reads the list of ledgers', (list, entry) => {
	const source = lists[list];
	expect(source?.call({ number: 1, offset: 0, size: 0 }, () => undefined)).toEqual({
		method: 'GET',
		path: '/accounts/list',
	});
	expect(source?.entry(ledger)).toEqual(entry);
	expect(source?.entry({} as IDataObject)).toBeUndefined();
});
