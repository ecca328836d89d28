/** From a fresh clone to a running n8n with this package in it: `npm start` */
import { main, node24 } from './lib/exec.mjs';
import { dataDir } from './lib/project.mjs';
import { packAndInstall } from './pack.mjs';
import { setup } from './setup.mjs';

/** Sets up, builds, installs the package into the playground and hands over to it. */
export async function start(flags = []) {
	await setup({ playground: true });
	await packAndInstall(dataDir);
	await node24(['playground/start.mts', ...flags], { label: 'The playground' });
}

if (process.argv[1].endsWith('start.mjs')) main(start());
