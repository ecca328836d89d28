/**
 * A process that loads the package from the folder given to it with one of n8n's loaders, and prints what that cost:
 * at a start of n8n (`LazyPackageDirectoryLoader`), or when it is installed (`PackageDirectoryLoader`).
 */
import { createRequire } from 'node:module';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

import { cost, type Cost } from './measure.mts';

export type Loader = 'LazyPackageDirectoryLoader' | 'PackageDirectoryLoader';

export interface PackageLoad extends Cost {
	modules: number;
	/** Bytes kept on the heap. */
	heap: number;
	/** The first use of a node afterwards. */
	use: Cost;
}

const [folder = '', kind = ''] = process.argv.slice(2);
process.env.N8N_LOG_LEVEL = 'silent';
const require = createRequire(import.meta.url);
require('reflect-metadata');
const core = require('n8n-core') as typeof import('n8n-core');

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
const heapUsed = () => {
	collect();
	return process.memoryUsage().heapUsed;
};

const before = heapUsed();
const loader = new core[kind as Loader](folder);
const load = await cost(async () => {
	await loader.loadAll();
	// n8n asks for every credential at its start, and lets go of the descriptions afterwards.
	for (const name of Object.keys(loader.known.credentials)) loader.getCredential(name);
	loader.releaseTypes();
});
const modules = Object.keys(require.cache).filter((path) => path.startsWith(`${folder}/`)).length;
const heap = heapUsed() - before;
const use = await cost(async () => {
	loader.getNode('hexAi');
	await Promise.resolve();
});
const measured: PackageLoad = { ...load, modules, heap, use };
console.log(JSON.stringify(measured));
