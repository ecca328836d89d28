import type {
	IAllExecuteFunctions,
	ICredentialDataDecryptedObject,
	IDataObject,
	IExecuteFunctions,
} from 'n8n-workflow';

import type { Operation } from '../../../nodes/shared/api/operation';
import type { Found } from '../../../nodes/shared/api/payment';
import type { Provider } from '../../../nodes/shared/api/provider';
import { Transport } from '../../../nodes/shared/http/transport';
import { ItemCalls } from '../../../nodes/shared/run/itemCalls';
import { FakeHttp, type Answer } from './helpers.mts';
import { inputWith } from './input.mts';
import { node } from './provider.mts';
import { FakeClock } from './timing.mts';

/** A payment whose outcome is not known, and what its provider answers. */
export interface GivenLookup {
	provider: Provider;
	operationId: string;
	operation: Operation;
	parameters: IDataObject;
	credential: ICredentialDataDecryptedObject;
	answers: Answer[];
}

/** Asks the provider what became of a payment, as a run does. */
export function lookupOf({ provider, operationId, operation, parameters, credential, answers }: GivenLookup) {
	const http = new FakeHttp(...answers);
	const functions = {
		helpers: http.helpers,
		getNode: () => node,
		getCredentials: async () => await Promise.resolve(credential),
	} as unknown as IAllExecuteFunctions;
	const transport = new Transport({ functions, provider, credential, timing: new FakeClock() });
	const context = {
		functions: functions as IExecuteFunctions,
		provider,
		operation,
		operationId,
		cancelled: () => false,
		secrets: [],
	};
	const calls = new ItemCalls(context, 0, inputWith(parameters, credential), transport);
	return { http, calls, found: async (): Promise<Found | undefined> => await calls.lookup() };
}
