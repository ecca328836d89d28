/** Where things lie in this project, and the one Node version its tools are run with. */
import { join, resolve } from 'node:path';

export const root = resolve(import.meta.dirname, '../..');

/** n8n 2 needs Node 24; pinned so that a test result never depends on the machine's own Node. */
export const NODE_VERSION = '24.21.0';

export const toolchainDir = join(root, '.toolchain');
export const nodeBinDir = join(toolchainDir, 'node_modules/node/bin');
export const nodeBin = join(nodeBinDir, 'node');

export const playgroundDir = join(root, 'playground');

/** Where n8n in another version than the pinned one lies, for N8N_VERSION. */
export const n8nVersionDir = (version) => join(playgroundDir, 'versions', version);

/** Everything the playground writes: packed package, n8n's database, logs. Safe to delete. */
export const dataDir = join(root, '.playground');
