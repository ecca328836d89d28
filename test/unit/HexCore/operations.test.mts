import type { INodeProperties } from 'n8n-workflow';

import { HexCore } from '../../../nodes/HexCore/HexCore.node';
import { HexCoreTrigger } from '../../../nodes/HexCore/HexCoreTrigger.node';
import { operationOf, operations } from './support.mts';

const { description } = new HexCore();

const fieldsOf = (resource: string, operation: string): INodeProperties[] =>
	description.properties.filter(
		({ displayOptions: { show } = {} }) =>
			show?.resource?.includes(resource) && show.operation?.includes(operation),
	);

test('after a transfer whose outcome is unknown, the dashboard is the place to look', () => {
	for (const { resource, operation } of operations.filter(({ effect }) => effect === 'transfer')) {
		expect(operationOf(resource, operation).payment).toMatchObject({
			keyParameter: 'paymentKey',
			check: expect.stringMatching(/^(look|ask) .*(hexCore dashboard).*\.$/),
		});
	}
	expect(operationOf('transfer', 'initiate').payment?.check).toContain('Transfer > Get Status');
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
	expect(amounts).not.toEqual([]);
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
	const { properties } = new HexCoreTrigger().description;

	test('warns when nothing is verified, and says what to do instead', () => {
		const warning = properties.find(({ name }) => name === 'verificationWarning');
		expect(warning).toMatchObject({
			type: 'notice',
			displayOptions: { show: { verification: ['none'] } },
			displayName: expect.stringMatching(/Anyone who knows the URL.*Confirm With API/),
		});
	});

	test('offers any event and names a person types, because none are documented', () => {
		expect(properties.find(({ name }) => name === 'events')).toMatchObject({
			type: 'multiOptions',
			options: [{ value: '*' }, { value: 'custom' }],
			default: ['*'],
		});
	});
});
