/**
 * What the node costs beyond the network: Get Status for 500 items, 10 at a time, on an API that takes 20 ms,
 * through the real n8n-core and, in the same process and alternating with it, through axios with kept
 * connections. In between stands the least any n8n node does: one expression an item and n8n's own HTTP helper,
 * which opens a connection for each call.
 *
 * `npm run bench reads`; FINTECH_EXPRESSION_ENGINE=vm for n8n's production expression engine; BENCH_ROUNDS for more
 * rounds.
 */
import { Agent } from 'node:http';
import axios from 'axios';

import type { ActionNode } from '../test/engine/harness/actionNode.mts';
import { Engine } from '../test/engine/harness/engine.mts';
import { SandboxControl } from '../test/engine/harness/sandbox.mts';
import { API_KEY, createCollections, GET_STATUS, hexai } from '../test/engine/hexai.mts';
import { withBareNode } from './support/bareNode.mts';
import { cost, type Cost, medians } from './support/measure.mts';
import { ratios, report } from './support/report.mts';
import { startSandboxProcess } from './support/sandboxProcess.mts';

const ITEMS = 500;
const PARALLEL = 10;
const LATENCY_MS = 20;
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 5);
const KEPT = 'axios with kept connections, n8n-core';

const CREDENTIAL = { type: hexai.credentialType, id: 'bench' };

function milliseconds(value: number): string {
	return `${value.toFixed(2)} ms`;
}

async function readThroughNode(node: ActionNode, keys: readonly string[]): Promise<void> {
	const { json, error } = await node.run(keys.map((key) => ({ key })));
	if (error || json.length !== keys.length || json.some(({ client_reference: key }, i) => key !== keys[i])) {
		throw new Error(`The node did not read what it should: ${error?.message ?? json.length}`);
	}
}

async function readThroughAxios(baseUrl: string, keys: readonly string[], httpAgent: Agent): Promise<void> {
	const headers = { Authorization: `Bearer ${API_KEY}`, Accept: 'application/json' };
	const client = axios.create({ baseURL: baseUrl, headers, httpAgent, proxy: false });
	let next = 0;
	const worker = async (): Promise<void> => {
		while (next < keys.length) {
			const key = keys[next++] ?? '';
			const { data } = await client.get<{ data: { client_reference: string } }>(`/collections/status/${key}`);
			if (data.data.client_reference !== key) throw new Error('axios read something else');
		}
	};
	await Promise.all(Array.from({ length: PARALLEL }, worker));
}

/** Alternates them, so that a slow moment of the machine hits all. */
async function reads(engine: Engine, sandbox: SandboxControl, baseUrl: string): Promise<void> {
	const known = Array.from({ length: 50 }, (_, index) => `bench-${index}`);
	await createCollections(baseUrl, known);
	await sandbox.change({ latencyMs: LATENCY_MS });
	const keys = Array.from({ length: ITEMS }, (_, index) => known[index % known.length] ?? '');
	const parameters = { ...GET_STATUS, options: { parallelItems: PARALLEL } };
	const node = engine.action({ type: hexai.node, parameters, credential: CREDENTIAL });
	const bareEngine = await withBareNode(engine, baseUrl, PARALLEL);
	const bareNode = bareEngine.action({ type: hexai.node, parameters, credential: CREDENTIAL });
	const agent = new Agent({ keepAlive: true, maxSockets: PARALLEL });
	const ours: Cost[] = [];
	const raw: Cost[] = [];
	const bare: Cost[] = [];
	// The first round warms all up and does not count.
	for (let round = 0; round <= ROUNDS; round++) {
		const one = await cost(async () => await readThroughAxios(baseUrl, keys, agent));
		const least = await cost(async () => await readThroughNode(bareNode, keys));
		const other = await cost(async () => await readThroughNode(node, keys));
		if (round > 0) {
			raw.push(one);
			bare.push(least);
			ours.push(other);
		}
		await sandbox.clearJournal();
	}
	agent.destroy();
	bareEngine.loaded.close();
	console.log(`${ITEMS} items, ${PARALLEL} at a time, ${LATENCY_MS} ms latency, ${ROUNDS} rounds`);
	for (const [title, costs] of [
		['axios, kept connections', raw],
		['the least n8n node', bare],
		['this node in n8n-core', ours],
	] as const) {
		const { wall, cpu } = medians(costs);
		console.log(`  ${title.padEnd(24)} ${milliseconds(wall)}, CPU ${milliseconds(cpu / ITEMS)} an item`);
	}
	const figure = (what: 'wall' | 'cpu', others: readonly Cost[]) =>
		ratios(
			ours.map((one) => one[what]),
			others.map((one) => one[what]),
		);
	const name = `${ITEMS} reads, ${LATENCY_MS} ms API, ${PARALLEL} in flight`;
	report({ figure: `${name}: wall`, beside: KEPT, aim: 1.15, values: figure('wall', raw) });
	report({ figure: `${name}: CPU`, beside: KEPT, aim: 1.2, values: figure('cpu', raw) });
	report({ figure: `${name}: CPU of n8n-core`, beside: 'the least n8n node', values: figure('cpu', bare) });
	const least = ratios(
		bare.map(({ cpu }) => cpu),
		raw.map(({ cpu }) => cpu),
	);
	report({ figure: 'The least n8n node for these reads: CPU', beside: KEPT, values: least });
}

const { url, stop } = await startSandboxProcess();
try {
	const sandbox = new SandboxControl(url, hexai.simulator);
	const engine = await Engine.start();
	const baseUrl = url + hexai.apiPath;
	engine.saveCredential(CREDENTIAL.id, hexai.credential(baseUrl));
	console.log(`Expressions: ${process.env.FINTECH_EXPRESSION_ENGINE ?? 'legacy'}\n`);
	await reads(engine, sandbox, baseUrl);
	await engine.close();
} finally {
	stop();
}
