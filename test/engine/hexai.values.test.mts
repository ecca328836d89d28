import { refusesSpoiltValues, SPOILT } from './behaviours/spoiltValues.mts';
import { worldOf } from './harness/world.mts';
import { COLLECTION, GET_STATUS, hexai, PAYOUT } from './hexai.mts';

const world = worldOf(hexai);

const VALUE = '={{ $json.value }}';

refusesSpoiltValues(world, [
	{
		label: 'Recipient Mobile',
		parameters: { ...PAYOUT, amount: '100', recipientMobile: VALUE },
		values: [
			...SPOILT,
			2201234567,
			'2201234567',
			'1234567',
			'+220\u200B1234567',
			'+220 (0) 123 4567',
			'+2341234567',
		],
	},
	{
		label: 'Payment Key',
		parameters: { ...PAYOUT, amount: '100', clientReference: VALUE },
		values: SPOILT.slice(0, 14),
	},
	{
		label: 'Client Reference',
		parameters: { ...COLLECTION, amount: '100', clientReference: VALUE },
		values: SPOILT.slice(0, 13),
	},
	{
		label: 'Client Reference',
		parameters: { ...GET_STATUS, clientReference: VALUE },
		values: SPOILT.slice(0, 13),
	},
	{ label: 'Amount', parameters: { ...PAYOUT, amount: VALUE }, values: [...SPOILT, '0x10', '1e2'] },
]);
