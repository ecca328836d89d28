import { refusesSpoiltValues, SPOILT } from './behaviours/spoiltValues.mts';
import { CREATE, CUSTOMER_ID, fincode, PAY_FROM_WALLET, GET_BALANCE, API_TOKEN } from './fincode.mts';
import { shown, worldOf } from './harness/world.mts';

const world = worldOf(fincode);

beforeEach(() => world.credential({ authentication: 'apiToken', apiToken: API_TOKEN }));

const VALUE = '={{ $json.value }}';
const TO = { ...CREATE, amounts: { values: [{ sendAmount: '10', amount: '10', inclussive: false }] } };
const party = (detail: Record<string, unknown>) => ({
	...TO,
	creditParty: { bankname: 'FCMB', bankaccountno: '8883633074', bankcode: '214', ...detail },
});

const TO_BANK = {
	resource: 'wallet',
	operation: 'transferToBank',
	paymentKey: '={{ $json.key }}',
	customerId: CUSTOMER_ID,
	amount: '10',
	bankAccountId: '2b3c4d5e-6666-4f70-9b00-123412341234',
	accountNumber: '8883633074',
	bankCode: '044',
	accountName: 'VICTOR ADEBIYI',
};

const VALIDATE = {
	resource: 'beneficiary',
	operation: 'validateAccount',
	bankCode: '214',
	accountNumber: '8883968718',
	accountNumberCountry: 'NGA',
	expectedCurrencyCode: 'NGN',
	transactionType: 'ACCOUNTPAYMENT',
};

const PROFILE = { resource: 'customer', operation: 'updateProfile' };

const SHORT_CODES = ['58', '44', 58, 44, '058 - GTBank', '0x10'];

refusesSpoiltValues(world, [
	{
		label: 'Payout Details > Account Number',
		parameters: party({ bankaccountno: VALUE }),
		values: [...SPOILT, '888363307', 888363307, '88836330744'],
	},
	{
		label: 'Payout Details > Bank Code',
		parameters: party({ bankcode: VALUE }),
		values: [...SPOILT, ...SHORT_CODES],
	},
	{
		label: 'Payout Details > SWIFT/BIC',
		parameters: party({ swiftbic: VALUE }),
		values: [...SPOILT, 'FCMBNGL', '214'],
	},
	{
		label: 'Payout Details > bankaccountno',
		parameters: {
			...TO,
			creditParty: { otherDetails: { pairs: [{ key: 'bankaccountno', value: VALUE }] } },
		},
		values: [...SPOILT, '888363307'],
	},
	{
		label: 'Account Number',
		parameters: { ...TO_BANK, accountNumber: VALUE },
		values: [...SPOILT, '888363307'],
	},
	{ label: 'Bank Code', parameters: { ...TO_BANK, bankCode: VALUE }, values: [...SPOILT, ...SHORT_CODES] },
	{ label: 'Bank Code', parameters: { ...VALIDATE, bankCode: VALUE }, values: [...SPOILT, ...SHORT_CODES] },
	{
		label: 'Account Number',
		parameters: { ...VALIDATE, accountNumber: VALUE },
		values: [...SPOILT, '123456789'],
	},
	{
		label: 'Account Country',
		parameters: { ...VALIDATE, accountNumberCountry: VALUE },
		values: [...SPOILT, 'NG', 'NIG'],
	},
	{
		label: 'Expected Currency',
		parameters: { ...VALIDATE, expectedCurrencyCode: VALUE },
		values: [...SPOILT, 'naira'],
	},
	{
		label: 'Phone',
		parameters: { ...PROFILE, updateFields: { phone: VALUE } },
		values: [...SPOILT, '+234 (0) 801 234 5678', '+2340801234567', '08012345678', '+234\u200B8012345678'],
	},
	{
		label: 'Account Number',
		parameters: { ...PAY_FROM_WALLET, totalCheckOutAmount: '10', additionalFields: { accountNumber: VALUE } },
		values: [...SPOILT, 8883633074, 'GB29 NWBK 6016 1331 9268 18'],
	},
	{
		label: 'Account ID',
		parameters: { ...GET_BALANCE, accountId: VALUE },
		values: [...SPOILT.slice(0, 13), 'true'],
	},
]);

test('outside Nigeria the forms of account and bank are not known, and go out as typed', async () => {
	const made = party({ bankaccountno: '01234567', bankcode: '01' });
	const [route] = CREATE.route.values;
	const kenya = { internationalTransferInformationReceivingCountry: 'KEN', receivingCurrency: 'KES' };
	const abroad = { ...made, route: { values: [{ ...route, ...kenya }] } };
	await world.action(abroad).run([{ key: 'abroad' }]);
	const [post] = await world.sandbox.requests('POST');
	expect(JSON.stringify(post?.body)).toContain('"01234567"');
});

test('an account whose check digit does not fit comes out with a warning', async () => {
	const outcome = await world.action(VALIDATE).run();
	expect(shown(outcome)).toEqual({});
	expect(outcome.json[0]?.warnings).toEqual([expect.stringContaining('Account Number does not fit')]);
});
