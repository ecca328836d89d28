import type { IDataObject } from 'n8n-workflow';

import { isNotFound } from '../api/failure';
import { MAX_WAIT_SECONDS } from '../api/limits';
import type { FinalStatus } from '../api/operation';
import { InputError } from '../basics/inputError';
import { type Timing, sleepUnless } from '../basics/timing';

const FIRST_DELAY_SECONDS = 2;
const GROWTH = 1.5;
const MAX_DELAY_SECONDS = 15;

/**
 * Looks at a status until it is final or the time is up.
 *
 * @param look one look at the status: its output, and the body it was taken from
 * @param seconds how long to wait in all, at most MAX_WAIT_SECONDS
 * @returns the last output, with `final` telling whether the status can still change
 * @throws InputError when seconds is out of range, and whatever `look` throws; that nothing is found counts only at the
 *   first look
 */
export async function waitForFinal(
	look: () => Promise<{ rows: IDataObject[]; body: unknown }>,
	rule: FinalStatus,
	seconds: number,
	timing: Timing,
	cancelled: () => boolean,
): Promise<IDataObject> {
	if (!(seconds > 0 && seconds <= MAX_WAIT_SECONDS)) {
		throw new InputError(
			`Wait Up To must be between 1 and ${MAX_WAIT_SECONDS} seconds`,
			"For longer waits build a loop with n8n's Wait node, or start a second workflow from the trigger.",
		);
	}
	const end = timing.now() + seconds * 1000;
	let delay = (rule.firstDelaySeconds ?? FIRST_DELAY_SECONDS) * 1000;
	let output: IDataObject | undefined;
	for (;;) {
		const seen = await look().catch((thrown: unknown) => {
			// What was there a moment ago is only out of sight.
			if (output !== undefined && isNotFound(thrown)) return undefined;
			throw thrown;
		});
		output = seen ? (seen.rows[0] ?? {}) : output;
		if (seen && rule.isFinal(seen.rows[0] ?? {}, seen.body)) return { ...output, final: true };
		const left = end - timing.now();
		if (left <= 0 || cancelled()) return { ...output, final: false };
		await sleepUnless(cancelled, Math.min(delay, left), timing);
		delay = Math.min(delay * GROWTH, MAX_DELAY_SECONDS * 1000);
	}
}
