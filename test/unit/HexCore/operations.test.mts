import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { HexCore } from '../../../nodes/HexCore/HexCore.node';
import { HexCoreTrigger } from '../../../nodes/HexCore/HexCoreTrigger.node';
import { resources } from '../../../nodes/HexCore/resources';
import { contract, named, operationOf, operations, type Param } from './support.mts';

const { description } = new HexCore();

/** Which property types may stand for a type of the contract: numbers are typed as text and sent as numbers. */
const TYPES: Record<string, string> = {
	decimalNumber: 'string',
	number: 'string',
	integer: 'string',
	string: 'string',
	options: 'options',
	boolean: 'boolean',
	date: 'dateTime',
	dateTime: 'dateTime',
};

const fieldsOf = (resource: string, operation: string): INodeProperties[] =>
	description.properties.filter(
		({ displayOptions: { show } = {} }) =>
			show?.resource?.includes(resource) && show.operation?.includes(operation),
	);

function propertyOf(fields: readonly INodeProperties[], { name, group }: Param): INodeProperties | undefined {
	const place = group === null ? fields : fields.find((field) => field.name === group)?.options;
	return (place as INodeProperties[] | undefined)?.find((field) => field.name === name);
}

test('the node holds the 22 operations of the contract over 9 resources, and no others', () => {
	const own = resources.flatMap(({ value, operations: all }) => all.map((one) => `${value}.${one.value}`));
	expect(own.sort()).toEqual(named.map(([name]) => name).sort());
	expect([own.length, resources.length]).toEqual([22, 9]);
});

test('six operations move money, and the guard stands before each of them', () => {
	const transfers = operations.filter(({ effect }) => effect === 'transfer');
	expect(transfers).toHaveLength(6);
	for (const { resource, operation } of transfers) {
		expect(operationOf(resource, operation).payment).toEqual({
			keyParameter: 'paymentKey',
			keyLabel: 'Payment Key',
			check: expect.stringMatching(/^(look|ask) .*(hexCore dashboard).*\.$/),
		});
	}
	expect(operationOf('transfer', 'initiate').payment?.check).toContain('Transfer > Get Status');
});

test('nodes and credential are named as the contract names them', () => {
	expect(description.name).toBe(contract.node);
	expect(new HexCoreTrigger().description.name).toBe(contract.trigger);
	for (const { credentials } of [description, new HexCoreTrigger().description]) {
		expect(credentials).toEqual([{ name: contract.credential, required: true }]);
	}
});

describe.each(named)('%s', (_name, wanted) => {
	const operation = operationOf(wanted.resource, wanted.operation);
	const fields = fieldsOf(wanted.resource, wanted.operation);
	const shown = wanted.params.filter(({ fixed }) => !fixed);

	test('has the name, action and effect of the contract', () => {
		const { name, action, effect } = wanted;
		expect(operation).toMatchObject({ name, action, effect });
		expect(operation.description).toBeTruthy();
	});

	test('has each parameter of the contract where the contract puts it', () => {
		for (const param of shown) {
			const property = propertyOf(fields, param);
			expect([property?.name, property?.type]).toEqual([param.name, TYPES[param.type]]);
			expect(property?.required ?? false).toBe(param.required);
			if (param.default !== undefined) expect(property?.default).toBe(param.default);
			if (param.options) {
				const values = (property?.options as INodePropertyOptions[]).map(({ value }) => value);
				expect(values.sort()).toEqual([...param.options].sort());
			}
			if (param.showWhen) expect(property?.displayOptions?.show).toMatchObject(param.showWhen);
		}
	});

	test('has no parameter the contract does not name', () => {
		const own = (operation.fields ?? []).flatMap((field) =>
			field.type === 'collection'
				? (field.options as INodeProperties[]).map(({ name }) => name)
				: [field.name],
		);
		expect(own.sort()).toEqual(shown.map(({ name }) => name).sort());
	});
});

test('units are in the labels', () => {
	const labelOf = (resource: string, operation: string, name: string) =>
		fieldsOf(resource, operation).find((field) => field.name === name)?.displayName;
	expect([
		labelOf('loan', 'request', 'tenor'),
		labelOf('loan', 'request', 'interestRate'),
		labelOf('fixedDeposit', 'create', 'tenor'),
		labelOf('fixedDeposit', 'create', 'interestRate'),
	]).toEqual(['Tenor (Months)', 'Interest Rate (% per Month)', 'Tenor (Days)', 'Interest Rate (% per Year)']);
	const amounts = description.properties.filter(({ name }) => name === 'amount');
	expect(amounts).toHaveLength(6);
	for (const { displayName } of amounts) expect(displayName).toMatch(/\(NGN\)$/);
	expect(labelOf('bill', 'pay', 'customerId')).toBe('Customer Number');
});

test('Wait For Final Status is offered where a status is asked for', () => {
	const waiting = description.properties.filter(({ name }) => name === 'waitForFinalStatus');
	expect(waiting.map(({ displayOptions }) => displayOptions?.show)).toEqual([
		{ resource: ['transfer'], operation: ['getStatus'] },
	]);
});

test.each([
	['PROCESSING', false],
	['SUCCESSFUL', true],
	['successful', true],
	['FAILED', true],
	['REVERSED', true],
	['SOMETHING_NEW', false],
	[undefined, false],
])('the status %p is final: %p', (status, final) => {
	expect(operationOf('transfer', 'getStatus').finalStatus?.isFinal({ status }, {})).toBe(final);
});

test('transfers offer no Max Tries: they are never tried again', () => {
	const optionsOf = (resource: string, operation: string) =>
		(fieldsOf(resource, operation).find(({ name }) => name === 'options')?.options as INodeProperties[]).map(
			({ name }) => name,
		);
	for (const { resource, operation, effect } of operations) {
		expect([resource, operation, optionsOf(resource, operation).includes('maxTries')]).toEqual([
			resource,
			operation,
			effect !== 'transfer',
		]);
	}
});

describe('the trigger', () => {
	const { properties, inputs, usableAsTool, webhooks } = new HexCoreTrigger().description;

	test('has the parameters of the contract', () => {
		const options = properties.find(({ name }) => name === 'options')?.options as INodeProperties[];
		for (const param of contract.webhook.parameters) {
			const place = param.group === 'options' ? options : properties;
			const property = place.find(({ name }) => name === param.name);
			expect([param.name, property?.type, property?.default]).toEqual([
				param.name,
				param.type,
				param.default,
			]);
			if (param.options) {
				const values = (property?.options as INodePropertyOptions[]).map(({ value }) => value);
				expect(values.sort()).toEqual([...param.options].sort());
			}
		}
	});

	test('warns when nothing is verified, and says what to do instead', () => {
		const warning = properties.find(({ name }) => name === 'verificationWarning');
		expect(warning).toMatchObject({
			type: 'notice',
			displayOptions: { show: { verification: ['none'] } },
			displayName: expect.stringMatching(/Anyone who knows the URL.*Confirm With API/),
		});
	});

	test('takes names of events as text, because none are documented', () => {
		expect(properties.find(({ name }) => name === 'events')).toMatchObject({
			type: 'string',
			typeOptions: { multipleValues: true },
			default: ['*'],
		});
	});

	test('takes POST, answers when received, has no inputs and is no tool', () => {
		expect(webhooks).toMatchObject([{ httpMethod: 'POST', responseMode: 'onReceived' }]);
		expect([inputs, usableAsTool]).toEqual([[], undefined]);
		expect(Object.keys(new HexCoreTrigger().webhookMethods.default).sort()).toEqual([
			'checkExists',
			'create',
			'delete',
		]);
	});
});
