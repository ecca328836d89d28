import { RecentMap } from '../basics/recentMap';
import type { PaymentMarks } from './marks';

const KEPT_ROWS = 500;
const KEPT_PAYMENTS = 250;
/** More than one claim holds; to take a word out of a long row takes time. */
const TAKEN_OUT_AGAIN = 150;
const KEPT_EXECUTIONS = 5000;

const accepted = new RecentMap<RecentMap<PaymentMarks>>(KEPT_ROWS);
const executions = new RecentMap<true>(KEPT_EXECUTIONS);

/** Marks of keys this process is sending at this moment. */
export const underWayHere = new Set<string>();

/**
 * Payments of this process the provider has accepted, by row of the store. With each claim they are written once more:
 * another worker can have written an old copy of the row over them.
 */
export const acceptedHere = {
	add(row: string, marks: PaymentMarks): void {
		const payments = accepted.get(row) ?? new RecentMap<PaymentMarks>(KEPT_PAYMENTS);
		payments.set(marks.key, marks);
		accepted.set(row, payments);
	},
	/** What it says of a key the store has lost; undefined when it knows nothing of it. */
	knownAs(row: string, { key, accepted: mark }: PaymentMarks): 'accepted' | 'otherPayment' | undefined {
		const payment = accepted.get(row)?.get(key);
		if (!payment) return undefined;
		return payment.accepted === mark ? 'accepted' : 'otherPayment';
	},
	/** What stands in the store for them. */
	words(row: string): string[] {
		return (accepted.get(row)?.values() ?? []).flatMap((marks) => [marks.key, marks.accepted]);
	},
	/** What must not stand there any more, for the latest of them. */
	opens(row: string): string[] {
		return (accepted.get(row)?.values() ?? []).slice(-TAKEN_OUT_AGAIN).map(({ open }) => open);
	},
};

/** Whether this process has claimed for the execution before; from now on it has. */
export function hadBegun(executionMark: string): boolean {
	const before = executions.get(executionMark) === true;
	executions.set(executionMark, true);
	return before;
}
