import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import type { Effect } from '../../../../nodes/shared/api/call';
import { NotAllowed, OverLimit } from '../../../../nodes/shared/payments/paymentErrors';
import { Permission } from '../../../../nodes/shared/payments/permission';
import fc from '../../../support/properties.mts';
import { thrownBy } from '../../support/errors.mts';

const NAME = 'Payroll account';
const EFFECTS: Effect[] = ['read', 'write', 'transfer'];

const of = (credential: Record<string, unknown>, currency: string | undefined = 'GMD') =>
	Permission.of(credential as ICredentialDataDecryptedObject, currency, NAME);

const limited = (more: Record<string, unknown>, currency?: string) =>
	of({ moneyMovement: 'limited', ...more }, currency);

const pay = (amount: string | undefined, currency: string | undefined = 'GMD') => ({ amount, currency });

/** What of the three effects a credential lets through. */
function permitted(permission: Permission): Effect[] {
	return EFFECTS.filter((effect) => {
		try {
			permission.check(effect, 'Initiate');
			return true;
		} catch (error) {
			expect(error).toBeInstanceOf(NotAllowed);
			return false;
		}
	});
}

function refusalOf(permission: Permission, facts: { amount?: string; currency?: string }) {
	const thrown = thrownBy(() => permission.payment(facts));
	if (thrown instanceof NotAllowed || thrown instanceof OverLimit) return thrown;
	throw thrown;
}

describe('what may be carried out at all', () => {
	test.each<[string, Record<string, unknown>, Effect[]]>([
		['a credential saved before there was Money Movement', {}, EFFECTS],
		['Allowed', { moneyMovement: 'allowed' }, EFFECTS],
		['No Transfers', { moneyMovement: 'none' }, ['read', 'write']],
		['Read Only', { moneyMovement: 'readOnly' }, ['read']],
		['Up To a Limit', { moneyMovement: 'limited', largestPayment: '5' }, EFFECTS],
		['Up To a Limit without a limit', { moneyMovement: 'limited' }, ['read', 'write']],
		['a word nobody knows', { moneyMovement: 'readonly' }, ['read']],
		['an expression that came out empty', { moneyMovement: '' }, ['read']],
		['an expression without a result', { moneyMovement: null }, ['read']],
		['a switch', { moneyMovement: true }, ['read']],
	])('under %s', (_what, credential, effects) => {
		expect(permitted(of(credential))).toEqual(effects);
	});

	test('a refusal names the operation, the choice, and where its owner changes it', () => {
		const error = thrownBy(() => of({ moneyMovement: 'readOnly' }).check('write', 'Create a customer'));
		expect(error).toMatchObject({
			message: 'This credential may only read: "Create a customer" was not sent',
			hint: 'Money Movement is set to Read Only. The owner of the credential can change it in Credentials > Payroll account.',
		});
		const transfer = thrownBy(() => of({ moneyMovement: 'none' }).check('transfer', 'Initiate a payout'));
		expect(transfer).toMatchObject({
			message: 'This credential moves no money: "Initiate a payout" was not sent',
			hint: expect.stringContaining('No Transfers'),
		});
	});

	test.each(['none', 'readOnly', 'other'])(
		'%s refuses a payment also when nobody has checked before',
		(mode) => {
			expect(refusalOf(of({ moneyMovement: mode }), pay('1'))).toBeInstanceOf(NotAllowed);
		},
	);

	test('without a limit any payment passes, also one that says nothing', () => {
		for (const credential of [{}, { moneyMovement: 'allowed', largestPayment: '1' }]) {
			expect(() => of(credential).payment({})).not.toThrow();
			expect(() => of(credential).payment(pay('999999999999'))).not.toThrow();
		}
	});
});

describe('the largest payment', () => {
	const permission = () => limited({ largestPayment: ' 500.00 ' });

	test.each(['500', '500.00', '499.99', '0.01'])('lets %s through', (amount) => {
		expect(() => permission().payment(pay(amount))).not.toThrow();
	});

	test.each(['500.01', '500.000000000000000000001', '5000'])('refuses %s', (amount) => {
		const error = refusalOf(permission(), pay(amount));
		expect(error).toBeInstanceOf(OverLimit);
		expect(error.message).toBe(
			`The payment of ${amount} GMD is above the largest one this credential permits, 500 GMD`,
		);
		expect(error.hint).toBe(
			'Largest Payment is 500 GMD. Nothing was sent for this item. The owner of the credential can change the limits in Credentials > Payroll account.',
		);
	});

	test('may come as a number from an expression', () => {
		const number = limited({ largestPayment: 0.3 });
		expect(() => number.payment(pay('0.3'))).not.toThrow();
		expect(refusalOf(number, pay('0.31'))).toBeInstanceOf(OverLimit);
	});

	test('of zero lets nothing through', () => {
		expect(refusalOf(limited({ largestPayment: '0' }), pay('0.01'))).toBeInstanceOf(OverLimit);
	});
});

describe('the largest total of a run', () => {
	test('counts what has passed, and only that', () => {
		const permission = limited({ largestPayment: '600', largestRunTotal: '1000' });
		permission.payment(pay('600'));
		expect(refusalOf(permission, pay('400.01')).message).toBe(
			'With this payment of 400.01 GMD the run would send 1000.01 GMD, and this credential permits 1000 GMD',
		);
		expect(refusalOf(permission, pay('601'))).toBeInstanceOf(OverLimit);
		expect(refusalOf(permission, pay('1', 'EUR'))).toBeInstanceOf(OverLimit);
		permission.payment(pay('400'));
		expect(refusalOf(permission, pay('0.01')).hint).toContain('Largest Total per Run is 1000 GMD.');
	});

	test('begins anew for the pass that sends', () => {
		const looked = limited({ largestRunTotal: '10' });
		looked.payment(pay('10'));
		const sending = looked.again();
		expect(() => sending.payment(pay('10'))).not.toThrow();
		expect(() => sending.payment(pay('0.01'))).toThrow(OverLimit);
		expect(() => looked.payment(pay('0.01'))).toThrow(OverLimit);
	});

	test('is exact: tenths add up to one', () => {
		const permission = limited({ largestRunTotal: '1' });
		for (let count = 0; count < 10; count++) permission.payment(pay('0.1'));
		expect(() => permission.payment(pay('0.01'))).toThrow(OverLimit);
	});

	test('is never passed, whatever the amounts, and never refuses what still fits', () => {
		const cents = fc.bigInt({ min: 1n, max: 10n ** 17n });
		const text = (units: bigint) => {
			const digits = units.toString().padStart(3, '0');
			return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
		};
		fc.assert(
			fc.property(fc.array(cents, { maxLength: 30 }), cents, cents, (amounts, largest, most) => {
				const permission = limited({ largestPayment: text(largest), largestRunTotal: text(most) });
				let total = 0n;
				for (const amount of amounts) {
					const fits = amount <= largest && total + amount <= most;
					if (fits) {
						permission.payment(pay(text(amount)));
						total += amount;
					} else expect(() => permission.payment(pay(text(amount)))).toThrow(OverLimit);
				}
			}),
		);
	});
});

describe('a payment that can not be held against the limits is refused', () => {
	test.each([undefined, '', '-5', '1,000', '1e3', 'all', '0', '0.00'])('with the amount %j', (amount) => {
		const error = refusalOf(limited({ largestRunTotal: '1000' }), pay(amount));
		expect(error).toBeInstanceOf(OverLimit);
		expect(error.message).toContain('does not say its amount');
		expect(error.hint).toContain('Credentials > Payroll account');
	});

	test('without a currency, or in another one', () => {
		const permission = limited({ largestPayment: '1000' });
		expect(refusalOf(permission, { amount: '1' }).message).toBe(
			'This payment does not say its currency, and the limits of this credential are in GMD',
		);
		expect(refusalOf(permission, pay('1', 'EUR')).message).toBe(
			'This payment is in EUR, and the limits of this credential are in GMD',
		);
		expect(() => permission.payment(pay('1', 'gmd'))).not.toThrow();
	});
});

describe('limits that can not be read refuse all that moves money', () => {
	test.each<[string, Record<string, unknown>, string]>([
		['both empty', {}, 'both empty'],
		['both blank', { largestPayment: ' ', largestRunTotal: '' }, 'both empty'],
		['separators', { largestPayment: '1,000' }, 'Largest Payment is not a plain decimal'],
		['a currency in it', { largestRunTotal: '1000 GMD' }, 'Largest Total per Run is not a plain decimal'],
		['a sign', { largestPayment: '-1' }, 'Largest Payment is not'],
		[
			'one good and one not',
			{ largestPayment: '5', largestRunTotal: 'much' },
			'Largest Total per Run is not',
		],
		['a number that has lost digits', { largestPayment: 1e21 }, 'Largest Payment is not'],
		['no number', { largestPayment: NaN }, 'Largest Payment is not'],
		['null', { largestPayment: null, largestRunTotal: '5' }, 'Largest Payment is not'],
		['a list', { largestPayment: [5] }, 'Largest Payment is not'],
	])('%s', (_what, fields, mistake) => {
		const permission = limited(fields);
		expect(permitted(permission)).toEqual(['read', 'write']);
		const error = refusalOf(permission, pay('1'));
		expect(error).toBeInstanceOf(NotAllowed);
		expect(error.message).toContain(mistake);
		expect(error.hint).toContain(
			'The owner of the credential can correct it in Credentials > Payroll account.',
		);
	});
});

describe('the currency of the limits', () => {
	test('is the one the credential names, where the provider has several', () => {
		const permission = Permission.of({
			moneyMovement: 'limited',
			largestPayment: '5',
			limitCurrency: ' gbp ',
		});
		expect(() => permission.payment(pay('5', 'GBP'))).not.toThrow();
		expect(() => permission.payment(pay('5', 'EUR'))).toThrow(OverLimit);
	});

	test.each([undefined, '', 'pounds', 826])('can not be %j', (limitCurrency) => {
		const credential = { moneyMovement: 'limited', largestPayment: '5', limitCurrency };
		const permission = Permission.of(credential as ICredentialDataDecryptedObject);
		expect(refusalOf(permission, pay('1', 'GBP')).message).toContain('Limit Currency is not a currency code');
	});

	test("is the provider's own, whatever the credential holds", () => {
		const permission = limited({ largestPayment: '5', limitCurrency: 'EUR' }, 'NGN');
		expect(() => permission.payment(pay('5', 'NGN'))).not.toThrow();
		expect(() => permission.payment(pay('5', 'EUR'))).toThrow(OverLimit);
	});
});

test('without a name the error still says where credentials are', () => {
	const permission = Permission.of({ moneyMovement: 'none' });
	expect(thrownBy(() => permission.check('transfer', 'Pay'))).toMatchObject({
		hint: expect.stringMatching(/change it in Credentials\.$/),
	});
});
