import { createHash, randomUUID } from 'crypto';
import {
	OperationalError,
	type DeduplicationHelperFunctions,
	type ICheckProcessedOptions,
	type IDeduplicationOutput,
} from 'n8n-workflow';

import { InputError } from '../basics/inputError';
import { RecentMap } from '../basics/recentMap';
import { SerialQueue } from '../basics/serialQueue';
import type { Timing } from '../basics/timing';
import { comparableKey } from './comparableKey';
import { BrokenClaim } from './paymentErrors';

type Store = Pick<DeduplicationHelperFunctions, 'checkProcessedAndRecord' | 'removeProcessed'>;

/**
 * Two entries a payment: the key, and who claimed it. 10,000 payments of one node stay known; older ones are
 * forgotten first.
 */
export const MAX_ENTRIES = 20_000;

// The store reads a row, changes it and writes it back. Another worker that read the row before our claim has
// written its copy when several times as long has passed as such a call takes, at least this long.
const MIN_SETTLE_MS = 30;
const SETTLE_CALLS = 4;

// Copies of two workers can take turns once more, so one sight of our claim does not prove that it stays.
const CONFIRMATIONS = 2;

// A round is repeated only when another claim of this node falls into the same few milliseconds.
const MAX_ROUNDS = 10;

// A database that is busy for a moment: more patience once the key is written, as it would stay locked unpaid.
const TRIES = 2;
const TRIES_WHEN_WRITTEN = 5;
const RETRY_WRITTEN_MS = 500;

const OPTIONS: ICheckProcessedOptions = { mode: 'entries', maxEntries: MAX_ENTRIES };

/** What a claim is for. */
export interface ClaimSubject {
	workflowId: string | undefined;
	nodeId: string;
	/** n8n's id of the credential, and what tells its accounts apart (see Provider.account). */
	credentialId: string;
	account: string;
	/** `resource.operation`. */
	operation: string;
	/** The payment key as the person typed it. */
	key: string;
}

/** A payment key this run holds. */
export interface Claim {
	subject: ClaimSubject;
	entries: string[];
	/** True when the key was claimed before and is sent once more on purpose: it stays claimed whatever happens. */
	usedBefore: boolean;
}

const queues = new SerialQueue();

/** Keys an execution has sent or tried to send: Send Again allows one more sending a run, not one each loop or try. */
const usedHere = new RecentMap<true>(MAX_ENTRIES);

/**
 * Sends a payment at most once: a key is claimed in n8n's de-duplication store before the call, and a claimed
 * key sends nothing. The store is a row per node in n8n's database, so the claim holds over re-runs, retries
 * of failed executions, restarts and queue workers. Scope node, because the scope workflow is shared with
 * Remove Duplicates nodes, whose Clear would wipe it.
 *
 * The store has no lock. Inside this process claims of one node go one after another. Between workers each
 * claim writes, in the same write, an entry only it knows; when that entry is gone after a moment, another
 * worker has written over it, and whoever's entry is there owns the key.
 */
export class PaymentGuard {
	/** @param executionId what tells this execution from others */
	constructor(
		private readonly store: Store,
		private readonly timing: Timing,
		private readonly executionId: string = randomUUID(),
	) {}

	/**
	 * Claims a key.
	 *
	 * @param sendAgain true when the person has checked and wants the key sent once more
	 * @returns the claim, or `duplicate` when the key was claimed before
	 * @throws InputError when the workflow isn't saved: there is no place to remember the key
	 * @throws BrokenClaim when the store fails after the key was written; nothing may be sent then
	 * @throws whatever the store throws; nothing may be sent then
	 */
	async claim(subject: ClaimSubject, sendAgain = false): Promise<Claim | 'duplicate'> {
		if (!subject.workflowId) {
			throw new InputError(
				'Save the workflow first',
				'The payment key is remembered with the workflow. Without a saved workflow the payment could be sent twice, so nothing was sent.',
			);
		}
		const entry = entryOf(subject);
		const here = this.here(subject, entry);
		if (usedHere.get(here)) return 'duplicate';
		const owner = `${entry}:${randomUUID()}`;
		const outcome = await queues.enqueue(
			queueOf(subject),
			async () => await this.contest(entry, owner, sendAgain),
		);
		if (outcome === 'duplicate') return 'duplicate';
		usedHere.set(here, true);
		const usedBefore = outcome === 'usedBefore';
		// The earlier sending may have moved the money: its claim is not this one's to give back.
		return { subject, entries: usedBefore ? [owner] : [entry, owner], usedBefore };
	}

	/**
	 * Gives a key back after a certain refusal, so that the person can correct the item and run it again.
	 *
	 * @throws whatever the store throws; the key stays claimed then
	 */
	async release(claim: Claim): Promise<void> {
		await queues.enqueue(queueOf(claim.subject), async () => {
			await this.store.removeProcessed(claim.entries, 'node', OPTIONS);
		});
		usedHere.delete(this.here(claim.subject, entryOf(claim.subject)));
	}

	private here({ nodeId }: ClaimSubject, entry: string): string {
		return [this.executionId, nodeId, entry].join(':');
	}

	/**
	 * Each round writes key and owner together and learns what stood there before. Known key, unknown owner:
	 * someone else has it. Both known: ours, once it has been seen often enough after the moment in which
	 * another worker could write over it. Both unknown: it is written now, or was written over by a claim of
	 * another key; look again.
	 */
	private async contest(
		entry: string,
		owner: string,
		sendAgain: boolean,
	): Promise<'won' | 'usedBefore' | 'duplicate'> {
		let usedBefore = false;
		let confirmations = 0;
		for (let round = 0; round < MAX_ROUNDS; round++) {
			const started = this.timing.now();
			const { processed } = await this.record([entry, owner], round > 0);
			const [keyKnown, ownerKnown] = [processed.includes(entry), processed.includes(owner)];
			if (keyKnown && ownerKnown && round > 0) {
				confirmations += 1;
				if (confirmations === CONFIRMATIONS) return usedBefore ? 'usedBefore' : 'won';
			} else {
				confirmations = 0;
			}
			if (keyKnown && !ownerKnown) {
				usedBefore ||= sendAgain && round === 0;
				if (!usedBefore) return await this.lost(owner, round);
			}
			const settle = Math.max(MIN_SETTLE_MS, SETTLE_CALLS * (this.timing.now() - started));
			await this.timing.sleep(settle * (1 + this.timing.random()));
		}
		await this.store.removeProcessed([owner], 'node', OPTIONS);
		throw new BrokenClaim(new OperationalError('Other runs of this node kept writing over the payment key.'));
	}

	/**
	 * In the first round the key was there before us. Later it means that another worker claimed it in the same
	 * moment; whether that one goes on to send is not known here, so it must not be passed on as a duplicate.
	 */
	private async lost(owner: string, round: number): Promise<'duplicate'> {
		await this.store.removeProcessed([owner], 'node', OPTIONS);
		if (round === 0) return 'duplicate';
		throw new OperationalError('Another run of this node claimed the payment key in the same moment.');
	}

	/**
	 * Two workers that write a node's very first row at once: one of the inserts fails and is done again.
	 *
	 * @param written whether the key stands in the store already, where it must not be left half claimed
	 */
	private async record(entries: string[], written: boolean): Promise<IDeduplicationOutput> {
		for (let triesLeft = written ? TRIES_WHEN_WRITTEN : TRIES; ; triesLeft--) {
			const answer = await this.store.checkProcessedAndRecord(entries, 'node', OPTIONS).then(
				(output) => ({ output }),
				(error: unknown) => ({ error }),
			);
			if ('output' in answer) return answer.output;
			if (triesLeft === 1) throw written ? new BrokenClaim(answer.error) : answer.error;
			await this.timing.sleep((written ? RETRY_WRITTEN_MS : MIN_SETTLE_MS) * (1 + this.timing.random()));
		}
	}
}

/** Only a hash is stored: the key may be an account number or a name. */
function entryOf(subject: ClaimSubject): string {
	const parts = [subject.credentialId, subject.account, subject.operation, comparableKey(subject.key)];
	return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

function queueOf(subject: ClaimSubject): string {
	return `${subject.workflowId}:${subject.nodeId}`;
}
