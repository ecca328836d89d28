import { randomUUID } from 'crypto';
import { OperationalError } from 'n8n-workflow';

import type { Timing } from '../basics/timing';
import { BrokenClaim } from '../store/brokenClaim';
import { settleMs, type WordStore } from '../store/wordStore';

// Copies of two workers can take turns once more, so one sight of our claim does not prove that it stays.
const CONFIRMATIONS = 2;

// A round is repeated only when another claim of this node falls into the same few milliseconds.
const MAX_ROUNDS = 10;

/**
 * Something only one may have: whoever writes `first` first has it, and `beside` stands with it. `later` is written once
 * the first round has shown that nobody had it before.
 */
export interface Wanted {
	first: string;
	beside: readonly string[];
	later?: readonly string[];
}

export interface Verdict {
	/** `taken`: it was there before. `contested`: another worker has claimed it in the same moment. */
	state: 'won' | 'taken' | 'contested';
	/** Words this contest has put in for something it did not win, to be taken out again. */
	added: string[];
}

export interface ContestResult {
	/** In the order of the wanted. */
	verdicts: Verdict[];
	/** A word only this contest has put in; to be taken out when there is a write anyway. */
	owner: string;
	/** What was there before the first round, of the wanted and of the words alongside. */
	known: Set<string>;
}

/** What a contest needs to know while it goes on. */
interface Round {
	number: number;
	/** Whether our last write is still there. */
	mine: boolean;
	known: Set<string>;
}

/**
 * Claims several things at once in a store without a lock. Each round writes them together with a word only this
 * contest knows, and learns what stood there before. Our own word there: nobody has written over us, and when that
 * was seen often enough after the moment in which another worker could, all is ours. Our own word gone: another
 * worker has written over it, and what is there now is the other's, what is not there is written anew.
 *
 * It can fail in one case only: a worker stands still between reading and writing the row for longer than a whole
 * contest of another worker takes, both want the same thing, and the other has not yet recorded an end that is certain
 * when the first one looks again, which it does after four times as long as it stood still. An unknown end stands in
 * the store like a claim under way, so the first one never sees it.
 *
 * @param alongside words to write with each round
 * @throws BrokenClaim when the store fails after the first write, or other workers keep writing over it; nothing may
 *   be done with any of the wanted then
 * @throws whatever the store throws at the first write
 */
export async function contest(
	wanted: readonly Wanted[],
	alongside: readonly string[],
	store: WordStore,
	timing: Timing,
): Promise<ContestResult> {
	const owner = randomUUID();
	const verdicts = new Map<Wanted, Verdict>();
	let open = [...wanted];
	let confirmations = 0;
	let known = new Set<string>();
	for (let number = 0; number < MAX_ROUNDS; number++) {
		const started = timing.now();
		const later = number === 0 ? [] : open.flatMap((one) => one.later ?? []);
		const words = [owner, ...open.flatMap(wordsOf), ...later, ...alongside];
		const answer = await store.record(words, number > 0);
		if (number === 0) known = answer;
		const round: Round = { number, mine: answer.has(owner), known: answer };
		const lost = open.filter((one) => isLost(one, round));
		for (const one of lost) {
			const put = [...wordsOf(one), ...(number === 0 ? [] : (one.later ?? []))];
			const added = put.filter((word) => !answer.has(word));
			verdicts.set(one, { state: number === 0 ? 'taken' : 'contested', added });
		}
		open = open.filter((one) => !lost.includes(one));
		const stands = round.mine && open.flatMap(wordsOf).every((word) => answer.has(word));
		confirmations = stands ? confirmations + 1 : 0;
		if (open.length === 0 || confirmations === CONFIRMATIONS) {
			const won: Verdict = { state: 'won', added: [] };
			return { verdicts: wanted.map((one) => verdicts.get(one) ?? won), owner, known };
		}
		await timing.sleep(settleMs(timing.now() - started) * (1 + timing.random()));
	}
	await store.remove([owner]);
	throw new BrokenClaim(new OperationalError('Other runs of this node kept writing over the payment keys.'));
}

function wordsOf({ first, beside }: Wanted): string[] {
	return [first, ...beside];
}

/**
 * Whether somebody else has it. With our own word in place, what stands beside can only be missing when another
 * claimer has ended it: one that was through before we wrote, from a copy of the row as it was before that.
 */
function isLost({ first, beside }: Wanted, { number, mine, known }: Round): boolean {
	if (!known.has(first)) return false;
	if (number === 0 || !mine) return true;
	return beside.some((word) => !known.has(word));
}
