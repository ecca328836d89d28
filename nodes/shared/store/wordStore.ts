import type { DeduplicationHelperFunctions, ICheckProcessedOptions } from 'n8n-workflow';

import { SerialQueue } from '../basics/serialQueue';
import type { Timing } from '../basics/timing';
import { BrokenClaim } from './brokenClaim';

/** n8n's de-duplication store of the node that runs. */
export type DeduplicationStore = Pick<
	DeduplicationHelperFunctions,
	'checkProcessedAndRecord' | 'removeProcessed' | 'getProcessedDataCount'
>;

// A database that is busy for a moment: more patience once keys are written, as they would stay locked unpaid.
const TRIES = 2;
const TRIES_WHEN_WRITTEN = 5;
const RETRY_MS = 30;
const RETRY_WRITTEN_MS = 500;

// A worker that read the row before one of our calls has written its copy when several times as long has passed as
// such a call takes, at least this long.
const MIN_SETTLE_MS = 30;
const SETTLE_CALLS = 4;

// Copies of two workers can take turns, so one sight of a word does not prove that it stays.
const SIGHTS = 2;

/** How often a write is done again because another worker has written over it. */
export const MOST_LOOKS = 8;

const queues = new SerialQueue();

/** How long to wait until other workers that read the row before a call of ours have written theirs. */
export function settleMs(callMs: number): number {
	return Math.max(MIN_SETTLE_MS, SETTLE_CALLS * callMs);
}

/**
 * The set of words n8n keeps for a node in its database, so that it holds over runs, restarts and queue workers.
 * Scope node, because the scope workflow is shared with Remove Duplicates nodes, whose Clear would wipe it. It is one
 * row that each call reads, changes and writes back whole, and there is no lock: calls of this process go one after
 * another, calls of other workers can write over ours (payments/contest.ts).
 */
export class WordStore {
	private readonly options: ICheckProcessedOptions;

	/**
	 * @param queue tells the row from others: workflow and node
	 * @param maxEntries how many words are kept; the oldest are forgotten first
	 */
	constructor(
		private readonly store: DeduplicationStore,
		private readonly timing: Timing,
		private readonly queue: string,
		maxEntries: number,
	) {
		this.options = { mode: 'entries', maxEntries };
	}

	/**
	 * Puts words in, and tells which of them were there before. There is no way to ask without putting in.
	 *
	 * @param written whether keys of this claim stand in the store already, where they must not be left half claimed
	 * @throws BrokenClaim when the store fails after keys were written, else whatever the store throws
	 */
	async record(words: readonly string[], written: boolean): Promise<Set<string>> {
		const once = [...new Set(words)];
		const { processed } = await this.patiently(
			async () => await this.store.checkProcessedAndRecord(once, 'node', this.options),
			written,
		);
		return new Set(processed.map(String));
	}

	/**
	 * Puts words in and looks whether they stay in: another worker can write a copy over them that it has read before.
	 *
	 * @throws BrokenClaim when the store fails
	 */
	async recordForGood(words: readonly string[]): Promise<void> {
		// What is there at the first look may be a question of another worker, which takes it out again.
		for (let look = 0, sights = 0; look < MOST_LOOKS; look++) {
			const started = this.timing.now();
			const known = await this.record(words, true);
			sights = look > 0 && words.every((word) => known.has(word)) ? sights + 1 : 0;
			if (sights === SIGHTS) return;
			await this.timing.sleep(settleMs(this.timing.now() - started));
		}
	}

	/**
	 * Takes words out; words that are not there stay so.
	 *
	 * @throws BrokenClaim when the store fails: what was to be taken out may stand there
	 */
	async remove(words: readonly string[]): Promise<void> {
		const once = [...new Set(words)];
		if (once.length === 0) return;
		await this.patiently(async () => await this.store.removeProcessed(once, 'node', this.options), true);
	}

	/**
	 * Takes words out and looks whether they stay out: a copy another worker has read before can bring them back, and
	 * with them the witness. The words themselves are not asked for, as a later run may have put them in.
	 *
	 * @param witness a word of our own that was put in with them or before; it is in the store afterwards
	 * @throws BrokenClaim when the store fails: what was to be taken out may stand there
	 */
	async removeForGood(words: readonly string[], witness: string): Promise<void> {
		if (words.length === 0) return;
		for (let look = 0; look < MOST_LOOKS; look++) {
			const started = this.timing.now();
			await this.remove([...words, witness]);
			await this.timing.sleep(settleMs(this.timing.now() - started));
			if (!(await this.record([witness], true)).has(witness)) return;
		}
	}

	/**
	 * How many words there are.
	 *
	 * @throws whatever the store throws
	 */
	async size(): Promise<number> {
		return await this.store.getProcessedDataCount('node', this.options);
	}

	/** Makes a call once more when it fails: the database may be busy for a moment. */
	private async patiently<T>(call: () => Promise<T>, written: boolean): Promise<T> {
		// Two workers that write a node's very first row at once: one of the inserts fails and is done again.
		for (let triesLeft = written ? TRIES_WHEN_WRITTEN : TRIES; ; triesLeft--) {
			const answer = await queues.enqueue(this.queue, call).then(
				(value) => ({ value }),
				(error: unknown) => ({ error }),
			);
			if ('value' in answer) return answer.value;
			if (triesLeft === 1) throw written ? new BrokenClaim(answer.error) : answer.error;
			await this.timing.sleep((written ? RETRY_WRITTEN_MS : RETRY_MS) * (1 + this.timing.random()));
		}
	}
}
