import { refusesSpoiltValues, SPOILT } from './behaviours/spoiltValues.mts';
import { fincore } from './fincore.mts';
import { shown, worldOf } from './harness/world.mts';

const world = worldOf(fincore);

/** A payment with one row of this type, which an expression fills. */
function payment(type: string) {
	return {
		resource: 'payment',
		operation: 'create',
		paymentKey: '={{ $json.key }}',
		fields: { assignments: [{ id: 'row', name: 'account', type, value: '={{ $json.value }}' }] },
	};
}

refusesSpoiltValues(world, [
	{
		label: 'Fields > account',
		parameters: payment('number'),
		values: [...SPOILT, '0x10', '044', '1234567890123.4567', 1234567890123.4567, 0.1 + 0.2, ''],
	},
	{
		label: 'Fields > account',
		parameters: payment('string'),
		values: [...SPOILT.slice(0, 13), '', '  ', { a: 1 }, [1], 1e21],
	},
	{
		label: 'Client ID',
		parameters: { resource: 'client', operation: 'get', clientId: '={{ $json.value }}' },
		values: [...SPOILT.slice(0, 13), 'true'],
	},
]);

test('a number row sends what was typed', async () => {
	const values = ['44', '10.50', '1500.5', '-3', '0', '123456789012.45'];
	const outcome = await world
		.action(payment('number'))
		.run(values.map((value) => ({ value, key: `number-${value}` })));
	expect(shown(outcome)).toEqual({});
	expect((await world.sandbox.requests('POST')).map(({ bodyText }) => bodyText)).toEqual([
		'{"account":44}',
		'{"account":10.5}',
		'{"account":1500.5}',
		'{"account":-3}',
		'{"account":0}',
		'{"account":123456789012.45}',
	]);
});
