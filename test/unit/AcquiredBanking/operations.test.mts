import type { IDataObject, INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { AcquiredBanking } from '../../../nodes/AcquiredBanking/AcquiredBanking.node';
import { AcquiredBankingTrigger } from '../../../nodes/AcquiredBanking/AcquiredBankingTrigger.node';
import { resources } from '../../../nodes/AcquiredBanking/resources';
import { inputErrorOf } from '../support/errors.mts';
import { contract, inputOf, named, operationOf, rows, type Param } from './contract.mts';

const { description } = new AcquiredBanking();

const TYPES: Record<string, string[]> = {
	string: ['string', 'resourceLocator'],
	decimalString: ['string'],
	options: ['options'],
	array: ['multiOptions'],
	date: ['dateTime'],
	keyValues: ['assignmentCollection'],
	json: ['json'],
};

const fieldsOf = (resource: string, operation: string): INodeProperties[] =>
	description.properties.filter(
		({ displayOptions }) =>
			displayOptions?.show?.resource?.includes(resource) &&
			displayOptions.show.operation?.includes(operation),
	);

function propertyOf(fields: readonly INodeProperties[], { name, group }: Param): INodeProperties | undefined {
	const place = group === null ? fields : fields.find((field) => field.name === group)?.options;
	return (place as INodeProperties[] | undefined)?.find((field) => field.name === name);
}

/** A value of the parameter as n8n hands it over. */
function valueOf({ type, example }: Param): unknown {
	if (type === 'keyValues') return rows(example);
	if (type === 'json') return JSON.stringify(example);
	return type === 'date' ? `${String(example)}T00:00:00` : example;
}

function parametersOf(params: readonly Param[]): IDataObject {
	const parameters: Record<string, unknown> = {};
	for (const param of params) {
		const place = param.group === null ? parameters : ((parameters[param.group] ??= {}) as IDataObject);
		(place as Record<string, unknown>)[param.name] = valueOf(param);
	}
	return parameters as IDataObject;
}

/** What the contract says goes out. */
function wireOf(params: readonly Param[], where: string): IDataObject {
	const wire: Record<string, unknown> = {};
	for (const param of params.filter((one) => one.in === where)) {
		if (param.spread) Object.assign(wire, param.example);
		const keys = param.spread ? [] : (param.api ?? '').split('.');
		const last = keys.pop();
		if (last === undefined) continue;
		const place = keys.reduce<Record<string, unknown>>(
			(inside, key) => (inside[key] ??= {}) as Record<string, unknown>,
			wire,
		);
		place[last] = param.example;
	}
	return wire as IDataObject;
}

test('the node holds the operations of the contract and no others', () => {
	const own = resources.flatMap(({ value, operations }) => operations.map((one) => `${value}.${one.value}`));
	expect(own.sort()).toEqual(named.map(([name]) => name).sort());
	expect(own).toHaveLength(9);
});

test('nodes and credential are named as the contract names them', () => {
	const trigger = new AcquiredBankingTrigger().description;
	expect([description.name, trigger.name]).toEqual([contract.node, contract.trigger]);
	const credentials = [{ name: contract.credential, required: true }];
	expect([description.credentials, trigger.credentials]).toEqual([credentials, credentials]);
});

describe.each(named)('%s', (name, one) => {
	const operation = operationOf(name);
	const fields = fieldsOf(one.resource, one.operation);
	const alternatives = name === 'payout.create' ? ['jsonBody'] : [];
	const filled = one.params.filter((param) => !alternatives.includes(param.name));

	test('has the name, action and effect of the contract', () => {
		expect(operation).toMatchObject({ name: one.name, action: one.action, effect: one.effect });
	});

	if (one.params.length > 0) {
		test.each(one.params.map((param) => [param.name, param] as const))('holds %s', (_name, param) => {
			const property = propertyOf(fields, param);
			expect(TYPES[param.type]).toContain(property?.type);
			expect(property?.required ?? false).toBe(param.required);
			if (param.default !== undefined) expect(property?.default).toBe(param.default);
			if (param.displayName !== undefined) expect(property?.displayName).toBe(param.displayName);
			if (param.options) {
				const values = (property?.options as INodePropertyOptions[]).map(({ value }) => value);
				expect(values.sort()).toEqual([...param.options].sort());
			}
		});
	}

	test('sends what the contract says', () => {
		const call = operation.request?.(inputOf(parametersOf(filled)));
		expect([call?.method, call?.path]).toEqual([one.method, one.path]);
		if (one.method === 'GET') {
			expect(call?.query ?? {}).toEqual(wireOf(filled, 'query'));
			expect(call?.body).toBeUndefined();
		} else {
			expect(call?.body).toEqual(wireOf(filled, 'body'));
		}
	});

	test('sends nothing of what is not filled in', () => {
		const needed = filled.filter((param) => param.required || param.name === 'fields');
		const call = operation.request?.(inputOf(parametersOf(needed)));
		expect(call?.body ?? call?.query ?? {}).toEqual(
			one.method === 'GET' && needed.length === 0
				? {}
				: wireOf(needed, one.method === 'GET' ? 'query' : 'body'),
		);
	});

	const required = one.params.filter((param) => param.required && param.in !== 'guard');
	if (required.length > 0) {
		test.each(required.map((param) => [param.name, param] as const))(
			'refuses to go without %s',
			(_n, param) => {
				const without = filled.filter((other) => other !== param);
				const error = inputErrorOf(() => operation.request?.(inputOf(parametersOf(without))));
				expect(error.message).toMatch(/is missing$/);
			},
		);
	}
});

describe('the body of a payout', () => {
	const request = operationOf('payout.create').request;

	test('may be JSON', () => {
		const input = inputOf({ additionalFields: { jsonBody: '{"amount":"10.50","to":{"id":1}}' } });
		expect(request?.(input).body).toEqual({ amount: '10.50', to: { id: 1 } });
	});

	test.each(['https://evil.example/x', '//evil', '/a/../b', '/a?x=1', 'accounts'])(
		'Endpoint Path %j is refused',
		(endpointPath) => {
			const input = inputOf({ fields: rows({ a: '1' }), options: { endpointPath } });
			expect(inputErrorOf(() => request?.(input)).message).toContain('is not a path of this provider');
		},
	);
});

test('a report can not end before it begins', () => {
	const input = inputOf({ startDate: '2024-02-01', endDate: '2024-01-31' });
	const { request } = operationOf('report.getReconciliation');
	expect(inputErrorOf(() => request?.(input)).message).toBe('End Date is before Start Date');
});

test('a transfer goes to another ledger', () => {
	const input = inputOf({ fromLedgerId: 'a', toLedgerId: 'a', amount: '1', reference: 'x' });
	expect(inputErrorOf(() => operationOf('transfer.create').request?.(input)).message).toBe(
		'From Ledger and To Ledger are the same',
	);
});

test('a customer’s extra field never replaces one of the form', () => {
	const { request } = operationOf('customer.create');
	const input = inputOf({
		customerType: 'individual',
		firstName: 'Jane',
		lastName: 'Doe',
		dob: '1990-04-25',
		addressIsoCountry: 'GB',
		additionalFields: { extraFields: rows({ first_name: 'Joan' }) },
	});
	expect(inputErrorOf(() => request?.(input)).message).toContain('first_name');
});
