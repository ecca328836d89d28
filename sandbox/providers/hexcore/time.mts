import type { Clock } from '../../core/clock.mts';

const DAY_MS = 86_400_000;

// Longer timers than this overflow in Node and would fire at once.
const LONGEST_WAIT_MS = 20 * DAY_MS;

/** A time as the API prints it: UTC without milliseconds. */
export function printed(time: number): string {
	return `${new Date(time).toISOString().slice(0, 19)}Z`;
}

/** Midnight of the day that is some days after a time. */
export function dayAfter(time: number, days: number): number {
	return Math.floor(time / DAY_MS) * DAY_MS + days * DAY_MS;
}

/** Whole days between two times. */
export function daysBetween(from: number, to: number): number {
	return Math.max(0, Math.floor((to - from) / DAY_MS));
}

/** The same time some months later; the last day of the month where that day does not exist. */
export function monthsAfter(time: number, months: number): number {
	const date = new Date(time);
	const day = date.getUTCDate();
	date.setUTCDate(1);
	date.setUTCMonth(date.getUTCMonth() + months);
	const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
	date.setUTCDate(Math.min(day, last));
	return date.getTime();
}

/** The n-th run of something that repeats from a start. */
export function runTime(start: number, frequency: string, count: number): number {
	if (frequency === 'MONTHLY') return monthsAfter(start, count);
	return start + count * (frequency === 'WEEKLY' ? 7 : 1) * DAY_MS;
}

/** Plans a job for a time that may be months away. */
export function planAt(clock: Clock, time: number, job: () => void | Promise<void>): void {
	const wait = Math.max(0, time - clock.now());
	if (wait <= LONGEST_WAIT_MS) {
		clock.after(wait, job);
		return;
	}
	clock.after(LONGEST_WAIT_MS, () => planAt(clock, time, job));
}
