import { createRequire } from 'node:module';
import { join } from 'node:path';

import { load, n8n } from './n8n.mts';

/** The settings n8n itself starts its expression engine with. */
const VM = {
	engine: 'vm',
	poolSize: 1,
	maxCodeCacheSize: 1024,
	bridgeTimeout: 5000,
	bridgeMemoryLimit: 128,
} as const;

interface Evaluator {
	initialize(): Promise<void>;
}

interface ExpressionRuntime {
	IsolatedVmBridge: new (options: Record<string, unknown>) => object;
	ExpressionEvaluator: new (options: Record<string, unknown>) => Evaluator;
}

/** Starts the engine FINTECH_EXPRESSION_ENGINE names: `vm`, as in production, or else n8n-core's own default. */
export async function startExpressions(): Promise<void> {
	if (process.env.FINTECH_EXPRESSION_ENGINE !== 'vm') return;
	if (process.env.JEST_WORKER_ID === undefined) return await n8n.Expression.initExpressionEngine(VM);
	await startByHand();
}

/** Ends what `startExpressions` began. */
export async function stopExpressions(): Promise<void> {
	if (process.env.FINTECH_EXPRESSION_ENGINE === 'vm') await n8n.Expression.disposeExpressionEngine();
}

/** What initExpressionEngine does, without its dynamic import, which jest does not allow. */
async function startByHand(): Promise<void> {
	const entry = load.resolve('n8n-workflow');
	const fromWorkflow = createRequire(join(entry, '..', 'index.js'));
	const runtime = fromWorkflow('@n8n/expression-runtime') as ExpressionRuntime;
	const { expressionSandboxHooks } = load('n8n-workflow/expression-sandboxing') as Record<string, unknown>;
	const logger = n8n.LoggerProxy;
	const evaluator = new runtime.ExpressionEvaluator({
		createBridge: () =>
			new runtime.IsolatedVmBridge({
				timeout: VM.bridgeTimeout,
				memoryLimit: VM.bridgeMemoryLimit,
				logger,
			}),
		maxCodeCacheSize: VM.maxCodeCacheSize,
		poolSize: VM.poolSize,
		hooks: expressionSandboxHooks,
		logger,
	});
	await evaluator.initialize();
	n8n.Expression.setExpressionEngine('vm');
	Reflect.set(n8n.Expression, 'vmEvaluator', evaluator);
}
