const { onBothEngines } = require('./test/engine/harness/onBothEngines.mjs');

/** What all projects share. */
const common = {
	// Node's modules and n8n are found from here all the same; jest just need not look through them for tests.
	roots: ['<rootDir>/test', '<rootDir>/nodes', '<rootDir>/credentials', '<rootDir>/sandbox'],
	cacheDirectory: '<rootDir>/node_modules/.cache/jest',
	testEnvironment: 'node',
	moduleFileExtensions: ['mts', 'ts', 'mjs', 'js', 'json', 'node'],
	transform: {
		'^.+\\.m?ts$': [
			'@swc/jest',
			{ jsc: { parser: { syntax: 'typescript' }, target: 'es2023' }, module: { type: 'commonjs' } },
		],
	},
};

/** @returns one project: the tests of a folder of `test/` */
const project = (name, more = {}) => ({
	...common,
	displayName: name,
	testMatch: [`<rootDir>/test/${name}/**/*.test.mts`],
	...more,
});

const engine = { testEnvironment: '<rootDir>/test/engine/harness/environment.mts' };

/** @type {import('jest').Config} */
module.exports = {
	// Tests wait for real clocks (the payment-once guard, sessions); a slow machine must not make them fail.
	testTimeout: 60_000,
	projects: [
		project('unit'),
		project('sandbox'),
		project('engine', engine),
		project('engine-vm', {
			...engine,
			testMatch: Object.keys(onBothEngines).map((name) => `<rootDir>/test/engine/${name}.test.mts`),
			setupFiles: ['<rootDir>/test/engine/harness/vm.mts'],
		}),
		project('n8n', {
			globalSetup: '<rootDir>/test/n8n/harness/setup.mts',
			globalTeardown: '<rootDir>/test/n8n/harness/teardown.mts',
		}),
		project('queue'),
		project('ui', {
			globalSetup: '<rootDir>/test/ui/harness/setup.mts',
			globalTeardown: '<rootDir>/test/ui/harness/teardown.mts',
		}),
	],
};
