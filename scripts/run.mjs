/** The project's checks on its own source text: `npm run lint`, `npm run format`, `npm run typecheck`. */
import { pathToFileURL } from 'node:url';
import { main, node24 } from './lib/exec.mjs';
import { setup } from './setup.mjs';

const eslint = 'node_modules/eslint/bin/eslint.js';
const prettier = 'node_modules/prettier/bin/prettier.cjs';
const tsc = 'node_modules/typescript/bin/tsc';

const commands = {
	/** Two passes: n8n's own rules may not be changed and know only .ts; the rest has a config of its own. */
	async lint() {
		await node24(['node_modules/@n8n/node-cli/bin/n8n-node.mjs', 'lint'], { label: 'n8n-node lint' });
		await node24([eslint, '--config', 'eslint.dev.config.mjs', '.'], { label: 'eslint (development code)' });
		await node24([prettier, '--check', '--log-level', 'warn', '.'], {
			label: 'prettier (npm run format repairs it)',
		});
	},
	async format() {
		await node24([prettier, '--write', '--log-level', 'warn', '.'], { label: 'prettier' });
	},
	async typecheck() {
		await node24([tsc, '-p', 'tsconfig.json', '--noEmit'], { label: 'tsc (package)' });
		await node24([tsc, '-p', 'tsconfig.dev.json'], { label: 'tsc (development code)' });
		await node24([tsc, '-p', 'tsconfig.run.json'], { label: 'tsc (code Node runs without a build)' });
	},
};

export const { lint, format, typecheck } = commands;

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
	const command = commands[process.argv[2]];
	if (!command) throw new Error(`Say which: ${Object.keys(commands).join(', ')}`);
	main(setup().then(command));
}
