/** Workflows in a real n8n that begin with lines posted to a webhook, run to their end. */
import { setTimeout as sleep } from 'node:timers/promises';
import axios from 'axios';

import type { N8nClient } from '../../playground/client.mts';
import type { Execution } from '../../playground/execution.mts';
import type { WorkflowInput } from '../../playground/workflow.mts';

/** A published workflow whose webhook takes lines. */
export interface LinesRun {
	/** Runs it once, and gives the execution when it has ended. */
	(lines: readonly unknown[]): Promise<Execution>;
}

/** @param webhook the name of its webhook node */
export async function published(
	client: N8nClient,
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
		// Asking costs the n8n that is measured: seldom.
		for (;;) {
			// Busy for seconds, it closes connections it has kept.
			const [newest, ...others] = await client.executions(id, runs).catch(() => []);
			if (newest && others.length === runs - 1 && newest.status !== 'running' && newest.status !== 'new')
				return await client.execution(newest.id);
			await sleep(200);
		}
	};
}
