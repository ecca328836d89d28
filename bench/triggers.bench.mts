/**
 * What a signed delivery costs n8n, beside n8n's own Stripe Trigger: accepted, and refused as forged. In one real n8n
 * with SQLite. Stripe's node registers itself at Stripe when it is published; so a trigger of this package is published
 * and the Stripe node put in its place in n8n's database, with the secret Stripe would have given it.
 *
 * `npm run bench triggers`; BENCH_ROUNDS for more rounds.
 */
import { createHmac, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';

import { openN8n } from '../test/n8n/harness/shared.mts';
import { post } from '../test/n8n/harness/listening.mts';
import { chain, hexAiTrigger } from '../test/n8n/harness/workflows.mts';
import { Executions } from './support/n8nRuns.mts';
import { inTurn } from './support/processCost.mts';
import { ratios, report } from './support/report.mts';

const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 4);
const DELIVERIES = 40;
const AT_A_TIME = 5;
const SECRET = 'the-secret-of-this-measurement';

const own = await openN8n();
const { client, pid } = own.n8n;
const executions = new Executions(own.home);
const database = new DatabaseSync(join(own.home, '.n8n/database.sqlite'), { timeout: 20_000 });

/** A published workflow of nothing but a trigger; its address. */
async function listening(name: string): Promise<{ id: string; node: string; url: string }> {
	const credential = await client.createCredential({
		name,
		type: 'hexAiApi',
		data: { apiKey: 'sk_test_sim', baseUrl: 'http://127.0.0.1:9', webhookSecret: SECRET },
	});
	const node = hexAiTrigger(credential);
	const workflow = await client.createWorkflow(chain(name, [node]));
	await client.activate(workflow.id);
	return { id: workflow.id, node: node.name, url: await client.webhookUrl(workflow, node.name) };
}

/** Puts n8n's Stripe Trigger in place of the trigger of a published workflow. */
function becomeStripe({ id, node }: { id: string; node: string }): void {
	for (const [table, column] of [
		['workflow_entity', 'id'],
		['workflow_history', 'workflowId'],
	] as const) {
		const rows = database.prepare(`SELECT nodes FROM ${table} WHERE ${column} = ?`).all(id);
		const nodes = JSON.parse(String(rows[0]?.nodes)) as Array<Record<string, unknown>>;
		Object.assign(nodes[0] ?? {}, {
			type: 'n8n-nodes-base.stripeTrigger',
			parameters: { events: ['*'] },
			credentials: {},
		});
		database.prepare(`UPDATE ${table} SET nodes = ? WHERE ${column} = ?`).run(JSON.stringify(nodes), id);
	}
	database
		.prepare('UPDATE workflow_entity SET staticData = ? WHERE id = ?')
		.run(JSON.stringify({ [`node:${node}`]: { webhookSecret: SECRET } }), id);
}

/** An event of about one kilobyte. */
function body(): Buffer {
	const id = randomUUID();
	return Buffer.from(
		JSON.stringify({
			id,
			type: 'transaction.completed',
			event: 'transaction.completed',
			data: {
				transaction_id: id,
				amount: '500.00',
				currency: 'GMD',
				status: 'SUCCESS',
				note: 'x'.repeat(700),
			},
		}),
	);
}

const seconds = () => String(Math.floor(Date.now() / 1000));
const sign = (content: string | Buffer, secret: string) =>
	createHmac('sha256', secret).update(content).digest('hex');

const PROVED = {
	ours: (bytes: Buffer, secret: string) => ({ 'x-hexai-signature': sign(bytes, secret) }),
	stripe: (bytes: Buffer, secret: string) => {
		const t = seconds();
		return { 'stripe-signature': `t=${t},v1=${sign(`${t}.${bytes.toString()}`, secret)}` };
	},
};

/** Sends deliveries, a few at a time, and waits until n8n has dealt with them. */
async function deliver(
	trigger: { id: string; url: string },
	headers: (bytes: Buffer, secret: string) => Record<string, string>,
	secret: string,
	wanted: number,
): Promise<void> {
	const before = executions.succeeded(trigger.id);
	let left = DELIVERIES;
	const worker = async () => {
		while (left-- > 0) {
			const bytes = body();
			const { status } = await post(trigger.url, { body: bytes, headers: headers(bytes, secret), query: '' });
			if (status !== wanted) throw new Error(`Answered ${status}, not ${wanted}`);
		}
	};
	await Promise.all(Array.from({ length: AT_A_TIME }, worker));
	const runs = wanted === 200 ? DELIVERIES : 0;
	while (executions.succeeded(trigger.id) < before + runs) await sleep(20);
}

try {
	const [ours, stripe] = [await listening('Ours'), await listening('Stripe')];
	becomeStripe(stripe);
	const accepted = await inTurn(pid, ROUNDS, {
		stripe: async () => await deliver(stripe, PROVED.stripe, SECRET, 200),
		ours: async () => await deliver(ours, PROVED.ours, SECRET, 200),
	});
	const refused = await inTurn(pid, ROUNDS, {
		stripe: async () => await deliver(stripe, PROVED.stripe, 'another', 401),
		ours: async () => await deliver(ours, PROVED.ours, 'another', 401),
	});
	for (const [figure, costs, aim] of [
		['accepted', accepted, 1],
		['refused as forged', refused, 0.7],
	] as const) {
		report({
			figure: `Signed deliveries, ${figure}: CPU of n8n`,
			beside: "n8n's Stripe Trigger",
			aim,
			values: ratios(
				costs.ours.map(({ cpu }) => cpu),
				costs.stripe.map(({ cpu }) => cpu),
			),
		});
	}
} finally {
	executions.close();
	database.close();
	await own.close();
}
