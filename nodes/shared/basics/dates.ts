import { InputError } from './inputError';

const ISO = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(?::(\d{2})(?:\.\d{1,9})?)?)? ?(Z|[+-]\d{2}:?\d{2})?$/;

/**
 * A point in time as UTC with `Z` and whole seconds: `2026-06-01T00:00:00` of a workflow in Lagos gives
 * `2026-05-31T23:00:00Z`.
 *
 * @param value what n8n's date picker or an expression gave: ISO 8601, or one of n8n's date objects
 * @param timezone what a date without zone is read in
 * @throws InputError when it is empty or no such date
 */
export function toUtcTime(value: unknown, timezone: string, label: string): string {
	const { date, time, zone } = parsed(value, label);
	const asIfUtc = Date.parse(`${date}T${time}Z`);
	const instant =
		zone === undefined ? inZone(asIfUtc, timezone) : Date.parse(`${date}T${time}${withColon(zone)}`);
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
 * A calendar date as YYYY-MM-DD, without any time zone: a birthday stays the day that was typed.
 *
 * @throws InputError as toUtcTime
 */
export function toCalendarDate(value: unknown, label: string): string {
	return parsed(value, label).date;
}

function parsed(value: unknown, label: string): { date: string; time: string; zone: string | undefined } {
	const text = textOfDate(value);
	if (text === '') throw new InputError(`${label} is missing`, `Choose a date for ${label}.`);
	const [, date = '', minutes = '00:00', seconds = '00', zone] = ISO.exec(text) ?? [];
	const instant = Date.parse(`${date}T${minutes}:${seconds}Z`);
	// The comparison finds the 31st of a month that has 30 days, which Date moves on to the next.
	if (Number.isNaN(instant) || new Date(instant).toISOString().slice(0, 10) !== date) {
		throw new InputError(
			`${label} is not a date`,
			`Choose ${label} in the calendar, or write it like 2026-06-01T09:00:00.`,
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

/** The instant at which clocks of the zone show this time. Asked twice, because the offset may change on the way. */
function inZone(asIfUtc: number, timezone: string): number {
	const near = asIfUtc - offsetAt(asIfUtc, timezone);
	return asIfUtc - offsetAt(near, timezone);
}

function offsetAt(instant: number, timezone: string): number {
	const format = new Intl.DateTimeFormat('sv-SE', {
		timeZone: timezone,
		dateStyle: 'short',
		timeStyle: 'medium',
	});
	return Date.parse(`${format.format(instant).replace(' ', 'T')}Z`) - instant;
}
