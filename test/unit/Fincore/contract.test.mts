import type { IDataObject } from 'n8n-workflow';

import { resources } from '../../../nodes/Fincore/resources';
import { callOf, contract, formOf, type ContractOperation, operationOf, rows } from './support.mts';

type Param = ContractOperation['params'][number];

const place = ({ group, name }: Param) => (group === null ? name : `${group}.${name}`);
const named = contract.operations.map((one) => [`${one.resource}.${one.operation}`, one] as const);

/** Parameters for a call: IDs, and with `body` one field where the operation takes any. */
function parametersFor({ params }: ContractOperation, body: boolean): IDataObject {
	const parameters: IDataObject = {};
	for (const param of params) {
		if (param.in === 'path') parameters[param.name] = 'A 1/ü'.replace('/', '');
		if (param.in === 'guard') parameters[param.name] = 'INV-1001';
		if (param.name === 'fields' && body) {
			const given = rows(['yourField', 'yourValue']);
			if (param.group === null) parameters.fields = given;
			else parameters[param.group] = { fields: given };
		}
	}
	return parameters;
}

test('the node has the operations of the contract and no others', () => {
	const ids = resources.flatMap(({ value, operations }) => operations.map((one) => `${value}.${one.value}`));
	expect(ids.sort()).toEqual(named.map(([id]) => id).sort());
	expect(named).toHaveLength(26);
});

describe.each(named)('%s', (id, expected) => {
	const operation = operationOf(expected.resource, expected.operation);
	const form = formOf(operation);

	test('has the names and the effect of the contract', () => {
		const { name, action, effect } = operation;
		expect({ name, action, effect }).toEqual({
			name: expected.name,
			action: expected.action,
			effect: expected.effect,
		});
	});

	test('has the parameters of the contract where it puts them, and no others', () => {
		const own = [...form.keys()].filter(
			(name) => !['inferredNotice', 'additionalFields', 'updateFields', 'filters'].includes(name),
		);
		expect(own.sort()).toEqual(expected.params.map(place).sort());
		for (const param of expected.params) {
			const field = form.get(place(param));
			expect(field?.required ?? false).toBe(param.required);
			if ('default' in param) expect(field?.default).toBe(param.default);
			if ('options' in param) {
				const offered = (field?.options ?? []).map((option) => ('value' in option ? option.value : ''));
				expect(offered.sort()).toEqual([...(param.options ?? [])].sort());
			}
		}
	});

	test('says so when the call is inferred, and lets the path be corrected', () => {
		const inferred = expected.source === 'inferred';
		expect(form.has('inferredNotice')).toBe(inferred);
		expect(form.has('options.endpointPath')).toBe(inferred);
		if (inferred) {
			expect(form.get('inferredNotice')?.displayName).toBe(
				'Fincore does not publish this call. The path follows REST convention; correct it under Options.',
			);
		}
	});

	test('makes the call of the contract', () => {
		const takesBody = expected.params.some(({ name }) => name === 'fields');
		const call = callOf(id, parametersFor(expected, true));
		expect(call.method).toBe(expected.method);
		expect(call.path).toBe(expected.path.replace(/\{\w+\}/, 'A%201%C3%BC'));
		expect(call.body).toEqual(takesBody ? { yourField: 'yourValue' } : undefined);
		expect(call.query).toEqual(expected.list ? { limit: 50, offset: 0 } : undefined);
	});

	test('refuses to send nothing where something is needed', () => {
		const call = () => callOf(id, parametersFor(expected, false));
		if ('requireAnyOf' in expected) expect(call).toThrow('There is nothing to send');
		else expect(call().body).toBeUndefined();
	});

	test('is guarded exactly when it moves money', () => {
		const guarded = expected.params.some((param) => param.in === 'guard');
		expect(guarded).toBe(expected.effect === 'transfer');
		expect(operation.payment?.keyParameter).toBe(guarded ? 'paymentKey' : undefined);
		if (guarded) expect(JSON.stringify(callOf(id, parametersFor(expected, true)))).not.toContain('INV-1001');
	});
});
