import type { INodeProperties } from 'n8n-workflow';

import {
	MAX_WAIT_SECONDS,
	DEFAULT_PARALLEL_ITEMS,
	DEFAULT_MAX_TRIES,
	DEFAULT_TIMEOUT_SECONDS,
} from '../api/limits';
import type { Operation, Resource } from '../api/operation';
import type { Provider } from '../api/provider';
import { REPEAT_RULES } from '../api/repeat';
import { mostRows, rowShape } from './listOptions';
import { sharedProperties, type OperationForm } from './sharedProperties';
import { toolDescription } from './toolDescription';
import { transferOptions } from './transferOptions';

/**
 * All parameters of an action node: the Resource and Operation selectors, what a model reads of it as a tool, the
 * fields of each operation, and what its effect adds (Return All and Limit, Wait For Final Status, Options).
 */
export function nodeProperties(provider: Provider, resources: readonly Resource[]): INodeProperties[] {
	const defaultResource = resources[0]?.value ?? '';
	return [
		{
			displayName: 'Resource',
			name: 'resource',
			type: 'options',
			noDataExpression: true,
			options: resources.map(({ name, value }) => ({ name, value })),
			default: defaultResource,
		},
		...resources.map(operationSelector),
		...sharedProperties(formsOf(resources, (operation) => [toolDescription(provider.name, operation)])),
		...sharedProperties(formsOf(resources, operationFields)),
		...sharedProperties(formsOf(resources, (operation) => [optionsField(provider, operation)])),
	];
}

function formsOf(
	resources: readonly Resource[],
	fieldsOf: (operation: Operation) => INodeProperties[],
): OperationForm[] {
	return resources.flatMap(({ value: resource, operations }) =>
		operations.map((operation) => ({ resource, operation: operation.value, fields: fieldsOf(operation) })),
	);
}

function operationSelector(resource: Resource): INodeProperties {
	const defaultOperation = resource.operations[0]?.value ?? '';
	return {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: [resource.value] } },
		options: resource.operations.map(({ name, value, action, description }) => ({
			name,
			value,
			action,
			description,
		})),
		default: defaultOperation,
	};
}

function operationFields(operation: Operation): INodeProperties[] {
	const fields = operation.fields ?? [];
	const optional = fields.filter(isOptional);
	return [
		...fields.filter((field) => !isOptional(field)),
		...(operation.finalStatus ? waitFields() : []),
		...(operation.paging ? listFields() : []),
		...optional,
	];
}

function isOptional({ name }: INodeProperties): boolean {
	return ['additionalFields', 'updateFields', 'filters'].includes(name);
}

function waitFields(): INodeProperties[] {
	return [
		{
			displayName: 'Wait For Final Status',
			name: 'waitForFinalStatus',
			type: 'boolean',
			default: false,
			description: 'Whether to ask again until the status is final, at growing intervals, before going on',
		},
		{
			displayName: 'Wait Up To (Seconds)',
			name: 'waitTimeout',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: MAX_WAIT_SECONDS },
			default: 60,
			displayOptions: { show: { waitForFinalStatus: [true] } },
			description: `How long to wait, at most ${MAX_WAIT_SECONDS} seconds. When the time is up the item goes on with "final": false.`,
		},
	];
}

/** Return All and Limit, as everywhere in n8n. */
export function listFields(): INodeProperties[] {
	return [
		{
			displayName: 'Return All',
			name: 'returnAll',
			type: 'boolean',
			default: false,
			description: 'Whether to return all results or only up to a given limit',
		},
		{
			displayName: 'Limit',
			name: 'limit',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 50,
			displayOptions: { show: { returnAll: [false] } },
			description: 'Max number of results to return',
		},
	];
}

function optionsField(provider: Provider, operation: Operation): INodeProperties {
	const options: INodeProperties[] = [
		...(operation.options ?? []),
		...(operation.paging ? [mostRows] : []),
		...(operation.subject ? [rowShape] : []),
		...(operation.payment ? transferOptions(provider, operation.payment) : []),
		...(operation.effect === 'read' ? [parallelItems] : []),
		...(isRepeated(provider, operation) ? [maxTries] : []),
		timeout,
	];
	return {
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: options.sort(byDisplayName),
	};
}

function byDisplayName(a: INodeProperties, b: INodeProperties): number {
	return a.displayName.localeCompare(b.displayName);
}

function isRepeated(provider: Provider, operation: Operation): boolean {
	const rule = provider.repeat?.[operation.effect] ?? REPEAT_RULES[operation.effect];
	return rule.statuses.length > 0 || rule.network !== 'none';
}

const parallelItems: INodeProperties = {
	displayName: 'Parallel Items',
	name: 'parallelItems',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 50 },
	default: DEFAULT_PARALLEL_ITEMS,
	description: 'How many items are asked for at the same time. The output keeps the order of the input.',
};

const maxTries: INodeProperties = {
	displayName: 'Max Tries',
	name: 'maxTries',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 10 },
	default: DEFAULT_MAX_TRIES,
	description:
		'How often a call is tried when the provider is busy or out of reach. A call that may already have been carried out is never repeated.',
};

const timeout: INodeProperties = {
	displayName: 'Timeout (Seconds)',
	name: 'timeout',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 300 },
	default: DEFAULT_TIMEOUT_SECONDS,
	description: 'How long to wait for an answer to one call',
};
