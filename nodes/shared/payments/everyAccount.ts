import type { Timing } from '../basics/timing';
import type { DeduplicationStore } from '../store/wordStore';
import type { Claim, ClaimAnswer, ClaimEnd, Wish } from './claims';
import type { KnownAs, PaymentMarks, RegisterScope } from './marks';
import { PaymentRegister } from './register';

/** What a run of payments needs of a register. */
export type Register = Pick<
	PaymentRegister,
	'interrupted' | 'mostInDoubt' | 'claim' | 'close' | 'accept' | 'free' | 'flush' | 'look'
>;

/** Where payment keys count, for a credential that may stand for one of several accounts. */
export type Scope = Omit<RegisterScope, 'account'> & { accounts: readonly string[] };

/**
 * The register of a node.
 *
 * @param scope with more than one account where the credential does not tell which is its own: a key then counts for
 *   each of them, so what was paid while a key of the credential told stays paid, and the other way round
 */
export function registerOf(
	store: DeduplicationStore,
	timing: Timing,
	{ accounts, ...scope }: Scope,
	executionId: string,
): Register {
	const registers = accounts.map(
		(account) => new PaymentRegister(store, timing, { ...scope, account }, executionId),
	);
	const [only] = registers;
	if (!only) throw new Error('A payment key counts for no account');
	return registers.length === 1 ? only : new EveryAccount(only, registers);
}

/** A claim of one account, as its own register knows it. */
interface Part {
	register: PaymentRegister;
	claim: Claim;
}

/** A claim counts when it is won for all accounts; the first that is not gives the answer. */
class EveryAccount implements Register {
	private readonly parts = new WeakMap<Claim, readonly Part[]>();
	private readonly owners = new WeakMap<PaymentMarks, PaymentRegister>();

	constructor(
		private readonly first: PaymentRegister,
		private readonly registers: readonly PaymentRegister[],
	) {}

	get interrupted(): boolean {
		return this.registers.some(({ interrupted }) => interrupted);
	}

	async mostInDoubt(wishes: number): Promise<number> {
		return await this.first.mostInDoubt(wishes);
	}

	async claim(wishes: readonly Wish[]): Promise<ClaimAnswer[]> {
		const won = new Map<Wish, Part[]>(wishes.map((wish) => [wish, []]));
		const lost = new Map<Wish, ClaimAnswer>();
		for (const register of this.registers) {
			const left = [...won.keys()];
			if (left.length === 0) break;
			const answers = await register.claim(left).catch((error: unknown) => {
				for (const parts of won.values()) close(parts, 'free');
				throw error;
			});
			for (const [index, wish] of left.entries()) {
				const answer: ClaimAnswer = answers[index] ?? { state: 'contested' };
				if (answer.state === 'won') {
					won.get(wish)?.push({ register, claim: answer.claim });
					continue;
				}
				close(won.get(wish) ?? [], 'free');
				won.delete(wish);
				lost.set(wish, answer);
				if (answer.state === 'known') this.owners.set(answer.marks, register);
			}
		}
		return wishes.map((wish) => lost.get(wish) ?? this.wonFor(won.get(wish) ?? []));
	}

	private wonFor(parts: readonly Part[]): ClaimAnswer {
		const [part] = parts;
		if (!part) return { state: 'contested' };
		const sentAgain = Math.max(...parts.map(({ claim }) => claim.sentAgain));
		const claim: Claim = { ...part.claim, sentAgain };
		this.parts.set(claim, parts);
		return { state: 'won', claim };
	}

	close(claim: Claim, end: ClaimEnd): void {
		close(this.parts.get(claim) ?? [], end);
	}

	accept(marks: PaymentMarks): void {
		this.registerWith(marks).accept(marks);
	}

	free(marks: PaymentMarks, owner: string): void {
		this.registerWith(marks).free(marks, owner);
	}

	async flush(): Promise<void> {
		for (const register of this.registers) await register.flush();
	}

	async look(wishes: ReadonlyArray<Omit<Wish, 'sendAgain'>>): Promise<Array<KnownAs | undefined>> {
		const states: Array<KnownAs | undefined> = wishes.map(() => undefined);
		for (const register of this.registers) {
			const known = await register.look(wishes);
			for (const [index, state] of known.entries()) states[index] ??= state;
		}
		return states;
	}

	private registerWith(marks: PaymentMarks): PaymentRegister {
		return this.owners.get(marks) ?? this.first;
	}
}

function close(parts: readonly Part[], end: ClaimEnd): void {
	for (const { register, claim } of parts) register.close(claim, end);
}
