import {
	addressHash,
	isOfAnother,
	notOwn,
	placeHash,
	remembered,
} from '../../../../nodes/shared/webhooks/rememberedWebhook';

const owner = { workflow: 'w', node: 'n', place: 'p', account: 'a' };
const entry = { id: 'wh_1', path: '/webhooks', callHash: 'c', urlHash: 'u', ...owner };

test('is what was stored, and nothing when a part is missing or of another kind', () => {
	expect(remembered({ registration: entry })).toEqual(entry);
	expect(remembered({})).toBeUndefined();
	expect(remembered({ registration: 'wh_1' })).toBeUndefined();
	for (const name of Object.keys(entry)) {
		expect(remembered({ registration: { ...entry, [name]: 5 } })).toBeUndefined();
	}
});

test('an address is the same however it is written', () => {
	expect(addressHash('https://N8N.example')).toBe(addressHash('https://n8n.example/'));
	expect(addressHash('https://n8n.example/a')).not.toBe(addressHash('https://n8n.example/b'));
});

test('a place is an address without its query', () => {
	const place = placeHash('https://n8n.example/webhook/a');
	expect(placeHash('https://N8N.example:443/webhook/a?token=1')).toBe(place);
	expect(placeHash('https://n8n.example/webhook/a#x?y')).toBe(place);
	for (const other of [
		'https://n8n.example/webhook/b',
		'http://n8n.example/webhook/a',
		'https://n8n.example:8/webhook/a',
	])
		expect(placeHash(other)).not.toBe(place);
});

test('is own only when workflow, node, place and account are', () => {
	expect(notOwn(entry, owner)).toBeUndefined();
	for (const name of Object.keys(owner)) {
		const other = { ...owner, [name]: 'other' };
		expect(notOwn(entry, other)).toEqual(expect.any(String));
		expect([name, isOfAnother(entry, other)]).toEqual([name, ['workflow', 'node'].includes(name)]);
	}
});
