import { createHash } from 'crypto';
import type { IDataObject } from 'n8n-workflow';

/** Events remembered per trigger node, in the workflow's static data. */
const REMEMBERED = 500;

/** Events remembered per process: closes the gap in which two deliveries read the same static data. */
const REMEMBERED_HERE = 5000;

/** Whether an event was let through, or is still being checked. */
const seenHere = new Map<string, 'checking' | 'kept'>();

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
	) {
		this.digest = createHash('sha256').update(eventId).digest('base64url').slice(0, 22);
		this.keyHere = `${scope}:${this.digest}`;
	}

	/**
	 * Whether the event came before; if not, it counts as being checked from now on in this process.
	 *
	 * @returns `checking` when an earlier delivery of it has not been decided on yet
	 */
	seen(): 'no' | 'checking' | 'yes' {
		const here = seenHere.get(this.keyHere);
		if (here === 'kept' || this.stored().includes(this.digest)) return 'yes';
		if (here === 'checking') return 'checking';
		this.remember('checking');
		return 'no';
	}

	/** The event starts the workflow: remember it here and with the workflow. */
	keep(): void {
		this.remember('kept');
		this.staticData.recentEvents = [...this.stored(), this.digest].slice(-REMEMBERED);
	}

	/** The event did not start the workflow and may come again. */
	forget(): void {
		seenHere.delete(this.keyHere);
	}

	private remember(state: 'checking' | 'kept'): void {
		seenHere.set(this.keyHere, state);
		if (seenHere.size <= REMEMBERED_HERE) return;
		const [oldest] = seenHere.keys();
		if (oldest !== undefined) seenHere.delete(oldest);
	}

	private stored(): string[] {
		const { recentEvents } = this.staticData;
		return Array.isArray(recentEvents) ? recentEvents.filter((entry) => typeof entry === 'string') : [];
	}
}
