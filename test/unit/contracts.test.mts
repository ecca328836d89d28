/** The contracts themselves: whole, of one shape, and one for each provider. */
import { Ajv } from 'ajv';

import { contracts, folderOf, idOf, schema, type Contract } from './support/contracts.mts';
import { providers } from './support/source.mts';

// Conditions of the schema look at keys whose type stands elsewhere in it.
const validate = new Ajv({ allErrors: true, strictTypes: false }).compile(schema);

/** What is wrong with a contract, or with the contract after a change. */
function faultsOf(contract: Contract, change: (copy: Contract) => unknown = () => undefined): unknown[] {
	const copy = structuredClone(contract);
	change(copy);
	validate(copy);
	return (validate.errors ?? []).map(({ instancePath, message, params }) => ({
		instancePath,
		message,
		params,
	}));
}

test('every contract has its provider, and every provider its contract', () => {
	expect(contracts.map(folderOf).sort()).toEqual([...providers].sort());
});

describe.each(contracts)('the contract of $displayName', (contract) => {
	test('has the shape schema.json lays down', () => {
		expect(faultsOf(contract)).toEqual([]);
	});

	test('names each operation, and each parameter of one, once', () => {
		const ids = contract.operations.map(idOf);
		expect(ids).toEqual([...new Set(ids)]);
		for (const { params } of contract.operations) {
			const names = params.map(({ name, group }) => `${group}.${name}`);
			expect(names).toEqual([...new Set(names)]);
		}
	});

	test('fills every placeholder of a path, and gives values a parameter may have', () => {
		for (const { path, params, pagination } of contract.operations) {
			const filled = params.filter(({ in: place }) => place === 'path').map(({ name }) => name);
			const paged = pagination?.in === 'path' ? ['page', 'size'] : [];
			const wanted = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
			expect(wanted.sort()).toEqual([...filled, ...paged].sort());
			for (const { name, options, pattern, default: standard, example } of params) {
				for (const value of [standard, example].flat().filter((one) => one !== undefined)) {
					expect([name, options?.includes(String(value)) ?? true]).toEqual([name, true]);
					expect([name, new RegExp(pattern ?? '').test(String(value))]).toEqual([name, true]);
				}
			}
		}
	});
});

describe('schema.json', () => {
	// Its transfer has a parameter of each kind that is changed here.
	const contract = contracts.find(({ provider }) => provider === 'acquired-banking') as Contract;
	const transfer = (copy: Contract) => copy.operations.find(({ effect }) => effect === 'transfer');
	const param = (copy: Contract, name: string) => transfer(copy)?.params.find((one) => one.name === name);

	test.each<[string, (copy: Contract) => unknown]>([
		['a key it does not know', (copy) => Object.assign(copy, { extra: 1 })],
		['a parameter with such a key', (copy) => Object.assign(param(copy, 'amount') ?? {}, { kind: 1 })],
		['a transfer without a payment key', (copy) => delete param(copy, 'paymentKey')?.paymentKey],
		['a write with one', (copy) => Object.assign(transfer(copy) ?? {}, { effect: 'write' })],
		['a body parameter without its name on the wire', (copy) => delete param(copy, 'amount')?.api],
		['an unknown source', (copy) => Object.assign(transfer(copy) ?? {}, { source: 'hearsay' })],
		['a choice without options', (copy) => Object.assign(param(copy, 'amount') ?? {}, { type: 'options' })],
	])('refuses %s', (_what, change) => {
		expect(faultsOf(contract, change)).not.toEqual([]);
	});

	test('says of each key what it is', () => {
		const undescribed: string[] = [];
		const look = (part: unknown, path: string): void => {
			if (typeof part !== 'object' || part === null) return;
			const { properties, description, additionalProperties } = part as Record<string, unknown>;
			if (description !== undefined || additionalProperties === false) {
				for (const [name, one] of Object.entries((properties ?? {}) as Record<string, object>)) {
					if (!('description' in one) && !('$ref' in one) && !('oneOf' in one))
						undescribed.push(`${path}.${name}`);
				}
			}
			for (const [name, one] of Object.entries(part)) look(one, `${path}.${name}`);
		};
		look(schema, 'schema');
		expect(undescribed).toEqual([]);
	});
});
