import { randomUUID } from 'node:crypto';
import type { RetryPolicy } from '../../core/deliveries.mts';
import type { Settings } from '../../core/settings.mts';
import type { Bench } from '../../core/simulator.mts';
import type { FincodeSettings } from './settings.mts';
import { type Notice, signedWebhook } from './webhook.mts';

// Assumed: when webhooks are repeated, and that any 2xx ends that.
const REPEATS_MS = [1_000, 5_000, 25_000];

/** What every part of the service works with: the clock, planned steps and webhooks. */
export class Surroundings {
	readonly bench: Bench;
	readonly settings: Settings<FincodeSettings>;

	constructor(bench: Bench, settings: Settings<FincodeSettings>) {
		this.bench = bench;
		this.settings = settings;
	}

	now(): number {
		return this.bench.clock.now();
	}

	/** Plans a step, sooner when the clock speed is up; gives the function that calls it off. */
	after(delayMs: number, job: () => void | Promise<void>): () => void {
		return this.bench.clock.after(delayMs / this.settings.read().clockSpeed, job);
	}

	/** Plans the next step of a payment. */
	next(job: () => void | Promise<void>): () => void {
		return this.after(this.settings.read().stepMs, job);
	}

	/** Sends a webhook if there is somewhere to send it; resolves after the first attempt. */
	async notify(event: string, reference: string, data: Notice['data']): Promise<void> {
		const settings = this.settings.read();
		if (settings.webhookUrl === '') return;
		const notice = { event, eventId: `evt_${randomUUID().slice(0, 13)}`, at: this.now(), reference, data };
		const { attempted } = this.bench.deliveries.send(
			{
				url: settings.webhookUrl,
				event,
				reference,
				...signedWebhook(notice, settings),
				policy: policy(settings),
			},
			settings.deliveryDelayMs,
		);
		if (settings.deliveryDelayMs === 0) return attempted;
		this.settings.change({ deliveryDelayMs: 0 });
	}
}

function policy({ clockSpeed }: FincodeSettings): RetryPolicy {
	return {
		delaysMs: REPEATS_MS.map((delay) => delay / clockSpeed),
		timeoutMs: 10_000,
		isDelivered: (status) => status >= 200 && status < 300,
	};
}
