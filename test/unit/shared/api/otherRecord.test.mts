import { otherRecord } from '../../../../nodes/shared/api/otherRecord';

const MEMBERS = ['reference', 'inner.id'];

test('says what the answer names in place of what was asked for', () => {
	expect(otherRecord({ reference: 'trf_OTHER' }, 'trf_MINE', MEMBERS)).toBe(
		'reference trf_OTHER where trf_MINE was asked for',
	);
	expect(otherRecord({ inner: { id: 7 } }, '8', MEMBERS)).toBe('inner.id 7 where 8 was asked for');
});

test.each([
	[{ reference: 'TRF_mine' }],
	[{ reference: 'other', inner: { id: 'trf_MINE' } }],
	// A record may be asked for by an id that bears another name in it.
	[{ reference: 'other', external_id: 'trf_MINE' }],
	[{ status: 'PAID' }],
	[{ reference: null }],
	[{ reference: ['other'] }],
	['trf_OTHER'],
	[null],
	[[{ reference: 'trf_OTHER' }]],
])('finds nothing in %j', (record) => {
	expect(otherRecord(record, 'trf_MINE', MEMBERS)).toBeUndefined();
});

test('without an id there is nothing to compare', () => {
	expect(otherRecord({ reference: 'trf_OTHER' }, '', MEMBERS)).toBeUndefined();
});

test('a value too long for a sentence is told by its length', () => {
	expect(otherRecord({ reference: 'x'.repeat(101) }, 'trf_MINE', MEMBERS)).toBe(
		'reference a text of 101 characters where trf_MINE was asked for',
	);
});
