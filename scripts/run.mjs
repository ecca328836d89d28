/** The project's checks on its own source text: `npm run lint`, `npm run format`, `npm run typecheck`. */
import { pathToFileURL } from 'node:url';
import { main, node24 } from './lib/exec.mjs';
import { setup } from './setup.mjs';

const eslint = 'node_modules/eslint/bin/eslint.js';
const prettier = 'node_modules/prettier/bin/prettier.cjs';
const tsc = 'node_modules/typescript/bin/tsc';

/** What the tools remember of files that have not changed since. Safe to delete. */
const cache = 'node_modules/.cache/checks';
const cached = (name) => ['--cache', '--cache-strategy', 'content', '--cache-location', `${cache}/${name}`];
const incremental = (name) => ['--incremental', '--tsBuildInfoFile', `${cache}/${name}.tsbuildinfo`];

const commands = {
	/**
	 * n8n's own rules may not be changed and know only .ts; the rest has a config of its own. Last, what would be
	 * published.
	 */
	async lint(options) {
		const run = async (label, ...args) => await node24(args, { ...options, label });
		await run('n8n-node lint', 'node_modules/@n8n/node-cli/bin/n8n-node.mjs', 'lint');
		await run(
			'eslint (development code)',
			...[eslint, '--config', 'eslint.dev.config.mjs', ...cached('eslint'), '.'],
		);
		await run(
			'prettier (npm run format repairs it)',
			...[prettier, '--check', '--log-level', 'warn', ...cached('prettier'), '.'],
		);
		await run("n8n's package scanner", 'scripts/scan.mjs');
	},
	async format() {
		await node24([prettier, '--write', '--log-level', 'warn', '.'], { label: 'prettier' });
	},
	async typecheck(options) {
		const run = async (label, config) =>
			await node24([tsc, '-p', `${config}.json`, '--noEmit', ...incremental(config)], { ...options, label });
		await run('tsc (package)', 'tsconfig');
		await run('tsc (development code)', 'tsconfig.dev');
		await run('tsc (code Node runs without a build)', 'tsconfig.run');
	},
};

export const { lint, format, typecheck } = commands;

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
	const command = commands[process.argv[2]];
	if (!command) throw new Error(`Say which: ${Object.keys(commands).join(', ')}`);
	main(setup().then(() => command()));
}
