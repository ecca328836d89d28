import type { HttpCall } from '../api/call';
import type { Provider } from '../api/provider';
import { InputError } from '../basics/inputError';
import { quoted } from '../basics/quote';
import { RecentMap } from '../basics/recentMap';
import { comparableKey } from '../payments/comparableKey';

/** Far more than are set by hand. */
const KEPT = 5_000;

/** What stands for a payment: its key as a person reads it, and the fingerprint of what it pays. */
interface UnderId {
	key: string;
	fingerprint: string;
}

/** Payments this process has sent under an id a person had set, by account, operation and id. */
const sentUnder = new RecentMap<UnderId>(KEPT);

/**
 * Ids that people set for calls in place of those the node makes. A provider may answer a second payment under one of
 * them as it answered the first: it would be told as paid and never be made.
 */
export class ChosenIds {
	private readonly ofRun = new Map<string, UnderId>();

	/** @param place tells account and operation from others */
	constructor(
		private readonly provider: Provider,
		private readonly place: string,
	) {}

	/**
	 * Reserves the id of a call for a payment of this run.
	 *
	 * @throws InputError when it stands on another payment of this run, or one that was sent before
	 */
	take(call: HttpCall | undefined, payment: UnderId): void {
		const chosen = call && this.provider.chosenId?.(call);
		if (!chosen) return;
		const { field, value } = chosen;
		const other = this.ofRun.get(value) ?? sentUnder.get(this.placeOf(value));
		if (other && !isSame(other, payment)) {
			const { name } = this.provider;
			throw new InputError(
				`${field} ${quoted(value)} stands on two payments: those with the keys ${quoted(other.key)} and ${quoted(payment.key)}`,
				`${name} could answer the second as it answered the first, and never pay it. Remove Options > ${field}: the node makes one for each payment.`,
			);
		}
		this.ofRun.set(value, payment);
	}

	/** Remembers that the payment goes out. */
	sent(call: HttpCall | undefined, { key, fingerprint }: UnderId): void {
		const chosen = call && this.provider.chosenId?.(call);
		if (chosen) sentUnder.set(this.placeOf(chosen.value), { key, fingerprint });
	}

	/** The payment was certainly not made: the id may go with a corrected one. */
	free(call: HttpCall | undefined): void {
		const chosen = call && this.provider.chosenId?.(call);
		if (chosen) sentUnder.delete(this.placeOf(chosen.value));
	}

	private placeOf(id: string): string {
		return `${this.place}|${id}`;
	}
}

function isSame(one: UnderId, other: UnderId): boolean {
	return one.fingerprint === other.fingerprint && comparableKey(one.key) === comparableKey(other.key);
}
