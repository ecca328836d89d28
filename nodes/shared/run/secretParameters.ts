import type { ICredentialDataDecryptedObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import type { Operation } from '../api/operation';
import type { Provider } from '../api/provider';
import { credentialSecrets } from '../http/credentialSecrets';

/** All values of an item that must not show in its errors: those of the credential and of masked parameters. */
export function secretsOf(
	functions: IExecuteFunctions,
	itemIndex: number,
	provider: Provider,
	operation: Operation,
	credential: ICredentialDataDecryptedObject,
): string[] {
	return [...credentialSecrets(provider, credential), ...maskedValues(functions, itemIndex, operation)];
}

/** What an item has in its masked parameters. */
export function maskedValues(
	functions: IExecuteFunctions,
	itemIndex: number,
	operation: Operation,
): string[] {
	return secretParameters(operation).map((name) => parameter(functions, itemIndex, name));
}

/** They are asked for with each item. */
const known = new WeakMap<Operation, readonly string[]>();

/** Names of the masked parameters of an operation, as getNodeParameter takes them. */
export function secretParameters(operation: Operation): readonly string[] {
	const names = known.get(operation) ?? namesIn(operation);
	known.set(operation, names);
	return names;
}

function namesIn({ fields = [], options = [] }: Operation): string[] {
	const masked = (field: INodeProperties) => field.typeOptions?.password === true;
	const inside = (collection: string, entries: unknown[]) =>
		(entries as INodeProperties[]).filter(masked).map(({ name }) => `${collection}.${name}`);
	return [
		...fields.filter(masked).map(({ name }) => name),
		...fields.flatMap(({ name, type, options: entries = [] }) =>
			type === 'collection' ? inside(name, entries) : [],
		),
		...inside('options', options),
	];
}

/** An expression that can't be resolved holds no secret; the item itself reports it. */
function parameter(functions: IExecuteFunctions, itemIndex: number, name: string): string {
	try {
		return String(functions.getNodeParameter(name, itemIndex, null) ?? '');
	} catch {
		return '';
	}
}
