/** Forms filled in with the examples of a contract. */
import type { IDataObject } from 'n8n-workflow';

import { BLOCKS, byPlace, emptyForm, fieldsOf, placeOf, typedIn } from './contractForm.mts';
import type { ContractOperation, ContractParam, NodeClass } from './contracts.mts';

export type Given = ReadonlySet<ContractParam>;

/** Parameters of which one may take the place of another, in the order of the contract. */
export function alternativesIn({ params, exclusive }: ContractOperation): ContractParam[][] {
	const instead = params
		.filter(({ orElse }) => orElse)
		.map(({ name, orElse }) => params.filter((one) => [name, orElse].includes(one.name)));
	const oneOf = params.filter(({ name }) => exclusive?.includes(name));
	return oneOf.length > 0 ? [...instead, oneOf] : instead;
}

/** What is shown while the parameters that are filled in have these values. */
export function shown(given: Given): Given {
	const value = (name: string) => [...given].find((one) => one.name === name)?.example;
	const visible = [...given].filter(({ showWhen = {} }) =>
		Object.entries(showWhen).every(([name, values]) => values.includes(String(value(name)))),
	);
	return new Set(visible);
}

/** Everything filled in, with the nth of the parameters that take each other's place. */
export function everything(operation: ContractOperation, nth: 0 | -1): Given {
	const left = alternativesIn(operation).flatMap((list) => list.filter((one) => one !== list.at(nth)));
	// What is in their place is tested with each provider.
	return shown(
		new Set(operation.params.filter((one) => one.in !== 'override' && !one.fixed && !left.includes(one))),
	);
}

/** The operation with another choice as example, for each choice that shows other parameters. */
export function choicesOf(operation: ContractOperation): ContractOperation[] {
	const deciding = operation.params.flatMap(({ showWhen = {} }) => Object.entries(showWhen));
	return deciding.flatMap(([name, values]) =>
		values.map((example) => ({
			...operation,
			params: operation.params.map((one) =>
				one.name === name && one.in !== 'override' ? { ...one, example } : one,
			),
		})),
	);
}

/** Puts a value where its parameter stands. */
export function fill(parameters: IDataObject, { name, group }: ContractParam, value: unknown): void {
	if (group === null) parameters[name] = value as IDataObject[string];
	else if (BLOCKS.includes(group)) {
		const block = parameters[group] as { values: IDataObject[] } | undefined;
		parameters[group] = { values: [{ ...block?.values[0], [name]: value }] } as IDataObject;
	} else parameters[group] = { ...(parameters[group] as IDataObject), [name]: value } as IDataObject;
}

/** What n8n hands over when these parameters are filled in with their examples. */
export function parametersOf(node: NodeClass, operation: ContractOperation, given: Given): IDataObject {
	const fields = fieldsOf(node, operation);
	const places = byPlace(fields);
	const parameters = emptyForm(fields);
	for (const param of given) {
		const field = places.get(placeOf(param));
		if (!field) throw new Error(`The form has no ${placeOf(param)}`);
		fill(parameters, param, typedIn(param, field));
	}
	return parameters;
}
