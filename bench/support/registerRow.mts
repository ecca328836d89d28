/** The row of n8n's database in which a node keeps its payments: filled beforehand, and what is written to it. */
import { createHash, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Characters n8n has written to the table. */
export interface Written {
	/** How often a row was written. */
	calls: number;
	bytes: number;
}

/** As n8n stores a word; nobody knows what it stands for, and that makes no difference to its cost. */
function someWord(): string {
	return createHash('md5').update(randomUUID()).digest('base64');
}

export class RegisterRows {
	private readonly database: DatabaseSync;

	/** @param home the user folder of n8n, whose database is there already */
	constructor(home: string) {
		this.database = new DatabaseSync(join(home, '.n8n/database.sqlite'), { timeout: 20_000 });
		this.database.exec('CREATE TABLE IF NOT EXISTS bench_writes (bytes INTEGER)');
		for (const event of ['INSERT', 'UPDATE']) {
			this.database.exec(
				`CREATE TRIGGER IF NOT EXISTS bench_${event} AFTER ${event} ON processed_data
				BEGIN INSERT INTO bench_writes VALUES (length(NEW.value)); END`,
			);
		}
	}

	/** Puts a workflow there, for a row to belong to. */
	addWorkflow(id: string): void {
		this.database
			.prepare(
				`INSERT INTO workflow_entity (id, name, active, nodes, connections, versionId)
				VALUES (?, 'Measured', 0, '[]', '{}', ?)`,
			)
			.run(id, randomUUID());
	}

	/** A row that holds so many payments already, two words each; none at all for 0. */
	fill(workflowId: string, nodeId: string, payments: number): void {
		if (payments > 0) {
			const value = JSON.stringify({ mode: 'entries', data: Array.from({ length: 2 * payments }, someWord) });
			this.database
				.prepare('INSERT INTO processed_data (workflowId, context, value) VALUES (?, ?, ?)')
				.run(workflowId, `n:${nodeId}`, value);
		}
		this.database.exec('DELETE FROM bench_writes');
	}

	/** What was written since the last `fill`. */
	written(): Written {
		const row = this.database
			.prepare('SELECT count(*) AS calls, coalesce(sum(bytes), 0) AS bytes FROM bench_writes')
			.get();
		return { calls: Number(row?.calls), bytes: Number(row?.bytes) };
	}

	close(): void {
		this.database.close();
	}
}
