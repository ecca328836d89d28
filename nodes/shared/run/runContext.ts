import { randomUUID } from 'crypto';
import {
	NodeOperationError,
	type ICredentialDataDecryptedObject,
	type IExecuteFunctions,
	type INodeParameters,
} from 'n8n-workflow';

import { DEFAULT_MAX_TRIES, DEFAULT_TIMEOUT_SECONDS } from '../api/limits';
import type { Operation, OperationInput, Resource } from '../api/operation';
import type { Provider } from '../api/provider';
import { isObject } from '../basics/json';
import { quoted } from '../basics/quote';
import { textOf, wholeNumber } from '../basics/text';
import { realTiming } from '../basics/timing';
import { SharedPause } from '../http/retry';
import { Transport } from '../http/transport';
import { Permission } from '../payments/permission';
import { ItemCalls } from './itemCalls';
import { itemInput } from './itemInput';
import { maskedValues } from './secretParameters';

/** What all items of one run of an action node have in common. */
export class RunContext {
	/** Tells this execution from others. */
	readonly executionId: string;
	/** When the provider tells one item to wait, the others wait too. */
	private readonly pause = new SharedPause(realTiming);
	/** As they are saved in the node, expressions and all. */
	private readonly parameters: INodeParameters;
	/** Options that are the same for all items. */
	private readonly steady = new Map<string, unknown>();

	private constructor(
		readonly functions: IExecuteFunctions,
		readonly provider: Provider,
		/** `resource.operation`. */
		readonly operationId: string,
		readonly operation: Operation,
		readonly credential: ICredentialDataDecryptedObject,
	) {
		this.parameters = functions.getNode().parameters ?? {};
		this.executionId = functions.getExecutionId() || randomUUID();
	}

	/**
	 * The context of the operation that is chosen in the node.
	 *
	 * @throws NodeOperationError when there is no such operation
	 */
	static async of(
		functions: IExecuteFunctions,
		provider: Provider,
		resources: readonly Resource[],
	): Promise<RunContext> {
		const resource = textOf(functions.getNodeParameter('resource', 0));
		const value = textOf(functions.getNodeParameter('operation', 0));
		const operation = resources
			.find((one) => one.value === resource)
			?.operations.find((one) => one.value === value);
		if (!operation) {
			throw new NodeOperationError(
				functions.getNode(),
				`There is no operation ${quoted(value)} for ${quoted(resource)}`,
				{ description: 'Choose Resource and Operation again.' },
			);
		}
		const credential = await functions.getCredentials(provider.credential);
		return new RunContext(functions, provider, `${resource}.${value}`, operation, credential);
	}

	/** What the owner of the credential permits in this run. */
	permission(): Permission {
		const { functions, provider, credential } = this;
		const name = functions.getNode().credentials?.[provider.credential]?.name;
		return Permission.of(credential, provider.currency, name);
	}

	get itemCount(): number {
		return this.functions.getInputData().length;
	}

	/** Whether a person has stopped the run. */
	readonly cancelled = (): boolean => this.functions.getExecutionCancelSignal()?.aborted ?? false;

	input(index: number): OperationInput {
		return itemInput(this.functions, index, this.credential, this.operation.fields);
	}

	calls(index: number, input: OperationInput): ItemCalls {
		return new ItemCalls(this, index, input, this.transport(index));
	}

	/** A value of the Options collection; undefined when it was not added. */
	option(index: number, name: string): unknown {
		return this.functions.getNodeParameter(`options.${name}`, index, null) ?? undefined;
	}

	/** The same as `option`, asked of n8n once a run where no expression makes it differ from item to item. */
	private steadyOption(index: number, name: string): unknown {
		if (!this.isSteady(name)) return this.option(index, name);
		if (!this.steady.has(name)) this.steady.set(name, this.option(index, name));
		return this.steady.get(name);
	}

	private isSteady(name: string): boolean {
		const options: unknown = this.parameters.options;
		if (!isObject(options)) return false;
		const value = options[name];
		return typeof value !== 'string' || !value.startsWith('=');
	}

	private transport(index: number): Transport {
		const { functions, provider, credential, pause, cancelled } = this;
		const seconds = wholeNumber(this.steadyOption(index, 'timeout'), DEFAULT_TIMEOUT_SECONDS, 1, 300);
		const maxTries = wholeNumber(this.steadyOption(index, 'maxTries'), DEFAULT_MAX_TRIES, 1, 10);
		const timeoutMs = seconds * 1000;
		const moreSecrets = maskedValues(functions, index, this.operation);
		const settings = { functions, provider, credential, timeoutMs, maxTries, pause, cancelled, moreSecrets };
		return new Transport(settings);
	}
}
