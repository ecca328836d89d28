import { InputError } from './inputError';
import { quoted } from './quote';
import { refuseSpoilt } from './spoilt';

const ISO = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(?::(\d{2})(?:\.\d{1,9})?)?)? ?(Z|[+-]\d{2}:?\d{2})?$/;

const DAY_MS = 86_400_000;

// Days since 1900, in this century with five digits, and the time as a fraction.
const SERIAL_DAY = /^[0-9]{5}(?:\.[0-9]+)?$/;

/**
 * A point in time as UTC with `Z` and whole seconds: `2026-06-01T00:00:00` of a workflow in Lagos gives
 * `2026-05-31T23:00:00Z`.
 *
 * @param value what n8n's date picker or an expression gave: ISO 8601, or one of n8n's date objects
 * @param timezone what a date without zone is read in. A time the clocks skip is read as if they had not been put
 *   forward, and of a time that comes twice the first is meant.
 * @throws InputError when it is empty or no such date
 */
export function toUtcTime(value: unknown, timezone: string, label: string): string {
	const written = parsed(value, label);
	const instant = written.zone === undefined ? inZone(asIfUtc(written), timezone) : withZone(written);
	return `${new Date(instant).toISOString().slice(0, 19)}Z`;
}

/**
 * When something happened by a provider's own writing, in milliseconds since 1970: ISO 8601, where a time without zone
 * is taken for UTC, or seconds or milliseconds since 1970.
 *
 * @returns undefined when it is neither
 */
export function instantOf(value: string | undefined): number | undefined {
	const text = value?.trim() ?? '';
	if (/^[0-9]{10}$/.test(text)) return Number(text) * 1000;
	if (/^[0-9]{13}$/.test(text)) return Number(text);
	const [, date, minutes = '00:00', seconds = '00', zone = 'Z'] = ISO.exec(text) ?? [];
	const fraction = /\.[0-9]+/.exec(text)?.[0].slice(0, 4) ?? '';
	const instant = Date.parse(`${date}T${minutes}:${seconds}${fraction}${withColon(zone)}`);
	return Number.isNaN(instant) ? undefined : instant;
}

/**
 * A calendar day as YYYY-MM-DD. A date without zone is the day it names. A point in time, such as a database gives, is
 * the day the clocks of the workflow show then: `2026-05-31T23:00:00.000Z` is the first of June in Lagos.
 *
 * @param value as of toUtcTime
 * @param timezone of the workflow
 * @throws InputError as toUtcTime
 */
export function toCalendarDate(value: unknown, timezone: string, label: string): string {
	const written = parsed(value, label);
	if (written.zone === undefined) return written.date;
	const instant = withZone(written);
	return new Date(instant + offsetAt(instant, timezone)).toISOString().slice(0, 10);
}

/** A date as it was written, with a time that is midnight when there was none. */
interface Written {
	date: string;
	time: string;
	zone: string | undefined;
}

function asIfUtc({ date, time }: Written): number {
	return Date.parse(`${date}T${time}Z`);
}

function withZone({ date, time, zone = 'Z' }: Written): number {
	return Date.parse(`${date}T${time}${withColon(zone)}`);
}

function parsed(value: unknown, label: string): Written {
	const text = textOfDate(value);
	if (text === '') throw new InputError(`${label} is missing`, `Choose a date for ${label}.`);
	const [, date = '', minutes = '00:00', seconds = '00', zone] = ISO.exec(text) ?? [];
	const instant = Date.parse(`${date}T${minutes}:${seconds}Z`);
	const inItsZone = Date.parse(`${date}T${minutes}:${seconds}${withColon(zone ?? 'Z')}`);
	// The comparison finds the 31st of a month that has 30 days, which Date moves on to the next.
	if (
		Number.isNaN(instant) ||
		Number.isNaN(inItsZone) ||
		new Date(instant).toISOString().slice(0, 10) !== date
	) {
		refuseSpoilt(text, label);
		throw new InputError(
			`${label} ${quoted(text)} is not a date`,
			SERIAL_DAY.test(text)
				? 'It looks like the number a spreadsheet keeps a date as: format the column as text, and write the date like 2026-06-01.'
				: `Choose ${label} in the calendar, or write it like 2026-06-01T09:00:00.`,
		);
	}
	return { date, time: `${minutes}:${seconds}`, zone };
}

/** Luxon's dates, which n8n's expressions give, and JavaScript's own turn into ISO text as JSON does it. */
function textOfDate(value: unknown): string {
	if (typeof value === 'string' || typeof value === 'number') return String(value).trim();
	if (typeof value !== 'object' || value === null) return '';
	const json: unknown = JSON.parse(JSON.stringify(value));
	return typeof json === 'string' ? json : '';
}

function withColon(zone: string): string {
	return zone === 'Z' ? zone : `${zone.slice(0, 3)}:${zone.slice(-2)}`;
}

/**
 * The instant at which clocks of the zone show this time, by the offset of a day before: what the clocks skip comes out
 * as the time they show instead, and of an hour that comes twice it is the first.
 */
function inZone(shown: number, timezone: string): number {
	const before = offsetAt(shown - DAY_MS, timezone);
	const early = shown - before;
	if (offsetAt(early, timezone) === before) return early;
	const late = shown - offsetAt(shown + DAY_MS, timezone);
	return late + offsetAt(late, timezone) === shown ? late : early;
}

function offsetAt(instant: number, timezone: string): number {
	const format = new Intl.DateTimeFormat('sv-SE', {
		timeZone: timezone,
		dateStyle: 'short',
		timeStyle: 'medium',
	});
	return Date.parse(`${format.format(instant).replace(' ', 'T')}Z`) - instant;
}
