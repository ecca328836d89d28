import { randomUUID } from 'crypto';

import type { ContestResult } from './contest';
import type { KnownAs, PaymentMarks } from './marks';
import type { WordStore } from '../store/wordStore';

/**
 * The states of keys a contest has found taken; nothing for the others. The contest has asked for the mark `open`, so
 * only where that was missing the mark `accepted` is asked for: a question that is left behind, by a crash or another
 * worker's write, then reads as unknown, never as accepted or free.
 *
 * @throws BrokenClaim, and whatever the store throws
 */
export async function statesOfTaken(
	marks: readonly PaymentMarks[],
	{ verdicts, owner }: Pick<ContestResult, 'verdicts' | 'owner'>,
	store: WordStore,
): Promise<Map<PaymentMarks, KnownAs>> {
	const taken = marks.filter((_, index) => verdicts[index]?.state === 'taken');
	const added = new Set(verdicts.flatMap((verdict) => verdict.added));
	const closed = taken.filter((one) => added.has(one.open));
	const states = await notOpen(closed, added, owner, store);
	for (const one of taken) if (!states.has(one)) states.set(one, 'unknown');
	return states;
}

/**
 * The states of keys without claiming them; undefined for a free one.
 *
 * @throws whatever the store throws
 */
export async function lookAt(
	marks: readonly PaymentMarks[],
	store: WordStore,
): Promise<Array<KnownAs | undefined>> {
	const witness = randomUUID();
	const words = marks.flatMap((one) => [one.key, one.open]);
	const known = await store.record([witness, ...words], false);
	const added = new Set(words.filter((word) => !known.has(word)));
	const used = marks.filter((one) => known.has(one.key));
	const closed = used.filter((one) => !known.has(one.open));
	const states = await notOpen(closed, added, witness, store);
	await store.remove([witness]);
	return marks.map((one) => states.get(one) ?? (known.has(one.key) ? 'unknown' : undefined));
}

/**
 * Which of the keys that read as unknown may have been accepted, or were never claimed for this payment: `open` came back,
 * or is a question somebody left behind. Asked only for keys this run alone may send once more.
 *
 * @throws BrokenClaim, and whatever the store throws
 */
export async function doubtfulAmong(
	marks: readonly PaymentMarks[],
	owner: string,
	store: WordStore,
): Promise<Set<PaymentMarks>> {
	if (marks.length === 0) return new Set();
	const words = marks.flatMap((one) => [one.accepted, one.held]);
	const known = await store.record(words, true);
	await store.removeForGood(
		words.filter((word) => !known.has(word)),
		owner,
	);
	return new Set(marks.filter((one) => known.has(one.accepted) || !known.has(one.held)));
}

/** Keys that are used and not open: accepted, or used for another payment. What was put in is taken out again. */
async function notOpen(
	marks: readonly PaymentMarks[],
	added: ReadonlySet<string>,
	witness: string,
	store: WordStore,
): Promise<Map<PaymentMarks, KnownAs>> {
	const words = marks.map((one) => one.accepted);
	const known = words.length > 0 ? await store.record(words, true) : new Set<string>();
	await store.removeForGood([...added, ...words.filter((word) => !known.has(word))], witness);
	return new Map(marks.map((one) => [one, known.has(one.accepted) ? 'accepted' : 'otherPayment']));
}
