import { samePay, type Ledger, type Pay } from './ledger.mts';
import type { Given, Line, Seen } from './modelRun.mts';
import type { Told } from './told.mts';

/** What somebody who only reads what the node tells knows of a payment key. */
interface KnownKey {
	/** `unclear`: a process has died, or the store has failed, while the key was to be claimed or freed. */
	state: 'free' | 'used' | 'unclear';
	/** What it was used for. */
	pay?: Pay;
	/** The node has told that the provider has accepted it; the ledger's moves at that moment. */
	acceptedAt?: number;
	/** Since then a run that has looked at it was cut off, so that it may read as unknown. */
	blurred: boolean;
	/** Extra sendings that are used up; undefined when unclear. */
	sentAgain?: number;
}

/** @throws Error with the sentence that does not hold */
function holds(condition: boolean, sentence: string): asserts condition {
	if (!condition) throw new Error(sentence);
}

const NOTHING_PAID: readonly Told[] = [
	'accepted before',
	'unknown before',
	'other payment',
	'free again',
	'not freed',
	'locked by the first',
	'not recorded',
	'perhaps used',
	'wrong',
];

/** Holds what a node does and tells, run by run, against what moved at the provider and what a person allowed. */
export class TransferModel {
	private readonly keys = new Map<string, KnownKey>();
	/** The most extra sendings any list has allowed so far. */
	private readonly allowed = new Map<string, number>();

	constructor(private readonly ledger: Ledger) {}

	/** @throws Error when what was seen of a run breaks a rule */
	check(seen: Seen): void {
		const { given, step } = seen;
		const wrong = wrongLines(given);
		for (const name of given.sendAgainKeys) {
			const count = given.sendAgainKeys.filter((one) => one === name).length;
			this.allowed.set(name, Math.max(this.allowed.get(name) ?? 0, count));
		}
		this.checkRun(seen, wrong);
		// Check Only looks before anything of the run is sent.
		const looks = (line: Line) => line.checkOnly === true;
		const items = [...given.lines.entries()];
		for (const [index, line] of [
			...items.filter(([, one]) => looks(one)),
			...items.filter(([, one]) => !looks(one)),
		]) {
			const key = line.key.trim();
			if (wrong.has(index)) {
				holds(this.ledger.of(step, index).length === 0, `wrong item ${index} was sent`);
				const told = seen.told[index];
				const right =
					told === undefined || told === 'wrong' || told === 'other payment' || told === 'would not: wrong';
				holds(right || seen.execution === 'retry', `wrong item ${index} is told as ${told}`);
			} else if (line.checkOnly) this.checkLook(seen, index, this.known(key));
			else this.checkLine(seen, index, this.known(key));
		}
		for (const key of new Set(this.ledger.taken.map((one) => one.key))) this.checkMoves(key);
	}

	private checkRun({ given, step, died, stoppedAt }: Seen, wrong: Set<number>): void {
		const stops = given.onError === 'stop' && [...wrong].some((index) => !given.lines[index]?.checkOnly);
		if (stops) {
			holds(this.ledger.of(step).length === 0, 'a run with a wrong item has sent something');
			holds(died || stoppedAt !== undefined, 'a run with a wrong item went through');
		}
		const { largestPayment, largestRunTotal } = given.limits ?? {};
		// What a call did not move may be sent again, by the same item or by another one with the same key.
		const amounts = this.ledger
			.of(step)
			.filter(({ moves }) => moves)
			.map(({ amount }) => Number(amount));
		const sum = amounts.reduce((total, amount) => total + amount, 0);
		holds(sum <= Number(largestRunTotal ?? Infinity), `a run has moved ${sum}, more than it may`);
		holds(Math.max(0, ...amounts) <= Number(largestPayment ?? Infinity), 'a payment is above the limit');
	}

	private checkMoves(key: string): void {
		const moves = this.ledger.moves(key);
		const allowed = 1 + (this.allowed.get(key) ?? 0);
		holds(moves <= allowed, `key ${key} has moved money ${moves} times, ${allowed} allowed`);
		const { acceptedAt } = this.known(key);
		holds(acceptedAt === undefined || moves === acceptedAt, `key ${key} moved after it was told as accepted`);
	}

	/** What Check Only tells of an item, which sends and changes nothing. */
	private checkLook(seen: Seen, index: number, key: KnownKey): void {
		holds(this.ledger.of(seen.step, index).length === 0, `item ${index} was sent by Check Only`);
		if (isCutOff(seen)) {
			blur(key);
			// A question that was left behind reads as a payment whose outcome is not known.
			if (key.state === 'free') key.state = 'unclear';
		}
		const told = seen.told[index];
		const pay = seen.given.lines[index];
		if (!pay || isCutOff(seen) || told === undefined) return;
		const sameKey = (one: Line) => one.key.trim() === pay.key.trim();
		if (told === 'would not: repeated') {
			holds(seen.given.lines.slice(0, index).some(sameKey), `item ${index} is told as ${told}`);
			return;
		}
		if (told === 'would be sent')
			holds(key.state !== 'used', `item ${index} would be sent, but its key is used`);
		else holds(key.state !== 'free', `item ${index} would not be sent (${told}), but its key is free`);
		if (told === 'would not: accepted')
			holds(this.ledger.has(pay.key.trim(), pay), `item ${index} was not accepted`);
		if (key.state !== 'used' || !key.pay) return;
		const other = told === 'would not: other payment';
		holds(other !== samePay(key.pay, pay) || key.blurred, `item ${index} is told as ${told}`);
	}

	private checkLine(seen: Seen, index: number, key: KnownKey): void {
		const line = seen.given.lines[index];
		if (!line) return;
		const own = this.ledger.of(seen.step, index);
		const told = toldOf(seen, index);
		const what = `item ${index} (${line.key}) is told as ${told ?? 'nothing'}`;
		// Within an execution what was unknown stays so, whatever another worker has learned since.
		if (told === 'unknown' && own.length === 0 && seen.execution !== 'new') return;
		if (told !== undefined) this.checkTold(seen, line, told, own, key, what);
		if (isCutOff(seen)) blur(key);
		if (told === undefined) {
			// A run that stopped has given back what came to no turn.
			if (!isCutOff(seen)) return;
			if (own.length > 0) Object.assign(key, { state: 'unclear', pay: line });
			else if (key.acceptedAt === undefined) key.state = 'unclear';
			return;
		}
		this.learn(seen, line, told, own.length, key);
	}

	private checkTold(
		seen: Seen,
		line: Line,
		told: Told,
		own: ReadonlyArray<{ moves: boolean }>,
		key: KnownKey,
		what: string,
	): void {
		const moved = own.some(({ moves }) => moves);
		const name = line.key.trim();
		if (NOTHING_PAID.includes(told)) holds(!moved, `${what}, but its call has moved money`);
		if (told === 'paid' || told === 'accepted before') {
			holds(this.ledger.has(name, line), `${what}, but the provider has no such payment`);
		}
		const healthy = !isCutOff(seen);
		if (key.state === 'free' && healthy) holds(own.length > 0, `${what} without a call, but its key is free`);
		if (key.state === 'used' && key.pay && told !== 'not recorded' && told !== 'perhaps used') {
			const other = !samePay(key.pay, line);
			holds(other === (told === 'other payment') || key.blurred, `${what}, used for ${key.pay.amount}`);
		}
		if (key.state === 'free') holds(told !== 'other payment', `${what}, but its key is free`);
		if (key.acceptedAt !== undefined && !key.blurred && key.pay && samePay(key.pay, line) && healthy) {
			holds(told === 'paid' || told === 'accepted before', `${what} after it was told as accepted`);
		}
		if (told === 'not recorded' || told === 'perhaps used')
			holds(!healthy, `${what} with a store that works`);
		const mentions = seen.given.sendAgainKeys.filter((one) => one === name).length;
		const open = key.state === 'used' && key.acceptedAt === undefined && key.sentAgain !== undefined;
		if (open && healthy && seen.execution === 'new' && key.pay && samePay(key.pay, line)) {
			const may = mentions > (key.sentAgain ?? 0) && told !== 'paid' && told !== 'free again';
			if (may && !this.sentBefore(seen, line)) holds(own.length > 0, `${what}, but Send Again allows it`);
		}
	}

	/** Within a run, what is not known stays unknown. */
	private sentBefore({ step }: Seen, line: Line): boolean {
		return this.ledger.of(step).some(({ key }) => key === line.key.trim());
	}

	private learn(seen: Seen, line: Line, told: Told, calls: number, key: KnownKey): void {
		const again = calls > 0 && key.state === 'used';
		if (again && key.sentAgain !== undefined && told === 'unknown') key.sentAgain += 1;
		switch (told) {
			case 'paid':
			case 'accepted before':
				Object.assign(key, { state: 'used', pay: line });
				key.acceptedAt = seen.notWritten ? undefined : this.ledger.moves(line.key.trim());
				if (seen.notWritten) key.blurred = true;
				return;
			case 'unknown':
			case 'unknown before':
				if (key.state === 'free') key.sentAgain = 0;
				if (key.state !== 'used') Object.assign(key, { state: 'used', pay: line });
				return;
			case 'free again':
				Object.assign(key, { state: 'free', pay: undefined, blurred: false });
				key.sentAgain = undefined;
				return;
			case 'not freed':
			case 'perhaps used':
				key.state = 'unclear';
				return;
			default:
		}
	}

	private known(key: string): KnownKey {
		const known = this.keys.get(key) ?? { state: 'free', blurred: false };
		this.keys.set(key, known);
		return known;
	}
}

function isCutOff({ died, storeFailed }: Seen): boolean {
	return died || storeFailed;
}

/** A run that is cut off in the middle of a question leaves it behind, and the key reads as unknown. */
function blur(key: KnownKey): void {
	key.blurred = true;
	key.sentAgain = undefined;
}

/** With On Error Stop the node tells of the items before the one that failed only which keys it has sent. */
function toldOf({ told, stoppedAt, carriedOut, given }: Seen, index: number): Told | undefined {
	if (told[index] !== undefined || stoppedAt === undefined || index >= stoppedAt) return told[index];
	return carriedOut.includes(given.lines[index]?.key.trim() ?? '') ? 'paid' : undefined;
}

/** The items that can't be sent as they are, whatever the register knows. */
export function wrongLines({ lines, limits }: Given): Set<number> {
	const wrong = new Set<number>();
	const pays = new Map<string, Pay>();
	let total = 0;
	for (const [index, line] of lines.entries()) {
		const key = line.key.trim();
		const amount = Number(line.amount);
		const first = pays.get(key);
		const isWrong =
			key === '' ||
			line.amount === '' ||
			(first !== undefined && !samePay(first, line)) ||
			amount > Number(limits?.largestPayment ?? Infinity) ||
			(first === undefined && total + amount > Number(limits?.largestRunTotal ?? Infinity));
		if (isWrong) wrong.add(index);
		else {
			if (first) continue;
			pays.set(key, line);
			total += amount;
		}
	}
	return wrong;
}
