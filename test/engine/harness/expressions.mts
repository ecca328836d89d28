import { n8n } from './n8n.mts';

/** The settings n8n itself starts its expression engine with. */
const VM = {
	engine: 'vm',
	poolSize: 1,
	maxCodeCacheSize: 1024,
	bridgeTimeout: 5000,
	bridgeMemoryLimit: 128,
} as const;

/** `vm` is what n8n evaluates with unless told otherwise; `legacy`, its engine of before, can still be chosen. */
export type ExpressionEngine = 'vm' | 'legacy';

/** The engine FINTECH_EXPRESSION_ENGINE names; `legacy` when it names none. */
export const expressionEngine: ExpressionEngine =
	process.env.FINTECH_EXPRESSION_ENGINE === 'vm' ? 'vm' : 'legacy';

/** Starts that engine. */
export async function startExpressions(): Promise<void> {
	// Another test file may have left the other one behind in this process.
	n8n.Expression.setExpressionEngine(expressionEngine);
	if (expressionEngine === 'vm') await n8n.Expression.initExpressionEngine(VM);
}

/** Ends what `startExpressions` began. */
export async function stopExpressions(): Promise<void> {
	await n8n.Expression.disposeExpressionEngine();
}
