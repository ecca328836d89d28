/** The modules of `scripts/lib` are plain Node, which jest can't load: each is asked in a process. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

import { root } from './source.mts';

/** What an expression over the exports of a module gives; an error gives its message. */
export function ask<T>(module: string, expression: string): T {
	const path = JSON.stringify(join(root, 'scripts/lib', module));
	const code = `const m = await import(${path});
const answer = await Promise.resolve().then(() => ${expression}).catch(({ message }) => ({ message }));
console.log(JSON.stringify(answer ?? null));`;
	const env = { PATH: process.env.PATH, HOME: '/nonexistent' };
	const output = execFileSync(process.execPath, ['--input-type=module', '--eval', code], {
		encoding: 'utf8',
		env,
	});
	return JSON.parse(output) as T;
}
