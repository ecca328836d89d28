import type { ICredentialDataDecryptedObject, IDataObject } from 'n8n-workflow';

import type { OperationInput } from '../../../nodes/shared/api/operation';
import { at } from '../../../nodes/shared/basics/json';
import { textOf } from '../../../nodes/shared/basics/text';

/** An item whose parameters hold these values; a dot reaches into a collection. */
export function inputWith(
	parameters: IDataObject,
	credential: ICredentialDataDecryptedObject = {},
): OperationInput {
	// As n8n finds it: in lists too, by the number of the entry.
	const get = (name: string): unknown =>
		name.split('.').reduce<unknown>((value, key) => {
			const own = Array.isArray(value) ? { ...value } : value;
			return at(own, key);
		}, parameters);
	return {
		get,
		text: (name) => textOf(get(name)),
		credential,
		timezone: 'Africa/Lagos',
		page: { number: 1, offset: 0, size: 50 },
		origin: { executionId: '1', nodeId: 'node-1', runIndex: 0, itemIndex: 0 },
	};
}
