import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Requires a module of this repository's node_modules, past jest: see environment.mts. */
export const load =
	(globalThis as { requireOfNode?: NodeJS.Require }).requireOfNode ?? createRequire(import.meta.url);

// Jest gives a test file a copy of the environment variables; n8n reads the real ones.
const { env } = load('node:process') as NodeJS.Process;

// n8n reads these while it loads, so they stand before anything of it is required.
const userFolder = mkdtempSync(join(tmpdir(), 'fintech-engine-'));
env.N8N_USER_FOLDER = userFolder;
env.N8N_ENCRYPTION_KEY = 'test';
env.N8N_LOG_LEVEL = 'silent';
// A proxy of the developer's machine must not carry calls that are meant for loopback.
for (const name of ['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY']) {
	delete env[name];
	delete env[name.toLowerCase()];
}

// Required, not imported: an import would bring the other build of n8n-workflow, and with two copies in one
// process no `instanceof NodeApiError` holds.
load('reflect-metadata');

/** The real n8n-core. */
export const core = load('n8n-core') as typeof import('n8n-core');

// n8n makes its settings in that folder once, here; the package under test never touches it.
const { Container } = load(
	load.resolve('@n8n/di', { paths: [load.resolve('n8n-core')] }),
) as typeof import('@n8n/di');
Container.get(core.InstanceSettings);
rmSync(userFolder, { recursive: true, force: true });

/** The copy of n8n-workflow that n8n-core and the package use. */
export const n8n = load('n8n-workflow') as typeof import('n8n-workflow');

/** The root of the repository. */
export const repository = join(import.meta.dirname, '../../..');
