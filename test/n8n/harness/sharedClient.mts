import { mkdirSync, rmdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type CredentialTest, N8nClient } from '../../../playground/client.mts';
import type { SharedN8n } from './shared.mts';

/** A client of the n8n that all test files share, logged in. */
export class SharedClient extends N8nClient {
	private readonly lock: string;

	constructor({ url, home, cookie }: SharedN8n) {
		super(url, cookie);
		this.lock = join(home, 'credential-test.lock');
	}

	/** One after another over all test files: of two tests at once, n8n fails one with "Node not found". */
	override async testCredential(id: string, data?: Record<string, unknown>): Promise<CredentialTest> {
		while (!this.tryLock()) await sleep(20);
		try {
			return await super.testCredential(id, data);
		} finally {
			rmdirSync(this.lock);
		}
	}

	private tryLock(): boolean {
		try {
			mkdirSync(this.lock);
			return true;
		} catch {
			return false;
		}
	}
}
