import { randomUUID } from 'crypto';
import type { ICredentialDataDecryptedObject, ILoadOptionsFunctions } from 'n8n-workflow';

import type { HttpCall } from '../api/call';
import type { Operation, OperationInput } from '../api/operation';
import type { Page } from '../api/paging';
import type { Provider } from '../api/provider';
import { textOf } from '../basics/text';

/** What a provider may look at when it completes the call for a list in the editor, where there is no run yet. */
export function listInput(
	functions: ILoadOptionsFunctions,
	credential: ICredentialDataDecryptedObject,
	page: Page,
): OperationInput {
	const get = (name: string): unknown => functions.getCurrentNodeParameter(name);
	return {
		get,
		text: (name) => textOf(get(name)),
		credential,
		page,
		get timezone() {
			return functions.getTimezone();
		},
		get origin() {
			// Opened anew, a list is another question: an API may answer a known one with what it answered before.
			return { executionId: randomUUID(), nodeId: functions.getNode().id, runIndex: 0, itemIndex: 0 };
		},
	};
}

/** The call with what the provider adds to every call; a repeated one is completed anew. */
export function completed(
	call: HttpCall,
	provider: Provider,
	operation: Operation,
	input: OperationInput,
	attempt = 1,
): HttpCall {
	if (!provider.complete) return call;
	const { value, effect } = operation;
	const facts = { operation: value, effect, paymentKey: '', fingerprint: '', attempt };
	const again = () => completed(call, provider, operation, input, attempt + 1);
	return { ...provider.complete(call, input, facts), again };
}
