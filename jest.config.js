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
	testMatch: ['<rootDir>/test/**/*.test.mts'],
};
