/** @type {import('jest').Config} */
module.exports = {
	testEnvironment: 'node',
	moduleFileExtensions: ['mts', 'ts', 'mjs', 'js', 'json', 'node'],
	transform: {
		'^.+\\.m?ts$': [
			'@swc/jest',
			{ jsc: { parser: { syntax: 'typescript' }, target: 'es2023' }, module: { type: 'commonjs' } },
		],
	},
	modulePathIgnorePatterns: [
		'<rootDir>/dist/',
		'<rootDir>/playground/node_modules/',
		'<rootDir>/.playground/',
		'<rootDir>/.toolchain/',
	],
	// Tests wait for real clocks (the payment-once guard, sessions); a slow machine must not make them fail.
	testTimeout: 60_000,
	testMatch: ['<rootDir>/test/**/*.test.mts'],
};
