import { isRecord, optionalNumber, optionalText, recordOf, Refusal, refuseUnknownKeys } from './refusal.mts';

const KINDS = ['status', 'statusAfter', 'html', 'hang', 'dropBefore', 'dropAfter', 'slow'] as const;
type FaultKind = (typeof KINDS)[number];

export interface Fault {
	kind: FaultKind;
	/** How many more calls it hits. */
	times: number;
	method: string | undefined;
	/** Hits paths that start like this, with or without the simulator's prefix. */
	path: string | undefined;
	status: number | undefined;
	headers: Record<string, string>;
	body: unknown;
	delayMs: number | undefined;
}

/** Faults waiting to hit API calls; the first one that fits a call is used, and used up. */
export class Faults {
	private queue: Fault[] = [];

	/** Adds a fault described by a control call, or refuses it with a sentence. */
	add(wanted: unknown): Fault {
		const fault = faultFrom(recordOf(wanted));
		this.queue.push(fault);
		return fault;
	}

	/** The fault that hits this call, if any. */
	take(method: string, paths: readonly string[]): Fault | undefined {
		const fault = this.queue.find((each) => fits(each, method, paths));
		if (!fault) return undefined;
		fault.times -= 1;
		if (fault.times === 0) this.queue.splice(this.queue.indexOf(fault), 1);
		return fault;
	}

	list(): readonly Fault[] {
		return this.queue;
	}

	clear(): void {
		this.queue = [];
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

function faultFrom(wanted: Record<string, unknown>): Fault {
	refuseUnknownKeys(wanted, ['kind', 'times', 'method', 'path', 'status', 'headers', 'body', 'delayMs']);
	const kind = KINDS.find((each) => each === wanted.kind);
	if (!kind) throw new Refusal(`"kind" must be one of ${KINDS.join(', ')}.`);
	const status = optionalNumber(wanted, 'status', [200, 599]);
	if (status === undefined && (kind === 'status' || kind === 'statusAfter')) {
		throw new Refusal(`A fault of kind ${kind} needs "status".`);
	}
	const delayMs = optionalNumber(wanted, 'delayMs', [0, 600_000]);
	if (delayMs === undefined && kind === 'slow') throw new Refusal('A fault of kind slow needs "delayMs".');
	return {
		kind,
		times: optionalNumber(wanted, 'times', [1, 100_000]) ?? 1,
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
