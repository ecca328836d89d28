import axios from 'axios';
import type { Clock } from './clock.mts';
import { Refusal } from './refusal.mts';
import { addressesIn } from './settings.mts';

/** When a provider repeats a webhook. */
export interface RetryPolicy {
	/** One wait per repeat, counted from the failed attempt. */
	delaysMs: readonly number[];
	timeoutMs: number;
	isDelivered(status: number): boolean;
}

/** A webhook ready to be sent: exactly these bytes under exactly these headers. */
export interface Outgoing {
	/** Where it goes; several addresses are parted by blanks, and each gets a delivery of its own. */
	url: string;
	event: string;
	/** What it is about, to find it again. */
	reference: string;
	body: string;
	headers: Record<string, string>;
	policy?: RetryPolicy;
}

export interface Attempt {
	at: number;
	status: number | null;
	answerBody?: string;
	error?: string;
}

export interface Delivery extends Omit<Outgoing, 'policy'> {
	id: string;
	at: number;
	attempts: Attempt[];
}

interface Sent {
	delivery: Delivery;
	attempted: Promise<void>;
}

const SENT_ONCE: RetryPolicy = {
	delaysMs: [],
	timeoutMs: 30_000,
	isDelivered: (status) => status >= 200 && status < 300,
};

const ANSWER_LENGTH_KEPT = 500;

/** Sends webhooks, repeats them as the provider does, and remembers every answer. */
export class Deliveries {
	private readonly clock: Clock;
	private deliveries: Delivery[] = [];
	private nextId = 1;
	private stopper = new AbortController();

	constructor(clock: Clock) {
		this.clock = clock;
	}

	/**
	 * Records a webhook and sends it now or after a delay.
	 *
	 * @returns the delivery to the first address; `attempted` resolves after the first attempt at all of them
	 */
	send(outgoing: Outgoing, delayMs = 0): Sent {
		const [first = '', ...others] = addressesIn(outgoing.url);
		const { delivery, attempted } = this.sendTo(first, outgoing, delayMs);
		const further = others.map((url) => this.sendTo(url, outgoing, delayMs).attempted);
		return { delivery, attempted: Promise.all([attempted, ...further]).then(() => undefined) };
	}

	private sendTo(url: string, outgoing: Outgoing, delayMs: number): Sent {
		const { policy = SENT_ONCE, ...sent } = outgoing;
		const id = `dlv_${this.nextId++}`;
		const delivery: Delivery = { id, at: this.clock.now(), ...sent, url, attempts: [] };
		this.deliveries.push(delivery);
		if (delayMs === 0) return { delivery, attempted: this.run(delivery, policy, 0) };
		const attempted = new Promise<void>((resolve) => {
			this.clock.after(delayMs, () => this.run(delivery, policy, 0).then(resolve));
		});
		return { delivery, attempted };
	}

	/** Sends the same bytes and headers once more. */
	async resend(id: string): Promise<Delivery> {
		const delivery = this.deliveries.find((each) => each.id === id);
		if (!delivery) throw new Refusal(`There is no delivery ${id}.`, 404);
		await this.attempt(delivery, SENT_ONCE.timeoutMs);
		return delivery;
	}

	/** All deliveries, oldest first. */
	list(): readonly Delivery[] {
		return this.deliveries;
	}

	/** The newest that was received: answered with a status of success. */
	lastReceived(): Delivery | undefined {
		return this.deliveries.findLast(({ attempts }) =>
			attempts.some(({ status }) => status !== null && SENT_ONCE.isDelivered(status)),
		);
	}

	/** Forgets all deliveries and breaks off those under way. */
	reset(): void {
		this.stopper.abort();
		this.stopper = new AbortController();
		this.deliveries = [];
		this.nextId = 1;
	}

	private async run(delivery: Delivery, policy: RetryPolicy, repeats: number): Promise<void> {
		const { signal } = this.stopper;
		const { status } = await this.attempt(delivery, policy.timeoutMs);
		const wait = policy.delaysMs[repeats];
		const isDone = status !== null && policy.isDelivered(status);
		if (isDone || wait === undefined || signal.aborted) return;
		this.clock.after(wait, () => this.run(delivery, policy, repeats + 1));
	}

	private async attempt(delivery: Delivery, timeoutMs: number): Promise<Attempt> {
		const at = this.clock.now();
		const outcome = await post(delivery, timeoutMs, this.stopper.signal);
		const attempt = { at, ...outcome };
		delivery.attempts.push(attempt);
		return attempt;
	}
}

async function post(
	{ url, body, headers }: Delivery,
	timeout: number,
	signal: AbortSignal,
): Promise<Omit<Attempt, 'at'>> {
	try {
		// A Buffer with an identity transform keeps axios from touching the signed bytes.
		const answer = await axios.post<unknown>(url, Buffer.from(body, 'utf8'), {
			headers,
			timeout,
			signal,
			maxRedirects: 0,
			proxy: false,
			responseType: 'text',
			transformRequest: [(data: unknown) => data],
			transformResponse: [(data: unknown) => data],
			validateStatus: () => true,
		});
		return { status: answer.status, answerBody: String(answer.data ?? '').slice(0, ANSWER_LENGTH_KEPT) };
	} catch (error) {
		return { status: null, error: error instanceof Error ? error.message : String(error) };
	}
}
