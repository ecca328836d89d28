import { randomUUID } from 'crypto';
import {
	NodeOperationError,
	type ICredentialDataDecryptedObject,
	type IExecuteFunctions,
	type INodeExecutionData,
} from 'n8n-workflow';

import { DEFAULT_MAX_TRIES, DEFAULT_PARALLEL_ITEMS, DEFAULT_TIMEOUT_SECONDS } from '../api/limits';
import type { Operation, Resource } from '../api/operation';
import type { Provider } from '../api/provider';
import { textOf, wholeNumber } from '../basics/text';
import { realTiming } from '../basics/timing';
import { itemError } from '../errors/itemError';
import { SharedPause } from '../http/retry';
import { Transport } from '../http/transport';
import { PayOnce } from '../payments/payOnce';
import { DuplicatePayment } from '../payments/paymentErrors';
import { PaymentGuard } from '../payments/paymentGuard';
import { finishedItems } from './finishedItems';
import { ItemCalls } from './itemCalls';
import { itemInput } from './itemInput';
import type { ItemResult } from './itemResult';
import { inParallel } from './parallel';
import { secretsOf } from './secretParameters';

// More would hide the sentence they stand in.
const MAX_KEYS_NAMED = 20;

/** One run of an action node over its items. */
export class NodeRun {
	/** When the provider tells one item to wait, the others wait too. */
	private readonly pause = new SharedPause(realTiming);
	private readonly payments: PayOnce;
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
		const subject = {
			workflowId: functions.getWorkflow().id,
			nodeId: functions.getNode().id,
			credentialId: functions.getNode().credentials?.[provider.credential]?.id ?? '',
			account: provider.account(credential),
			operation: operationId,
		};
		this.payments = new PayOnce(guard, subject, this.executionId);
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
		const resource = textOf(functions.getNodeParameter('resource', 0));
		const value = textOf(functions.getNodeParameter('operation', 0));
		const operation = resources
			.find((one) => one.value === resource)
			?.operations.find((one) => one.value === value);
		if (!operation) {
			throw new NodeOperationError(
				functions.getNode(),
				`There is no operation "${value}" for "${resource}"`,
				{ description: 'Choose Resource and Operation again.' },
			);
		}
		const credential = await functions.getCredentials(provider.credential);
		return new NodeRun(functions, provider, `${resource}.${value}`, operation, credential);
	}

	/**
	 * Output items by input item.
	 *
	 * @throws NodeApiError, NodeOperationError as execute
	 */
	async all(): Promise<INodeExecutionData[][]> {
		const count = this.functions.getInputData().length;
		const width =
			this.operation.effect === 'read'
				? wholeNumber(this.option(0, 'parallelItems'), DEFAULT_PARALLEL_ITEMS, 1, 50)
				: 1;
		return await inParallel(count, width, async (index) => await this.item(index));
	}

	private async item(index: number): Promise<INodeExecutionData[]> {
		const result = await this.resultOf(index).catch(
			(thrown: unknown): ItemResult => ({ state: 'failed', thrown }),
		);
		const pairedItem = { item: index };
		if (result.state === 'duplicate') {
			return [{ json: { duplicate: true, paymentKey: result.paymentKey }, pairedItem }];
		}
		if (result.state === 'failed') return [this.errorItem(index, result)];
		this.done += 1;
		return result.rows.map((json) => ({ json, pairedItem }));
	}

	/** An item that is done or known not to be sent is not carried out again by n8n's Retry On Fail. */
	private async resultOf(index: number): Promise<ItemResult> {
		const { operation, functions, executionId } = this;
		const input = itemInput(functions, index, this.credential);
		const { provider, operationId, cancelled } = this;
		const context = { functions, provider, operation, operationId, cancelled };
		const calls = new ItemCalls(context, index, input, this.transport(index));
		if (operation.effect === 'read') return { state: 'done', rows: await calls.carryOut() };
		const { nodeId, runIndex } = input.origin;
		const key = input.text(operation.payment?.keyParameter ?? 'paymentKey');
		const item = [executionId, nodeId, runIndex, index, key].join(':');
		const before = finishedItems.get(item);
		if (before) return before;
		const result: ItemResult =
			operation.effect === 'transfer'
				? await this.transfer(index, key, calls)
				: { state: 'done', rows: await calls.carryOut() };
		if (result.state !== 'failed') finishedItems.set(item, result);
		return result;
	}

	private async transfer(index: number, key: string, calls: ItemCalls): Promise<ItemResult> {
		const result = await this.payments.pay({
			key,
			keyLabel: this.operation.payment?.keyLabel ?? 'Payment Key',
			sendAgain: this.option(index, 'sendAgain') === true,
			build: () => {
				const call = calls.firstCall();
				return async () => await calls.carryOut(call);
			},
		});
		if (result.state === 'sent') return { state: 'done', rows: result.rows };
		if (result.state === 'failed') {
			return { ...result, keyState: key === '' ? undefined : result.keyState };
		}
		if (this.option(index, 'onDuplicate') === 'pass') return { state: 'duplicate', paymentKey: key };
		const keyState = { key, locked: false, usedBefore: false };
		return { state: 'failed', thrown: new DuplicatePayment(key), keyState };
	}

	/** @throws NodeApiError, NodeOperationError unless the node continues on fail */
	private errorItem(
		index: number,
		{ thrown, keyState }: Extract<ItemResult, { state: 'failed' }>,
	): INodeExecutionData {
		const { provider, operation, credential, functions } = this;
		const node = functions.getNode();
		const secrets = secretsOf(functions, index, provider, operation, credential);
		const about = { provider, operation, credential, node, itemIndex: index, secrets, keyState };
		const { error, item } = itemError(thrown, about);
		if (functions.continueOnFail()) return item;
		error.description = [error.description ?? '', this.carriedOutBefore()]
			.filter((line) => line !== '')
			.join('\n');
		throw error;
	}

	private transport(index: number): Transport {
		const { functions, provider, credential, pause, cancelled } = this;
		const seconds = wholeNumber(this.option(index, 'timeout'), DEFAULT_TIMEOUT_SECONDS, 1, 300);
		const maxTries = wholeNumber(this.option(index, 'maxTries'), DEFAULT_MAX_TRIES, 1, 10);
		const timeoutMs = seconds * 1000;
		return new Transport({ functions, provider, credential, timeoutMs, maxTries, pause, cancelled });
	}

	private option(index: number, name: string): unknown {
		return this.functions.getNodeParameter(`options.${name}`, index, null) ?? undefined;
	}

	private readonly cancelled = (): boolean => this.functions.getExecutionCancelSignal()?.aborted ?? false;

	/** n8n drops what a node has given out when it stops with an error; what was done must not be forgotten. */
	private carriedOutBefore(): string {
		if (this.operation.effect === 'read' || this.done === 0) return '';
		const keys = this.payments.sentKeys;
		const named = keys.slice(0, MAX_KEYS_NAMED).join(', ');
		const more = keys.length > MAX_KEYS_NAMED ? ` and ${keys.length - MAX_KEYS_NAMED} more` : '';
		const items = this.done === 1 ? '1 item' : `${this.done} items`;
		return `Carried out before this item: ${items}${named === '' ? '' : `: ${named}${more}`}.`;
	}
}
