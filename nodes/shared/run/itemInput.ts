import type { ICredentialDataDecryptedObject, IExecuteFunctions } from 'n8n-workflow';

import { InputError } from '../basics/inputError';
import type { OperationInput } from '../api/operation';
import type { Page } from '../http/pages';
import { isObject } from '../basics/json';

const NO_PAGE: Page = { number: 1, offset: 0, size: 0 };

/** What an operation may look at for one item, read from n8n when asked for. */
export function itemInput(
	functions: IExecuteFunctions,
	itemIndex: number,
	credential: ICredentialDataDecryptedObject,
	page: Page = NO_PAGE,
): OperationInput {
	// n8n throws on an unset parameter without a fallback, and takes undefined for no fallback.
	const get = (name: string): unknown =>
		chosen(functions.getNodeParameter(name, itemIndex, null)) ?? undefined;
	return {
		get,
		text: (name) => textOf(get(name)),
		credential,
		page,
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

/** What a person chose from a list or typed beside it; any other value as it is. */
function chosen(value: unknown): unknown {
	return isObject(value) && value.__rl === true ? value.value : value;
}

/**
 * A parameter as trimmed text; numbers from expressions count, objects don't.
 *
 * @throws InputError for a whole number that has lost digits: two different ids would read the same
 */
export function textOf(value: unknown): string {
	if (typeof value === 'string') return value.trim();
	if (typeof value === 'bigint' || typeof value === 'boolean') return String(value);
	if (typeof value !== 'number' || !Number.isFinite(value)) return '';
	if (Number.isInteger(value) && !Number.isSafeInteger(value)) {
		throw new InputError(
			`The number ${value} is too long to be exact`,
			'Pass it as text, so that no digit is lost.',
		);
	}
	return String(value);
}

/**
 * How many rows of a list go out; all of them where the form has no Limit.
 *
 * @throws InputError when Limit is not a whole number above zero
 */
export function wantedRows(input: OperationInput): number {
	const limit = input.get('limit');
	if (input.get('returnAll') === true || limit === undefined) return Infinity;
	const number = Number(limit);
	if (!Number.isInteger(number) || number < 1) {
		throw new InputError(
			'Limit must be a whole number above zero',
			'Correct Limit, or switch on Return All.',
		);
	}
	return number;
}

/** A whole number of the Options collection within its bounds, or the default when it is not set. */
export function wholeNumber(value: unknown, fallback: number, least: number, most: number): number {
	const number = value === '' ? fallback : Number(value ?? fallback);
	return Number.isFinite(number) ? Math.min(most, Math.max(least, Math.round(number))) : fallback;
}
