import { instantOf, toCalendarDate, toUtcTime } from '../../../../nodes/shared/basics/dates';
import { inputErrorOf } from '../../support/errors.mts';

describe('a point in time', () => {
	test.each([
		['2026-06-01T00:00:00', 'Africa/Lagos', '2026-05-31T23:00:00Z'],
		['2026-06-01', 'Africa/Lagos', '2026-05-31T23:00:00Z'],
		['2026-06-01 09:30', 'UTC', '2026-06-01T09:30:00Z'],
		['2026-06-01T00:00:00.000Z', 'Africa/Lagos', '2026-06-01T00:00:00Z'],
		['2026-06-01T00:00:00+01:00', 'Asia/Tokyo', '2026-05-31T23:00:00Z'],
		['2026-06-01T00:00:00-0530', 'UTC', '2026-06-01T05:30:00Z'],
		['2026-01-15T12:00:00', 'Europe/Berlin', '2026-01-15T11:00:00Z'],
		['2026-07-15T12:00:00', 'Europe/Berlin', '2026-07-15T10:00:00Z'],
		// The hours around the change of clocks on 29 March 2026.
		['2026-03-29T01:59:59', 'Europe/Berlin', '2026-03-29T00:59:59Z'],
		['2026-03-29T03:00:00', 'Europe/Berlin', '2026-03-29T01:00:00Z'],
		['2026-06-01T00:00:00', 'Pacific/Kiritimati', '2026-05-31T10:00:00Z'],
	])('%s in %s is %s', (value, timezone, utc) => {
		expect(toUtcTime(value, timezone, 'Start')).toBe(utc);
	});

	test('may be an object that JSON writes as a date', () => {
		expect(toUtcTime(new Date('2026-06-01T00:00:00Z'), 'Africa/Lagos', 'Start')).toBe('2026-06-01T00:00:00Z');
		const luxon = { toJSON: () => '2026-06-01T00:00:00.000+01:00' };
		expect(toUtcTime(luxon, 'UTC', 'Start')).toBe('2026-05-31T23:00:00Z');
	});

	test.each(['soon', '2026-02-30', '2026-13-01', '01/06/2026', '2026-06-01T25:00:00', 20260601, {}, '1'])(
		'%j is refused',
		(value) => {
			expect(inputErrorOf(() => toUtcTime(value, 'UTC', 'Start')).message).toMatch(
				/^Start is (not a date|missing)$/,
			);
		},
	);

	test.each(['', undefined, null, '  '])('%j is missing', (value) => {
		expect(inputErrorOf(() => toUtcTime(value, 'UTC', 'Start')).message).toBe('Start is missing');
	});
});

test.each([
	['1990-05-15', '1990-05-15'],
	['1990-05-15T00:00:00', '1990-05-15'],
	['1990-05-15T00:00:00.000Z', '1990-05-15'],
	['1990-05-15T23:59:59+01:00', '1990-05-15'],
])('the calendar date of %s is %s, where the workflow is', (value, date) => {
	expect(toCalendarDate(value, 'Africa/Lagos', 'Birthday')).toBe(date);
});

test.each([
	['2026-06-01T10:00:00Z', '2026-06-01T10:00:00.000Z'],
	['2026-06-01T10:00:00.123456+01:00', '2026-06-01T09:00:00.123Z'],
	['2026-06-01 10:00:00.5', '2026-06-01T10:00:00.500Z'],
	['2024-01-10T12:30:00', '2024-01-10T12:30:00.000Z'],
	['2024-01-10 12:30', '2024-01-10T12:30:00.000Z'],
	['2024-01-10', '2024-01-10T00:00:00.000Z'],
	['1700000000', '2023-11-14T22:13:20.000Z'],
	['1700000000000', '2023-11-14T22:13:20.000Z'],
])('a provider that writes %s means %s', (written, iso) => {
	expect(instantOf(written)).toBe(Date.parse(iso));
});

test.each([undefined, '', 'yesterday', '10/01/2024', '2024-13-01', '12'])('%j names no time', (written) => {
	expect(instantOf(written)).toBeUndefined();
});
