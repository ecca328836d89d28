/** From a fresh clone to a running n8n with this package in it: `npm start` */
import { basename, join } from 'node:path';
import { main, node24 } from './lib/exec.mjs';
import { dataDir, playgroundDir } from './lib/project.mjs';
import { packAndInstall } from './pack.mjs';
import { setup } from './setup.mjs';

/** Sets up, builds, installs the package into the playground and hands over to it. */
export async function start(flags = []) {
	await setup({ playground: true });
	const home = homeOf(process.env.FINTECH_N8N_FOLDER);
	await packAndInstall(home);
	const env = { FINTECH_PLAYGROUND_HOME: home };
	await node24(['playground/start.mts', ...flags], { label: 'The playground', env });
}

/** Another version gets data of its own: a database that a newer n8n has changed is closed to an older one. */
function homeOf(n8nFolder) {
	return n8nFolder === playgroundDir ? dataDir : join(dataDir, `n8n-${basename(n8nFolder)}`);
}

if (process.argv[1].endsWith('start.mjs')) main(start());
