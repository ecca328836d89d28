import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import type { Resource } from '../api/operation';
import type { Provider } from '../api/provider';
import { NodeRun } from './nodeRun';

/**
 * Runs an action node: all its items through the operation that is chosen.
 *
 * Reads go up to `parallelItems` at once, writes and transfers strictly one after another. Each output item is
 * paired with its input item. With Continue On Fail a failed item goes on as `{ error: { message, description,
 * code, providerCode, httpStatus, outcome, details } }`.
 *
 * @throws NodeApiError when the provider refuses or the outcome is unknown, NodeOperationError when an item
 *   can't be sent as it is; both name the item
 */
export async function execute(
	this: IExecuteFunctions,
	provider: Provider,
	resources: readonly Resource[],
): Promise<INodeExecutionData[][]> {
	const run = await NodeRun.of(this, provider, resources);
	const items = await run.all();
	// A list of one item may be long: it is not copied.
	return [items.length === 1 ? (items[0] ?? []) : items.flat()];
}
