import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const README = join(__dirname, '../../../sandbox/README.md');

/** The shell commands sandbox/README.md has under a heading. */
export function exampleOf(heading: string): string {
	const readme = readFileSync(README, 'utf8');
	const [, section] = readme.split(new RegExp(`^#{2,3} ${heading}$`, 'm'));
	const block = /```bash\n([\s\S]*?)```/.exec(section?.split(/^#{2,3} /m)[0] ?? '')?.[1];
	if (!block) throw new Error(`sandbox/README.md has no commands under "${heading}".`);
	return block;
}

/**
 * Runs an example as a person would type it, against a sandbox.
 *
 * @returns what it printed
 * @throws when one of its commands fails, or there is no bash or curl
 */
export async function runExample(heading: string, sandboxUrl: string): Promise<string> {
	const script = exampleOf(heading);
	const env = { ...process.env, SANDBOX: sandboxUrl, no_proxy: '127.0.0.1' };
	const { stdout } = await promisify(execFile)('bash', ['-euo', 'pipefail', '-c', script], { env });
	return stdout;
}
