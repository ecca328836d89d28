import { isObject, nestsTooDeep, withoutMark } from '../../shared/basics/json';

/** A member of a JSON object, by its place in the raw bytes. */
export interface Member {
	/** Decoded: `"d\u0061ta"` is `data`. */
	name: string;
	/** First byte of the name, and of the value. */
	start: number;
	valueStart: number;
	/** Behind the last byte of the value. */
	end: number;
	/** The comma before the member, and the one behind it. */
	commaBefore: number | undefined;
	commaAfter: number | undefined;
}

const BLANK = new Set([0x20, 0x09, 0x0a, 0x0d]);
const [QUOTE, BACKSLASH, COMMA, COLON] = [0x22, 0x5c, 0x2c, 0x3a];
const OPENING = new Set([0x7b, 0x5b]);
const CLOSING = new Set([0x7d, 0x5d]);

/**
 * The members of a JSON object in their order, also those that stand there twice.
 *
 * Works on bytes, because a signature covers bytes: in UTF-8 the signs looked for never occur inside another
 * character. The text is parsed first, so what is scanned is valid JSON.
 *
 * @returns undefined when the bytes are not a JSON object, or one that nests too deep
 */
export function rootMembers(raw: Buffer): Member[] | undefined {
	if (!isJsonObject(raw)) return undefined;
	const members: Member[] = [];
	let position = skipBlank(raw, raw.length - withoutMark(raw).length) + 1;
	let comma: number | undefined;
	for (;;) {
		position = skipBlank(raw, position);
		if (raw[position] !== QUOTE) return members;
		const start = position;
		const nameEnd = endOfString(raw, start);
		const valueStart = skipBlank(raw, skipTo(raw, nameEnd, COLON) + 1);
		const end = endOfValue(raw, valueStart);
		const next = skipBlank(raw, end);
		const commaAfter = raw[next] === COMMA ? next : undefined;
		const name = String(JSON.parse(raw.subarray(start, nameEnd).toString('utf8')));
		members.push({ name, start, valueStart, end, commaBefore: comma, commaAfter });
		if (commaAfter === undefined) return members;
		comma = commaAfter;
		position = commaAfter + 1;
	}
}

/** The bytes without one member: with the comma and the blanks before it, or behind it when it is the first. */
export function withoutMember(raw: Buffer, { start, end, commaBefore, commaAfter }: Member): Buffer {
	if (commaBefore !== undefined) return Buffer.concat([raw.subarray(0, commaBefore), raw.subarray(end)]);
	const rest = commaAfter === undefined ? end : skipBlank(raw, commaAfter + 1);
	return Buffer.concat([raw.subarray(0, start), raw.subarray(rest)]);
}

function isJsonObject(raw: Buffer): boolean {
	if (nestsTooDeep(raw)) return false;
	try {
		return isObject(JSON.parse(withoutMark(raw).toString('utf8')));
	} catch {
		return false;
	}
}

function skipBlank(raw: Buffer, from: number): number {
	let position = from;
	while (BLANK.has(raw[position] ?? -1)) position++;
	return position;
}

function skipTo(raw: Buffer, from: number, byte: number): number {
	return raw.indexOf(byte, from);
}

function endOfString(raw: Buffer, start: number): number {
	let position = start + 1;
	while (position < raw.length && raw[position] !== QUOTE) position += raw[position] === BACKSLASH ? 2 : 1;
	return position + 1;
}

function endOfValue(raw: Buffer, start: number): number {
	let position = start;
	let depth = 0;
	while (position < raw.length) {
		const byte = raw[position] ?? -1;
		if (byte === QUOTE) position = endOfString(raw, position);
		else if (depth === 0 && (byte === COMMA || CLOSING.has(byte) || BLANK.has(byte))) return position;
		else {
			if (OPENING.has(byte)) depth++;
			if (CLOSING.has(byte)) depth--;
			position++;
		}
		if (depth === 0 && (byte === QUOTE || CLOSING.has(byte))) return position;
	}
	return position;
}
