import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// n8n reads these while it loads, so they stand before anything of it is required.
const userFolder = mkdtempSync(join(tmpdir(), 'fintech-engine-'));
process.env.N8N_USER_FOLDER = userFolder;
process.env.N8N_ENCRYPTION_KEY = 'test';
process.env.N8N_LOG_LEVEL = 'silent';
// A proxy of the developer's machine must not carry calls that are meant for loopback.
for (const name of ['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY']) {
	delete process.env[name];
	delete process.env[name.toLowerCase()];
}

/** Takes away the folder n8n was given. */
export function removeUserFolder(): void {
	rmSync(userFolder, { recursive: true, force: true });
}

/** Requires a module of this repository's node_modules. */
export const load = createRequire(import.meta.url);

// Required, not imported: an import would bring the other build of n8n-workflow, and with two copies in one
// process no `instanceof NodeApiError` holds.
load('reflect-metadata');

/** The real n8n-core. */
export const core = load('n8n-core') as typeof import('n8n-core');

/** The copy of n8n-workflow that n8n-core and the package use. */
export const n8n = load('n8n-workflow') as typeof import('n8n-workflow');

/** The root of the repository. */
export const repository = join(import.meta.dirname, '../../..');
