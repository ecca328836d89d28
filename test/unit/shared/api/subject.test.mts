import { mapStatus, readSubject, type SubjectMap } from '../../../../nodes/shared/api/subject';
import fc from '../../../support/properties.mts';

const MAP: SubjectMap = {
	base: ['transaction', 'data', ''],
	id: ['id', 'transaction_id'],
	reference: ['reference'],
	amount: ['amount', 'total'],
	currency: ['currency'],
	currencyDefault: 'GMD',
	status: ['status', 'payment_status'],
	type: ['type'],
	statusWords: { succeeded: ['paid', 'success'], failed: ['failed', '0'] },
};

const NOTHING = {
	type: null,
	id: null,
	reference: null,
	amount: null,
	currency: 'GMD',
	status: 'unknown',
	providerStatus: null,
	providerAmount: null,
	occurredAt: null,
};

describe('readSubject', () => {
	test('reads all parts of the first object there is', () => {
		const body = {
			id: 'event',
			data: { id: 7, reference: 'INV', amount: 500, currency: 'XOF', status: 'PAID', type: 'COLLECTION' },
		};
		expect(readSubject(body, MAP)).toEqual({
			type: 'collection',
			id: '7',
			reference: 'INV',
			amount: '500',
			currency: 'XOF',
			status: 'succeeded',
			providerStatus: 'PAID',
			providerAmount: '500',
			occurredAt: null,
		});
	});

	test('takes the first path that holds something', () => {
		const body = {
			id: '',
			transaction_id: 't',
			amount: 'none',
			total: '12.50',
			status: '',
			payment_status: 'failed',
		};
		expect(readSubject(body, MAP)).toMatchObject({ id: 't', amount: '12.50', status: 'failed' });
	});

	test.each(['1,234.50', 'about 5', '1e3x'])(
		'keeps %j, which is no plain decimal, as it was sent',
		(amount) => {
			expect(readSubject({ amount }, MAP)).toMatchObject({ amount: null, providerAmount: amount });
			expect(readSubject({ amount, total: 7 }, MAP)).toMatchObject({ amount: '7', providerAmount: '7' });
		},
	);

	test('reads the time from the root of the body', () => {
		const map = { ...MAP, occurredAt: ['at'] };
		expect(readSubject({ at: '2026-06-01', data: { at: 'x' } }, map).occurredAt).toBe('2026-06-01');
	});

	test('does not take the flag of an envelope for a status', () => {
		expect(readSubject({ status: true, payment_status: 'paid' }, MAP)).toMatchObject({
			providerStatus: 'paid',
		});
		expect(readSubject({ status: false }, MAP)).toMatchObject({ providerStatus: null, status: 'unknown' });
		expect(readSubject({ status: 0 }, MAP)).toMatchObject({ providerStatus: '0', status: 'failed' });
	});

	test.each([undefined, null, '', 5, 'text', [], {}, { transaction: null }, { transaction: [] }])(
		'gives null for all that %p does not tell',
		(body) => {
			expect(readSubject(body, MAP)).toEqual(NOTHING);
		},
	);

	test('reads no value from the prototype of a body', () => {
		const map = { ...MAP, id: ['constructor', '__proto__', 'toString.name'], type: ['constructor.name'] };
		expect(readSubject({}, map)).toEqual(NOTHING);
	});

	test('gives an amount as a plain decimal or not at all, and never throws', () => {
		fc.assert(
			fc.property(
				fc.dictionary(fc.constantFrom('id', 'amount', 'status', 'type', 'data'), fc.anything()),
				(body) => {
					const subject = readSubject(body, MAP);
					if (subject.amount !== null) expect(subject.amount).toMatch(/^-?[0-9]+(\.[0-9]+)?$/);
					for (const part of [subject.id, subject.reference, subject.type]) {
						expect(part === null || typeof part === 'string').toBe(true);
					}
				},
			),
			{ numRuns: 500 },
		);
	});
});

describe('mapStatus', () => {
	test.each([
		['paid', 'succeeded'],
		['PAID', 'succeeded'],
		['Failed', 'failed'],
		['paid ', 'unknown'],
		['', 'unknown'],
		['constructor', 'unknown'],
		[null, 'unknown'],
	])('%j is %s', (word, status) => {
		expect(mapStatus(word, MAP)).toBe(status);
	});
});
