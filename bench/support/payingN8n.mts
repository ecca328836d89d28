/** A real n8n with the packed package that pays lines posted to a webhook, at an API of a fixed speed. */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import axios from 'axios';

import type { Execution } from '../../playground/execution.mts';
import type { WorkflowNode } from '../../playground/workflow.mts';
import { openN8n, type OwnN8n } from '../../test/n8n/harness/shared.mts';
import { chain, type Credential, hexAi, linesFromWebhook } from '../../test/n8n/harness/workflows.mts';
import { RegisterRows, type Written } from './registerRow.mts';
import { SlowApi, type TimedCall } from './slowApi.mts';

/** `unclaimed`: the same node making a write, one call after another too, whose keys nobody claims. */
export type Kind = 'payout' | 'unclaimed';

export interface Job {
	kind: Kind;
	lines: number;
	/** What the API takes for a call. */
	latencyMs: number;
	/** Payments the node knows beforehand. */
	payments: number;
}

export interface Measured {
	/** The run of the node, in milliseconds. */
	wall: number;
	/** From the start of the node to the first call, in milliseconds. */
	beforeFirst: number;
	/** From the last answer to the end of the node, in milliseconds. */
	afterLast: number;
	written: Written;
}

// To look for the end while the last keys are closed would cost the n8n that is measured.
const CLOSING_MS = 1000;

const PARAMETERS = {
	payout: {
		resource: 'payout',
		recipientMobile: '={{ $json.mobile }}',
		options: { askProvider: false },
	},
	unclaimed: {
		resource: 'collection',
		successUrl: '={{ $json.page }}',
		errorUrl: 'https://example.com/sorry',
		options: {},
	},
};

/** How the table names a node that knows so many payments. */
export function past(payments: number): string {
	return payments === 0 ? 'node without a past' : `${payments.toLocaleString('en')} payments known`;
}

export class PayingN8n {
	private readonly own: OwnN8n;
	private readonly api: SlowApi;
	private readonly rows: RegisterRows;
	private readonly credential: Credential;

	private constructor(own: OwnN8n, api: SlowApi, credential: Credential) {
		this.own = own;
		this.api = api;
		this.rows = new RegisterRows(own.home);
		this.credential = credential;
	}

	static async start(): Promise<PayingN8n> {
		const own = await openN8n();
		const api = await SlowApi.start();
		const credential = await own.n8n.client.createCredential({
			name: 'HexAI',
			type: 'hexAiApi',
			data: { apiKey: 'sk_test_sim', baseUrl: api.url, payoutPath: '/payouts/initiate' },
		});
		return new PayingN8n(own, api, credential);
	}

	/** Runs a workflow of its own, so that nothing this n8n remembers of earlier ones counts. */
	async measure({ kind, lines, latencyMs, payments }: Job): Promise<Measured> {
		const { client } = this.own.n8n;
		const node = this.node(kind);
		const name = `bench-${randomUUID()}`;
		const workflow = await client.createWorkflow(chain(name, [...linesFromWebhook(name), node]));
		await client.activate(workflow.id);
		const url = await client.webhookUrl(workflow, 'Webhook');
		this.rows.fill(workflow.id, node.id, payments);
		this.api.latencyMs = latencyMs;
		this.api.forget();
		await axios.post(url, { lines: linesOf(name, lines) }, { proxy: false, maxBodyLength: Infinity });
		await this.allAnswered(lines);
		const [execution] = await client.waitForExecutions(workflow.id, 1, 120_000);
		const written = this.rows.written();
		await client.deactivate(workflow.id);
		return { ...timesOf(execution, lines, this.api.calls), written };
	}

	async close(): Promise<void> {
		this.rows.close();
		await Promise.all([this.own.close(), this.api.close()]);
	}

	private node(kind: Kind): WorkflowNode {
		return hexAi('Pay', this.credential, {
			operation: 'initiate',
			amount: '={{ $json.amount }}',
			currency: 'GMD',
			clientReference: '={{ $json.reference }}',
			...PARAMETERS[kind],
		});
	}

	/** @throws when no call came for five minutes: all lines are built before the first call */
	private async allAnswered(count: number): Promise<void> {
		let last = -1;
		let lookedAt = Date.now();
		while (this.api.calls.length < count) {
			if (this.api.calls.length > last) {
				last = this.api.calls.length;
				lookedAt = Date.now();
			}
			if (Date.now() - lookedAt > 300_000) throw new Error(`The node made ${last} of ${count} calls.`);
			await sleep(50);
		}
		await sleep(CLOSING_MS);
	}
}

function linesOf(name: string, count: number) {
	return Array.from({ length: count }, (_, index) => ({
		amount: 100 + index,
		mobile: `+220${String(1_000_000 + index)}`,
		page: `https://example.com/thanks/${index}`,
		reference: `${name}-${index}`,
	}));
}

function timesOf(
	execution: Execution | undefined,
	lines: number,
	calls: readonly TimedCall[],
): Omit<Measured, 'written'> {
	const run = execution?.runData.Pay?.[0];
	const paid = execution?.output('Pay').filter(({ status }) => status === 'PENDING').length;
	if (!run || paid !== lines || calls.length !== lines) {
		const why = run?.error?.message ?? execution?.error?.message ?? execution?.status;
		throw new Error(`Of ${lines} lines ${paid} came out as paid, after ${calls.length} calls: ${why}`);
	}
	const { startTime, executionTime: wall } = run;
	const first = calls[0]?.arrived ?? NaN;
	const last = calls.at(-1)?.answered ?? NaN;
	return { wall, beforeFirst: first - startTime, afterLast: startTime + wall - last };
}
