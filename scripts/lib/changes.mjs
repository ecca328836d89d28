/** What a change touches: `npm run test:changed`. */
import { execFileSync } from 'node:child_process';
import { root } from './project.mjs';

/** The prefix of a provider's engine tests, by the folders its code lies in. */
const PROVIDERS = {
	acquired: [
		'nodes/AcquiredBanking/',
		'credentials/AcquiredBanking',
		'sandbox/providers/acquired/',
		'test/engine/acquired.',
	],
	fincode: ['nodes/FinCode/', 'credentials/FinCode', 'sandbox/providers/fincode/', 'test/engine/fincode.'],
	fincore: ['nodes/Fincore/', 'credentials/Fincore', 'sandbox/providers/fincore/', 'test/engine/fincore.'],
	hexai: ['nodes/HexAi/', 'credentials/HexAi', 'sandbox/providers/hexai/', 'test/engine/hexai.'],
	hexcore: ['nodes/HexCore/', 'credentials/HexCore', 'sandbox/providers/hexcore/', 'test/engine/hexcore.'],
};

/** All of them depend on it; the smallest stands for the rest in a quick run. */
const SHARED = ['nodes/shared/', 'sandbox/core/', 'test/engine/harness/', 'test/engine/behaviours/'];

const git = (...words) =>
	execFileSync('git', words, { cwd: root, encoding: 'utf8' })
		.split('\n')
		.filter((line) => line !== '');

/** Files that differ from a revision, new ones included. */
export function changedSince(revision) {
	const fresh = git('ls-files', '--others', '--exclude-standard');
	return [...new Set([...git('diff', '--name-only', revision), ...fresh])];
}

/** Prefixes of the engine tests these files call for. */
export function providersOf(files) {
	const touches = (places) => files.some((file) => places.some((place) => file.startsWith(place)));
	const own = Object.keys(PROVIDERS).filter((name) => touches(PROVIDERS[name]));
	return own.length === 0 && touches(SHARED) ? ['hexai'] : own;
}
