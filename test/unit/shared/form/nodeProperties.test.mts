import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import type { Operation, Resource } from '../../../../nodes/shared/api/operation';
import { REPEAT_RULES } from '../../../../nodes/shared/api/repeat';
import { nodeProperties } from '../../../../nodes/shared/form/nodeProperties';
import { payment, paymentKeyField } from '../../../../nodes/shared/form/paymentKey';
import { visibleFields } from '../../support/visibleFields.mts';
import { acme, readOperation, transferOperation, writeOperation } from '../../support/provider.mts';

const filters: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	default: {},
	options: [],
};
const id: INodeProperties = {
	displayName: 'ID',
	name: 'id',
	type: 'string',
	default: '',
	displayOptions: { show: { mode: ['a'] }, hide: { other: [true] } },
};
const extra: INodeProperties = { displayName: 'Page Size', name: 'pageSize', type: 'number', default: 50 };

const list: Operation = {
	...readOperation,
	value: 'getAll',
	fields: [filters, id],
	options: [extra],
	paging: { pageSize: 10 },
};
const status: Operation = { ...readOperation, value: 'getStatus', finalStatus: { isFinal: () => true } };
const findable: Operation = {
	...transferOperation,
	value: 'sendFindable',
	payment: payment('look in Acme.', paymentKeyField(), {
		facts: () => ({}),
		lookup: async () => await Promise.resolve(undefined),
	}),
};
const resources: Resource[] = [
	{ value: 'thing', name: 'Thing', operations: [readOperation, writeOperation, list, status] },
	{ value: 'pay', name: 'Pay', operations: [transferOperation, findable] },
];
const properties = nodeProperties(acme(), resources);

/** What an operation shows as a step of a workflow. */
const shown = (resource: string, operation: string, all = properties) =>
	visibleFields(all, { resource, operation }).filter(
		({ name, displayOptions }) =>
			!['resource', 'operation'].includes(name) && !displayOptions?.show?.['@tool'],
	);
const names = (fields: readonly INodeProperties[]) => fields.map(({ name }) => name);
const optionsOf = (resource: string, operation: string, all = properties) =>
	names(
		(shown(resource, operation, all).find(({ name }) => name === 'options')?.options ??
			[]) as INodeProperties[],
	);

describe('the selectors', () => {
	test('name every resource, then the operations of each', () => {
		expect(properties[0]).toMatchObject({
			name: 'resource',
			default: 'thing',
			noDataExpression: true,
			options: [
				{ name: 'Thing', value: 'thing' },
				{ name: 'Pay', value: 'pay' },
			],
		});
		expect(properties[1]).toMatchObject({
			name: 'operation',
			default: 'get',
			displayOptions: { show: { resource: ['thing'] } },
		});
		expect(properties[2]).toMatchObject({
			name: 'operation',
			default: 'send',
			displayOptions: { show: { resource: ['pay'] } },
			options: [
				{ name: 'Send', value: 'send', action: 'Send a payment', description: 'Send money' },
				{ value: 'sendFindable' },
			],
		});
	});

	test('need no resource to be there', () => {
		expect(nodeProperties(acme(), [])[0]).toMatchObject({ name: 'resource', default: '', options: [] });
	});
});

test('a tool says what the model reads of it', () => {
	const told = properties.filter(({ name }) => name === 'toolDescription');
	expect(told.map(({ displayOptions }) => displayOptions?.show)).toEqual(
		[
			['send', 'sendFindable'],
			['get', 'create', 'getAll', 'getStatus'],
		].map((operation, index) => ({
			'@tool': [true],
			resource: [index === 0 ? 'pay' : 'thing'],
			operation,
		})),
	);
});

describe('the fields', () => {
	test('are shown for their operation only, and keep their own conditions', () => {
		const field = shown('thing', 'getAll').find(({ name }) => name === 'id');
		expect(field?.displayOptions).toEqual({
			show: { mode: ['a'], resource: ['thing'], operation: ['getAll'] },
			hide: { other: [true] },
		});
		expect(id.displayOptions).toEqual({ show: { mode: ['a'] }, hide: { other: [true] } });
	});

	test('come in order: own fields, Return All and Limit, collections, Options', () => {
		expect(names(shown('thing', 'getAll'))).toEqual(['id', 'returnAll', 'limit', 'filters', 'options']);
	});

	test('of a status operation offer to wait, with a limit only when waiting', () => {
		expect(names(shown('thing', 'getStatus'))).toEqual(['waitForFinalStatus', 'waitTimeout', 'options']);
		expect(shown('thing', 'getStatus')[1]?.displayOptions?.show).toMatchObject({
			waitForFinalStatus: [true],
		});
		expect(shown('thing', 'getAll').find(({ name }) => name === 'limit')?.displayOptions?.show).toMatchObject(
			{
				returnAll: [false],
			},
		);
	});

	test('of one operation never share a name', () => {
		for (const { value, operations } of resources) {
			for (const operation of operations) {
				const all = names(shown(value, operation.value));
				expect(new Set(all).size).toBe(all.length);
			}
		}
	});
});

describe('the options', () => {
	test.each([
		['thing', 'get', ['maxTries', 'parallelItems', 'timeout']],
		['thing', 'create', ['maxTries', 'timeout']],
		['thing', 'getAll', ['maxTries', 'mostRows', 'pageSize', 'parallelItems', 'timeout']],
		[
			'pay',
			'send',
			['addReceipt', 'checkOnly', 'allowAgents', 'maxTries', 'onDuplicate', 'sendAgainKeys', 'timeout'],
		],
		[
			'pay',
			'sendFindable',
			[
				'addReceipt',
				'askProvider',
				'checkOnly',
				'allowAgents',
				'maxTries',
				'onDuplicate',
				'sendAgainKeys',
				'timeout',
			],
		],
	])('of %s.%s follow from what it does', (resource, operation, expected) => {
		expect(optionsOf(resource, operation)).toEqual(expected);
	});

	test('offer no tries where nothing is ever repeated', () => {
		const repeat = { ...REPEAT_RULES, transfer: { statuses: [], network: 'none' } } as const;
		expect(optionsOf('pay', 'send', nodeProperties(acme({ repeat }), resources))).not.toContain('maxTries');
		expect(optionsOf('pay', 'send')).toContain('maxTries');
	});

	test.each([
		['send', ['error', 'pass'], undefined],
		['sendFindable', ['error', 'pass', 'ask'], true],
	])('of %s offer to ask the provider only where it can be asked', (operation, duplicates, asks) => {
		const options = shown('pay', operation).find(({ name }) => name === 'options')
			?.options as INodeProperties[];
		const choices = options.find(({ name }) => name === 'onDuplicate')?.options as INodePropertyOptions[];
		expect(choices.map(({ value }) => value)).toEqual(duplicates);
		expect(options.find(({ name }) => name === 'askProvider')?.default).toBe(asks);
	});

	test('are safe as they stand: stop at duplicates, do not send again, refuse agents', () => {
		const options = shown('pay', 'send').find(({ name }) => name === 'options')?.options as INodeProperties[];
		const allowAgents = options.find(({ name }) => name === 'allowAgents');
		expect(allowAgents).toMatchObject({ default: false, noDataExpression: true });
		expect(options.find(({ name }) => name === 'onDuplicate')?.default).toBe('error');
		expect(options.find(({ name }) => name === 'sendAgainKeys')?.default).toBe('');
	});
});
