import type { ICredentialDataDecryptedObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import type { OperationInput } from '../api/operation';
import type { Page } from '../api/paging';
import { InputError } from '../basics/inputError';
import { isObject } from '../basics/json';
import { isOn, textOf } from '../basics/text';

const NO_PAGE: Page = { number: 1, offset: 0, size: 0 };

/**
 * What an operation may look at for one item, read from n8n when asked for. Each parameter is read once: an expression
 * takes n8n about as long as the rest of an item does, and one that gives something else each time, such as the time of
 * day, must not put another payment key into the call than the one that is claimed.
 *
 * @param fields the operation's parameters, for the labels in errors
 */
export function itemInput(
	functions: IExecuteFunctions,
	itemIndex: number,
	credential: ICredentialDataDecryptedObject,
	fields: readonly INodeProperties[] = [],
): OperationInput {
	const values = new Map<string, unknown>();
	const get = (name: string): unknown => {
		// n8n throws on an unset parameter without a fallback, and takes undefined for no fallback.
		if (!values.has(name)) values.set(name, chosen(functions.getNodeParameter(name, itemIndex, null)));
		return values.get(name) ?? undefined;
	};
	return {
		get,
		text: (name) => textOf(get(name), fields.find((field) => field.name === name)?.displayName),
		credential,
		page: NO_PAGE,
		get timezone() {
			return functions.getTimezone();
		},
		get origin() {
			return {
				executionId: functions.getExecutionId(),
				nodeId: functions.getNode().id,
				runIndex: Number(functions.getWorkflowDataProxy(itemIndex).$runIndex ?? 0),
				itemIndex,
			};
		},
	};
}

/** The same item, asking for a page of a list. */
export function onPage(input: OperationInput, page: Page): OperationInput {
	return Object.assign(Object.create(input), { page }) as OperationInput;
}

/** What a person chose from a list or typed beside it; any other value as it is. */
function chosen(value: unknown): unknown {
	return isObject(value) && value.__rl === true ? value.value : value;
}

/**
 * How many rows of a list go out; all of them where the form has no Limit.
 *
 * @throws InputError when Limit is not a whole number above zero
 */
export function wantedRows(input: OperationInput): number {
	const [limit, returnAll] = [input.get('limit'), input.get('returnAll')];
	const hasNoLimit = limit === undefined && returnAll === undefined;
	if (isOn(returnAll) || hasNoLimit) return Infinity;
	// Undefined: an expression that finds nothing.
	const number = limit === undefined || typeof limit === 'object' ? Number.NaN : Number(limit);
	if (!Number.isInteger(number) || number < 1) {
		throw new InputError(
			'Limit must be a whole number above zero',
			'Correct Limit, or switch on Return All.',
		);
	}
	return number;
}

/**
 * Where a list begins, or how long its pages are; undefined when it is not filled in.
 *
 * @throws InputError when it is not a whole number
 */
export function placeInList(input: OperationInput, name: string, label: string): number | undefined {
	const value = input.get(name);
	const isText = typeof value === 'string';
	if (value === undefined || (isText && value.trim() === '')) return undefined;
	const number = isText || typeof value === 'number' ? Number(value) : Number.NaN;
	if (Number.isSafeInteger(number) && number >= 0) return number;
	throw new InputError(`${label} must be a whole number`, `Correct ${label}, or remove it.`);
}
