/** A text with its escapes undone and in lower case, and where each of its characters came from. */
export interface PlainForm {
	text: string;
	/** The place in the original of the characters from one index up to, not including, another. */
	place(from: number, to: number): Span;
}

/** From the first index up to, not including, the second. */
export type Span = readonly [from: number, to: number];

// JSON in JSON in an address is three deep; each pass undoes one.
const MAX_PASSES = 6;

// One escape of JSON (in JSON), of an address in UTF-8 or Latin-1, or of HTML; and the breaks JSON would escape. Each
// begins with another character and all but the runs are short, so that no text takes long.
const ESCAPE = new RegExp(
	[
		String.raw`\\+(?:u[0-9a-f]{4}|x[0-9a-f]{2}|[nrt"'/&<>]|)`,
		'%[0-7][0-9a-f]',
		'%[cd][0-9a-f]%[89ab][0-9a-f]',
		'%e[0-9a-f](?:%[89ab][0-9a-f]){2}',
		'%f[0-7](?:%[89ab][0-9a-f]){3}',
		'%[89a-f][0-9a-f]',
		'&(?:#[0-9]{1,7}|#x[0-9a-f]{1,6}|quot|apos|amp|lt|gt|nbsp);',
		String.raw`[\n\r\t]+`,
	].join('|'),
	'gi',
);

const ENTITIES: Record<string, string> = {
	quot: '"',
	apos: "'",
	amp: '&',
	lt: '<',
	gt: '>',
	nbsp: ' ',
};

const HIGHEST_CODE_POINT = 0x10ffff;

/**
 * Undoes the escapes of JSON, addresses and HTML, however they are mixed and nested. Backslashes and line breaks are
 * dropped and a plus counts as a blank, because nobody can tell how often a text was escaped: two texts that differ only
 * in that have one form.
 */
export function plainForm(original: string): PlainForm {
	let text = original;
	let places: Places | undefined;
	for (let passes = 0; passes < MAX_PASSES; passes++) {
		const next = unescaped(text, places);
		if (!next) break;
		({ text, places } = next);
	}
	return {
		text: folded(text),
		place: (from, to) => (places ? [places.from[from] ?? 0, places.to[to - 1] ?? 0] : [from, to]),
	};
}

/** The text of a plain form before it is folded, for far less than with the places; the text itself where nothing is escaped. */
export function withoutEscapes(original: string): string {
	let text = original;
	for (let passes = 0; passes < MAX_PASSES; passes++) {
		const next = text.replace(ESCAPE, meaning);
		// What an escape means is always shorter.
		if (next.length === text.length) break;
		text = next;
	}
	return text;
}

/** Without regard to case and kind of blank; as long as the text was. */
export function folded(text: string): string {
	return text
		.replace(/\u0130/g, 'i')
		.toLowerCase()
		.replace(/\u03c2/g, '\u03c3')
		.replace(/[+\u00a0]/g, ' ');
}

interface Places {
	from: number[];
	to: number[];
}

/** One layer less, undefined when there was none. */
function unescaped(text: string, places: Places | undefined): { text: string; places: Places } | undefined {
	const parts: string[] = [];
	const found: Places = { from: [], to: [] };
	const from = (index: number) => places?.from[index] ?? index;
	const to = (index: number) => places?.to[index] ?? index + 1;
	let done = 0;
	const copy = (end: number) => {
		parts.push(text.slice(done, end));
		for (let index = done; index < end; index++) {
			found.from.push(from(index));
			found.to.push(to(index));
		}
	};
	for (const { 0: escape, index } of text.matchAll(ESCAPE)) {
		copy(index);
		done = index + escape.length;
		const meant = meaning(escape);
		parts.push(meant);
		for (let unit = 0; unit < meant.length; unit++) {
			found.from.push(from(index));
			found.to.push(to(done - 1));
		}
	}
	if (done === 0) return undefined;
	copy(text.length);
	return { text: parts.join(''), places: found };
}

function meaning(escape: string): string {
	if (escape.startsWith('\\')) return afterBackslashes(escape.replace(/^\\+/, ''));
	if (escape.startsWith('%')) return ofBytes(escape.replaceAll('%', ''));
	if (escape.startsWith('&')) return ofEntity(escape.slice(1, -1).toLowerCase());
	return '';
}

function afterBackslashes(rest: string): string {
	const lower = rest.toLowerCase();
	if (lower.length > 1) return String.fromCharCode(parseInt(lower.slice(1), 16));
	return 'nrt'.includes(lower) ? '' : rest;
}

function ofBytes(hex: string): string {
	const bytes = Buffer.from(hex, 'hex');
	return bytes.length > 1 ? bytes.toString('utf8') : bytes.toString('latin1');
}

function ofEntity(name: string): string {
	if (!name.startsWith('#')) return ENTITIES[name] ?? '';
	const code = name.startsWith('#x') ? parseInt(name.slice(2), 16) : Number(name.slice(1));
	return code > HIGHEST_CODE_POINT ? '' : String.fromCodePoint(code);
}
