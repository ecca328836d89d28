import type { ICredentialDataDecryptedObject, IExecuteFunctions } from 'n8n-workflow';

import type { OperationInput } from './operation';
import type { Page } from './pagination';

const NO_PAGE: Page = { number: 1, offset: 0, size: 0 };

/** What an operation may look at for one item, read from n8n when asked for. */
export function itemInput(
	functions: IExecuteFunctions,
	itemIndex: number,
	credential: ICredentialDataDecryptedObject,
	page: Page = NO_PAGE,
): OperationInput {
	// n8n throws on an unset parameter without a fallback, and takes undefined for no fallback.
	const get = (name: string): unknown => functions.getNodeParameter(name, itemIndex, null) ?? undefined;
	return {
		get,
		text: (name) => textOf(get(name)),
		credential,
		page,
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

/** A parameter as trimmed text; numbers from expressions count, objects don't. */
export function textOf(value: unknown): string {
	if (typeof value === 'string') return value.trim();
	if (typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean')
		return String(value);
	return '';
}

/** A whole number of the Options collection within its bounds, or the default when it is not set. */
export function wholeNumber(value: unknown, fallback: number, least: number, most: number): number {
	const number = Number(value ?? fallback);
	return Number.isFinite(number) ? Math.min(most, Math.max(least, Math.round(number))) : fallback;
}
