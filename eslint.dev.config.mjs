/**
 * The rules for development code (.mts, .mjs): n8n's strict config covers the package's own .ts files,
 * may not be changed, and forbids what tests, simulators and scripts can't do without.
 */
import tseslint from 'typescript-eslint';

export default tseslint.config(
	{ ignores: ['**/node_modules/', 'dist/', 'coverage/', '.toolchain/', '.playground/', 'eslint.config.mjs'] },
	{
		files: ['**/*.mts', '**/*.mjs'],
		extends: [tseslint.configs.recommended],
		rules: {
			'@typescript-eslint/no-explicit-any': 'error',
			'@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
		},
	},
);
