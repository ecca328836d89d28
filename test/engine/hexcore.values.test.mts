import { refusesSpoiltValues, SPOILT } from './behaviours/spoiltValues.mts';
import { shown, worldOf } from './harness/world.mts';
import { GET_CUSTOMER, hexcore, SOURCE, TRANSFER } from './hexcore.mts';

const world = worldOf(hexcore);

const VALUE = '={{ $json.value }}';

const BILL = {
	resource: 'bill',
	operation: 'pay',
	paymentKey: '={{ $json.key }}',
	billerCode: 'BIL_123',
	customerId: VALUE,
	amount: '100',
	sourceAccount: SOURCE,
};

const TO = { ...TRANSFER, amount: '100' };

refusesSpoiltValues(world, [
	{
		label: 'Customer Number',
		parameters: BILL,
		values: [...SPOILT, 8012345678, '0x10', 'true', '1E10', '12345.0'],
	},
	{
		label: 'Destination Bank Code',
		parameters: { ...TO, destinationBankCode: VALUE },
		values: [...SPOILT, '058 - GTBank', 58, '58', '44', 'GTBank', '0580'],
	},
	{
		label: 'Destination Account',
		parameters: { ...TO, destinationAccount: VALUE },
		values: [...SPOILT, 123456789, '123456789', '01234567890', '0123456789\u200B', '0x12345678'],
	},
	{
		label: 'Phone Number',
		parameters: { resource: 'sms', operation: 'send', phoneNumber: VALUE, message: 'Hello' },
		values: [
			...SPOILT,
			'+234 (0) 801 234 5678',
			'+2340801234567',
			'08012345678',
			8012345678,
			'+234\u200B8012345678',
		],
	},
	{
		label: 'Customer ID',
		parameters: { ...GET_CUSTOMER, customerId: VALUE },
		values: [...SPOILT.slice(0, 13), 'true'],
	},
	{ label: 'Payment Key', parameters: { ...TO, paymentKey: VALUE }, values: SPOILT.slice(0, 14) },
]);

test('an account whose check digit does not fit is paid, with a warning', async () => {
	const items = [
		{ key: 'fits', account: '0000014579' },
		{ key: 'odd', account: '0000014570' },
	];
	const parameters = { ...TO, destinationBankCode: '011', destinationAccount: '={{ $json.account }}' };
	const checked = await world.action({ ...parameters, options: { checkOnly: true } }).run(items);
	const outcome = await world.action(parameters).run(items);
	expect(shown(outcome)).toEqual({});
	for (const { json } of [checked, outcome]) {
		expect(json.map(({ warnings }) => warnings)).toEqual([
			undefined,
			[expect.stringContaining('Destination Account does not fit the bank code')],
		]);
	}
	expect(await world.sandbox.requests('POST')).toHaveLength(2);
});

test.each([
	['Africa/Lagos', '1990-06-01'],
	['Europe/London', '1990-06-01'],
	['America/New_York', '1990-05-31'],
	['Pacific/Auckland', '1990-06-01'],
])('the day of a database is the one the clocks show in %s', async (timezone, day) => {
	const person = {
		firstName: 'Ada',
		lastName: 'Obi',
		email: 'ada@example.com',
		phoneNumber: '+2348012345678',
	};
	await world
		.action(
			{
				resource: 'customer',
				operation: 'create',
				...person,
				additionalFields: { dob: '={{ $json.dob }}' },
			},
			{ timezone },
		)
		.run([{ dob: '1990-05-31T23:30:00.000Z' }, { dob: '1990-05-31' }]);
	const sent = (await world.sandbox.requests('POST')).map(({ body }) => body?.dob);
	expect(sent).toEqual([day, '1990-05-31']);
});
