import { folded } from './plainForm';

/** Characters that are looked at in one place. */
const GRAM = 3;

/** As many marks as there are hashes of a gram. */
const MARKS = 1 << 14;

const codeOf = (sign: string) => folded(sign).charCodeAt(0);

/** What the characters of Latin-1 are folded to: each to another of them. */
const LATIN = Uint8Array.from({ length: 256 }, (_, code) => codeOf(String.fromCharCode(code)));

/** All others that are folded to one of Latin-1. The rest counts as one character. */
const TO_LATIN = new Map(
	Array.from('\u0130\u0178\u1e9e\u212a\u212b', (sign) => [sign.charCodeAt(0), codeOf(sign)]),
);

/** A needle, and how far behind its start a gram of it stands. */
interface Candidate {
	needle: string;
	offset: number;
}

/**
 * Tells whether a text holds one of many needles, without regard to case, in one walk over it: looking for one after
 * another would take as long as parsing a list does, and a folded copy of each page as much memory.
 *
 * The walk looks at three characters here and there, no further apart than the shortest needle allows, so that one of
 * these places lies in any needle.
 */
export class Needles {
	private readonly step: number;
	private readonly marks = new Uint8Array(MARKS);
	private readonly candidates = new Map<number, Candidate[]>();

	/** @param needles folded, of three characters at least */
	constructor(needles: readonly string[]) {
		const fewest = needles.filter((one) => !needles.some((other) => other !== one && one.includes(other)));
		this.step = Math.min(...fewest.map(({ length }) => length)) - GRAM + 1;
		for (const needle of new Set(fewest)) {
			for (let offset = 0; offset < this.step; offset++) this.add({ needle, offset });
		}
	}

	areIn(text: string): boolean {
		for (let place = 0; place <= text.length - GRAM; place += this.step) {
			const hash = hashOfGram(text, place);
			if (this.marks[hash] === 1 && this.begins(hash, text, place)) return true;
		}
		return false;
	}

	private add(candidate: Candidate): void {
		const hash = hashOfGram(candidate.needle, candidate.offset);
		this.marks[hash] = 1;
		this.candidates.set(hash, [...(this.candidates.get(hash) ?? []), candidate]);
	}

	/** Whether one of the needles with this gram stands around the place. */
	private begins(hash: number, text: string, place: number): boolean {
		const candidates = this.candidates.get(hash) ?? [];
		return candidates.some(({ needle, offset }) => {
			const start = Math.max(0, place - offset);
			return folded(text.slice(start, start + needle.length)) === needle;
		});
	}
}

/** Of texts that are folded to the same one it is the same. */
function hashOfGram(text: string, place: number): number {
	const two = signAt(text, place) * 31 + signAt(text, place + 1);
	return (two * 31 + signAt(text, place + 2)) & (MARKS - 1);
}

function signAt(text: string, place: number): number {
	const code = text.charCodeAt(place);
	return (code < LATIN.length ? LATIN[code] : TO_LATIN.get(code)) ?? 0;
}
