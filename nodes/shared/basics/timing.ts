import { sleep } from 'n8n-workflow';

/** Time, sleep and chance as parameters, so that tests need no waiting. */
export interface Timing {
	now(): number;
	sleep(milliseconds: number): Promise<void>;
	random(): number;
}

export const realTiming: Timing = { now: () => Date.now(), sleep, random: () => Math.random() };

/** How often a wait looks whether the run was stopped. */
const LOOK_MS = 500;

/** Sleeps, and ends early when the run is stopped. */
export async function sleepUnless(
	cancelled: () => boolean,
	milliseconds: number,
	timing: Timing,
): Promise<void> {
	const end = timing.now() + milliseconds;
	for (;;) {
		const left = end - timing.now();
		if (left <= 0 || cancelled()) return;
		await timing.sleep(Math.min(left, LOOK_MS));
	}
}
