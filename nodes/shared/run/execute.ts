import { randomUUID } from 'crypto';
import {
	NodeOperationError,
	type ICredentialDataDecryptedObject,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
} from 'n8n-workflow';

import { finishedItems, unknownEnds } from './finishedItems';
import { itemInput, textOf, wholeNumber } from './itemInput';
import { ItemCalls } from './itemCalls';
import { itemError, type ItemContext } from '../errors/itemError';
import type { Operation, Resource } from '../api/operation';
import { inParallel } from './parallel';
import { PaymentGuard } from '../payments/paymentGuard';
import { DEFAULT_MAX_TRIES, DEFAULT_PARALLEL_ITEMS, DEFAULT_TIMEOUT_SECONDS } from '../form/nodeProperties';
import type { Provider } from '../api/provider';
import { realTiming, SharedPause } from '../http/retry';
import { secretsOf } from './secretParameters';
import { nothingWasPaid, TransferGate } from '../payments/paymentGate';
import { Transport } from '../http/transport';

// More would hide the sentence they stand in.
const MAX_KEYS_NAMED = 20;

/**
 * Runs an action node: all its items through the operation that is chosen.
 *
 * Reads go up to `parallelItems` at once, writes and transfers strictly one after another. Each output item is
 * paired with its input item. With Continue On Fail a failed item goes on as `{ error: { message, description,
 * code, httpStatus, outcome, details } }`.
 *
 * @throws NodeApiError when the provider refuses or the outcome is unknown, NodeOperationError when an item
 *   can't be sent as it is; both name the item
 */
export async function execute(
	this: IExecuteFunctions,
	provider: Provider,
	resources: readonly Resource[],
): Promise<INodeExecutionData[][]> {
	const run = await NodeRun.prepare(this, provider, resources);
	return [(await run.all()).flat()];
}

class NodeRun {
	private readonly pause = new SharedPause(realTiming);
	private readonly gate: TransferGate;
	/** Tells this execution from others. */
	private readonly executionId: string;
	/** Items carried out so far. */
	private done = 0;

	private constructor(
		private readonly functions: IExecuteFunctions,
		private readonly provider: Provider,
		private readonly operationId: string,
		private readonly operation: Operation,
		private readonly credential: ICredentialDataDecryptedObject,
	) {
		this.executionId = functions.getExecutionId() || randomUUID();
		const guard = new PaymentGuard(functions.helpers, realTiming, this.executionId);
		this.gate = new TransferGate(guard, {
			workflowId: functions.getWorkflow().id,
			nodeId: functions.getNode().id,
			credentialId: functions.getNode().credentials?.[provider.credential]?.id ?? '',
			account: provider.account(credential),
			operation: operationId,
		});
	}

	static async prepare(
		functions: IExecuteFunctions,
		provider: Provider,
		resources: readonly Resource[],
	): Promise<NodeRun> {
		const resource = textOf(functions.getNodeParameter('resource', 0));
		const value = textOf(functions.getNodeParameter('operation', 0));
		const operation = resources
			.find((one) => one.value === resource)
			?.operations.find((one) => one.value === value);
		if (!operation) {
			throw new NodeOperationError(
				functions.getNode(),
				`There is no operation "${value}" for "${resource}"`,
				{
					description: 'Choose Resource and Operation again.',
				},
			);
		}
		const credential = await functions.getCredentials(provider.credential);
		return new NodeRun(functions, provider, `${resource}.${value}`, operation, credential);
	}

	/** Output items by input item. */
	async all(): Promise<INodeExecutionData[][]> {
		const count = this.functions.getInputData().length;
		const width =
			this.operation.effect === 'read'
				? wholeNumber(this.option(0, 'parallelItems'), DEFAULT_PARALLEL_ITEMS, 1, 50)
				: 1;
		return await inParallel(count, width, async (index) => await this.item(index));
	}

	private async item(index: number): Promise<INodeExecutionData[]> {
		const context = this.context(index);
		try {
			context.timeoutMs = this.timeoutMs(index);
			const rows = await this.rows(index, context);
			if (!isDuplicate(rows)) this.done += 1;
			return rows.map((json) => ({ json, pairedItem: { item: index } }));
		} catch (thrown) {
			const { error, item } = itemError(thrown, context);
			if (this.functions.continueOnFail()) return [item];
			error.description = [error.description ?? '', this.sentBefore()]
				.filter((line) => line !== '')
				.join('\n');
			return await Promise.reject(error);
		}
	}

	private async rows(index: number, context: ItemContext): Promise<IDataObject[]> {
		const { effect } = this.operation;
		if (effect === 'read') return await this.calls(index, context).rows();
		const input = itemInput(this.functions, index, this.credential);
		const { nodeId, runIndex } = input.origin;
		const key = input.text(this.operation.payment?.keyParameter ?? 'paymentKey');
		const item = [this.executionId, nodeId, runIndex, index, key].join(':');
		const before = finishedItems.get(item);
		if (before) return before;
		const rows =
			effect === 'transfer'
				? await this.transfer(index, context, key)
				: await this.calls(index, context).rows();
		finishedItems.set(item, rows);
		return rows;
	}

	private async transfer(index: number, context: ItemContext, key: string): Promise<IDataObject[]> {
		if (key !== '') context.key = key;
		const payment = [this.executionId, context.node.id, key].join(':');
		const before = unknownEnds.get(payment);
		if (before) {
			Object.assign(context, { locked: true, usedBefore: before.usedBefore });
			return await Promise.reject(before.thrown);
		}
		const calls = this.calls(index, context);
		const sending = this.gate.send({
			key,
			keyLabel: this.operation.payment?.keyLabel ?? 'Payment Key',
			sendAgain: this.option(index, 'sendAgain') === true,
			passDuplicates: this.option(index, 'onDuplicate') === 'pass',
			context,
			// Built before the key is claimed, so that wrong input claims nothing.
			call: calls.first(),
			send: async (call) => await calls.rows(call),
		});
		return await sending.catch(async (thrown: unknown) => {
			const mayHaveGone = context.locked === true && !nothingWasPaid(thrown);
			if (mayHaveGone) unknownEnds.set(payment, { thrown, usedBefore: context.usedBefore === true });
			return await Promise.reject(thrown);
		});
	}

	private calls(index: number, context: ItemContext): ItemCalls {
		const { functions, provider, operation, operationId, credential } = this;
		return new ItemCalls(
			{ functions, provider, operation, operationId, credential, cancelled: this.cancelled },
			index,
			this.transport(index, context),
		);
	}

	private transport(index: number, { secrets }: ItemContext): Transport {
		return new Transport({
			functions: this.functions,
			provider: this.provider,
			credential: this.credential,
			secrets,
			timeoutMs: this.timeoutMs(index),
			maxTries: wholeNumber(this.option(index, 'maxTries'), DEFAULT_MAX_TRIES, 1, 10),
			pause: this.pause,
			timing: realTiming,
			cancelled: this.cancelled,
		});
	}

	private context(index: number): ItemContext {
		const { provider, operation, credential } = this;
		return {
			provider,
			operation,
			credential,
			node: this.functions.getNode(),
			itemIndex: index,
			timeoutMs: DEFAULT_TIMEOUT_SECONDS * 1000,
			secrets: secretsOf(this.functions, index, provider, operation, credential),
		};
	}

	private timeoutMs(index: number): number {
		return wholeNumber(this.option(index, 'timeout'), DEFAULT_TIMEOUT_SECONDS, 1, 300) * 1000;
	}

	private option(index: number, name: string): unknown {
		return this.functions.getNodeParameter(`options.${name}`, index, null) ?? undefined;
	}

	private readonly cancelled = (): boolean => this.functions.getExecutionCancelSignal()?.aborted ?? false;

	/** n8n drops what a node has given out when it stops with an error; what was done must not be forgotten. */
	private sentBefore(): string {
		if (this.operation.effect === 'read' || this.done === 0) return '';
		const keys = this.gate.sentKeys;
		const named = keys.slice(0, MAX_KEYS_NAMED).join(', ');
		const more = keys.length > MAX_KEYS_NAMED ? ` and ${keys.length - MAX_KEYS_NAMED} more` : '';
		const items = this.done === 1 ? '1 item' : `${this.done} items`;
		return `Carried out before this item: ${items}${named === '' ? '' : `: ${named}${more}`}.`;
	}
}

function isDuplicate(rows: IDataObject[]): boolean {
	return rows[0]?.duplicate === true && rows[0]?.paymentKey !== undefined;
}
