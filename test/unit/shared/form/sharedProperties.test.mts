import { join } from 'node:path';

import { NodeHelpers } from 'n8n-workflow';
import type { INode, INodeParameters, INodeProperties, INodeTypeDescription } from 'n8n-workflow';

import type { Resource } from '../../../../nodes/shared/api/operation';
import type { Provider } from '../../../../nodes/shared/api/provider';
import { nodeProperties } from '../../../../nodes/shared/form/nodeProperties';
import { sharedProperties, type OperationForm } from '../../../../nodes/shared/form/sharedProperties';
import { providers, root } from '../../support/source.mts';
import { visibleFields, withoutChoice, type Chosen } from '../../support/visibleFields.mts';

const text = (name: string, more: Partial<INodeProperties> = {}): INodeProperties => ({
	displayName: name.toUpperCase(),
	name,
	type: 'string',
	default: '',
	description: `What is filled in as ${name}, in a sentence as long as they are`,
	...more,
});
const collection = (name: string, ...options: INodeProperties[]): INodeProperties => ({
	displayName: name,
	name,
	type: 'collection',
	default: {},
	options,
});
const form = (resource: string, operation: string, ...fields: INodeProperties[]): OperationForm => ({
	resource,
	operation,
	fields,
});

/** The properties, after it was seen that each form shows what it is made of. */
function checked(...forms: OperationForm[]): INodeProperties[] {
	const properties = sharedProperties(forms);
	for (const one of forms) {
		expect([one.resource, one.operation, withoutChoice(visibleFields(properties, one))]).toEqual([
			one.resource,
			one.operation,
			one.fields,
		]);
	}
	return properties;
}

const conditions = (properties: readonly INodeProperties[]) =>
	properties.map(({ name, displayOptions }) => [name, displayOptions?.show]);

describe('what operations have in common', () => {
	test('stands there once', () => {
		expect(
			conditions(checked(form('a', 'get', text('id')), form('a', 'make', text('id'), text('name')))),
		).toEqual([
			['id', { resource: ['a'], operation: ['get', 'make'] }],
			['name', { resource: ['a'], operation: ['make'] }],
		]);
	});

	test('stands there once over resources too, when no other operation is meant by that', () => {
		const properties = checked(
			form('a', 'get', text('id')),
			form('b', 'get', text('id')),
			form('b', 'find', text('id')),
		);
		expect(conditions(properties)).toEqual([['id', { resource: ['a', 'b'], operation: ['get', 'find'] }]]);
	});

	test('is not shown in an operation that bears the name of another', () => {
		const properties = checked(
			form('a', 'get', text('id')),
			form('a', 'make'),
			form('b', 'make', text('id')),
			form('b', 'get'),
		);
		expect(conditions(properties)).toEqual([
			['id', { resource: ['a'], operation: ['get'] }],
			['id', { resource: ['b'], operation: ['make'] }],
		]);
	});

	test('keeps the order of each operation, where two differ in it', () => {
		const properties = checked(
			form('a', 'get', text('id'), text('name')),
			form('a', 'make', text('name'), text('id')),
			form('a', 'find', text('more'), text('name'), text('last')),
		);
		expect(properties).toHaveLength(5);
	});

	test('keeps conditions of its own', () => {
		const field = text('id', { displayOptions: { show: { mode: ['x'] }, hide: { other: [true] } } });
		expect(checked(form('a', 'get', field), form('a', 'make', field))[0]?.displayOptions).toEqual({
			show: { mode: ['x'], resource: ['a'], operation: ['get', 'make'] },
			hide: { other: [true] },
		});
		expect(field.displayOptions).toEqual({ show: { mode: ['x'] }, hide: { other: [true] } });
	});

	test.each([
		['a label', { displayName: 'Other' }],
		['a default', { default: 'x' }],
		['what is required', { required: true }],
		['a condition', { displayOptions: { show: { mode: ['x'] } } }],
	])('is not what differs in %s', (_, more) => {
		expect(
			checked(form('a', 'get', text('id')), form('a', 'make', text('id', more))).map(({ name }) => name),
		).toEqual(['id', 'id']);
	});
});

describe('collections', () => {
	const options = (...fields: INodeProperties[]) => collection('options', ...fields);

	test('that have fields in common become one, which tells what it shows where', () => {
		const properties = checked(
			form('a', 'get', options(text('one'), text('three'))),
			form('a', 'make', options(text('one'), text('two'), text('three'))),
			form('b', 'make', options(text('one'))),
		);
		expect(conditions(properties)).toEqual([
			['options', { resource: ['a', 'b'], operation: ['get', 'make'] }],
		]);
		expect(conditions(properties[0]?.options as INodeProperties[])).toEqual([
			['one', undefined],
			['two', { '/resource': ['a'], '/operation': ['make'] }],
			['three', { '/resource': ['a'] }],
		]);
	});

	test('that have little in common stay apart', () => {
		expect(
			checked(form('a', 'get', options(text('one'))), form('a', 'make', options(text('two')))),
		).toHaveLength(2);
	});

	const alike = [text('one'), text('two'), text('three')];

	test('stay apart when a field of the same name would begin with another value', () => {
		expect(
			checked(
				form('a', 'get', options(...alike, text('path', { default: '/get' }))),
				form('a', 'make', options(...alike, text('path', { default: '/make' }))),
			),
		).toHaveLength(2);
	});

	test('may tell one name in two ways', () => {
		const [both, ...more] = checked(
			form('a', 'get', options(...alike, text('path', { description: 'Of the one' }))),
			form('a', 'make', options(...alike, text('path', { description: 'Of the other' }))),
		);
		expect(more).toEqual([]);
		expect((both?.options as INodeProperties[]).map(({ name }) => name).sort()).toEqual(
			['one', 'path', 'path', 'three', 'two'].sort(),
		);
	});
});

describe.each(providers)('the node of %s', (name) => {
	/** The node as it is, and by each operation what it would be with that operation alone. */
	async function nodes() {
		const own = join(root, 'nodes', name);
		const { resources } = (await import(join(own, 'resources/index.ts'))) as {
			resources: readonly Resource[];
		};
		const [provider] = Object.values(
			(await import(join(own, 'provider.ts'))) as Record<string, Provider>,
		) as [Provider];
		const alone = resources.flatMap((resource) =>
			resource.operations.map((operation) => ({
				chosen: { resource: resource.value, operation: operation.value },
				properties: nodeProperties(provider, [{ ...resource, operations: [operation] }]),
			})),
		);
		return { whole: nodeProperties(provider, resources), alone };
	}

	const fieldsOf = (properties: readonly INodeProperties[], chosen: Chosen) =>
		withoutChoice(visibleFields(properties, chosen)).filter(
			({ name: field }) => field !== 'resource' && field !== 'operation',
		);

	test('shows for each operation what it would show with that operation alone', async () => {
		const { whole, alone } = await nodes();
		expect(alone.length).toBeGreaterThan(5);
		for (const { chosen, properties } of alone) {
			expect([chosen, fieldsOf(whole, chosen)]).toEqual([chosen, fieldsOf(properties, chosen)]);
		}
	});

	/** Something in every field, those of collections too. */
	const filledIn = (fields: readonly INodeProperties[]): INodeParameters =>
		Object.fromEntries(
			fields.map((field) => [
				field.name,
				field.type === 'collection' ? filledIn(field.options as INodeProperties[]) : 'filled in',
			]),
		);

	const valuesIn = (properties: INodeProperties[], values: INodeParameters) =>
		NodeHelpers.getNodeParameters(
			properties,
			values,
			true,
			false,
			{ typeVersion: 1 } as INode,
			{ name: 'acme', properties } as INodeTypeDescription,
		);

	test('holds the same values in n8n, empty and filled in', async () => {
		const { whole, alone } = await nodes();
		for (const { chosen, properties } of alone) {
			for (const values of [{}, filledIn(fieldsOf(properties, chosen))]) {
				const given = { ...values, ...chosen };
				expect([chosen, valuesIn(whole, given)]).toEqual([chosen, valuesIn(properties, given)]);
			}
		}
	});

	test('shows nothing for a Custom API Call', async () => {
		const { whole, alone } = await nodes();
		for (const { chosen } of alone) {
			for (const choice of ['resource', 'operation']) {
				expect(fieldsOf(whole, { ...chosen, [choice]: '__CUSTOM_API_CALL__' })).toEqual([]);
			}
		}
	});
});
