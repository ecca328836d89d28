import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	ILoadOptionsFunctions,
	INodeListSearchItems,
	INodeListSearchResult,
} from 'n8n-workflow';

import { textOf } from './itemInput';
import { itemError } from '../errors/itemError';
import type { HttpCall, Operation } from '../api/operation';
import { DEFAULT_MAX_TRIES, DEFAULT_TIMEOUT_SECONDS } from '../form/nodeProperties';
import type { Provider } from '../api/provider';
import { realTiming, SharedPause } from '../http/retry';
import { asObject, rowsIn } from './rows';
import { Transport } from '../http/transport';

const TIMEOUT_MS = DEFAULT_TIMEOUT_SECONDS * 1000;

/** What a From List field offers: the rows of a list without pages. */
export interface ListSource {
	/** The operation that gives the same list, for its rows and its words. */
	operation: Operation;
	call: HttpCall;
	/** A row as an entry; undefined leaves the row out. */
	entry(row: IDataObject): INodeListSearchItems | undefined;
}

/**
 * The entries of a From List field.
 *
 * @param filter what the person typed to narrow the list
 * @throws NodeApiError, NodeOperationError with the same words as the operation itself
 */
export async function searchList(
	functions: ILoadOptionsFunctions,
	provider: Provider,
	source: ListSource,
	filter = '',
): Promise<INodeListSearchResult> {
	const { operation, entry } = source;
	const credential = await functions.getCredentials(provider.credential);
	const secrets = provider.secretFields.map((field) => textOf(credential[field]));
	const rows = await listed(functions, provider, source, { credential, secrets }).catch((thrown: unknown) => {
		const node = functions.getNode();
		const about = { provider, operation, credential, node, itemIndex: 0, timeoutMs: TIMEOUT_MS, secrets };
		return itemError(thrown, about).error;
	});
	if (!Array.isArray(rows)) return await Promise.reject(rows);
	const wanted = filter.trim().toLowerCase();
	const results = rows
		.map(entry)
		.filter((one) => one !== undefined)
		.filter(({ name, value }) => `${name} ${value}`.toLowerCase().includes(wanted));
	return { results };
}

async function listed(
	functions: ILoadOptionsFunctions,
	provider: Provider,
	{ operation, call }: ListSource,
	{ credential, secrets }: { credential: ICredentialDataDecryptedObject; secrets: string[] },
): Promise<IDataObject[]> {
	const transport = new Transport({
		functions,
		provider,
		credential,
		secrets,
		timeoutMs: TIMEOUT_MS,
		maxTries: DEFAULT_MAX_TRIES,
		pause: new SharedPause(realTiming),
		timing: realTiming,
		cancelled: () => false,
	});
	const { body } = await transport.send(call, operation.effect, operation.refusal);
	return (rowsIn(operation, body) ?? []).map(asObject);
}
