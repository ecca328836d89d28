/** A workflow that a provider's events start and that reports each start, and events to send to it. */
import axios from 'axios';
import { createHmac } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Workflow } from '../../../playground/workflow.mts';
import { managerCredential } from '../../n8n/harness/fincode.mts';
import { WEBHOOK_SECRET } from '../../n8n/harness/stage.mts';
import { chain, hexAiTrigger, post, trigger } from '../../n8n/harness/workflows.mts';
import type { QueueStage } from './stage.mts';

/** A delivery as it goes over the wire. */
export interface SignedEvent {
	reference: string;
	body: string;
	headers: Record<string, string>;
}

type WebhookProvider = 'HexAI' | 'FinCode';

const FINCODE_SECRET = 'whsec_fincode_demo';

/** Signed here, by what the providers document, and not by code that is tested. */
const EVENTS: Record<WebhookProvider, (reference: string) => SignedEvent> = {
	HexAI: (reference) => {
		const body = `{"event":"transaction.completed","transaction":{"id":"tx-${reference}","client_reference":"${reference}","type":"COLLECTION","amount":500.00,"status":"SUCCEEDED"}}`;
		return { reference, body, headers: { 'wave-signature': hmac(WEBHOOK_SECRET, body) } };
	},
	FinCode: (reference) => {
		const unsigned = `{"event":"transaction.completed","event_id":"evt-${reference}","timestamp":"2024-01-15T10:30:00Z","data":{"transaction_id":"${reference}","status":"completed","amount":1000.0,"currency":"USD"}`;
		const signature = hmac(FINCODE_SECRET, `${unsigned}}`);
		return { reference, body: `${unsigned},"signature":"${signature}"}`, headers: {} };
	},
};

function hmac(secret: string, text: string): string {
	return createHmac('sha256', secret).update(text).digest('hex');
}

/** Gives up on a delivery that is not answered; it counts as not accepted. */
const ANSWER_TIMEOUT_MS = 60_000;
const AGAIN_AFTER_MS = 1000;
const MOST_TRIES = 300;

export class Listener {
	readonly provider: WebhookProvider;
	readonly workflow: Workflow;
	private readonly stage: QueueStage;
	private readonly url: string;

	private constructor(provider: WebhookProvider, workflow: Workflow, stage: QueueStage, url: string) {
		this.provider = provider;
		this.workflow = workflow;
		this.stage = stage;
		this.url = url;
	}

	/** Saves it and switches it on. */
	static async of(stage: QueueStage, provider: WebhookProvider): Promise<Listener> {
		const { client } = stage;
		const node =
			provider === 'HexAI'
				? hexAiTrigger(await stage.createCredential())
				: trigger('finCode', 'FinCode Trigger', await managerCredential(stage), { events: ['*'] });
		const started = `={{ JSON.stringify({ provider: '${provider}', reference: $json.subject.reference }) }}`;
		const nodes = [node, post('Report', stage.sink.url, started)];
		const workflow = await client.createWorkflow(chain(`${provider} events`, nodes));
		await client.activate(workflow.id);
		return new Listener(provider, workflow, stage, await client.webhookUrl(workflow, node.name));
	}

	event(reference: string): SignedEvent {
		return EVENTS[this.provider](reference);
	}

	/** Sends an event to one of the webhook processors, once; gives the status, undefined when nothing came back. */
	async send(turn: number, { body, headers }: SignedEvent): Promise<number | undefined> {
		const sent = axios.post(this.stage.n8n.at(turn, this.url), body, {
			headers: { 'content-type': 'application/json', ...headers },
			timeout: ANSWER_TIMEOUT_MS,
			validateStatus: () => true,
			proxy: false,
		});
		return await sent.then(
			({ status }) => status,
			() => undefined,
		);
	}

	/** Sends an event until it is answered 200, as a provider does. */
	async deliver(turn: number, event: SignedEvent): Promise<void> {
		for (let tries = 0; tries < MOST_TRIES; tries++) {
			if ((await this.send(turn, event)) === 200) return;
			await sleep(AGAIN_AFTER_MS);
		}
		throw new Error(`${event.reference} was not accepted in ${MOST_TRIES} tries.`);
	}

	/** How often each event has started the workflow, by its reference. */
	starts(): Map<string, number> {
		const counts = new Map<string, number>();
		for (const { provider, reference } of this.stage.sink.reports) {
			if (provider !== this.provider) continue;
			counts.set(String(reference), (counts.get(String(reference)) ?? 0) + 1);
		}
		return counts;
	}
}
