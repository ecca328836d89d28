/**
 * What a user would take instead, in one real n8n with SQLite, its isolated expressions and stored credentials: reads
 * through n8n's HTTP Request node with a credential, and a payroll through Loop Over Items and HTTP Request, which
 * guards nothing.
 *
 * `npm run bench beside`; BENCH_ROUNDS for more rounds.
 */
import { randomUUID } from 'node:crypto';

import type { WorkflowInput, WorkflowNode } from '../playground/workflow.mts';
import { openN8n } from '../test/n8n/harness/shared.mts';
import { chain, type Credential, hexAi, linesFromWebhook, loopOver } from '../test/n8n/harness/workflows.mts';
import { Executions, published } from './support/n8nRuns.mts';
import { inTurn } from './support/processCost.mts';
import { ratios, report } from './support/report.mts';
import { SlowApi } from './support/slowApi.mts';

const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 3);
const READS = 150;
const PAYROLL = 500;
const LATENCY_MS = 20;

const KEY = 'sk_test_sim';

const api = await SlowApi.start();
const own = await openN8n();
const { client, pid } = own.n8n;
const executions = new Executions(own.home);

async function credential(type: string, data: Record<string, unknown>): Promise<Credential> {
	return await client.createCredential({ name: type, type, data });
}

const hexAiKey = await credential('hexAiApi', {
	apiKey: KEY,
	baseUrl: api.url,
	payoutPath: '/payouts/initiate',
});
const headerKey = await credential('httpHeaderAuth', { name: 'Authorization', value: `Bearer ${KEY}` });

/** n8n's HTTP Request node with a stored credential. */
function httpRequest(name: string, parameters: Record<string, unknown>): WorkflowNode {
	return {
		id: randomUUID(),
		name,
		type: 'n8n-nodes-base.httpRequest',
		typeVersion: 4.2,
		position: [600, 0],
		parameters: { authentication: 'genericCredentialType', genericAuthType: 'httpHeaderAuth', ...parameters },
		credentials: { httpHeaderAuth: headerKey },
	};
}

async function workflow(name: string, made: WorkflowInput) {
	const run = await published(client, executions, { ...made, name }, 'Webhook');
	return async (lines: readonly unknown[], last: string): Promise<void> => {
		api.forget();
		const execution = await run(lines);
		const items = execution.output(last).length;
		if (items !== lines.length || api.calls.length !== lines.length) {
			const why = execution.error?.message ?? execution.status;
			throw new Error(`${name}: ${items} items after ${api.calls.length} calls: ${why}`);
		}
	};
}

async function reads(): Promise<void> {
	const lines = Array.from({ length: READS }, (_, index) => ({ reference: `R-${index}` }));
	const name = `reads-${randomUUID()}`;
	const ours = await workflow(
		`${name}-node`,
		chain(name, [
			...linesFromWebhook(`${name}-node`),
			hexAi('Read', hexAiKey, {
				resource: 'collection',
				operation: 'getStatus',
				clientReference: '={{ $json.reference }}',
				options: {},
			}),
		]),
	);
	const theirs = await workflow(
		`${name}-http`,
		chain(name, [
			...linesFromWebhook(`${name}-http`),
			httpRequest('Read', { url: `=${api.url}/collections/status/{{ $json.reference }}`, options: {} }),
		]),
	);
	const costs = await inTurn(pid, ROUNDS, {
		theirs: async () => await theirs(lines, 'Read'),
		ours: async () => await ours(lines, 'Read'),
	});
	report({
		figure: `${READS} reads: CPU of n8n`,
		beside: 'HTTP Request with a credential',
		aim: 0.5,
		values: ratios(
			costs.ours.map(({ cpu }) => cpu),
			costs.theirs.map(({ cpu }) => cpu),
		),
	});
}

async function payroll(): Promise<void> {
	const name = `payroll-${randomUUID()}`;
	let round = 0;
	const lines = () => {
		round += 1;
		return Array.from({ length: PAYROLL }, (_, index) => ({
			amount: `${100 + index}.00`,
			mobile: `+220${1_000_000 + index}`,
			reference: `${name}-${round}-${index}`,
		}));
	};
	const ours = await workflow(
		`${name}-node`,
		chain(name, [
			...linesFromWebhook(`${name}-node`),
			hexAi('Pay', hexAiKey, {
				resource: 'payout',
				operation: 'initiate',
				amount: '={{ $json.amount }}',
				currency: 'GMD',
				recipientMobile: '={{ $json.mobile }}',
				clientReference: '={{ $json.reference }}',
				options: { askProvider: false },
			}),
		]),
	);
	const pay = httpRequest('Pay', {
		method: 'POST',
		url: `${api.url}/payouts/initiate`,
		sendBody: true,
		specifyBody: 'json',
		jsonBody:
			'={{ { amount: $json.amount, currency: "GMD", recipient_mobile: $json.mobile, client_reference: $json.reference } }}',
		options: {},
	});
	const theirs = await workflow(`${name}-http`, loopOver(linesFromWebhook(`${name}-http`), 'Loop', pay));
	const costs = await inTurn(pid, Math.min(ROUNDS, 2), {
		theirs: async () => await theirs(lines(), 'Loop'),
		ours: async () => await ours(lines(), 'Pay'),
	});
	report({
		figure: `Payroll of ${PAYROLL} lines, one at a time, guard included: wall`,
		beside: 'Loop Over Items with HTTP Request, no guard',
		aim: 0.6,
		values: ratios(
			costs.ours.map(({ wall }) => wall),
			costs.theirs.map(({ wall }) => wall),
		),
	});
}

try {
	api.latencyMs = LATENCY_MS;
	await reads();
	await payroll();
} finally {
	executions.close();
	await Promise.all([own.close(), api.close()]);
}
