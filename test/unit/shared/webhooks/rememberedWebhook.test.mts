import { addressHash, remembered } from '../../../../nodes/shared/webhooks/rememberedWebhook';

const entry = { id: 'wh_1', path: '/webhooks', callHash: 'c', urlHash: 'u', account: 'a' };

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
