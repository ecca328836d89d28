import type { Payment } from '../../../../nodes/shared/api/operation';
import { usedKeyWords } from '../../../../nodes/shared/errors/usedKey';
import type { KnownKey } from '../../../../nodes/shared/payments/paymentErrors';

const payment: Payment = {
	keyParameter: 'reference',
	check: 'look in Acme.',
	facts: () => ({}),
};

function words(more: Partial<KnownKey>, about = payment) {
	const known: KnownKey = {
		key: 'OUT-1',
		as: 'unknown',
		sentAgain: 0,
		listed: false,
		interrupted: false,
		facts: { amount: '500', currency: 'GMD', account: '+2201234567' },
		...more,
	};
	return usedKeyWords(known, about, 'Acme');
}

test('an open payment: where to look, and the exact words that send it again', () => {
	const { code, message, description } = words({});
	expect(code).toBe('DUPLICATE_PAYMENT_KEY');
	expect(message).toBe('Payment Key "OUT-1" was used before: nothing was sent');
	expect(description).toContain(
		'Before you send it again, look in Acme.\nOnly if the money did not move: write OUT-1 into Options > Send Again.',
	);
});

test('where the provider can be asked, that is offered first', () => {
	const lookup = async () => await Promise.resolve(undefined);
	const { description } = words({}, { ...payment, lookup });
	expect(description).toMatch(/Ask Provider looks it up at Acme\.\nBefore you send it again/);
	expect(words({}).description).not.toContain('Ask Provider');
});

test('a sending that was used up takes one more mention', () => {
	expect(words({ sentAgain: 1, listed: true }).description).toContain(
		'write OUT-1, OUT-1 into Options > Send Again, as each mention allows one more sending.',
	);
});

test('an accepted payment is a duplicate, and nobody is told how to send it again', () => {
	const { code, description } = words({ as: 'accepted' });
	expect(code).toBe('DUPLICATE_PAYMENT_KEY');
	expect(description).toContain('Acme has accepted this payment.');
	expect(description).not.toContain('Send Again');
});

test('an accepted payment that Send Again names is refused', () => {
	expect(words({ as: 'accepted', listed: true })).toEqual({
		code: 'ALREADY_ACCEPTED',
		message: 'Acme has accepted Payment Key "OUT-1" before: it is not sent again',
		description: 'Remove it from Options > Send Again.\nOnly a different payment needs another Payment Key.',
	});
});

test('what may have been accepted is not sent again either', () => {
	const { code, description } = words({ as: 'uncertain', listed: true });
	expect(code).toBe('DUPLICATE_PAYMENT_KEY');
	expect(description).toContain('may have been accepted');
	expect(description).toContain('pay it with another Payment Key');
	expect(description).not.toContain('into Options > Send Again');
});

test('an execution n8n has begun anew is told as such', () => {
	expect(words({ interrupted: true }).description).toContain('An earlier attempt of this execution');
});

test('a key of another payment shows what this item pays, and what may be wrong', () => {
	const { code, message, description } = words({ as: 'otherPayment' });
	expect(code).toBe('KEY_OF_OTHER_PAYMENT');
	expect(message).toBe('Payment Key "OUT-1" belongs to another payment: nothing was sent');
	expect(description).toContain('This item pays 500 GMD to …4567; the key was used before for another');
	expect(description).toContain('a misspelt column');
});

test('within a run both payments are shown', () => {
	const other = { amount: '10', account: '+2207654321' };
	expect(words({ as: 'otherPayment', other }).description).toContain(
		'An item before it pays 10 to …4321, this one 500 GMD to …4567.',
	);
	expect(words({ as: 'otherPayment', other: {} }).description).toContain(
		'An item before it pays an amount the provider decides',
	);
});
