import { shown, worldOf } from './harness/world.mts';
import { COLLECTION, hexai, PAYOUT } from './hexai.mts';

const world = worldOf(hexai);

const ROUND_IT =
	'Round it yourself, so that it is your decision which way: for example {{ Number($json.amount).toFixed(2) }}.';
const PLAIN =
	'Use digits and at most one point, without sign, spaces, thousands separators or currency: 1250.50.';
const MISSING = 'Fill in Amount as a plain decimal, for example 100.00.';

describe.each([
	['payout', PAYOUT],
	['collection', COLLECTION],
])('the amount of a %s', (title, parameters) => {
	test.each([
		['100', '100.00'],
		['100.00', '100.00'],
		[' 100.5 ', '100.50'],
		['={{ 100 }}', '100.00'],
		['={{ $json.amount }}', '12.30'],
		['={{ (0.1 + 0.2).toFixed(2) }}', '0.30'],
		['={{ Number($json.text) }}', '1250.50'],
		[250, '250.00'],
		[0.07, '0.07'],
	])('%j is sent as %j', async (amount, sent) => {
		const item = { key: `${title}-${String(amount)}`, amount: 12.3, text: '1250.50' };
		const outcome = await world.action({ ...parameters, amount }).run([item]);
		expect(shown(outcome)).toEqual({});
		expect((await world.sandbox.requests('POST'))[0]?.body?.amount).toBe(sent);
	});

	test.each([
		[
			'={{ 0.1 + 0.2 }}',
			'Amount 0.30000000000000004 is written with more decimals than the currency allows (at most 2 decimals)',
			ROUND_IT,
		],
		[
			'1.005',
			'Amount 1.005 is written with more decimals than the currency allows (at most 2 decimals)',
			ROUND_IT,
		],
		['-5', 'Amount "-5" is not a plain decimal', PLAIN],
		['1,250.50', 'Amount "1,250.50" is not a plain decimal', PLAIN],
		['100 GMD', 'Amount "100 GMD" is not a plain decimal', PLAIN],
		['1e3', 'Amount "1e3" is not a plain decimal', PLAIN],
		[
			'={{ 1e21 }}',
			'Amount 1e+21 is too large to be exact as a number',
			'Pass the amount as text, for example "100.00".',
		],
		['={{ Number("x") }}', 'Amount "NaN" is not a plain decimal', PLAIN],
		['0', 'Amount is zero', 'Correct it, or leave the item out.'],
		['0.00', 'Amount is zero', 'Correct it, or leave the item out.'],
		['={{ "" }}', 'Amount is missing', MISSING],
		['={{ $json.nothing }}', 'Amount is missing', MISSING],
		['={{ true }}', 'Amount is true, which is no amount', MISSING],
		['={{ ({ amount: 5 }) }}', 'Amount is an object, which is no amount', MISSING],
	])('%j is refused and nothing is sent', async (amount, message, description) => {
		const outcome = await world.action({ ...parameters, amount }).run([{ key: `refused-${String(amount)}` }]);
		expect(shown(outcome)).toEqual({
			name: 'NodeOperationError',
			message,
			description: `${description} Nothing was sent for this item.`,
			httpCode: null,
			itemIndex: 0,
		});
		expect(await world.sandbox.requests()).toEqual([]);
	});
});

test('expressions are read for each item', async () => {
	const items = [
		{ key: 'each-1', amount: '10' },
		{ key: 'each-2', amount: 20.5 },
		{ key: 'each-3', amount: '30.25' },
	];
	await world.action(PAYOUT).run(items);
	const posts = await world.sandbox.requests('POST');
	expect(posts.map(({ body }) => [body?.client_reference, body?.amount])).toEqual([
		['each-1', '10.00'],
		['each-2', '20.50'],
		['each-3', '30.25'],
	]);
});

test('a wrong amount claims no key: corrected, the same reference is paid', async () => {
	const node = world.action(PAYOUT);
	expect((await node.run([{ key: 'corrected', amount: '1.005' }])).status).toBe('error');
	expect((await node.run([{ key: 'corrected', amount: '1.01' }])).status).toBe('success');
});

test.each([
	['={{ "" }}', 'Recipient Mobile is missing', 'Fill in Recipient Mobile'],
	['1234567', 'Recipient Mobile "1234567" is not an international phone number', 'Write it with +'],
	['+2211234567', 'Recipient Mobile "+2211234567" is not a Gambian number', 'Write it as +220 and 7 digits'],
])('the number %j is refused', async (recipientMobile, message, advice) => {
	const outcome = await world.action({ ...PAYOUT, recipientMobile }).run([{ key: 'number', amount: '1' }]);
	expect(shown(outcome)).toMatchObject({
		message,
		description: expect.stringContaining(advice),
	});
	expect(await world.sandbox.requests()).toEqual([]);
});
