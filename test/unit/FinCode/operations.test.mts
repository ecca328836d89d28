import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { FinCode } from '../../../nodes/FinCode/FinCode.node';
import { FinCodeTrigger } from '../../../nodes/FinCode/FinCodeTrigger.node';
import { resources } from '../../../nodes/FinCode/resources';
import { contractOperations, fincodeContract, named, operationOf, type ContractParam } from './support.mts';

const { description } = new FinCode();

/** Which property types may stand for a type of the contract. */
const TYPES: Record<string, string[]> = {
	decimalString: ['string'],
	decimalNumber: ['string'],
	string: ['string'],
	options: ['options'],
	integer: ['number'],
	number: ['number'],
	boolean: ['boolean'],
	json: ['json'],
	keyValues: ['collection', 'fixedCollection'],
	date: ['dateTime'],
	dateTime: ['dateTime'],
};

// Not asked for by the form itself: either place of a party will do, and one of them must be filled in.
const EITHER_PLACE = ['newSenderKyc', 'newRecipientKyc'];

// Added by this package beside the parameters of the contract: fields for the known keys of the two parties.
const OWN_FIELDS = ['senderFields', 'recipientFields'];

const fieldsOf = (resource: string, operation: string): INodeProperties[] =>
	description.properties.filter(
		({ displayOptions }) =>
			displayOptions?.show?.resource?.includes(resource) &&
			displayOptions.show.operation?.includes(operation),
	);

function propertyOf(
	fields: readonly INodeProperties[],
	{ name, group }: ContractParam,
): INodeProperties | undefined {
	const place = group === null ? fields : fields.find((field) => field.name === group)?.options;
	return (place as INodeProperties[] | undefined)?.find((field) => field.name === name);
}

/** What a person sees: neither constants nor what the page walker fills in. */
const visible = ({ params }: { params: ContractParam[] }) =>
	params.filter((param) => !param.fixed && param.in !== 'paging');

test('the node holds the 53 operations of the contract and no others', () => {
	const own = resources.flatMap(({ value, operations }) => operations.map((one) => `${value}.${one.value}`));
	expect(own).toHaveLength(53);
	expect(own.sort()).toEqual(named.map(([id]) => id).sort());
	expect(resources).toHaveLength(10);
});

test('nodes and credential are named as the contract names them', () => {
	expect(description.name).toBe(fincodeContract.node);
	expect(new FinCodeTrigger().description.name).toBe(fincodeContract.trigger);
	expect(description.credentials).toEqual([{ name: fincodeContract.credential, required: true }]);
});

describe.each(named)('%s', (_id, contract) => {
	const operation = operationOf(contract.resource, contract.operation);
	const fields = fieldsOf(contract.resource, contract.operation);

	test('has the name, action and effect of the contract', () => {
		expect(operation).toMatchObject({
			name: contract.name,
			action: contract.action,
			effect: contract.effect,
		});
		expect(operation.description).toMatch(/^[A-Z]/);
	});

	test('has each parameter of the contract where the contract puts it', () => {
		for (const param of visible(contract)) {
			const property = propertyOf(fields, param);
			expect([param.name, TYPES[param.type]]).toEqual([
				property?.name,
				expect.arrayContaining([property?.type]),
			]);
			const asked = param.required && param.group === null && !EITHER_PLACE.includes(param.name);
			expect([param.name, property?.required ?? false]).toEqual([param.name, asked]);
			if (param.default !== undefined) {
				expect([param.name, property?.default]).toEqual([param.name, param.default]);
			}
			if (param.options) {
				const values = (property?.options as INodePropertyOptions[]).map(({ value }) => value);
				expect(values.sort()).toEqual([...param.options].sort());
			}
			expect(property?.typeOptions?.password ?? false).toBe(param.password ?? false);
			if (param.showWhen && param.group === null) {
				expect(property?.displayOptions?.show).toMatchObject(param.showWhen);
			}
		}
	});

	test('has no parameter the contract does not name', () => {
		const own = (operation.fields ?? []).flatMap((field) =>
			['additionalFields', 'updateFields', 'filters'].includes(field.name)
				? (field.options as INodeProperties[]).map(({ name }) => name)
				: [field.name],
		);
		const extra = (operation.options ?? []).map(({ name }) => name);
		const documented = visible(contract).map(({ name }) => name);
		expect([...own, ...extra].filter((name) => !OWN_FIELDS.includes(name)).sort()).toEqual(documented.sort());
	});

	test('is a payment with a key exactly when it moves money', () => {
		expect(operation.payment !== undefined).toBe(contract.effect === 'transfer');
		if (!operation.payment) return;
		const key = contract.params.find(({ paymentKey }) => paymentKey)?.name ?? 'paymentKey';
		expect(operation.payment.keyParameter).toBe(key);
		expect(operation.payment.keyLabel).toBe(fields.find(({ name }) => name === key)?.displayName);
		expect(operation.payment.check).toMatch(/^look .*\.$/);
	});

	test('gives out lists as lists, in pages as the contract says', () => {
		expect(operation.rows !== undefined).toBe(contract.list);
		const { pagination } = contract;
		expect(operation.paging !== undefined).toBe(pagination !== null);
		if (!pagination) return;
		expect(operation.paging).toMatchObject({
			firstPage: pagination.firstPage,
			pageSize: pagination.pageSize,
			notFoundIsEnd: true,
		});
		expect(operation.paging?.maxPageSize).toBe(pagination.maxPageSize);
		expect(fields.map(({ name }) => name)).toEqual(expect.arrayContaining(['returnAll', 'limit']));
	});
});

test('options have readable names and stand in the order of their names', () => {
	for (const { value: resource, operations } of resources) {
		for (const { value, fields = [] } of operations) {
			for (const field of fields.filter(({ type }) => type === 'options')) {
				const names = (field.options as INodePropertyOptions[]).map(({ name }) => name);
				expect([resource, value, names]).toEqual([
					resource,
					value,
					[...names].sort((a, b) => a.localeCompare(b)),
				]);
				for (const name of names) expect(name).not.toMatch(/_|^[A-Z]{5,}$/);
			}
		}
	}
});

test('operations that move money or let it move say so', () => {
	expect(operationOf('loan', 'acceptTerms').description).toContain('moves money');
	expect(operationOf('loan', 'acceptOffer').description).toContain('paid out only by Accept Terms');
	expect(operationOf('payment', 'confirmAwaiting').description).toContain('lets the payout go on');
});

test('no field takes a card number', () => {
	const names = contractOperations.flatMap(({ params }) => params.map(({ name }) => name));
	expect(names.filter((name) => /card|cvv/i.test(name))).toEqual([]);
});

describe('the trigger', () => {
	const { properties, webhooks, inputs, usableAsTool } = new FinCodeTrigger().description;

	test('offers the documented events and the parameters of the contract', () => {
		for (const { name, default: initial, options } of fincodeContract.webhook.parameters) {
			const property = properties.find((one) => one.name === name);
			expect(property?.default).toEqual(initial);
			const values = (property?.options as INodePropertyOptions[]).map(({ value }) => value);
			expect(values.sort()).toEqual([...options].sort());
		}
	});

	test('takes POST, answers when received, has no inputs and is no tool', () => {
		expect(webhooks).toMatchObject([{ httpMethod: 'POST', responseMode: 'onReceived' }]);
		expect([inputs, usableAsTool]).toEqual([[], undefined]);
	});

	test('has all three lifecycle methods', () => {
		const { default: methods } = new FinCodeTrigger().webhookMethods;
		expect(Object.keys(methods).sort()).toEqual(['checkExists', 'create', 'delete']);
	});
});
