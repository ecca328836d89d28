import { createRequire } from 'node:module';
import { TestEnvironment } from 'jest-environment-node';

/**
 * Jest's environment, and Node's own `require` in it. Through jest's, each test file would load n8n anew (two
 * seconds of work), and n8n's `import()` would fail; through Node's, n8n is loaded once a process, as in production.
 */
export default class EngineEnvironment extends TestEnvironment {
	override async setup(): Promise<void> {
		await super.setup();
		this.global.requireOfNode = createRequire(import.meta.url);
	}
}
