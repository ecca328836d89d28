import type { Clock } from './clock.mts';
import { isRecord, optionalNumber, optionalText, recordOf, Refusal, refuseUnknownKeys } from './refusal.mts';

const KINDS = ['status', 'statusAfter', 'html', 'hang', 'dropBefore', 'dropAfter', 'slow'] as const;
type FaultKind = (typeof KINDS)[number];

/** As good as for ever. */
export const MOST_TIMES = 100_000;

const CALLS = ['payments', 'lookups'] as const;

/** The calls of a provider that faults can be aimed at, as `METHOD path` below its API prefix, without a query. */
export type AimedCalls = { readonly [Each in (typeof CALLS)[number]]?: RegExp };

export interface Fault {
	kind: FaultKind;
	/** How many more calls it hits; any number when it ends by the clock or is taken back. */
	times: number;
	/** When it ends, on the simulator's clock. */
	endsAt: number | undefined;
	/** What it was added for, to find and remove it by. */
	label: string | undefined;
	/** Hits calls of this kind only. */
	calls: (typeof CALLS)[number] | undefined;
	method: string | undefined;
	/** Hits paths that start like this, with or without the simulator's prefix. */
	path: string | undefined;
	status: number | undefined;
	headers: Record<string, string>;
	body: unknown;
	delayMs: number | undefined;
}

/** A call that a fault has hit. */
export interface Hit {
	at: number;
	/** Method and path. */
	call: string;
}

/** Faults waiting to hit API calls; the first one that fits a call is used, and used up. */
export class Faults {
	private queue: Fault[] = [];
	private readonly hits = new Map<string, Hit>();
	private readonly clock: Clock;
	private readonly aimed: AimedCalls;

	constructor(clock: Clock, aimed: AimedCalls = {}) {
		this.clock = clock;
		this.aimed = aimed;
	}

	/** Adds a fault described by a control call, or refuses it with a sentence. */
	add(wanted: unknown): Fault {
		const fault = faultFrom(recordOf(wanted), this.clock.now());
		if (fault.calls !== undefined && !this.aimed[fault.calls]) {
			throw new Refusal(`This simulator does not say which of its calls are ${fault.calls}.`);
		}
		this.queue.push(fault);
		return fault;
	}

	/**
	 * The fault that hits this call, if any.
	 *
	 * @param paths spellings of its path, the first without the simulator's prefix
	 */
	take(method: string, paths: readonly string[]): Fault | undefined {
		const call = `${method} ${paths[0]?.split('?')[0] ?? ''}`;
		const fault = this.list().find((each) => fits(each, method, paths) && this.isAimedAt(each, call));
		if (!fault) return undefined;
		fault.times -= 1;
		if (fault.times === 0) this.queue.splice(this.queue.indexOf(fault), 1);
		if (fault.label !== undefined) this.hits.set(fault.label, { at: this.clock.now(), call });
		return fault;
	}

	/** The call a fault with this label has hit last. */
	lastHit(label: string): Hit | undefined {
		return this.hits.get(label);
	}

	/** Those that wait; what the clock has ended is among them no more. */
	list(): readonly Fault[] {
		this.queue = this.queue.filter(({ endsAt }) => endsAt === undefined || endsAt > this.clock.now());
		return this.queue;
	}

	/** Takes those with this label back. */
	remove(label: string): void {
		this.queue = this.queue.filter((each) => each.label !== label);
	}

	/** Forgets what faults with this label have hit. */
	forget(label: string): void {
		this.hits.delete(label);
	}

	clear(): void {
		this.queue = [];
		this.hits.clear();
	}

	private isAimedAt({ calls }: Fault, call: string): boolean {
		return calls === undefined || this.aimed[calls]?.test(call) === true;
	}
}

/** True for faults that let the provider do its work first. */
export function hitsAfterTheWork(fault: Fault): boolean {
	return ['dropAfter', 'slow', 'statusAfter'].includes(fault.kind);
}

function fits(fault: Fault, method: string, paths: readonly string[]): boolean {
	const { method: wantedMethod, path } = fault;
	if (wantedMethod !== undefined && wantedMethod !== method) return false;
	return path === undefined || paths.some((each) => each.startsWith(path));
}

const KEYS = [
	...['kind', 'times', 'forMs', 'label', 'calls', 'method', 'path'],
	...['status', 'headers', 'body', 'delayMs'],
];

function faultFrom(wanted: Record<string, unknown>, now: number): Fault {
	refuseUnknownKeys(wanted, KEYS);
	const kind = KINDS.find((each) => each === wanted.kind);
	if (!kind) throw new Refusal(`"kind" must be one of ${KINDS.join(', ')}.`);
	const status = optionalNumber(wanted, 'status', [200, 599]);
	if (status === undefined && (kind === 'status' || kind === 'statusAfter')) {
		throw new Refusal(`A fault of kind ${kind} needs "status".`);
	}
	const delayMs = optionalNumber(wanted, 'delayMs', [0, 600_000]);
	if (delayMs === undefined && kind === 'slow') throw new Refusal('A fault of kind slow needs "delayMs".');
	const calls = CALLS.find((each) => each === wanted.calls);
	if (wanted.calls !== undefined && !calls) {
		throw new Refusal(`"calls" must be one of ${CALLS.join(', ')}.`);
	}
	const forMs = optionalNumber(wanted, 'forMs', [1, 86_400_000]);
	return {
		kind,
		times: optionalNumber(wanted, 'times', [1, MOST_TIMES]) ?? (forMs === undefined ? 1 : MOST_TIMES),
		endsAt: forMs === undefined ? undefined : now + forMs,
		label: optionalText(wanted, 'label'),
		calls,
		method: optionalText(wanted, 'method')?.toUpperCase(),
		path: optionalText(wanted, 'path'),
		status,
		headers: headersFrom(wanted.headers),
		body: wanted.body,
		delayMs,
	};
}

function headersFrom(wanted: unknown): Record<string, string> {
	if (wanted === undefined) return {};
	if (!isRecord(wanted)) throw new Refusal('"headers" must be an object of texts.');
	return Object.fromEntries(Object.entries(wanted).map(([name, value]) => [name, String(value)]));
}
