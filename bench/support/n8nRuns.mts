/** Workflows in a real n8n that begin with lines posted to a webhook, run to their end. */
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import axios from 'axios';

import type { N8nClient } from '../../playground/client.mts';
import { type Execution, type ExecutionSummary, parseExecution } from '../../playground/execution.mts';
import type { WorkflowInput } from '../../playground/workflow.mts';

const LOOK_MS = 20;

/** Runs a published workflow once, and gives the execution when it has ended. */
export type LinesRun = (lines: readonly unknown[]) => Promise<Execution>;

/** How executions end, read from n8n's database: to ask the n8n that is measured would cost it processor time. */
export class Executions {
	private readonly database: DatabaseSync;

	/** @param home the user folder of n8n, whose database is there already */
	constructor(home: string) {
		this.database = new DatabaseSync(join(home, '.n8n/database.sqlite'), { readOnly: true, timeout: 20_000 });
	}

	/** How many executions of a workflow have succeeded. */
	succeeded(workflowId: string): number {
		const row = this.database
			.prepare("SELECT count(*) AS count FROM execution_entity WHERE workflowId = ? AND status = 'success'")
			.get(workflowId);
		return Number(row?.count);
	}

	/** Waits until a workflow has so many executions that have ended, and gives the last of them. */
	async ended(workflowId: string, count: number): Promise<Execution> {
		const select = this.database.prepare(
			`SELECT id, workflowId, status, mode, startedAt, finished FROM execution_entity
			WHERE workflowId = ? AND stoppedAt IS NOT NULL AND status NOT IN ('new', 'running') ORDER BY id`,
		);
		for (;;) {
			const rows = select.all(workflowId);
			const row = rows[count - 1];
			if (row) return parseExecution({ ...(row as unknown as Summary), data: this.dataOf(String(row.id)) });
			await sleep(LOOK_MS);
		}
	}

	close(): void {
		this.database.close();
	}

	private dataOf(id: string): string {
		const row = this.database.prepare('SELECT data FROM execution_data WHERE executionId = ?').get(id);
		return String(row?.data);
	}
}

type Summary = ExecutionSummary & { finished: boolean };

/**
 * Publishes a workflow whose webhook takes lines.
 *
 * @param webhook the name of its webhook node
 */
export async function published(
	client: N8nClient,
	executions: Executions,
	workflow: WorkflowInput,
	webhook: string,
): Promise<LinesRun> {
	const { id } = await client.createWorkflow(workflow);
	const saved = await client.activate(id);
	const url = await client.webhookUrl(saved, webhook);
	let runs = 0;
	return async (lines) => {
		await axios.post(url, { lines }, { proxy: false, maxBodyLength: Infinity });
		runs += 1;
		return await executions.ended(id, runs);
	};
}
