/**
 * What saved workflows hold of a node or credential: names, types, defaults and choices of its parameters. n8n saves no
 * parameter that holds its default, so a changed default changes what a saved workflow does.
 */
import type {
	ICredentialType,
	INodeProperties,
	INodePropertyCollection,
	INodePropertyOptions,
	INodeTypeDescription,
} from 'n8n-workflow';

/** A parameter as saved workflows know it. */
export interface SavedParameter {
	type: string;
	default: unknown;
	required?: true;
	/** Holds a list of what it describes. */
	several?: true;
	/** The values that can be chosen, or the modes of a picker. */
	choices?: Array<string | number | boolean>;
}

/** By their place in the node: the path of the parameter, and what has to be chosen for it to count. */
export type SavedParameters = Record<string, SavedParameter>;

/** What is saved of one version of a node, or of a credential. */
export interface SavedForm {
	name: string;
	/** Of a node. */
	version?: number;
	/** Credentials a node takes. */
	credentials?: string[];
	/** Ends of the addresses a trigger listens at, which stand in a provider's dashboard. */
	webhooks?: string[];
	/** By operation, as `resource.operation`; under '' what chooses it, or all where there are none. */
	operations: Record<string, SavedParameters>;
}

/** What chooses the operation. */
const SELECTORS = ['resource', 'operation'];

/** Words for the model of an agent: another default changes no workflow. */
const WORDS = ['toolDescription'];

/** Where a parameter is shown: each name with the values of which it must hold one. */
type Conditions = Record<string, unknown>;

export function formOfNode(description: INodeTypeDescription, version: number): SavedForm {
	const { name, credentials = [], webhooks = [], properties } = description;
	return {
		name,
		version,
		credentials: credentials.map((credential) => credential.name),
		webhooks: webhooks.map(({ name: hook, httpMethod, path }) => `${hook} ${String(httpMethod)} ${path}`),
		operations: operationsOf(properties, version),
	};
}

export function formOfCredential({ name, properties }: ICredentialType): SavedForm {
	return { name, operations: { '': parametersOf(properties, {}) } };
}

function operationsOf(properties: readonly INodeProperties[], version: number): SavedForm['operations'] {
	const chosen = { '@version': version };
	const selectors = properties.filter(({ name }) => SELECTORS.includes(name));
	if (selectors.length === 0) return { '': parametersOf(properties, chosen) };
	const others = properties.filter((property) => !selectors.includes(property));
	const operations = selectors.flatMap(({ displayOptions, options }) =>
		(displayOptions?.show?.resource ?? []).flatMap((resource) =>
			valuesOf(options).map((operation): [string, SavedParameters] => [
				`${String(resource)}.${String(operation)}`,
				parametersOf(others, { ...chosen, resource, operation }),
			]),
		),
	);
	return { '': parametersOf(selectors, chosen), ...Object.fromEntries(operations) };
}

function parametersOf(
	properties: readonly INodeProperties[],
	chosen: Conditions,
	path: string[] = [],
): SavedParameters {
	const saved: SavedParameters = {};
	for (const property of properties) {
		const condition = conditionOf(property, chosen);
		if (property.type === 'notice' || condition === undefined) continue;
		const here = [...path, property.name];
		saved[`${here.join('.')}${condition}`] = parameterOf(property);
		const { options = [] } = property;
		if (property.type === 'collection') {
			Object.assign(saved, parametersOf(options as INodeProperties[], chosen, here));
		}
		if (property.type !== 'fixedCollection') continue;
		for (const { name, values } of options as INodePropertyCollection[]) {
			Object.assign(saved, parametersOf(values, chosen, [...here, name]));
		}
	}
	return saved;
}

function parameterOf({
	name,
	type,
	default: value,
	required,
	typeOptions,
	options,
	modes,
}: INodeProperties): SavedParameter {
	const choices =
		type === 'options' || type === 'multiOptions'
			? valuesOf(options)
			: (modes ?? []).map((mode) => mode.name);
	return {
		type,
		default: WORDS.includes(name) ? '' : value,
		...(required === true ? { required } : {}),
		...(typeOptions?.multipleValues === true ? { several: true } : {}),
		...(choices.length > 0 ? { choices } : {}),
	};
}

const valuesOf = (options: INodeProperties['options'] = []) =>
	(options as INodePropertyOptions[]).map(({ value }) => value);

/** What has to be chosen besides, in words; undefined where the parameter is not shown at all. */
function conditionOf({ displayOptions = {} }: INodeProperties, chosen: Conditions): string | undefined {
	const words: string[] = [];
	for (const [kind, wanted] of Object.entries(displayOptions) as Array<[string, Record<string, unknown[]>]>) {
		for (const [place, values] of Object.entries(wanted)) {
			const known = chosen[place.replace('/', '')];
			if (known === undefined) words.push(`${kind} ${place} ${JSON.stringify(values)}`);
			else if ((kind === 'show') !== values.includes(known)) return undefined;
		}
	}
	return words.length === 0 ? '' : ` (${words.join(', ')})`;
}

/** What of the saved form the present one no longer honours, one sentence each. What was added is no break. */
export function breaksOf(saved: SavedForm, present: SavedForm | undefined): string[] {
	if (!present) return [`${nameOf(saved)} is gone`];
	const gone = (kind: string, before: string[] = [], now: string[] = []) =>
		before.filter((one) => !now.includes(one)).map((one) => `${nameOf(saved)}: ${kind} ${one} is gone`);
	return [
		...gone('credential', saved.credentials, present.credentials),
		...gone('the address', saved.webhooks, present.webhooks),
		...Object.entries(saved.operations).flatMap(([operation, parameters]) => {
			const place = [nameOf(saved), operation].filter((one) => one !== '').join(', ');
			const now = present.operations[operation];
			return now ? parameterBreaks(place, parameters, now) : [`${place} is gone`];
		}),
	];
}

const nameOf = ({ name, version }: SavedForm) =>
	version === undefined ? name : `${name} version ${version}`;

function parameterBreaks(place: string, saved: SavedParameters, present: SavedParameters): string[] {
	const text = (value: unknown) => JSON.stringify(value);
	const breaks = Object.entries(saved).flatMap(([name, before]) => {
		const now = present[name];
		if (!now) return [`${place}: ${name} is gone`];
		const missing = (before.choices ?? []).filter((choice) => !now.choices?.includes(choice));
		return [
			...(now.type === before.type ? [] : [`${place}: ${name} was ${before.type} and is ${now.type}`]),
			...(text(now.default) === text(before.default)
				? []
				: [`${place}: the default of ${name} was ${text(before.default)} and is ${text(now.default)}`]),
			...(now.several === before.several ? [] : [`${place}: ${name} is a list in one of both only`]),
			...(now.required && !before.required ? [`${place}: ${name} has become required`] : []),
			...missing.map((choice) => `${place}: ${name} no longer offers ${text(choice)}`),
		];
	});
	const wanted = Object.entries(present).filter(([name, { required }]) => required && !(name in saved));
	return [
		...breaks,
		...wanted.map(([name]) => `${place}: ${name} is new and required, and saved workflows lack it`),
	];
}

/** A form as a file: one line for each parameter, so that a change shows as what it is. */
export function fileOf({ operations, ...head }: SavedForm): string {
	const lines = Object.entries(operations).map(([operation, parameters]) => {
		const inside = Object.entries(parameters).map(
			([name, parameter]) => `\t\t\t${JSON.stringify(name)}: ${JSON.stringify(parameter)}`,
		);
		return `\t\t${JSON.stringify(operation)}: {\n${inside.join(',\n')}\n\t\t}`;
	});
	const heads = Object.entries(head).map(
		([name, value]) => `\t${JSON.stringify(name)}: ${JSON.stringify(value)},\n`,
	);
	return `{\n${heads.join('')}\t"operations": {\n${lines.join(',\n')}\n\t}\n}\n`;
}
