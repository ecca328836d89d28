import { acquiredWorld } from './acquired.mts';
import { refusesSpoiltValues, SPOILT } from './behaviours/spoiltValues.mts';
import { shown } from './harness/world.mts';

const world = acquiredWorld();

const VALUE = '={{ $json.value }}';

const BENEFICIARY = {
	resource: 'beneficiary',
	operation: 'create',
	customerId: '859f4eef-6a53-4110-8757-371844df8e8c',
	firstName: 'Lee',
	lastName: 'Roe',
	addressIsoCountry: 'GB',
	accountAccountNumber: '01234567',
	accountSortCode: '01-02-03',
};

const LEDGER = {
	resource: 'ledger',
	operation: 'create',
	companyId: '113',
	currencyCodeIso3: 'GBP',
	accountName: 'Main',
};

refusesSpoiltValues(world, [
	{
		label: 'Sort Code',
		parameters: { ...BENEFICIARY, accountSortCode: VALUE },
		values: [...SPOILT, '70116', '10203', '37653', 70116, 10203, '1-2-3', '0102030'],
	},
	{
		label: 'Account Number',
		parameters: { ...BENEFICIARY, accountAccountNumber: VALUE },
		values: [...SPOILT, '1234567', 1234567, '123456789', '0x123456'],
	},
	{
		label: 'Country Code',
		parameters: { ...BENEFICIARY, addressIsoCountry: VALUE },
		values: [...SPOILT, 'GBR', 'UK', 'England', 44],
	},
	{
		label: 'Phone Number',
		parameters: { ...BENEFICIARY, additionalFields: { phoneNumber: VALUE } },
		values: [...SPOILT, '+44 (0)20 7946 0958', '02079460958', 2079460958],
	},
	{ label: 'Company ID', parameters: { ...LEDGER, companyId: VALUE }, values: [...SPOILT, '113.0', 'A1'] },
	{
		label: 'Currency',
		parameters: { ...LEDGER, currencyCodeIso3: VALUE },
		values: [...SPOILT, 'pounds', 'DEM'],
	},
]);

test.each([
	['01-02-03', '01-02-03'],
	['01 02 03', '01-02-03'],
	['010203', '010203'],
])('the sort code %s goes out as %s', async (typed, sent) => {
	const outcome = await world.action({ ...BENEFICIARY, accountSortCode: typed }).run();
	const post = (await world.sandbox.requests('POST')).at(-1);
	expect([shown(outcome), post?.body?.account]).toEqual([
		expect.anything(),
		{ account_number: '01234567', sort_code: sent },
	]);
});
