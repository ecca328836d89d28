import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	ILoadOptionsFunctions,
	INodeListSearchResult,
} from 'n8n-workflow';

import { asObject, rowsIn } from '../api/output';
import type { ListSource } from '../api/picker';
import type { Provider } from '../api/provider';
import { textOf } from '../basics/text';
import { itemError } from '../errors/itemError';
import { Transport } from '../http/transport';

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
	const rows = await listed(functions, provider, source, credential).catch((thrown: unknown) => {
		const node = functions.getNode();
		throw itemError(thrown, { provider, operation, credential, node, itemIndex: 0, secrets }).error;
	});
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
	credential: ICredentialDataDecryptedObject,
): Promise<IDataObject[]> {
	const transport = new Transport({ functions, provider, credential });
	const { body } = await transport.send(call, operation.effect, operation.refusal);
	return (rowsIn(operation, body) ?? []).map(asObject);
}
