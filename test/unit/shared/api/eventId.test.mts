import { contentId, happeningId, joinedId, stateOf } from '../../../../nodes/shared/api/eventId';
import type { Subject } from '../../../../nodes/shared/api/subject';
import fc from '../../../support/properties.mts';

const about = (changes: Partial<Subject> = {}): Subject => ({
	type: 'payment',
	id: 'tx_1',
	reference: 'INV-1',
	amount: '5',
	providerAmount: '5',
	currency: 'GMD',
	status: 'succeeded',
	providerStatus: 'PAID',
	occurredAt: null,
	...changes,
});

/** The members of an object in another order, at every depth. */
const turned = (value: unknown): unknown => {
	if (Array.isArray(value)) return value.map(turned);
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(
		Object.entries(value)
			.reverse()
			.map(([name, part]) => [name, turned(part)]),
	);
};

describe('an id of parts', () => {
	test('reads as it is, and keeps the place of what is missing', () => {
		expect(joinedId('confirmed', 'INV-1', null, undefined, 'succeeded')).toBe('confirmed:INV-1:::succeeded');
	});

	test('is another for another list of parts', () => {
		const parts = fc.array(fc.string({ unit: fc.constantFrom(':', '%', 'a', '3', 'A', ' ') }), {
			minLength: 3,
			maxLength: 3,
		});
		fc.assert(
			fc.property(parts, parts, (one, other) => {
				expect(joinedId(...one) === joinedId(...other)).toBe(one.join('\n') === other.join('\n'));
			}),
		);
	});
});

describe('the id of a content', () => {
	test('is the same however the body is written', () => {
		fc.assert(
			fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (body) => {
				const plain = JSON.parse(JSON.stringify(body)) as Record<string, never>;
				expect(contentId(turned(plain) as Record<string, never>)).toBe(contentId(plain));
			}),
		);
	});

	test('is another when anything in it is', () => {
		const ids = [
			{ a: 1 },
			{ a: 2 },
			{ a: -1 },
			{ a: '01' },
			{ a: '1,0' },
			{ a: '1e0' },
			{ b: 1 },
			{ a: [1] },
			{ a: null },
			{ a: true },
			{},
			{ a: 'x' },
			{ a: 'X' },
		].map(contentId);
		expect(new Set(ids).size).toBe(ids.length);
	});
});

describe('spellings of one fact', () => {
	test.each([
		[{ amount: 5 }, { amount: '5' }],
		[{ amount: 5 }, { amount: '5.00' }],
		[{ data: { lines: [{ fee: -0.5 }] } }, { data: { lines: [{ fee: '-0.50' }] } }],
		[{ status: 'PAID' }, { status: 'paid' }],
		[{ data: { paymentStatus: 'PAID' } }, { data: { paymentStatus: 'Paid' } }],
		[{ currency: 'NGN' }, { currency: 'ngn' }],
	])('%j and %j are one', (one, other) => {
		expect(contentId(one)).toBe(contentId(other));
	});

	test.each([
		// Long ids that a number would round, and words whose case may count.
		[{ id: '12345678901234567890' }, { id: '12345678901234567891' }],
		[{ reference: 'inv-1' }, { reference: 'INV-1' }],
		[{ reference: '007' }, { reference: '7' }],
		[{ amount: 5 }, { amount: '5.01' }],
		[{ status: 'PAID' }, { status: 'UNPAID' }],
	])('%j and %j are two', (one, other) => {
		expect(contentId(one)).not.toBe(contentId(other));
	});
});

test("a state is our word, else the provider's in small letters", () => {
	expect(stateOf(about())).toBe('succeeded');
	expect(stateOf(about({ status: 'unknown', providerStatus: 'On-Hold' }))).toBe('on-hold');
	expect(stateOf(about({ status: 'unknown', providerStatus: null }))).toBe('');
});

describe('what happened', () => {
	const body = { reference: 'INV-1', amount: 5 };
	const id = happeningId('payment.done', about(), body);

	test('is told by event, reference, state and content', () => {
		expect(id).toMatch(/^payment\.done:INV-1:succeeded:[0-9a-f]{64}$/);
		const others = [
			happeningId('payment.failed', about(), body),
			happeningId(undefined, about(), body),
			happeningId('payment.done', about({ reference: 'INV-2' }), body),
			happeningId('payment.done', about({ status: 'failed' }), body),
			// The second instalment of one reference.
			happeningId('payment.done', about(), { ...body, amount: 6 }),
		];
		expect(new Set([id, ...others]).size).toBe(others.length + 1);
	});

	test('goes by the id where there is no reference', () => {
		expect(happeningId('e', about({ reference: null }), body)).toMatch(/^e:tx_1:/);
	});
});
