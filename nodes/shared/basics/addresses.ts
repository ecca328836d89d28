import { InputError } from './inputError';
import { RecentMap } from './recentMap';
import { refuseSpoilt } from './spoilt';
import { notText, textOf } from './text';

const LOOPBACK = /^(localhost|127(\.[0-9]{1,3}){3}|\[::1\])$/;

// Control characters and both kinds of slash: what could turn one path segment into another path.
const UNSAFE_IN_SEGMENT = /[\p{Cc}/\\]/u;

/**
 * One value of a path, trimmed and percent-encoded.
 *
 * @param value what the form gave
 * @param label name of the field, for the message
 * @throws InputError when it is empty, `.` or `..`, holds a slash or a control character, or is a number that
 *   has lost digits
 */
export function pathSegment(value: unknown, label: string): string {
	const kind = notText(value);
	if (kind !== undefined) {
		throw new InputError(`${label} is ${kind}, which is no ID`, `Fill in ${label} with the ID itself.`);
	}
	const trimmed = textOf(value, label);
	if (trimmed === '') throw new InputError(`${label} is missing`, `Fill in ${label}.`);
	refuseSpoilt(trimmed, label);
	if (/^(?:true|false)$/i.test(trimmed)) {
		throw new InputError(
			`${label} is "${trimmed}", which is no ID`,
			`Fill in ${label}, or check its expression.`,
		);
	}
	if (
		trimmed === '.' ||
		trimmed.includes('..') ||
		UNSAFE_IN_SEGMENT.test(trimmed) ||
		!trimmed.isWellFormed()
	) {
		throw new InputError(
			`${label} holds characters that can't be part of an ID`,
			`Check ${label}: an ID holds no slash, no ".." and no line break.`,
		);
	}
	return encodeURIComponent(trimmed);
}

/** Whether {@link pathSegment} takes a text: asked where one that can't be asked for is left out, not refused. */
export function isPathSafe(text: string): boolean {
	try {
		pathSegment(text, 'ID');
		return true;
	} catch {
		return false;
	}
}

/** Base URLs as they were typed, and what they mean: each call is held against the one of its credential. */
const accepted = new RecentMap<string>(100);

/**
 * The base URL of a provider, without trailing slash.
 *
 * @throws InputError when it is not an absolute URL, carries a user, query or hash, or is not https
 *   (plain http is accepted on this machine only, for the sandbox)
 */
export function baseUrl(value: unknown, label = 'Base URL'): string {
	const text = typeof value === 'string' ? value.trim() : '';
	const base = accepted.get(text) ?? checkedBase(text, label);
	accepted.set(text, base);
	return base;
}

function checkedBase(text: string, label: string): string {
	if (text === '') throw new InputError(`${label} is missing`, `Fill in ${label} in the credential.`);
	if (!URL.canParse(text)) {
		throw new InputError(
			`${label} is not a web address`,
			`Correct ${label} in the credential: it begins with https://.`,
		);
	}
	const url = new URL(text);
	if (url.username || url.password || url.search || url.hash) {
		throw new InputError(
			`${label} holds more than an address`,
			`Remove user, password, "?" and "#" from ${label} in the credential.`,
		);
	}
	if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isThisMachine(url))) {
		throw new InputError(
			`${label} must begin with https://`,
			`Correct ${label} in the credential. Keys and money never travel over plain http.`,
		);
	}
	return `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
}

/** Whether an address leads to this machine, as that of the sandbox does. */
export function isThisMachine({ hostname }: URL): boolean {
	return LOOPBACK.test(hostname);
}

/**
 * One text for all spellings of a base URL, in lower case: tells accounts apart. It is asked for before any check of
 * the address, so it never throws: what is no base URL, and never called, keeps its own text.
 */
export function addressMark(value: unknown): string {
	const typed = typeof value === 'string' ? value.trim() : '';
	try {
		return baseUrl(typed).toLowerCase();
	} catch {
		return typed.replace(/\/+$/, '').toLowerCase();
	}
}

/**
 * An address a person is sent to, such as the page after a payment.
 *
 * @throws InputError when it is not an absolute http or https address
 */
export function webAddress(value: unknown, label: string): string {
	const text = typeof value === 'string' ? value.trim() : '';
	// The parser alone would take "https:example.com" for an address.
	if (!/^https?:\/\/[^/]/i.test(text) || !URL.canParse(text)) {
		throw new InputError(
			text === '' ? `${label} is missing` : `${label} is not a web address`,
			`Fill in ${label} in full, for example https://example.com/thanks.`,
		);
	}
	return text;
}

/** The same address is written in several ways: `https://host` and `https://host/`. */
export function normalAddress(url: string): string {
	return URL.canParse(url) ? new URL(url).href : url;
}
