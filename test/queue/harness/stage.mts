/** What every test of this folder plays on: n8n in queue mode, a sandbox, and a server the workflows report to. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { stageOn, type Stage } from '../../n8n/harness/stage.mts';
import { Keeper } from './keeper.mts';
import { Postgres } from './postgres.mts';
import { QueueMode } from './queueMode.mts';
import { Redis } from './redis.mts';
import { Sink } from './sink.mts';

const OWNER = { email: 'owner@example.com', password: 'Owner-of-the-test-1' };

/** Far longer than anything here takes, on any machine. */
const PATIENCE_MS = 420_000;

export interface QueueStage extends Stage {
	n8n: QueueMode;
	redis: Redis;
	database: Postgres;
	sink: Sink;
	/**
	 * Resolves when no execution waits or runs. n8n notices by itself within two minutes that a killed worker will
	 * not go on with its own.
	 */
	untilIdle(): Promise<void>;
	/** How many executions of a workflow did not end well. */
	failed(workflowId: string): Promise<number>;
	/** How many executions of a workflow ended well. */
	succeeded(workflowId: string): Promise<number>;
}

/** Starts all of it; what was started is gone when this process is. */
export async function openQueueStage(): Promise<QueueStage> {
	const folder = mkdtempSync(join(tmpdir(), 'fintech-queue-'));
	const keeper = new Keeper();
	keeper.removeFolder(folder);
	const log = (name: string) => join(folder, `${name}.log`);
	try {
		tell('starting PostgreSQL and Redis');
		const database = await Postgres.start(keeper, log('postgres'));
		const redis = await Redis.start(keeper, join(folder, 'redis'), log('redis'));
		tell('starting n8n: main, two workers, two webhook processors');
		const environment = { ...database.environment, ...redis.environment };
		const n8n = await QueueMode.start({ keeper, folder, environment });
		const { client } = n8n.main;
		await client.setupOwnerOrLogin(OWNER);
		const sink = await Sink.start();
		const stage = await stageOn({ home: join(folder, 'main'), logFile: log('main') }, client);
		tell('everything is ready');
		return {
			...stage,
			n8n,
			redis,
			database,
			sink,
			untilIdle: async () => await untilIdle(database),
			failed: async (workflowId) => await countOf(database, workflowId, "<> 'success'"),
			succeeded: async (workflowId) => await countOf(database, workflowId, "= 'success'"),
			close: async () => {
				await Promise.all([n8n.stop(), sink.close(), stage.close()]);
				await Promise.all([redis.stop(), database.stop()]);
				await keeper.close();
			},
		};
	} catch (error) {
		await keeper.close();
		throw error;
	}
}

/** A line of progress: jest says nothing until a whole file has ended. */
export function tell(text: string): void {
	process.stderr.write(`  … ${text}\n`);
}

/** Resolves when something is so. Waiting has an end only so that a fault ends the test with its own words. */
export async function until(what: string, isSo: () => boolean | Promise<boolean>): Promise<void> {
	const end = Date.now() + PATIENCE_MS;
	while (!(await isSo())) {
		if (Date.now() > end) throw new Error(`Not so after ${PATIENCE_MS} ms: ${what}`);
		await sleep(100);
	}
}

async function untilIdle(database: Postgres): Promise<void> {
	const unfinished = `select count(*) from execution_entity where status in ('new', 'running', 'unknown')`;
	await until('all executions have ended', async () => (await database.column(unfinished)).join() === '0');
}

async function countOf(database: Postgres, workflowId: string, status: string): Promise<number> {
	const [count] = await database.column(
		`select count(*) from execution_entity where "workflowId" = '${workflowId}' and status ${status}`,
	);
	return Number(count);
}
