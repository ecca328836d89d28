import type { IDataObject } from 'n8n-workflow';

import { otherPayment, type SentPayment } from '../../../../nodes/shared/api/otherPayment';

const BODY = { amount: '10', currency: 'NGN', destination_account: '0123456789', note: 'June' };
const SENT: SentPayment = {
	call: { method: 'POST', path: '/pay', body: BODY },
	facts: { amount: '10', currency: 'NGN', account: '0123456789' },
};

test('names all that differs, once, and shows of accounts their ends alone', () => {
	const record = { amount: 999999, currency: 'usd', destination_account: '9999999999', note: 'July' };
	expect(otherPayment([record, record, { data: record, ...record }], SENT)).toBe(
		'amount 999999 where 10 was sent, currency USD where NGN was sent, destination_account …9999 where …6789 was sent',
	);
});

test('finds nothing in a record that says the same, something else, or nothing', () => {
	for (const record of [
		BODY,
		{ account: '9', total: 7 },
		{},
		{ amount: null, currency: '', destination_account: {} },
	]) {
		expect(otherPayment([record], SENT)).toBeUndefined();
	}
});

test('looks in the names the operation gives as well', () => {
	const sent = { ...SENT, names: { amount: ['principal'], account: ['credited'] } };
	expect(otherPayment([{ principal: 11 }], sent)).toBe('principal 11 where 10 was sent');
	expect(otherPayment([{ credited: '9999999999' }], sent)).toContain('credited …9999');
	expect(otherPayment([{ principal: 10, credited: '…6789' }], sent)).toBeUndefined();
});

test('leaves out the other side of a conversion, but not its own', () => {
	const body = { sendAmount: '7', sendCurrency: 'GBP', amount: '24', receivingCurrency: 'NGN' };
	const sent: SentPayment = {
		call: { method: 'POST', path: '/pay', body },
		facts: { amount: '7', currency: 'GBP' },
	};
	for (const record of [
		{ amount: 15000, currency: 'NGN' },
		{ amount: 15000 },
		{ amount: 9, currency: 'USD', exchangeRate: 1.3 },
	]) {
		expect(otherPayment([record], sent)).toBeUndefined();
	}
	expect(otherPayment([{ amount: 95, currency: 'GBP' }], sent)).toContain('amount 95');
	expect(otherPayment([{ sendAmount: 95 }], sent)).toContain('sendAmount 95');
	expect(otherPayment([{ sendCurrency: 'NGN' }], sent)).toContain('sendCurrency NGN');
});

test('reads the only entry of a list that was sent, and a form', () => {
	const list = { ...SENT, call: { ...SENT.call, body: [BODY] } };
	const form = { ...SENT, call: { ...SENT.call, body: new URLSearchParams(BODY) } };
	for (const sent of [list, form]) {
		expect(otherPayment([{ destination_account: '9999999999' }], sent)).toContain('destination_account');
	}
});

// What it throws would be taken for a call that never went out, and free the key.
test.each<[unknown]>([
	[null],
	['text'],
	[[]],
	[[{ amount: 1 }, { amount: 2 }]],
	[{ amount: Number.MAX_VALUE, destination_account: 2 ** 70 }],
	[{ amount: '1e9', currency: 'NAIRA', destination_account: '' }],
	[{ amount: { value: 1 }, fee: '1e5', charges: [1] }],
	[JSON.parse('{"__proto__":{"amount":1},"constructor":"x","toString":1}')],
])('%j is no reason to fail', (record) => {
	const currency = { ...SENT, facts: { ...SENT.facts, currency: 'XYZ' } };
	for (const sent of [SENT, currency, { call: SENT.call, facts: {} } as SentPayment]) {
		expect(() => otherPayment([record, undefined], sent)).not.toThrow();
	}
});

test('a call without a body, and values of any kind in it, are no reason to fail', () => {
	const odd = { amount: 2 ** 60, account: 2 ** 60, currency: 5, reference: [], wallet: true } as IDataObject;
	for (const body of [undefined, odd]) {
		expect(() =>
			otherPayment([{ amount: 1, account: '2', currency: 'NGN' }], { ...SENT, call: { ...SENT.call, body } }),
		).not.toThrow();
	}
});
