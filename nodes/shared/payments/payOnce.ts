import { OperationalError, type IDataObject } from 'n8n-workflow';

import { CallFailure } from '../api/failure';
import { InputError } from '../basics/inputError';
import { RecentMap } from '../basics/recentMap';
import type { Claim, ClaimAnswer } from './claims';
import { ClaimsAhead, type Answer } from './claimsAhead';
import { comparableKey } from './comparableKey';
import type { KnownAs } from './marks';
import type { ProviderRecords } from './providerRecords';
import { GuardUnavailable } from './paymentErrors';
import type { KeyState, PaymentOrder, PaymentResult } from './paymentOrder';
import type { Register } from './everyAccount';
import { MAX_CHUNK } from './register';

type Failed = Extract<PaymentResult, { state: 'failed' }>;
type Known = Extract<PaymentResult, { state: 'known' }>;

/** Far more than one run has. */
const KEPT = 5000;

/**
 * How transfers ended that may have gone through, by execution, node and key. They stay unknown for as long as
 * the execution lasts: not a duplicate, and not sent once more by a Send Again that was meant for one sending.
 * Without run and item, because n8n counts each try of an AI tool as a run of its own.
 */
const unknownEnds = new RecentMap<{ fingerprint: string; result: Failed }>(KEPT);

/** Claims payment keys, sends, and records what the provider has said. */
export class PayOnce {
	/** Keys sent in this run, in order. */
	readonly sentKeys: string[] = [];
	/** What this run knows of keys without asking the register. */
	private readonly settled = new Map<string, Known & { fingerprint: string }>();
	/** Keys told as free that are not yet taken out of the register. */
	private readonly freed: KeyState[] = [];

	/** @param place tells this node in this execution from others */
	constructor(
		private readonly register: Register,
		private readonly records: ProviderRecords,
		private readonly place: string,
	) {}

	/**
	 * Sends orders one after another, each unless its key was used before. Doesn't throw: what went wrong is in the
	 * results.
	 *
	 * @param goesOn gets each result, and the place of its order in the list, as it comes; says whether the next order
	 *   is sent. What a result says of its key can change until this method ends.
	 */
	async payAll(
		orders: readonly PaymentOrder[],
		goesOn: (result: PaymentResult, order: number) => boolean,
	): Promise<void> {
		const mostInDoubt = await this.register.mostInDoubt(orders.length).catch(() => MAX_CHUNK);
		const claims = new ClaimsAhead(orders, mostInDoubt, {
			claim: async (chunk) => await this.claimed(chunk),
			isSettled: (order) => this.remembered(order) !== undefined,
		});
		for (const [index, order] of orders.entries()) {
			await claims.reach(index);
			const result = this.remembered(order) ?? (await this.carryOut(order, await claims.take(order)));
			if (goesOn(result, index)) continue;
			for (const claim of await claims.rest()) this.register.close(claim, 'free');
			break;
		}
		await this.register.flush().then(
			() => this.freed.splice(0),
			() => keepLocked(this.freed.splice(0)),
		);
	}

	/** What is known of the key from this run, or from an earlier try of this execution. */
	private remembered({ key, fingerprint }: PaymentOrder): PaymentResult | undefined {
		const before = unknownEnds.get(this.idOf(key));
		if (before) {
			if (before.fingerprint === fingerprint) return before.result;
			return { state: 'known', as: 'otherPayment', sentAgain: 0 };
		}
		const known = this.settled.get(comparableKey(key));
		if (!known) return undefined;
		const { as, sentAgain } = known;
		return { state: 'known', as: known.fingerprint === fingerprint ? as : 'otherPayment', sentAgain };
	}

	private async claimed(orders: readonly PaymentOrder[]): Promise<Map<PaymentOrder, Answer>> {
		if (orders.length === 0) return new Map();
		// What is freed while this claim goes on is taken out by the next one.
		const freed = this.freed.splice(0);
		try {
			const answers = await this.register.claim(orders);
			return new Map(orders.map((order, index) => [order, answers[index] ?? { state: 'contested' }]));
		} catch (error) {
			keepLocked(freed);
			const failure = error instanceof InputError ? error : new GuardUnavailable(error);
			return new Map(orders.map((order) => [order, failure]));
		}
	}

	private async carryOut(order: PaymentOrder, answer: Answer): Promise<PaymentResult> {
		const unclaimed = { key: order.key, locked: false, sentAgain: 0 };
		if (answer instanceof Error) return failed(answer, unclaimed);
		if (answer.state === 'contested') {
			const reason = 'Another run of this node claimed the payment key in the same moment.';
			return failed(new GuardUnavailable(new OperationalError(reason)), unclaimed);
		}
		if (answer.state === 'won') return await this.send(order, answer.claim);
		return await this.known(order, answer);
	}

	private async known(
		order: PaymentOrder,
		{ as, sentAgain, marks, owner }: Extract<ClaimAnswer, { state: 'known' }>,
	): Promise<PaymentResult> {
		const open = as !== 'accepted' && as !== 'otherPayment';
		const found = open && order.askAboutDuplicate ? await this.records.ask(order.lookup) : undefined;
		if (found?.state === 'accepted') {
			this.register.accept(marks);
			return this.sent(order, [found.output], true);
		}
		if (found?.state === 'failed') {
			this.register.free(marks, owner);
			return failed(refusedByRecord(found.message), this.freedKey(order.key, 0));
		}
		return this.settle(order, as, sentAgain);
	}

	private async send(order: PaymentOrder, claim: Claim): Promise<PaymentResult> {
		try {
			const rows = await order.send();
			this.register.close(claim, 'accepted');
			return this.sent(order, rows, false);
		} catch (thrown) {
			return await this.afterFailure(order, claim, thrown);
		}
	}

	private async afterFailure(order: PaymentOrder, claim: Claim, thrown: unknown): Promise<PaymentResult> {
		const found = nothingWasDone(thrown)
			? ({ state: 'failed' } as const)
			: await this.records.askAgain(order.lookup);
		if (found?.state === 'accepted') {
			this.register.close(claim, 'accepted');
			return this.sent(order, [found.output], true);
		}
		const { key } = order;
		const { sentAgain } = claim;
		if (found) {
			this.register.close(claim, 'free');
			return failed(
				'message' in found ? refusedByRecord(found.message) : thrown,
				this.freedKey(key, sentAgain),
			);
		}
		this.register.close(claim, 'unknown');
		const result = failed(thrown, { key, locked: true, sentAgain });
		unknownEnds.set(this.idOf(key), { fingerprint: order.fingerprint, result });
		this.settle(order, 'unknown', sentAgain);
		return result;
	}

	private sent(order: PaymentOrder, rows: IDataObject[], byLookup: boolean): PaymentResult {
		this.sentKeys.push(order.key);
		this.settle(order, 'accepted', 0);
		return { state: 'sent', rows, byLookup };
	}

	private settle({ key, fingerprint }: PaymentOrder, as: KnownAs, sentAgain: number): Known {
		const known: Known = { state: 'known', as, sentAgain };
		this.settled.set(comparableKey(key), { ...known, fingerprint });
		return known;
	}

	private freedKey(key: string, sentAgain: number): KeyState {
		const state: KeyState = { key, locked: sentAgain > 0, sentAgain };
		if (sentAgain === 0) this.freed.push(state);
		return state;
	}

	private idOf(key: string): string {
		return `${this.place}:${comparableKey(key)}`;
	}
}

/** The store has failed: what was to be free is not. */
function keepLocked(freed: readonly KeyState[]): void {
	for (const state of freed) state.locked = true;
}

function failed(thrown: unknown, keyState: KeyState): Failed {
	return { state: 'failed', thrown, keyState };
}

function refusedByRecord(message: string): CallFailure {
	return new CallFailure({ message, outcome: 'refused' });
}

/** Whether it is certain that a call that ended with this error moved no money and changed nothing. */
export function nothingWasDone(thrown: unknown): boolean {
	if (thrown instanceof InputError) return true;
	if (!(thrown instanceof CallFailure)) return false;
	return thrown.failure.outcome !== 'unknown' && thrown.failure.keepKey !== true;
}
