import type { Timing } from '../basics/timing';
import { settleMs, type WordStore } from '../store/wordStore';
import { eventWord, type HandedOver } from './handOver';

/** Copies of two workers can take turns, so one sight of a claim does not prove that it stays. */
const SIGHTS = 2;

/** More than enough for workers that keep writing over each other. */
const MOST_LOOKS = 8;

interface Claim {
	event: HandedOver;
	/** Stands for the event. */
	word: string;
	/** Stands for this delivery of it. */
	own: string;
	/** How often it was found in a row. */
	sights: number;
}

/**
 * Claims events in the store that n8n keeps for the node.
 *
 * The store has no lock: another worker can write a copy of the row it has read before over what was written here.
 * So unless this process is the only one, the claim is looked for again once such a copy must have been written, and
 * put in anew when it is gone. Of two workers that claim one event in the same moment the later write stays, and the
 * other one finds it when it looks.
 *
 * @param alone whether no other process writes this row
 * @returns those that have started the workflow before, or are about to
 * @throws BrokenClaim when the store fails after the first write, and whatever it throws at the first
 */
export async function claimEvents(
	events: readonly HandedOver[],
	store: WordStore,
	timing: Timing,
	alone: boolean,
): Promise<Set<HandedOver>> {
	const claims = events.map((event) => ({
		event,
		word: eventWord(event),
		own: eventWord(event, event.delivery),
		sights: 0,
	}));
	const first = new Map(claims.toReversed().map((claim) => [claim.word, claim]));
	const repeats = new Set(claims.filter((claim) => first.get(claim.word) !== claim));
	let open = claims.filter((claim) => !repeats.has(claim));
	for (let look = 0; look < MOST_LOOKS && open.length > 0; look++) {
		const started = timing.now();
		const known = await store.record(open.flatMap(wordsOf), look > 0);
		const others = open.filter(({ word, own }) => known.has(word) && !known.has(own));
		for (const claim of others) repeats.add(claim);
		for (const claim of open) claim.sights = known.has(claim.own) ? claim.sights + 1 : 0;
		open = open.filter((claim) => !repeats.has(claim) && !alone && claim.sights < SIGHTS);
		if (open.length > 0) await timing.sleep(settleMs(timing.now() - started) * (1 + timing.random()));
	}
	// The room is for events: a repeat needs no word of its own. That it stays there does no harm.
	const left = [...repeats].filter((claim) => first.get(claim.word) === claim).map(({ own }) => own);
	await store.remove(left).catch(() => undefined);
	return new Set([...repeats].map(({ event }) => event));
}

function wordsOf({ word, own }: Claim): string[] {
	return [word, own];
}
