import { Needles } from './needles';
import { folded, plainForm, type Span, withoutEscapes } from './plainForm';
import { RecentMap } from './recentMap';

const HIDDEN = '[hidden]';

// Hiding every "1" in a sentence would hide the sentence.
const MIN_LENGTH = 3;

// A PIN is hidden where it stands alone: inside a longer word, number or date it is not the PIN.
const MIN_LENGTH_INSIDE_WORDS = 6;

// A long list is cleaned text by text, and its forms are many.
const recent = new RecentMap<Secrets>(20);

/**
 * Values that must never show, and the forms in which an answer may give them back: as they are, in another case, escaped
 * for JSON, addresses or HTML however often, in Base64 at any alignment, and in hexadecimal digits.
 */
export class Secrets {
	/** In folded texts; the longest first. */
	private readonly asTheyAre: readonly string[];
	/** In plain forms. */
	private readonly inPlain: readonly string[];
	private readonly short: readonly RegExp[];
	/** The same needles, to be found or not. */
	private readonly found: { asTheyAre: Needles; inPlain: Needles };

	/** @param values in any order, also empty ones */
	static of(values: readonly string[]): Secrets {
		const key = JSON.stringify(values);
		const secrets = recent.get(key) ?? new Secrets(values);
		recent.set(key, secrets);
		return secrets;
	}

	private constructor(values: readonly string[]) {
		const known = [...new Set(values.map((value) => value.trim()))];
		const long = known.filter(({ length }) => length >= MIN_LENGTH_INSIDE_WORDS);
		const forms = long.flatMap((secret) => [...spellings(secret), ...encodings(secret)]);
		this.asTheyAre = needles(forms.map(folded));
		this.inPlain = needles(forms.map((form) => folded(withoutEscapes(form))));
		this.found = { asTheyAre: new Needles(this.asTheyAre), inPlain: new Needles(this.inPlain) };
		this.short = known
			.filter(({ length }) => length >= MIN_LENGTH && length < MIN_LENGTH_INSIDE_WORDS)
			.map(standingAlone);
	}

	/** Whether a text holds one of them. */
	areIn(text: string): boolean {
		const { asTheyAre, inPlain } = this.found;
		if (asTheyAre.areIn(text)) return true;
		const plain = withoutEscapes(text);
		if (plain !== text && inPlain.areIn(plain)) return true;
		return this.short.some((pattern) => text.search(pattern) >= 0);
	}

	/** The text without them. */
	hide(text: string): string {
		let clean = '';
		let done = 0;
		for (const [from, to] of merged(this.spansIn(text))) {
			clean += text.slice(done, from) + HIDDEN;
			done = to;
		}
		return clean + text.slice(done);
	}

	private spansIn(text: string): Span[] {
		const asItIs = folded(text);
		const plain = plainForm(text);
		const unescaped =
			plain.text === asItIs
				? []
				: occurrences(plain.text, this.inPlain).map(([from, to]) => plain.place(from, to));
		const alone = this.short.flatMap((pattern) =>
			[...text.matchAll(pattern)].map(({ 0: found, index }): Span => [index, index + found.length]),
		);
		return [...occurrences(asItIs, this.asTheyAre), ...unescaped, ...alone];
	}
}

/** Upper case can be longer than what it is of; and UTF-8 can be read as Latin-1. */
function spellings(secret: string): string[] {
	return [secret, secret.toUpperCase(), Buffer.from(secret, 'utf8').toString('latin1')];
}

function encodings(secret: string): string[] {
	const inJson = JSON.stringify(secret).slice(1, -1);
	const inQuery = new URLSearchParams([['', secret]]).toString().slice(1);
	const contents = [
		...new Set([secret, inJson, JSON.stringify(inJson).slice(1, -1), inQuery, encodeURIComponent(secret)]),
	];
	return contents
		.map((content) => Buffer.from(content, 'utf8'))
		.flatMap((bytes) => [
			bytes.toString('hex'),
			bytes.toString('base64'),
			bytes.toString('base64').replace(/=+$/, ''),
			bytes.toString('base64url'),
			...[0, 1, 2].flatMap((before) => inside(bytes, before)),
		]);
}

/** The characters of Base64, in both alphabets, that belong to these bytes alone when others stand around them. */
function inside(bytes: Buffer, before: number): string[] {
	const whole = Buffer.concat([Buffer.alloc(before), bytes]);
	const from = Math.ceil((before * 8) / 6);
	const to = Math.floor((whole.length * 8) / 6);
	return [whole.toString('base64').slice(from, to), whole.toString('base64url').slice(from, to)];
}

/** Of two that begin alike the rest of the longer one must not stay. */
function needles(forms: readonly string[]): string[] {
	return [...new Set(forms)]
		.filter(({ length }) => length >= MIN_LENGTH_INSIDE_WORDS)
		.sort((a, b) => b.length - a.length);
}

function occurrences(text: string, wanted: readonly string[]): Span[] {
	return wanted.flatMap((needle) => {
		const found: Span[] = [];
		for (let at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + needle.length)) {
			found.push([at, at + needle.length]);
		}
		return found;
	});
}

function standingAlone(secret: string): RegExp {
	const literal = secret.replace(/[^0-9A-Za-z]/g, '\\$&');
	return new RegExp(`(?<![0-9A-Za-z]|[0-9][.,:/-])${literal}(?![0-9A-Za-z]|[.,:/-][0-9])`, 'g');
}

function merged(spans: Span[]): Span[] {
	const result: Span[] = [];
	for (const [from, to] of spans.sort((a, b) => a[0] - b[0] || b[1] - a[1])) {
		const last = result.at(-1);
		if (last && from <= last[1]) result[result.length - 1] = [last[0], Math.max(last[1], to)];
		else result.push([from, to]);
	}
	return result;
}
