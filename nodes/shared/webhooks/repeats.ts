import { createHash } from 'crypto';
import type { IDataObject } from 'n8n-workflow';

import { RecentMap } from '../basics/recentMap';

/** Events remembered per trigger node, in the workflow's static data. */
const REMEMBERED = 1000;

/** Events remembered per process: closes the gap in which two deliveries read the same static data. */
const REMEMBERED_HERE = 5000;

/**
 * How long n8n has to start the workflow and save the static data. Where it could not, the sender got an error
 * and the event must be let through when it comes again.
 */
const STARTING_MS = 30_000;

/** When an event was let through, or that it is still being checked. */
const seenHere = new RecentMap<'checking' | { keptAt: number }>(REMEMBERED_HERE);

/**
 * Drops deliveries that came before. Best effort: static data has no lock, and between processes two
 * deliveries of one moment can both pass. The event id is in the output so that a Remove Duplicates node can be
 * exact.
 */
export class Repeats {
	private readonly digest: string;
	private readonly keyHere: string;

	/**
	 * @param scope what tells this trigger from others of the process: workflow and node id
	 * @param staticData the node's static data; n8n saves it when webhook() returns
	 */
	constructor(
		scope: string,
		eventId: string,
		private readonly staticData: IDataObject,
		private readonly now: number = Date.now(),
	) {
		this.digest = createHash('sha256').update(eventId).digest('base64url').slice(0, 22);
		this.keyHere = `${scope}:${this.digest}`;
	}

	/**
	 * Whether the event came before; if not, it counts as being checked from now on in this process.
	 *
	 * @returns `checking` when an earlier delivery of it is not decided on yet, or n8n is still starting it
	 */
	seen(): 'no' | 'checking' | 'yes' {
		if (this.stored().includes(this.digest)) return 'yes';
		const here = seenHere.get(this.keyHere);
		if (here === 'checking') return 'checking';
		if (here && this.now - here.keptAt < STARTING_MS) return 'checking';
		seenHere.set(this.keyHere, 'checking');
		return 'no';
	}

	/** The event starts the workflow: remember it here and with the workflow. */
	keep(): void {
		seenHere.set(this.keyHere, { keptAt: this.now });
		this.staticData.recentEvents = [...this.stored(), this.digest].slice(-REMEMBERED);
	}

	/** The event did not start the workflow and may come again. */
	forget(): void {
		seenHere.delete(this.keyHere);
	}

	private stored(): string[] {
		const { recentEvents } = this.staticData;
		return Array.isArray(recentEvents) ? recentEvents.filter((entry) => typeof entry === 'string') : [];
	}
}
