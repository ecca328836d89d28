/** Runs the measurements in bench/, or the one whose name is given: `npm run bench [name]` */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { buildIfChanged } from './build.mjs';
import { main, node24 } from './lib/exec.mjs';
import { root } from './lib/project.mjs';
import { setup } from './setup.mjs';

/** Those that measure a real n8n, or its database. */
const NEED_PLAYGROUND = ['loading.bench.mts', 'payments.bench.mts', 'register.bench.mts'];

async function bench(wanted) {
	const all = readdirSync(join(root, 'bench')).filter((name) => name.endsWith('.bench.mts'));
	const chosen = all.filter((name) => !wanted || name === `${wanted}.bench.mts`);
	if (chosen.length === 0) throw new Error(`No such measurement. There are: ${all.join(', ')}`);
	await setup({ playground: chosen.some((name) => NEED_PLAYGROUND.includes(name)) });
	await buildIfChanged();
	for (const name of chosen) {
		console.log(`\n== ${name}`);
		await node24([join('bench', name)]);
	}
}

main(bench(process.argv[2]));
