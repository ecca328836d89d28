import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import type { Operation } from '../../../nodes/shared/api/operation';
import { unproven } from '../../../nodes/shared/api/proof';
import { at, isObject } from '../../../nodes/shared/basics/json';
import { Ledger, LedgerProvider, type BehaviourName, type Pay, type Records } from './ledger.mts';
import { Died, Fate, type Process, type StoreFault } from './mortal.mts';
import { acme, credential, node, transferOperation } from './provider.mts';
import { FakeRun } from './run.mts';
import { FakeStore } from './store.mts';
import { toldBy, toldByError, type Told } from './told.mts';

/** An item of a run. */
export interface Line extends Pay {
	key: string;
	checkOnly?: boolean;
}

/** What a run is given. */
export interface Given {
	lines: Line[];
	onError: 'stop' | 'continue';
	onDuplicate: 'error' | 'pass' | 'ask';
	askProvider: boolean;
	sendAgainKeys: string[];
	limits?: { largestPayment?: string; largestRunTotal?: string };
}

/** One run of the node. */
export interface Step extends Given {
	/**
	 * `retry`: n8n tries the run before once more, with what that was given. `loop`: the next run of the same node in the
	 * same execution. `new`: an execution of its own.
	 */
	execution: 'new' | 'retry' | 'loop';
	/** Which of two processes runs it. */
	worker: 0 | 1;
	behaviours: BehaviourName[];
	records: Records;
	/** At which moment the process dies (see Fate). */
	diesAt?: number;
	storeFault?: StoreFault;
}

/** What can be seen of a run from outside. */
export interface Seen {
	step: number;
	given: Given;
	execution: Step['execution'];
	/** By item; undefined for those the node has told nothing of. */
	told: Array<Told | undefined>;
	/** The item that has stopped the run; -1 for a run that stopped before any. */
	stoppedAt?: number;
	/** Keys the error of a stopped run names as carried out. */
	carriedOut: string[];
	died: boolean;
	storeFailed: boolean;
	/** The store has failed for longer than the node tries. */
	notWritten: boolean;
}

let worlds = 0;

/** A node with its store and its provider, over many runs in processes that come and go. */
export class World {
	readonly ledger = new Ledger();
	private readonly store = new FakeStore();
	private readonly node = {
		...node,
		credentials: { acmeApi: { id: `cred-${worlds}`, name: 'Acme' } },
	};
	private readonly id = worlds++;
	private readonly workers: Process[];
	private given: Given | undefined;
	private execution = 0;
	private runIndex = 0;
	private steps = 0;

	/** @param processes processes that know nothing of this world, used one after another */
	constructor(private readonly processes: Iterator<Process>) {
		this.workers = [this.nextProcess(), this.nextProcess()];
	}

	/** Carries out a run and tells what can be seen of it. */
	async run(step: Step): Promise<Seen> {
		const execution = this.given ? step.execution : 'new';
		const given = execution === 'retry' && this.given ? this.given : step;
		this.given = given;
		if (execution === 'new') this.execution += 1;
		this.runIndex = execution === 'loop' ? this.runIndex + 1 : execution === 'new' ? 0 : this.runIndex;
		const number = this.steps++;
		const fate = new Fate(step.diesAt, step.storeFault);
		const seen: Seen = {
			step: number,
			given,
			execution,
			told: [],
			carriedOut: [],
			died: false,
			storeFailed: false,
			notWritten: false,
		};
		const fake = this.fakeRun(given, step, number, fate);
		try {
			const items = await fake.items();
			if (given.onError === 'continue') seen.told = toldOnce(items, given.lines.length);
			else for (const item of items) seen.told[placeOf(item)] = toldBy(item);
		} catch (error) {
			if (error instanceof Died) {
				seen.died = true;
				this.workers[step.worker] = this.nextProcess();
			} else stopped(seen, error);
		}
		seen.storeFailed = fate.storeFailed;
		seen.notWritten = fate.storeFailed && (step.storeFault?.calls ?? 0) >= LONG_FAULT;
		return seen;
	}

	private fakeRun(given: Given, step: Step, number: number, fate: Fate): FakeRun {
		const { ledger, id } = this;
		const process = this.workers[step.worker];
		if (!process) throw new Error('No such worker');
		const provider = new LedgerProvider(ledger, number, step.behaviours, step.records);
		const { onDuplicate, askProvider, sendAgainKeys, limits } = given;
		const options = { onDuplicate, askProvider, sendAgainKeys: sendAgainKeys.join(', ') };
		const fake = new FakeRun([], {
			resource: 'pay',
			operation: 'send',
			nodeType: {
				async execute() {
					const resources = [{ value: 'pay', name: 'Pay', operations: [operationOf(process)] }];
					const work = process.execute.call(this, acme({ currency: 'GMD' }), resources);
					return await Promise.race([work, fate.death]);
				},
			},
			items: given.lines.map(({ key, amount, account, checkOnly = false }, line) => {
				return { paymentKey: key, amount, account, line, options: { ...options, checkOnly } };
			}),
			credential: { ...credential, ...(limits ? { moneyMovement: 'limited', ...limits } : {}) },
			continueOnFail: given.onError === 'continue',
			store: fate.storeOf(this.store),
			node: this.node,
			executionId: `world-${id}-execution-${this.execution}`,
			runIndex: this.runIndex,
		});
		fake.http.answerTo = async (request) => await fate.around(async () => await provider.answer(request));
		return fake;
	}

	private nextProcess(): Process {
		const next = this.processes.next();
		if (next.done) throw new Error('There are too few processes');
		return next.value;
	}
}

/** More calls than the node tries again when the store fails. */
const LONG_FAULT = 5;

/** A transfer whose call says what it pays, and which its provider shows in its records. */
function operationOf({ InputError }: Process): Operation {
	return {
		...transferOperation,
		request: (input) => {
			if (input.text('amount') === '') throw new InputError('Amount is missing', 'Fill it in.');
			const [key, amount, account] = ['paymentKey', 'amount', 'account'].map((name) => input.text(name));
			return {
				method: 'POST',
				path: '/payments',
				body: { key, amount, account, line: Number(input.get('line')) },
			};
		},
		refusal: ({ body }) => unproven(body, isObject(body) && 'id' in body ? undefined : 'it names no payment'),
		payment: {
			keyParameter: 'paymentKey',
			check: 'look in Acme.',
			facts: ({ body }) => ({
				amount: String(at(body, 'amount')),
				currency: 'GMD',
				account: String(at(body, 'account')),
			}),
			lookup: async (input, { send }) => {
				const query = Object.fromEntries(
					[
						['key', 'paymentKey'] as const,
						['amount', 'amount'] as const,
						['account', 'account'] as const,
					].map(([name, parameter]) => [name, input.text(parameter)]),
				);
				const { body } = await send({ method: 'GET', path: '/payments', query });
				const state = at(body, 'state');
				if (state === 'failed') return { state, message: 'Account closed' };
				return state === 'accepted' ? { state, output: body as IDataObject } : undefined;
			},
		},
	};
}

function placeOf({ pairedItem }: INodeExecutionData): number {
	return Number(at(pairedItem, 'item'));
}

/** @throws Error unless each item came out once, in its place */
function toldOnce(items: readonly INodeExecutionData[], count: number): Told[] {
	const places = items.map(placeOf).join();
	if (places !== [...Array(count).keys()].join()) throw new Error(`Items came out as ${places} of ${count}`);
	return items.map(toldBy);
}

function stopped(seen: Seen, error: unknown): void {
	const { description, context } = error as Error & { description?: string; context?: IDataObject };
	if (!context) throw error;
	const all = description?.includes('All items are checked') ?? false;
	seen.stoppedAt = all ? -1 : Number(context.itemIndex);
	if (!all) seen.told[seen.stoppedAt] = toldByError(error as Error);
	const names = /Carried out before this item: \d+ items?: (.*)\.$/m.exec(description ?? '')?.[1] ?? '';
	seen.carriedOut = names
		.split(', ')
		.map((name) => name.trim())
		.filter((name) => name !== '');
}
