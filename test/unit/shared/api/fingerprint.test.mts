import type { PaymentFacts } from '../../../../nodes/shared/api/payment';
import { isObject } from '../../../../nodes/shared/basics/json';
import { fingerprintOf } from '../../../../nodes/shared/api/fingerprint';
import fc from '../../../support/properties.mts';

const PAYMENT: PaymentFacts = {
	amount: '500',
	currency: 'NGN',
	account: 'Zoë',
	more: { bank: '058', parties: [{ name: 'a' }, { name: 'b' }] },
};

/** The same with all members in the opposite order. */
function turnedRound(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(turnedRound);
	if (!isObject(value)) return value;
	const entries = Object.entries(value).reverse();
	return Object.fromEntries(entries.map(([name, entry]) => [name, turnedRound(entry)]));
}

test('is a SHA-256 that stays what it is: stored ones must be found again', () => {
	expect(fingerprintOf(PAYMENT)).toBe('858eab45326799d5a34ccf63e9b737870d1a0d008fc19f3a75d9fe5c3b80a9d2');
});

test('does not depend on the order of members, at any depth', () => {
	fc.assert(
		fc.property(fc.jsonValue(), (more) => {
			const facts = { ...PAYMENT, more };
			expect(fingerprintOf(turnedRound(facts) as PaymentFacts)).toBe(fingerprintOf(facts));
		}),
	);
});

test.each<[string, PaymentFacts]>([
	['zeros behind the amount', { ...PAYMENT, amount: '500.00' }],
	['small letters of the currency', { ...PAYMENT, currency: 'ngn' }],
	['letters put together from two', { ...PAYMENT, account: 'Zoe\u0308' }],
	['blanks around a text', { ...PAYMENT, account: ' Zoë\n' }],
	[
		'blanks around a text inside',
		{ ...PAYMENT, more: { parties: [{ name: 'a ' }, { name: 'b' }], bank: '058' } },
	],
])('%s make no other payment', (_what, facts) => {
	expect(fingerprintOf(facts)).toBe(fingerprintOf(PAYMENT));
});

test.each<[string, PaymentFacts]>([
	['amount', { ...PAYMENT, amount: '500.01' }],
	['amount that is left to the provider', { ...PAYMENT, amount: undefined }],
	['currency', { ...PAYMENT, currency: 'GBP' }],
	['account', { ...PAYMENT, account: 'Zoé' }],
	['member', { ...PAYMENT, more: { bank: '58', parties: [{ name: 'a' }, { name: 'b' }] } }],
	['order of a list', { ...PAYMENT, more: { bank: '058', parties: [{ name: 'b' }, { name: 'a' }] } }],
	['place of a value', { ...PAYMENT, account: undefined, more: { account: 'Zoë' } }],
])('another %s is another payment', (_what, facts) => {
	expect(fingerprintOf(facts)).not.toBe(fingerprintOf(PAYMENT));
});

test('an absent member and an undefined one are the same', () => {
	expect(fingerprintOf({ ...PAYMENT, more: undefined })).toBe(
		fingerprintOf({ amount: '500', currency: 'NGN', account: 'Zoë' }),
	);
});
