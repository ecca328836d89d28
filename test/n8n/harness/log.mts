import { existsSync, readFileSync, statSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** What n8n logs from now on. Other test files let the same n8n log, so look for lines that name the provider. */
export class LogReader {
	private readonly file: string;
	private readonly from: number;

	constructor(file: string) {
		this.file = file;
		this.from = existsSync(file) ? statSync(file).size : 0;
	}

	text(): string {
		return readFileSync(this.file).subarray(this.from).toString('utf8');
	}

	/**
	 * Resolves when the log holds a text; a line is written a moment after the answer it belongs to.
	 *
	 * @throws when it does not come
	 */
	async until(part: string, timeoutMs = 30_000): Promise<void> {
		const end = Date.now() + timeoutMs;
		while (!this.text().includes(part)) {
			if (Date.now() > end) throw new Error(`n8n has not logged "${part}" after ${timeoutMs} ms.`);
			await sleep(20);
		}
	}
}
