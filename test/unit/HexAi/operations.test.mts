import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { HexAi } from '../../../nodes/HexAi/HexAi.node';
import { HexAiTrigger } from '../../../nodes/HexAi/HexAiTrigger.node';
import { resources } from '../../../nodes/HexAi/resources';
import { hexAiContract, hexAiOperations, type ContractParam } from '../support/contract.mts';

const { description } = new HexAi();

/** Which property types may stand for a type of the contract. */
const TYPES: Record<string, string[]> = {
	decimalString: ['string'],
	string: ['string'],
	options: ['options'],
	integer: ['number'],
	boolean: ['boolean'],
};

const fieldsOf = (resource: string, operation: string): INodeProperties[] =>
	description.properties.filter(
		({ displayOptions }) =>
			displayOptions?.show?.resource?.includes(resource) &&
			displayOptions.show.operation?.includes(operation),
	);

/** The property of a parameter: top level, or inside its collection. */
function propertyOf(
	fields: readonly INodeProperties[],
	{ name, group }: ContractParam,
): INodeProperties | undefined {
	const place = group === null ? fields : fields.find((field) => field.name === group)?.options;
	return (place as INodeProperties[] | undefined)?.find((field) => field.name === name);
}

test('the node holds the operations of the contract and no others', () => {
	const own = resources.flatMap(({ value, operations }) => operations.map((one) => `${value}.${one.value}`));
	expect(own.sort()).toEqual(
		hexAiOperations.map(({ resource, operation }) => `${resource}.${operation}`).sort(),
	);
});

test('nodes and credential are named as the contract names them', () => {
	expect(description.name).toBe(hexAiContract.node);
	expect(new HexAiTrigger().description.name).toBe(hexAiContract.trigger);
	expect(description.credentials).toEqual([{ name: hexAiContract.credential, required: true }]);
	expect(new HexAiTrigger().description.credentials).toEqual([
		{ name: hexAiContract.credential, required: true },
	]);
});

const named = hexAiOperations.map(
	(contract) => [`${contract.resource}.${contract.operation}`, contract] as const,
);

describe.each(named)('%s', (_name, contract) => {
	const operation = resources
		.find(({ value }) => value === contract.resource)
		?.operations.find(({ value }) => value === contract.operation);
	const fields = fieldsOf(contract.resource, contract.operation);

	test('has the name, action and effect of the contract', () => {
		expect(operation).toMatchObject({
			name: contract.name,
			action: contract.action,
			effect: contract.effect,
		});
	});

	test('stands in the selector of its resource', () => {
		const selector = description.properties.find(
			({ name, displayOptions }) =>
				name === 'operation' && displayOptions?.show?.resource?.includes(contract.resource),
		);
		const entry = (selector?.options as INodePropertyOptions[]).find(
			({ value }) => value === contract.operation,
		);
		expect(entry).toMatchObject({ name: contract.name, action: contract.action });
		expect(entry?.description).toBeTruthy();
	});

	test('has each parameter of the contract where the contract puts it', () => {
		for (const param of contract.params) {
			const property = propertyOf(fields, param);
			expect([param.name, TYPES[param.type]]).toEqual([
				property?.name,
				expect.arrayContaining([property?.type]),
			]);
			expect(property?.required ?? false).toBe(param.required && param.group === null);
			if (param.default !== undefined) expect(property?.default).toBe(param.default);
			if (param.options) {
				expect((property?.options as INodePropertyOptions[]).map(({ value }) => value)).toEqual(
					param.options,
				);
			}
			expect(property?.description).toBeTruthy();
		}
	});

	test('has no parameter the contract does not name', () => {
		const own = (operation?.fields ?? []).flatMap((field) =>
			field.type === 'collection'
				? (field.options as INodeProperties[]).map(({ name }) => name)
				: [field.name],
		);
		const extra = (operation?.options ?? []).map(({ name }) => name);
		expect([...own, ...extra].sort()).toEqual(contract.params.map(({ name }) => name).sort());
	});

	test('has its payment key where the contract has it', () => {
		const key = contract.params.find(({ paymentKey }) => paymentKey)?.name;
		expect(operation?.payment?.keyParameter).toBe(key);
		if (key) {
			expect(operation?.payment?.keyLabel).toBe(fields.find(({ name }) => name === key)?.displayName);
			expect(operation?.payment?.check).toMatch(/^[a-z].*\.$/);
		}
	});

	test('gives out lists as lists, in pages where the contract has pages', () => {
		expect(operation?.rows !== undefined).toBe(contract.list);
		const paged = fields.some(({ name }) => name === 'returnAll');
		expect(paged).toBe(operation?.paging !== undefined);
		expect(paged).toBe(contract.operation === 'getAll');
	});
});

test('amounts name their unit in the label', () => {
	const amounts = description.properties.filter(({ name }) => name === 'amount');
	expect(amounts).toHaveLength(2);
	for (const { displayName } of amounts) expect(displayName).toBe('Amount (GMD)');
});

describe('the trigger', () => {
	const { properties, webhooks, inputs, usableAsTool } = new HexAiTrigger().description;

	test('offers the documented events, and the options of the contract', () => {
		const events = properties.find(({ name }) => name === 'events')?.options as INodePropertyOptions[];
		expect(events.map(({ value }) => value)).toEqual(['*', ...hexAiContract.webhook.events]);
		const options = properties.find(({ name }) => name === 'options')?.options as INodeProperties[];
		for (const { name, default: initial } of hexAiContract.webhook.parameters) {
			expect(options.find((option) => option.name === name)?.default).toBe(initial);
		}
	});

	test('takes POST, answers when received, has no inputs and is no tool', () => {
		expect(webhooks).toMatchObject([{ httpMethod: 'POST', responseMode: 'onReceived' }]);
		expect([inputs, usableAsTool]).toEqual([[], undefined]);
	});

	test('has all three lifecycle methods', () => {
		expect(Object.keys(new HexAiTrigger().webhookMethods.default).sort()).toEqual([
			'checkExists',
			'create',
			'delete',
		]);
	});
});
