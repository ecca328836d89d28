import { type Faults, type Hit, MOST_TIMES } from './faults.mts';
import { Refusal } from './refusal.mts';
import type { Simulator } from './simulator.mts';

const MINUTE_MS = 60_000;
const SLOW_MS = 5_000;

/** Something that goes wrong when a person wants it to. */
export interface Trouble {
	name: string;
	label: string;
	/** What will happen, read before the button is pressed. */
	what: string;
	/** What to do once it has happened. */
	next: string;
	/** What the button says that takes it back after it has happened, when there is something left to take back. */
	takeBack?: string;
}

/**
 * `waiting`: for the call it is to hit, for the clock, or to be taken back. `happened`: it has hit its call, and
 * something is left to take back. `over`: it has happened, and nothing is left of it.
 */
export type TroubleState = 'ready' | 'waiting' | 'happened' | 'over';

export interface TroubleView extends Trouble {
	state: TroubleState;
	/** The call it has hit last. */
	hit: Hit | undefined;
	/** When the clock ends it. */
	endsAt: number | undefined;
	/** Whether only taking it back ends it. */
	byHand: boolean;
}

/** How a trouble is made: of faults, or by a hand on the accounts. */
interface Kind extends Trouble {
	faults: ReadonlyArray<Record<string, unknown>>;
	byHand?: { isOn(): boolean; on(): void; off(): void };
}

/** The troubles of one simulator: what can go wrong with it, and what is going wrong now. */
export class Troubles {
	private readonly kinds: readonly Kind[];
	private readonly faults: Faults;

	constructor(simulator: Simulator, faults: Faults) {
		this.faults = faults;
		this.kinds = [...paymentTroubles(simulator), ...balanceTroubles(simulator), ...weather(simulator)];
	}

	/** All of them, in the order in which a person tries them. */
	list(): TroubleView[] {
		return this.kinds.map(({ faults, byHand, ...trouble }) => ({
			...trouble,
			state: this.stateOf({ faults, byHand, ...trouble }),
			hit: this.faults.lastHit(trouble.name),
			endsAt: this.faults.list().find(({ label }) => label === trouble.name)?.endsAt,
			byHand: byHand !== undefined,
		}));
	}

	/** Has it go wrong from now on, as if for the first time. */
	arm(name: string): void {
		const { faults, byHand } = this.kindOf(name);
		this.takeBack(name);
		this.faults.forget(name);
		for (const fault of faults) this.faults.add({ label: name, ...fault });
		byHand?.on();
	}

	/** What is left of it does not happen any more; of what is over nothing is shown any more. */
	takeBack(name: string): void {
		const kind = this.kindOf(name);
		if (this.stateOf(kind) === 'over') this.faults.forget(name);
		const { faults, byHand } = kind;
		this.faults.remove(name);
		for (const { label } of faults) if (typeof label === 'string') this.faults.remove(label);
		byHand?.off();
	}

	private kindOf(name: string): Kind {
		const kind = this.kinds.find((each) => each.name === name);
		if (kind) return kind;
		const known = this.kinds.map((each) => each.name).join(', ');
		throw new Refusal(`There is no trouble "${name}". Known: ${known}.`);
	}

	private stateOf({ name, faults, byHand }: Kind): TroubleState {
		if (byHand) return byHand.isOn() ? 'waiting' : 'ready';
		const labels = faults.map((fault) => fault.label ?? name);
		const left = this.faults.list().filter(({ label }) => labels.includes(label ?? ''));
		if (left.some(({ label }) => label === name)) return 'waiting';
		if (!this.faults.lastHit(name)) return 'ready';
		return left.length > 0 ? 'happened' : 'over';
	}
}

const SETTLED_BY_HAND =
	'look for the payment in the list on this page, as you would in the dashboard of the provider';

function paymentTroubles({ title, troubles }: Simulator): Kind[] {
	if (!troubles?.calls.payments) return [];
	const canAsk = troubles.calls.lookups !== undefined;
	const isThere = `It is there: nothing is left to do, and running the same line again sends nothing.`;
	return [
		{
			name: 'cutAnswer',
			label: 'Cut the next answer',
			what: `The next payment is made, but its answer is lost on the way.${canAsk ? ` Until you take this back n8n can't look it up at ${title} either.` : ''} n8n says that the money may have moved, and locks the payment key.`,
			next: canAsk
				? `The money has moved, and n8n does not know. To settle it, let n8n ask again and run the same line once more with Options > On Duplicate > Ask Provider: n8n finds the payment and sends nothing. Where the node has no Ask Provider, ${SETTLED_BY_HAND}. ${isThere}`
				: `The money has moved, and n8n does not know. To settle it, ${SETTLED_BY_HAND}. ${isThere}`,
			...(canAsk && { takeBack: 'Let n8n ask again' }),
			faults: [
				{ kind: 'dropAfter', calls: 'payments' },
				...(canAsk
					? [{ kind: 'status', status: 500, calls: 'lookups', times: MOST_TIMES, label: 'noLookups' }]
					: []),
			],
		},
		{
			name: 'serverError',
			label: 'Answer with error 500',
			what: `The next payment is not made, and its answer is an error of the server. n8n can't tell this from a payment that was made: it says that the money may have moved, and locks the payment key.`,
			next: `Nothing was paid, and n8n does not know. To settle it, ${SETTLED_BY_HAND}. It is not there: write the words n8n's error names into Options > Send Again and run the same line once more. It is paid once.`,
			faults: [{ kind: 'status', status: 500, calls: 'payments' }],
		},
	];
}

function balanceTroubles({ troubles }: Simulator): Kind[] {
	if (!troubles?.balances) return [];
	const { areEmpty, empty, restore } = troubles.balances;
	return [
		{
			name: 'noBalance',
			label: 'No balance',
			what: 'The accounts hold nothing until you take it back. Payments are refused; n8n says why, and the payment key stays free.',
			next: 'Run a payment: it is refused. To settle it, take this back and run the same line again: it is paid.',
			faults: [],
			byHand: { isOn: areEmpty, on: empty, off: restore },
		},
	];
}

/** What goes wrong for every call, for a minute. */
function weather({ title }: Simulator): Kind[] {
	return [
		{
			name: 'down',
			label: 'Down for a minute',
			what: `For a minute ${title} answers every call with error 503 and does nothing. n8n repeats what only reads; of a payment it says that the money may have moved.`,
			next: `Reads go through again when the minute is over. For a payment ${SETTLED_BY_HAND}. It is not there: write the words n8n's error names into Options > Send Again and run the same line once more.`,
			faults: [{ kind: 'status', status: 503, forMs: MINUTE_MS }],
		},
		{
			name: 'slow',
			label: 'Slow for a minute',
			what: `For a minute every answer comes ${SLOW_MS / 1000} seconds late. n8n waits for it, up to the Timeout in the node's options.`,
			next: 'Nothing is lost, there is nothing to settle.',
			faults: [{ kind: 'slow', delayMs: SLOW_MS, forMs: MINUTE_MS }],
		},
	];
}
