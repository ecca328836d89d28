import type { Found } from '../api/payment';
import type { Timing } from '../basics/timing';

/** A payment can show in the records a moment after the call that has made it. */
const WAITS_MS = [500, 2000];

/** Records that can't be read this often are not asked again in this run: the provider is down. */
const MOST_FAILURES = 3;

type Lookup = () => Promise<Found | undefined>;

/** Asks a provider's records what became of payments; the time that takes is bounded. */
export class ProviderRecords {
	private failures = 0;

	/** @param cancelled whether a person has stopped the run */
	constructor(
		private readonly timing: Timing,
		private readonly cancelled: () => boolean,
	) {}

	/** One look; undefined when the payment is not there, when the records can't be read, or when there is no way. */
	async ask(lookup: Lookup | undefined): Promise<Found | undefined> {
		if (!lookup || this.failures >= MOST_FAILURES || this.cancelled()) return undefined;
		try {
			const found = await lookup();
			this.failures = 0;
			return found;
		} catch {
			// The outcome stays unknown, which the item says.
			this.failures += 1;
			return undefined;
		}
	}

	/** Looks until the payment is there or the time is up. */
	async askAgain(lookup: Lookup | undefined): Promise<Found | undefined> {
		if (!lookup) return undefined;
		for (const wait of WAITS_MS) {
			if (this.failures >= MOST_FAILURES || this.cancelled()) return undefined;
			await this.timing.sleep(wait);
			const found = await this.ask(lookup);
			if (found) return found;
		}
		return undefined;
	}
}
