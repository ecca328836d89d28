import { RecentMap } from '../basics/recentMap';
import { claimWords, type PaymentMarks } from './marks';

const KEPT_ROWS = 500;
const KEPT_PAYMENTS = 250;
/** More than one claim holds (see register.ts); to take a word out of a long row takes time. */
const TAKEN_OUT_AGAIN = 250;
const KEPT_EXECUTIONS = 5000;

/** A payment whose outcome is not known, and a word only its record holds. */
interface OpenPayment {
	marks: PaymentMarks;
	witness: string;
}

/** Payments of this process, by row of the store and key. */
class RowMemory<T> {
	private readonly rows = new RecentMap<RecentMap<T>>(KEPT_ROWS);

	get(row: string, key: string): T | undefined {
		return this.rows.get(row)?.get(key);
	}

	all(row: string): T[] {
		return this.rows.get(row)?.values() ?? [];
	}

	set(row: string, key: string, payment: T): void {
		const payments = this.rows.get(row) ?? new RecentMap<T>(KEPT_PAYMENTS);
		payments.set(key, payment);
		this.rows.set(row, payments);
	}

	delete(row: string, key: string): void {
		this.rows.get(row)?.delete(key);
	}
}

const accepted = new RowMemory<PaymentMarks>();
const unknown = new RowMemory<OpenPayment>();
const executions = new RecentMap<true>(KEPT_EXECUTIONS);

/** Marks of keys this process is sending at this moment. */
export const underWayHere = new Set<string>();

/**
 * What this process knows of its own payments. Another worker can write an old copy of the row over their records, so
 * what is accepted is written again with each claim, and what is not known as soon as its record is found missing.
 */
export const paidHere = {
	accept(row: string, marks: PaymentMarks): void {
		accepted.set(row, marks.key, marks);
		unknown.delete(row, marks.key);
	},
	leaveOpen(row: string, marks: PaymentMarks, witness: string): void {
		unknown.set(row, marks.key, { marks, witness });
	},
	forget(row: string, { key }: PaymentMarks): void {
		unknown.delete(row, key);
	},
	/** What is known of a key the store has lost; undefined when nothing is. */
	knownAs(row: string, { key, open }: PaymentMarks): 'accepted' | 'unknown' | 'otherPayment' | undefined {
		const done = accepted.get(row, key);
		if (done) return done.open === open ? 'accepted' : 'otherPayment';
		const left = unknown.get(row, key);
		if (left) return left.marks.open === open ? 'unknown' : 'otherPayment';
		return undefined;
	},
	/** What stands in the store for the accepted ones. */
	acceptedWords(row: string): string[] {
		return accepted.all(row).flatMap((marks) => [marks.key, marks.accepted]);
	},
	/** What must not stand there any more, for the latest of them. */
	acceptedOpens(row: string): string[] {
		return accepted
			.all(row)
			.slice(-TAKEN_OUT_AGAIN)
			.flatMap(({ open, held }) => [open, held]);
	},
	/** Forgets an unknown payment whose key is gone although its witness is there: another worker has given it back. */
	forgetFreed(row: string, { key }: PaymentMarks, there: ReadonlySet<string>): void {
		const left = unknown.get(row, key);
		if (left && there.has(left.witness) && !there.has(key)) unknown.delete(row, key);
	},
	witnesses(row: string): string[] {
		return unknown.all(row).map(({ witness }) => witness);
	},
	/** The records of unknown payments that are gone: a witness that is still there vouches for its record. */
	lostWords(row: string, there: ReadonlySet<string>): string[] {
		const lost = unknown.all(row).filter(({ witness }) => !there.has(witness));
		return lost.flatMap(({ marks }) => claimWords(marks));
	},
};

/** Whether this process has claimed for the execution before; from now on it has. */
export function hadBegun(executionMark: string): boolean {
	const before = executions.get(executionMark) === true;
	executions.set(executionMark, true);
	return before;
}
