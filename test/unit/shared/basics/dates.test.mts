import { DateTime } from 'luxon';

import { instantOf, toCalendarDate, toUtcTime } from '../../../../nodes/shared/basics/dates';
import fc from '../../../support/properties.mts';
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
				/^Start (".*" is not a date|is missing)$/,
			);
		},
	);

	test.each(['', undefined, null, '  '])('%j is missing', (value) => {
		expect(inputErrorOf(() => toUtcTime(value, 'UTC', 'Start')).message).toBe('Start is missing');
	});
});

const ZONES = ['Africa/Lagos', 'Europe/London', 'America/New_York', 'Pacific/Auckland'];

/** Luxon reads dates with code of its own. */
const luxonDay = (iso: string, zone: string) =>
	DateTime.fromISO(iso, { setZone: true }).setZone(zone).toISODate();

describe.each(ZONES)('in %s', (zone) => {
	test('a point in time is the day the clocks show', () => {
		fc.assert(
			fc.property(
				fc.date({ min: new Date('1970-01-01'), max: new Date('2037-12-31'), noInvalidDate: true }),
				(date) => {
					const iso = date.toISOString();
					for (const value of [iso, date, DateTime.fromJSDate(date, { zone: 'Asia/Tokyo' })]) {
						expect(toCalendarDate(value, zone, 'Day')).toBe(luxonDay(iso, zone));
					}
				},
			),
		);
	});

	test('a date without zone is that day, at any time of it', () => {
		fc.assert(
			fc.property(
				fc.date({ min: new Date('1900-01-01'), max: new Date('2100-12-31'), noInvalidDate: true }),
				(date) => {
					const day = date.toISOString().slice(0, 10);
					for (const time of ['', 'T00:00:00', 'T23:59:59.999', ' 12:30']) {
						expect(toCalendarDate(`${day}${time}`, zone, 'Day')).toBe(day);
					}
				},
			),
		);
	});

	test('a time without zone is that of the clocks', () => {
		fc.assert(
			fc.property(
				fc.date({ min: new Date('1975-01-01'), max: new Date('2037-12-31'), noInvalidDate: true }),
				(date) => {
					const written = date.toISOString().slice(0, 19);
					const shown = DateTime.fromISO(toUtcTime(written, zone, 'Start'), { zone });
					// But for the hour the clocks skip, they show what was written.
					const exists = DateTime.fromISO(written, { zone }).toFormat("yyyy-MM-dd'T'HH:mm:ss") === written;
					if (exists) expect(shown.toFormat("yyyy-MM-dd'T'HH:mm:ss")).toBe(written);
				},
			),
		);
	});
});

describe('over a change of the clocks', () => {
	test.each([
		// London: forward on 29 March 2026 at 01:00 UTC, back on 25 October at 01:00 UTC.
		['2026-03-28T23:30:00Z', 'Europe/London', '2026-03-28'],
		['2026-03-29T22:59:59Z', 'Europe/London', '2026-03-29'],
		['2026-03-29T23:00:00Z', 'Europe/London', '2026-03-30'],
		['2026-10-24T22:59:59Z', 'Europe/London', '2026-10-24'],
		['2026-10-24T23:00:00Z', 'Europe/London', '2026-10-25'],
		['2026-10-25T23:30:00Z', 'Europe/London', '2026-10-25'],
		// New York: forward on 8 March 2026, back on 1 November.
		['2026-03-08T04:59:59Z', 'America/New_York', '2026-03-07'],
		['2026-03-09T03:59:59Z', 'America/New_York', '2026-03-08'],
		['2026-11-01T04:00:00Z', 'America/New_York', '2026-11-01'],
		['2026-11-02T04:59:59Z', 'America/New_York', '2026-11-01'],
		// Auckland: back on 5 April 2026, forward on 27 September.
		['2026-04-05T11:59:59Z', 'Pacific/Auckland', '2026-04-05'],
		['2026-04-05T12:00:00Z', 'Pacific/Auckland', '2026-04-06'],
		['2026-09-27T10:59:59Z', 'Pacific/Auckland', '2026-09-27'],
		['2026-09-27T11:00:00Z', 'Pacific/Auckland', '2026-09-28'],
		['2026-05-31T23:00:00.000Z', 'Africa/Lagos', '2026-06-01'],
		['2026-05-31T22:59:59.999Z', 'Africa/Lagos', '2026-05-31'],
	])('%s in %s is the day %s', (value, zone, day) => {
		expect(toCalendarDate(value, zone, 'Day')).toBe(day);
		expect(luxonDay(value, zone)).toBe(day);
	});

	test.each([
		// The hour that is skipped: read as if the clocks had not been put forward.
		['2026-03-29T01:30:00', 'Europe/London', '2026-03-29T01:30:00Z'],
		['2026-03-08T02:30:00', 'America/New_York', '2026-03-08T07:30:00Z'],
		['2026-09-27T02:30:00', 'Pacific/Auckland', '2026-09-26T14:30:00Z'],
		// The hour that comes twice: the first of the two.
		['2026-10-25T01:30:00', 'Europe/London', '2026-10-25T00:30:00Z'],
		['2026-11-01T01:30:00', 'America/New_York', '2026-11-01T05:30:00Z'],
		['2026-04-05T02:30:00', 'Pacific/Auckland', '2026-04-04T13:30:00Z'],
		// Around them.
		['2026-03-29T00:59:59', 'Europe/London', '2026-03-29T00:59:59Z'],
		['2026-03-29T02:00:00', 'Europe/London', '2026-03-29T01:00:00Z'],
		['2026-10-25T00:59:59', 'Europe/London', '2026-10-24T23:59:59Z'],
		['2026-10-25T02:00:00', 'Europe/London', '2026-10-25T02:00:00Z'],
		['2026-03-29T12:00:00', 'Europe/London', '2026-03-29T11:00:00Z'],
		['2026-10-25T12:00:00', 'Europe/London', '2026-10-25T12:00:00Z'],
	])('%s in %s is %s', (value, zone, utc) => {
		expect(toUtcTime(value, zone, 'Start')).toBe(utc);
	});
});

test.each([['46174'], [46174], ['46174.5']])('%j, as a spreadsheet keeps a date, is named so', (value) => {
	const { hint } = inputErrorOf(() => toCalendarDate(value, 'UTC', 'Day'));
	expect(hint).toContain('the number a spreadsheet keeps a date as');
});

test.each(['#N/A', '1.23E+11', 'undefined'])('%s is named as what it is', (value) => {
	expect(inputErrorOf(() => toCalendarDate(value, 'UTC', 'Day')).message).not.toContain('not a date');
});

test.each([
	['1990-05-15', '1990-05-15'],
	['1990-05-15T00:00:00', '1990-05-15'],
	['1990-05-15T00:00:00.000Z', '1990-05-15'],
	['1990-05-15T23:59:59+01:00', '1990-05-15'],
	['1990-05-15T23:00:00Z', '1990-05-16'],
])('the calendar date of %s is %s in Lagos', (value, date) => {
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

test.each([
	'2026-06-01T09:00:00+99:99',
	'2026-06-01T09:00:00-9999',
	'2026-06-01T09:00:00+24:00',
	'2026-06-01+00:60',
])('%s, in a zone there is not, is refused as no date', (value) => {
	expect(inputErrorOf(() => toUtcTime(value, 'UTC', 'Start')).message).toContain('is not a date');
	expect(inputErrorOf(() => toCalendarDate(value, 'UTC', 'Day')).message).toContain('is not a date');
});
