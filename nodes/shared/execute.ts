import {
	NodeOperationError,
	type ICredentialDataDecryptedObject,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
} from 'n8n-workflow';

import { waitForFinal } from './finalStatus';
import { itemInput, textOf, wholeNumber } from './input';
import { itemError, type ItemContext } from './itemError';
import type { HttpCall, Operation, OperationInput, Resource } from './operation';
import { walkPages } from './pagination';
import { inParallel } from './parallel';
import { PaymentGuard } from './paymentGuard';
import {
	DEFAULT_LIMIT,
	DEFAULT_MAX_TRIES,
	DEFAULT_PARALLEL_ITEMS,
	DEFAULT_TIMEOUT_SECONDS,
} from './properties';
import type { Provider } from './provider';
import { realTiming, SharedPause } from './retry';
import { TransferGate } from './transferGate';
import { Transport } from './transport';
import { at, isObject } from './value';

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
	private readonly done: number[] = [];

	private constructor(
		private readonly functions: IExecuteFunctions,
		private readonly provider: Provider,
		private readonly operationId: string,
		private readonly operation: Operation,
		private readonly credential: ICredentialDataDecryptedObject,
	) {
		this.gate = new TransferGate(new PaymentGuard(functions.helpers, realTiming), {
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
			const rows =
				this.operation.effect === 'transfer'
					? await this.transfer(index, context)
					: await this.rows(index, this.transport(index));
			this.done.push(index);
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

	private async transfer(index: number, context: ItemContext): Promise<IDataObject[]> {
		const input = itemInput(this.functions, index, this.credential);
		const key = input.text(this.operation.payment?.keyParameter ?? 'paymentKey');
		if (key !== '') context.key = key;
		return await this.gate.send({
			key,
			keyLabel: this.operation.payment?.keyLabel ?? 'Payment Key',
			sendAgain: this.option(index, 'sendAgain') === true,
			passDuplicates: this.option(index, 'onDuplicate') === 'pass',
			context,
			// Built before the key is claimed, so that wrong input claims nothing.
			call: this.operation.request ? this.prepared(input) : undefined,
			send: async (call) => await this.rows(index, this.transport(index), call),
		});
	}

	private async rows(index: number, transport: Transport, call?: HttpCall): Promise<IDataObject[]> {
		const { operation } = this;
		const input = itemInput(this.functions, index, this.credential);
		if (operation.run) {
			return await operation.run(input, {
				send: async (one) =>
					await transport.send(this.prepare(one, input), operation.effect, operation.refusal),
				unwrap: this.provider.unwrap.bind(this.provider),
			});
		}
		if (operation.paging) return await this.pages(index, transport);
		const look = async () => {
			const reply = await transport.send(call ?? this.prepared(input), operation.effect, operation.refusal);
			return this.output(reply.body, input);
		};
		if (operation.finalStatus && input.get('waitForFinalStatus') === true) {
			const once = async () => (await look())[0] ?? {};
			const seconds = Number(input.get('waitTimeout'));
			return [await waitForFinal(once, operation.finalStatus, seconds, realTiming, this.cancelled)];
		}
		return await look();
	}

	private async pages(index: number, transport: Transport): Promise<IDataObject[]> {
		const { operation, credential, functions } = this;
		const first = itemInput(functions, index, credential);
		const wanted = first.get('returnAll') === true ? Infinity : Number(first.get('limit') ?? DEFAULT_LIMIT);
		const number = (name: string) => (first.get(name) === undefined ? undefined : Number(first.get(name)));
		return await walkPages(
			operation.paging ?? { pageSize: DEFAULT_LIMIT },
			wanted,
			async (page) => {
				const input = itemInput(functions, index, credential, page);
				const reply = await transport.send(this.prepared(input), operation.effect, operation.refusal);
				const list = this.list(reply.body);
				return { rows: list ?? this.output(reply.body, input), body: reply.body, last: !list };
			},
			{ page: number('filters.page'), offset: number('filters.offset'), size: number('options.pageSize') },
		);
	}

	private output(body: unknown, input: OperationInput): IDataObject[] {
		const { operation, provider } = this;
		const list = this.list(body);
		if (list) return list;
		const value = operation.output ? operation.output(body, input) : provider.unwrap(body);
		return Array.isArray(value) ? value.map(asObject) : [asObject(value)];
	}

	private list(body: unknown): IDataObject[] | undefined {
		const list = this.operation.rows?.map((path) => at(body, path)).find(Array.isArray);
		return list?.map(asObject);
	}

	private prepared(input: OperationInput): HttpCall {
		if (!this.operation.request) throw new Error(`Operation ${this.operationId} has neither request nor run`);
		return this.prepare(this.operation.request(input), input);
	}

	private prepare(call: HttpCall, input: OperationInput): HttpCall {
		return this.provider.prepare?.(call, input) ?? call;
	}

	private transport(index: number): Transport {
		return new Transport({
			functions: this.functions,
			provider: this.provider,
			credential: this.credential,
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
			node: this.functions.getNode(),
			itemIndex: index,
			timeoutMs: DEFAULT_TIMEOUT_SECONDS * 1000,
			secrets: provider.secretFields.map((field) => textOf(credential[field])),
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
		if (this.operation.effect === 'read' || this.done.length === 0) return '';
		const which = this.gate.sentKeys.length > 0 ? `: ${this.gate.sentKeys.slice(-20).join(', ')}` : '';
		const items = this.done.length === 1 ? '1 item' : `${this.done.length} items`;
		return `Carried out before this item: ${items}${which}.`;
	}
}

/** A row as n8n wants it: an object. An answer without content is a success without content. */
function asObject(value: unknown): IDataObject {
	if (isObject(value)) return value;
	if (value === undefined || value === null || value === '') return { success: true };
	return { data: value as IDataObject };
}
