import { randomUUID } from 'crypto';

import { InputError } from '../basics/inputError';
import { SerialQueue } from '../basics/serialQueue';
import type { Timing } from '../basics/timing';
import { BrokenClaim } from '../store/brokenClaim';
import { WordStore, type DeduplicationStore } from '../store/wordStore';
import type { Claim, ClaimAnswer, ClaimEnd, Wish } from './claims';
import { contest, type ContestResult } from './contest';
import { claimExtraSendings } from './extraSendings';
import { lookAt, statesOfTaken } from './keyStates';
import { againMark, claimWords, executionMark, marksOf } from './marks';
import type { KnownAs, PaymentMarks, RegisterScope } from './marks';
import { hadBegun, paidHere, underWayHere } from './processMemory';

/** Two words a payment: 10,000 payments of one node stay known, beside what claims under way put in; older ones are forgotten first. */
export const MAX_ENTRIES = 21_000;

/** How many lines are claimed and not on record as ended; a crash leaves at most so many in doubt. */
export const MIN_CHUNK = 25;
export const MAX_CHUNK = 200;
// Each claim rewrites the whole row seven times: more lines at once when it is long (`npm run bench register`).
const ENTRIES_A_LINE = 100;

/** To ask for a key is to put it in, so whoever asks meanwhile would take it for used: one asks after another. */
const turns = new SerialQueue();

/**
 * The payment register of a node: which keys were used, for which payment, and how it ended (docs/payments.md).
 * Keys are claimed in chunks before their payments are sent, and closed afterwards; what is closed is written with
 * the next claim, or by `flush`. Claims may be closed while another call goes on; claim, flush and look come one
 * after another.
 */
export class PaymentRegister {
	private readonly store: WordStore;
	private readonly row: string;
	private readonly execution: string;
	private wasInterrupted = false;
	private readonly ends: string[] = [];
	/** The words of contests that are over. */
	private readonly owners: string[] = [];
	/** Words to be taken out, by the word that was put in with them. */
	private readonly freed = new Map<string, string[]>();

	constructor(
		store: DeduplicationStore,
		private readonly timing: Timing,
		private readonly scope: RegisterScope,
		executionId: string,
	) {
		this.row = `${scope.workflowId}:${scope.nodeId}`;
		this.store = new WordStore(store, timing, this.row, MAX_ENTRIES);
		this.execution = executionMark(scope.nodeId, executionId);
	}

	/** Whether this execution has claimed keys before, in a process that ended before it closed them. */
	get interrupted(): boolean {
		return this.wasInterrupted;
	}

	/**
	 * How many of so many wishes may be claimed and not on record as ended.
	 *
	 * @throws whatever the store throws
	 */
	async mostInDoubt(wishes: number): Promise<number> {
		if (wishes <= MIN_CHUNK) return MIN_CHUNK;
		const wanted = Math.ceil((await this.store.size()) / ENTRIES_A_LINE);
		return Math.min(MAX_CHUNK, Math.max(MIN_CHUNK, wanted));
	}

	/**
	 * Claims keys, of which none may be in the list twice, and gives an answer for each, in order.
	 *
	 * @throws InputError when the workflow isn't saved: there is no place to remember the keys
	 * @throws BrokenClaim when the store fails after keys were written; nothing may be sent then
	 * @throws whatever the store throws; nothing may be sent then
	 */
	async claim(wishes: readonly Wish[]): Promise<ClaimAnswer[]> {
		this.requireSaved();
		return await turns.enqueue(this.row, async () => await this.claimInTurn(wishes));
	}

	private async claimInTurn(wishes: readonly Wish[]): Promise<ClaimAnswer[]> {
		await this.takeOutFreed();
		// Before the next keys are claimed: a crash then leaves those in doubt and no others.
		if (this.ends.length > 0) await this.recordEnds();
		const marks = wishes.map(({ key, fingerprint }) => marksOf(this.scope, key, fingerprint));
		const wanted = marks.map(({ key, open, held }) => ({ first: key, beside: [open], later: [held] }));
		const alongside = [...paidHere.acceptedWords(this.row), ...paidHere.witnesses(this.row), this.execution];
		const result = await contest(wanted, alongside, this.store, this.timing);
		this.owners.push(result.owner);
		for (const one of marks) paidHere.forgetFreed(this.row, one, result.known);
		this.ends.push(...paidHere.lostWords(this.row, result.known));
		this.wasInterrupted ||= !hadBegun(this.execution) && result.known.has(this.execution);
		const allowed = new Map(marks.map((one, index) => [one, wishes[index]?.sendAgain ?? 0]));
		try {
			return await this.answers(marks, result, (one) => allowed.get(one) ?? 0);
		} catch (error) {
			const won = marks.filter((_, index) => result.verdicts[index]?.state === 'won');
			for (const one of won) this.giveBackUnsent(one, result.owner);
			throw error instanceof BrokenClaim ? error : new BrokenClaim(error);
		}
	}

	private async answers(
		marks: readonly PaymentMarks[],
		{ verdicts, owner }: Pick<ContestResult, 'verdicts' | 'owner'>,
		allowed: (marks: PaymentMarks) => number,
	): Promise<ClaimAnswer[]> {
		const states = await statesOfTaken(marks, { verdicts, owner }, this.store);
		const open = marks.filter((one) => states.get(one) === 'unknown' && !underWayHere.has(one.key));
		const extra = await claimExtraSendings(open, allowed, this.store, this.timing);
		this.owners.push(...extra.owners);
		return marks.map((one, index) => {
			if (verdicts[index]?.state === 'won') return this.wonUnlessKnown(one, owner);
			const claim = extra.claims.get(one);
			if (claim) return won(claim);
			const as = extra.refused.get(one) ?? states.get(one);
			if (as === undefined || as === 'contested') return { state: 'contested' };
			return { state: 'known', as, sentAgain: as === 'unknown' ? allowed(one) : 0, marks: one, owner };
		});
	}

	/** Another worker can have written over the record of a payment this process knows. */
	private wonUnlessKnown(marks: PaymentMarks, owner: string): ClaimAnswer {
		const as = paidHere.knownAs(this.row, marks);
		if (as === undefined) return won({ marks, sentAgain: 0, owner });
		this.giveBackUnsent(marks, owner);
		return { state: 'known', as, sentAgain: 0, marks, owner };
	}

	/** What a contest has put in for a payment that is not sent, unless it is the record of one that was. */
	private giveBackUnsent(marks: PaymentMarks, owner: string): void {
		const as = paidHere.knownAs(this.row, marks);
		if (as === undefined) this.giveBack(claimWords(marks), owner);
		else if (as !== 'unknown') this.giveBack([marks.open, marks.held], owner);
	}

	/** Notes how a claim ended. */
	close({ marks, sentAgain, owner }: Claim, end: ClaimEnd): void {
		underWayHere.delete(marks.key);
		if (end === 'accepted') return this.accept(marks);
		if (end === 'unknown') return this.leaveOpen(marks);
		// The earlier sending may have moved the money: the key is not this claim's to give back.
		this.giveBack(sentAgain === 0 ? claimWords(marks) : [againMark(marks, sentAgain)], owner);
	}

	/** Notes that the provider has accepted a payment, also one of an earlier run. */
	accept(marks: PaymentMarks): void {
		this.ends.push(marks.key, marks.accepted);
		paidHere.accept(this.row, marks);
	}

	/** Another worker may have written over the claim, or do so later: the witness tells. */
	private leaveOpen(marks: PaymentMarks): void {
		const witness = randomUUID();
		this.ends.push(...claimWords(marks), witness);
		paidHere.leaveOpen(this.row, marks, witness);
	}

	/** Notes that a payment of an earlier run, which a contest has found taken, has failed for good: its key is free. */
	free(marks: PaymentMarks, owner: string): void {
		paidHere.forget(this.row, marks);
		this.giveBack(claimWords(marks), owner);
	}

	/**
	 * Writes what was noted since the last claim.
	 *
	 * @throws whatever the store throws: keys may stay locked then
	 */
	async flush(): Promise<void> {
		await turns.enqueue(this.row, async () => await this.flushInTurn());
	}

	private async flushInTurn(): Promise<void> {
		await this.takeOutFreed();
		if (this.ends.length + this.owners.length === 0) return;
		// Those of claims under way vouch for what is given back, so they go when the run is over.
		const traces = [...this.owners.splice(0), this.execution];
		if (this.ends.length > 0) await this.recordEnds(...traces);
		else await this.store.remove([...paidHere.acceptedOpens(this.row), ...traces]);
	}

	/**
	 * What the register knows of keys, without claiming them; undefined for a free one. They are asked for in chunks, as a
	 * crash leaves those in doubt that are asked for.
	 *
	 * @throws InputError when the workflow isn't saved, and whatever the store throws
	 */
	async look(wishes: ReadonlyArray<Omit<Wish, 'sendAgain'>>): Promise<Array<KnownAs | undefined>> {
		this.requireSaved();
		const size = await this.mostInDoubt(wishes.length);
		const states: Array<KnownAs | undefined> = [];
		for (let start = 0; start < wishes.length; start += size) {
			const chunk = wishes.slice(start, start + size);
			const marks = chunk.map(({ key, fingerprint }) => marksOf(this.scope, key, fingerprint));
			states.push(...(await turns.enqueue(this.row, async () => await lookAt(marks, this.store))));
		}
		return states;
	}

	private requireSaved(): void {
		if (this.scope.workflowId) return;
		throw new InputError(
			'Save the workflow first',
			'The payment key is remembered with the workflow. Without a saved workflow the payment could be sent twice.',
		);
	}

	/** What is noted while it writes stays for the next time. */
	private async recordEnds(...traces: string[]): Promise<void> {
		const ends = this.ends.splice(0);
		const opens = paidHere.acceptedOpens(this.row);
		let recorded = false;
		try {
			await this.store.recordForGood([...ends, ...paidHere.acceptedWords(this.row)]);
			recorded = true;
		} finally {
			if (!recorded) this.ends.unshift(...ends);
		}
		// Only now the marks of the claim: without either a key would read as another payment's.
		await this.store.remove([...opens, ...traces]);
	}

	private async takeOutFreed(): Promise<void> {
		for (const [owner, words] of this.freed) {
			// First, as more can be given back while these are taken out; the loop comes to those too.
			this.freed.delete(owner);
			let isOut = false;
			try {
				await this.store.removeForGood(words, owner);
				isOut = true;
			} finally {
				if (!isOut) this.giveBack(words, owner);
			}
		}
	}

	private giveBack(words: readonly string[], owner: string): void {
		this.freed.set(owner, [...(this.freed.get(owner) ?? []), ...words]);
	}
}

function won(claim: Claim): ClaimAnswer {
	underWayHere.add(claim.marks.key);
	return { state: 'won', claim };
}
