/**
 * A whole list of 50,000 rows through Return All, in the real n8n-core, and by turns through a loop of axios with kept
 * connections that asks for the same pages and keeps the same rows. In between stands the least any n8n node does: the
 * same pages with n8n's own HTTP helper, each row an item.
 *
 * `npm run bench returnAll`; BENCH_ROUNDS for more rounds than 5.
 */
import { Agent } from 'node:http';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import axios from 'axios';

import { Engine } from '../test/engine/harness/engine.mts';
import { API_KEY, GET_MANY, hexai } from '../test/engine/hexai.mts';
import { withBareList } from './support/bareNode.mts';
import { startListApi } from './support/listApi.mts';
import { cost, type Cost } from './support/measure.mts';
import { ratios, report } from './support/report.mts';

const ROWS = 50_000;
const PAGE_SIZE = 500;
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 5);
const LOOK_MS = 5;

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

interface Measured extends Cost {
	/** The most this process held above what it held before, in bytes. */
	heap: number;
}

/** Runs a task in a process that has just been cleared of what nobody needs any more. */
async function measured(task: () => Promise<number>): Promise<Measured> {
	collectGarbage();
	const before = process.memoryUsage().heapUsed;
	let most = before;
	const look = setInterval(() => (most = Math.max(most, process.memoryUsage().heapUsed)), LOOK_MS);
	const { wall, cpu } = await cost(async () => {
		const count = await task();
		most = Math.max(most, process.memoryUsage().heapUsed);
		if (count !== ROWS) throw new Error(`${count} of ${ROWS} rows were read`);
	});
	clearInterval(look);
	return { wall, cpu, heap: most - before };
}

async function throughAxios(baseURL: string, httpAgent: Agent): Promise<number> {
	const headers = { Authorization: `Bearer ${API_KEY}`, Accept: 'application/json' };
	const client = axios.create({ baseURL, headers, httpAgent, proxy: false });
	const rows: unknown[] = [];
	for (let page = 1; ; page++) {
		const { data } = await client.get<{ data: unknown[] }>(
			`/client/transactions?page=${page}&limit=${PAGE_SIZE}`,
		);
		if (data.data.length === 0) return rows.length;
		rows.push(...data.data);
	}
}

const { url, stop } = await startListApi(ROWS);
const engine = await Engine.start();
const agent = new Agent({ keepAlive: true });
try {
	engine.saveCredential('bench', hexai.credential(url));
	const setup = {
		type: hexai.node,
		parameters: { ...GET_MANY, returnAll: true, options: { pageSize: PAGE_SIZE } },
		credential: { type: hexai.credentialType, id: 'bench' },
	};
	const node = engine.action(setup);
	const bareEngine = await withBareList(engine, url, PAGE_SIZE);
	const bareNode = bareEngine.action(setup);
	const costs: Record<'ours' | 'least' | 'axios', Measured[]> = { ours: [], least: [], axios: [] };
	// The first round warms all up and does not count.
	for (let round = 0; round <= ROUNDS; round++) {
		const raw = await measured(async () => await throughAxios(url, agent));
		const least = await measured(async () => (await bareNode.run([{}])).json.length);
		const own = await measured(async () => (await node.run([{}])).json.length);
		if (round === 0) continue;
		costs.axios.push(raw);
		costs.least.push(least);
		costs.ours.push(own);
	}
	bareEngine.loaded.close();
	for (const [what, name, aim] of [
		['wall', 'wall', 1.15],
		['cpu', 'CPU', 1.3],
		['heap', 'peak heap', 1.2],
	] as const) {
		report({
			figure: `Return All of ${ROWS.toLocaleString('en')} rows: ${name}`,
			beside: 'a loop of axios, n8n-core',
			aim,
			values: ratios(
				costs.ours.map((one) => one[what]),
				costs.axios.map((one) => one[what]),
			),
		});
		report({
			figure: `The least n8n node for these rows: ${name}`,
			beside: 'a loop of axios, n8n-core',
			values: ratios(
				costs.least.map((one) => one[what]),
				costs.axios.map((one) => one[what]),
			),
		});
	}
} finally {
	agent.destroy();
	await engine.close();
	stop();
}
