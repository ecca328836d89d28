import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { DEFAULT_PARALLEL_ITEMS } from '../api/limits';
import type { Resource } from '../api/operation';
import type { Provider } from '../api/provider';
import { wholeNumber } from '../basics/text';
import { itemError, type ItemError } from '../errors/itemError';
import { describeInLines } from '../errors/inLines';
import { allWrong, carriedOutBefore } from '../errors/runError';
import type { Gap } from '../http/gap';
import { refusedRow } from './checkOnly';
import { InputsAhead } from './inputsAhead';
import type { FailedItem, ItemResult } from './itemResult';
import { gapHint, rowsBefore, warningRow } from './listGap';
import { ownReferences } from './ownReferences';
import { inParallel } from './parallel';
import { RunContext } from './runContext';
import { secretsOf } from './secretParameters';
import { TransferRun } from './transferRun';
import { writtenItem } from './writeItem';

/** One run of an action node over its items. */
export class NodeRun {
	/** Items carried out so far. */
	private done = 0;
	private readonly inputs: InputsAhead;

	private constructor(private readonly context: RunContext) {
		const { operation, itemCount } = context;
		this.inputs = new InputsAhead(operation, itemCount, (index) => context.input(index));
	}

	/**
	 * The run of the operation that is chosen in the node.
	 *
	 * @throws NodeOperationError when there is no such operation
	 */
	static async of(
		functions: IExecuteFunctions,
		provider: Provider,
		resources: readonly Resource[],
	): Promise<NodeRun> {
		return new NodeRun(await RunContext.of(functions, provider, resources));
	}

	/**
	 * Output items by input item.
	 *
	 * @throws NodeApiError, NodeOperationError as execute
	 */
	async all(): Promise<INodeExecutionData[][]> {
		const { operation, itemCount } = this.context;
		if (operation.effect === 'transfer') return await this.transfers();
		const width =
			operation.effect === 'read'
				? wholeNumber(this.context.option(0, 'parallelItems'), DEFAULT_PARALLEL_ITEMS, 1, 50)
				: 1;
		return await inParallel(itemCount, width, async (index) => {
			const result = await this.resultOf(index).catch(
				(thrown: unknown): ItemResult => ({ state: 'failed', thrown }),
			);
			return this.itemsOf(index, result);
		});
	}

	private async transfers(): Promise<INodeExecutionData[][]> {
		const run = new TransferRun(this.context);
		const results = await run.all();
		if (run.stopped) throw this.wrongItems(results);
		return results.map((result, index) =>
			result === undefined ? [] : this.itemsOf(index, result, run.sentKeys),
		);
	}

	private wrongItems(results: ReadonlyArray<ItemResult | undefined>): Error {
		const wrong = results.flatMap((result, index) =>
			result?.state === 'failed' && !result.checkOnly ? [{ index, ...this.errorOf(index, result) }] : [],
		);
		return allWrong(this.context.functions.getNode(), wrong, results.length);
	}

	private async resultOf(index: number): Promise<ItemResult> {
		const { context } = this;
		if (context.operation.effect !== 'read') return await writtenItem(context, index);
		const calls = context.calls(index, this.inputs.take(index));
		return { state: 'done', ...(await calls.read()) };
	}

	/** @throws NodeApiError, NodeOperationError unless the node continues on fail */
	private itemsOf(index: number, result: ItemResult, sentKeys: readonly string[] = []): INodeExecutionData[] {
		const pairedItem = { item: index };
		const receipt = result.receipt ? { receipt: result.receipt } : {};
		if (result.state === 'duplicate') {
			const { paymentKey, outcome } = result;
			return [{ json: { duplicate: true, paymentKey, outcome, ...receipt }, pairedItem }];
		}
		if (result.state === 'failed') {
			const { error, item } = this.errorOf(index, result);
			if (result.checkOnly)
				return [{ json: refusedRow(error, result.keyState?.key ?? '', result.facts ?? {}), pairedItem }];
			if (this.context.functions.continueOnFail()) {
				// Inside the error: n8n takes an item for failed only when it holds nothing else.
				const error = { ...(item.json.error as IDataObject), ...receipt };
				return [{ ...item, json: { error } }];
			}
			const before = this.context.operation.effect === 'read' ? '' : carriedOutBefore(this.done, sentKeys);
			throw describeInLines(error, error.description, before);
		}
		this.done += 1;
		// What a write has given is kept for a retry, and the nodes after this one may change their items.
		const isRead = this.context.operation.effect === 'read';
		const rows = isRead ? result.rows : result.rows.map((json) => ({ ...json, ...receipt }));
		const items = rows.map((json): INodeExecutionData => ({ json, pairedItem }));
		if (result.gap) items.push(this.gapItem(index, result.gap, rows.length));
		return items;
	}

	/** @throws NodeApiError, NodeOperationError where the list broke off, unless the node continues on fail */
	private gapItem(index: number, gap: Gap, rowsRead: number): INodeExecutionData {
		const { functions, provider } = this.context;
		if (gap.reason === 'failure') {
			const { error, item } = this.errorOf(index, { state: 'failed', thrown: gap.thrown });
			if (functions.continueOnFail()) {
				return { ...item, json: { error: { ...(item.json.error as IDataObject), rowsRead } } };
			}
			throw describeInLines(error, error.description, rowsBefore(rowsRead));
		}
		functions.addExecutionHints?.(gapHint(gap, rowsRead, provider.name));
		return { json: warningRow(gap, rowsRead, provider.name), pairedItem: { item: index } };
	}

	private errorOf(index: number, { thrown, keyState }: FailedItem): ItemError {
		const { functions, provider, operation, credential } = this.context;
		const secrets = secretsOf(functions, index, provider, operation, credential);
		const references = ownReferences(functions, index, operation);
		const node = functions.getNode();
		const about = { provider, operation, credential, node, itemIndex: index, secrets, keyState, references };
		return itemError(thrown, about);
	}
}
