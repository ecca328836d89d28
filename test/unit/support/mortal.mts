import type { execute } from '../../../nodes/shared/run/execute';
import type { InputError } from '../../../nodes/shared/basics/inputError';
import { FakeStore } from './store.mts';

/** The package as one process has it: with a memory of its own, which ends with the process. */
export interface Process {
	execute: typeof execute;
	InputError: typeof InputError;
}

/** Loads the package anew. */
export async function newProcess(): Promise<Process> {
	let process: Process | undefined;
	await jest.isolateModulesAsync(async () => {
		const run = await import('../../../nodes/shared/run/execute');
		const input = await import('../../../nodes/shared/basics/inputError');
		process = { execute: run.execute, InputError: input.InputError };
	});
	if (!process) throw new Error('Nothing was loaded');
	return process;
}

/** The process has ended in the middle of a run. */
export class Died extends Error {}

/** Store calls that fail. */
export interface StoreFault {
	/** How many calls of the run go well before. */
	after: number;
	calls: number;
}

/**
 * What happens to a run from outside. It passes a moment before and after each call of the store and each request; at
 * one of them its process may die, and nothing of the run goes on.
 */
export class Fate {
	readonly death: Promise<never>;
	/** Whether a store call of the run has failed. */
	storeFailed = false;
	private die: (reason: Died) => void = () => undefined;
	private moments = 0;
	private storeCalls = 0;

	/** @param diesAt the moment at which the process dies, counted from 0 */
	constructor(
		private readonly diesAt: number | undefined,
		private readonly fault: StoreFault | undefined,
	) {
		this.death = new Promise<never>((_, reject) => (this.die = reject));
		this.death.catch(() => undefined);
	}

	/** Lets a call happen, unless the process dies before or after it. */
	async around<T>(call: () => Promise<T>): Promise<T> {
		await this.moment();
		const answer = await call();
		await this.moment();
		return answer;
	}

	/** The store as a run of this fate meets it. */
	storeOf(store: FakeStore): FakeStore {
		const own = Object.create(store) as FakeStore;
		return Object.assign(own, {
			checkProcessedAndRecord: async (...given: Parameters<FakeStore['checkProcessedAndRecord']>) =>
				await this.storeCall(async () => await store.checkProcessedAndRecord(...given)),
			removeProcessed: async (...given: Parameters<FakeStore['removeProcessed']>) =>
				await this.storeCall(async () => await store.removeProcessed(...given)),
		});
	}

	private async storeCall<T>(call: () => Promise<T>): Promise<T> {
		const number = this.storeCalls++;
		const { after = Infinity, calls = 0 } = this.fault ?? {};
		if (number >= after && number < after + calls) {
			this.storeFailed = true;
			throw new Error('disk full');
		}
		return await this.around(call);
	}

	private async moment(): Promise<void> {
		if (this.moments++ !== this.diesAt) return;
		this.die(new Died());
		await new Promise(() => undefined);
	}
}
