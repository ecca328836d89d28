import { inputErrorOf } from '../support/errors.mts';
import { requestOf } from './support.mts';

const ORDER = {
	paymentKey: 'RENT',
	sourceAccount: '1234567890',
	destinationAccount: '0987654321',
	amount: '10',
	frequency: 'DAILY',
};

/** 00:30 on the 28th in Lagos, and still the 27th in London. */
const NOW = Date.parse('2026-11-27T23:30:00Z');

beforeEach(() => void jest.useFakeTimers({ now: NOW }));
afterEach(() => void jest.useRealTimers());

const order = (startDate: string, endDate?: string, timezone = 'Africa/Lagos') =>
	requestOf(
		'standingOrder',
		'create',
		{ ...ORDER, startDate, ...(endDate === undefined ? {} : { 'additionalFields.endDate': endDate }) },
		timezone,
	);

test.each([
	['2020-01-01T00:00:00', 'Africa/Lagos', '2020-01-01'],
	['2026-11-27T23:59:59', 'Africa/Lagos', '2026-11-27'],
	['2026-11-27T22:59:59Z', 'Africa/Lagos', '2026-11-27'],
	['2026-11-26T12:00:00', 'Europe/London', '2026-11-26'],
])('a start on %s, as clocks go in %s, is in the past', (start, timezone, day) => {
	expect(inputErrorOf(() => order(start, undefined, timezone)).message).toBe(
		`Start Date ${day} is in the past`,
	);
});

test.each([
	['2026-11-28T00:00:00', 'Africa/Lagos'],
	// Earlier today: the day counts.
	['2026-11-27T23:10:00Z', 'Africa/Lagos'],
	['2026-11-27T00:00:00', 'Europe/London'],
	['2036-06-01T00:00:00', 'Africa/Lagos'],
])('a start on %s, as clocks go in %s, is sent', (start, timezone) => {
	expect(order(start, undefined, timezone).body).toHaveProperty('start_date');
});

test.each([
	['2036-06-01T00:00:00', '2036-05-31T00:00:00'],
	['2036-06-01T00:00:00', '2036-06-01T00:00:00'],
	['2036-06-01T00:00:00', '2036-06-01T23:59:00'],
	['2036-06-01T00:00:00', '2020-01-01T00:00:00'],
	// The same day in Lagos, two in UTC.
	['2036-06-01T00:30:00', '2036-06-01T12:00:00'],
])('an order from %s to %s is over before it begins', (start, end) => {
	expect(inputErrorOf(() => order(start, end)).message).toMatch(/^End Date .* is not after Start Date /);
});

test('an order with a later end is sent', () => {
	expect(order('2036-06-01T23:30:00', '2036-06-02T00:00:00').body).toMatchObject({
		start_date: '2036-06-01T22:30:00Z',
		end_date: '2036-06-01T23:00:00Z',
	});
});
