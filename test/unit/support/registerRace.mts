import type { IDeduplicationOutput } from 'n8n-workflow';

import type { ClaimEnd } from '../../../nodes/shared/payments/claims';
import type { PaymentRegister } from '../../../nodes/shared/payments/register';
import { SharedClock } from './timing.mts';

type RegisterClass = typeof PaymentRegister;

/** Workers are processes: each loads the register for itself, with a queue and a memory of its own. */
export async function registerWorkers(count: number): Promise<RegisterClass[]> {
	const workers: RegisterClass[] = [];
	for (let worker = 0; worker < count; worker++) {
		await jest.isolateModulesAsync(async () => {
			workers.push((await import('../../../nodes/shared/payments/register')).PaymentRegister);
		});
	}
	return workers;
}

/** How long a store call takes at its three points, in milliseconds: a worker can stand still at each of them. */
export interface CallTimes {
	beforeRead: number;
	/** Between read and write: what it writes is as old as that. */
	between: number;
	afterWrite: number;
}

/** Tells how long a call of a worker takes; `number` counts the calls of that worker from 0. */
export type Pace = (worker: number, number: number) => CallTimes;

/** n8n's store as workers meet it: one row, read, changed and written back whole without a lock. */
class SharedRow {
	/** Begins with a word, so that no insert of a first row is in the way. */
	private words: ReadonlySet<string> = new Set(['first']);
	private readonly calls: number[] = [];

	constructor(
		private readonly clock: SharedClock,
		private readonly pace: Pace,
	) {}

	/** The store of one worker. */
	storeOf(worker: number) {
		return {
			checkProcessedAndRecord: async (items: unknown[]): Promise<IDeduplicationOutput> => {
				const output: IDeduplicationOutput = { new: [], processed: [] };
				await this.call(worker, (words) => {
					for (const entry of items.map(String)) {
						(words.has(entry) ? output.processed : output.new).push(entry);
						words.add(entry);
					}
				});
				return output;
			},
			removeProcessed: async (items: unknown[]): Promise<void> => {
				await this.call(worker, (words) => {
					for (const item of items) words.delete(String(item));
				});
			},
			getProcessedDataCount: async (): Promise<number> => await Promise.resolve(this.words.size),
		};
	}

	private async call(worker: number, change: (words: Set<string>) => void): Promise<void> {
		const number = this.calls[worker] ?? 0;
		this.calls[worker] = number + 1;
		const { beforeRead, between, afterWrite } = this.pace(worker, number);
		if (beforeRead > 0) await this.clock.sleep(beforeRead);
		const own = new Set(this.words);
		change(own);
		await this.clock.sleep(between);
		this.words = own;
		if (afterWrite > 0) await this.clock.sleep(afterWrite);
	}
}

/** One line that a worker claims, sends and closes in a run of its own. */
export interface RacingRun {
	worker: number;
	key: string;
	sendMs: number;
	end: ClaimEnd;
}

let races = 0;

/** Workers of one node over one store; time is the clock's and passes only in it. */
export class Race {
	readonly clock = new SharedClock();
	private readonly sendings: RacingRun[] = [];
	private readonly row: SharedRow;
	private readonly nodeId = `race-${races++}`;
	private executions = 0;

	constructor(
		private readonly workers: readonly RegisterClass[],
		pace: Pace,
		private readonly chance: () => number = () => 0.5,
	) {
		this.row = new SharedRow(this.clock, pace);
	}

	/** A run of one line; gives what its claim was answered. */
	async run(run: RacingRun): Promise<string> {
		const register = this.registerOf(run.worker);
		const wish = { key: run.key, fingerprint: 'f', sendAgain: 0 };
		const [answer] = await register.claim([wish]).catch(() => []);
		if (answer?.state === 'won') {
			this.sendings.push(run);
			await this.clock.sleep(run.sendMs);
			register.close(answer.claim, run.end);
		}
		await register.flush().catch(() => undefined);
		return answer?.state === 'known' ? answer.as : (answer?.state ?? 'broken');
	}

	/** How often each key may have moved money. */
	moves(): Map<string, number> {
		const moves = new Map<string, number>();
		for (const { key, end } of this.sendings) {
			if (end !== 'free') moves.set(key, (moves.get(key) ?? 0) + 1);
		}
		return moves;
	}

	private registerOf(worker: number): PaymentRegister {
		const Register = this.workers[worker];
		if (!Register) throw new Error('No such worker');
		const { clock, chance, nodeId } = this;
		const timing = {
			now: () => clock.now(),
			sleep: async (milliseconds: number) => await clock.sleep(milliseconds),
			random: chance,
		};
		const scope = {
			workflowId: 'workflow-1',
			nodeId,
			credentialId: nodeId,
			account: 'live',
			operation: 'pay.send',
		};
		return new Register(this.row.storeOf(worker), timing, scope, `execution-${this.executions++}`);
	}
}
