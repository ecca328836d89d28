/**
 * Writes what saved workflows rely on to test/saved: `npm run saved`. It takes in what is new, and refuses to drop what
 * is there. `npm run saved -- --renew` writes everything anew: only for what no release has had yet.
 */
import { main, node24 } from './lib/exec.mjs';
import { setup } from './setup.mjs';

const jest = ['node_modules/jest/bin/jest.js', '--selectProjects', 'unit', '--runTestsByPath'];
const writing = process.argv.includes('--renew') ? 'renew' : 'add';

main(
	setup().then(() =>
		node24([...jest, 'test/unit/savedForms.test.mts'], {
			label: 'npm run saved',
			env: { FINTECH_SAVED: writing },
		}),
	),
);
