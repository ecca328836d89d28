/** One look over all providers: what their contracts name is there, under the same names and at the same place. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ICredentialDataDecryptedObject, IDataObject } from 'n8n-workflow';

import type { HttpCall } from '../../nodes/shared/api/call';
import type { Operation, OperationInput, Resource } from '../../nodes/shared/api/operation';

interface Param {
	name: string;
	in: string;
	api?: string;
	type: string;
	group?: string | null;
	example?: unknown;
	default?: unknown;
	options?: unknown[];
	/** Set by the operation and not shown. */
	fixed?: unknown;
}

interface ContractOperation {
	resource: string;
	operation: string;
	name: string;
	action: string;
	effect: string;
	method: string;
	path: string;
	params: Param[];
}

interface Contract {
	provider: string;
	operations: ContractOperation[];
}

const root = join(__dirname, '../..');

const FOLDERS: Record<string, string> = {
	'acquired-banking': 'AcquiredBanking',
	fincode: 'FinCode',
	fincore: 'Fincore',
	hexai: 'HexAi',
	hexcore: 'HexCore',
};

/** Enough of a credential for any of the five. */
const CREDENTIAL: ICredentialDataDecryptedObject = {
	environment: 'custom',
	baseUrl: 'https://api.example.com',
	domain: 'acme',
	authentication: 'login',
	requestFormat: 'standard',
	email: 'ada@example.com',
	password: 'Secret-1',
};

const providers = Object.entries(FOLDERS).map(([name, folder]) => {
	const contract = JSON.parse(readFileSync(join(root, `test/contracts/${name}.json`), 'utf8')) as Contract;
	return { name, folder, contract };
});

async function resourcesOf(folder: string): Promise<readonly Resource[]> {
	const { resources } = (await import(`../../nodes/${folder}/resources`)) as {
		resources: readonly Resource[];
	};
	return resources;
}

function filled({ type, example, default: fallback, options }: Param): unknown {
	const value = example ?? fallback ?? options?.[0];
	if (type === 'json' && value === '{}') return '{"yourField":"yourValue"}';
	if (type !== 'keyValues') return value;
	const pairs = Object.entries((value ?? {}) as IDataObject);
	// Shown as n8n's assignments, as rows of key and value, or with a field for each known key.
	return {
		...(value as IDataObject),
		assignments: pairs.map(([name, one]) => ({ name, value: one, type: 'string' })),
		pairs: pairs.map(([key, one]) => ({ key, value: one, questionId: key, answer: one })),
	};
}

/** An item filled in with the examples of the contract. */
function inputOf({ params }: ContractOperation): OperationInput {
	const values = new Map(
		params
			// A correction of the path is tested with its provider; what stands in place of Fields must not come with it.
			.filter(({ in: place, name }) => place !== 'override' && name !== 'jsonBody')
			.map((param) => [param.group ? `${param.group}.${param.name}` : param.name, filled(param)]),
	);
	const get = (name: string): unknown => {
		if (values.has(name)) return values.get(name);
		const inside = [...values].filter(([key]) => key.startsWith(`${name}.`));
		return inside.length === 0
			? undefined
			: Object.fromEntries(inside.map(([key, value]) => [key.slice(name.length + 1), value]));
	};
	return {
		get,
		text: (name) => String(get(name) ?? '').trim(),
		credential: CREDENTIAL,
		timezone: 'UTC',
		page: { number: 1, offset: 0, size: 10 },
		origin: { executionId: '1', nodeId: 'n', runIndex: 0, itemIndex: 0 },
	};
}

/** The first call an operation makes. */
async function callOf(operation: Operation, input: OperationInput): Promise<HttpCall> {
	if (operation.request) return operation.request(input);
	let sent: HttpCall | undefined;
	const file = { data: Buffer.from('%PDF-1.7'), fileName: 'passport.pdf', mimeType: 'application/pdf' };
	await operation
		.run?.(input, {
			send: async (call) => {
				sent = call;
				return await Promise.resolve({ status: 200, headers: {}, body: {}, readable: true });
			},
			unwrap: (body) => body,
			binary: async () => await Promise.resolve(file),
		})
		.catch(() => undefined);
	if (!sent) throw new Error('The operation makes no call');
	return sent;
}

/** A path as a pattern: what stands in braces may be anything but a slash. */
function patternOf(path: string): RegExp {
	const parts = path.split(/\{[^}]+\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
	return new RegExp(`${parts.join('[^/]+')}$`);
}

test('every contract has its provider, and every provider its contract', () => {
	const contracts = readdirSync(join(root, 'test/contracts')).map((file) => file.replace('.json', ''));
	expect(contracts.sort()).toEqual(Object.keys(FOLDERS).sort());
	const folders = readdirSync(join(root, 'nodes')).filter((folder) => folder !== 'shared');
	expect(folders.sort()).toEqual(Object.values(FOLDERS).sort());
});

describe.each(providers)('$name', ({ folder, contract }) => {
	test('has the operations of its contract and no others, with the same names and effects', async () => {
		const there = (await resourcesOf(folder)).flatMap(({ value, operations }) =>
			operations.map((one) => `${value}.${one.value}: ${one.name}, ${one.effect}`),
		);
		const wanted = contract.operations.map(
			(one) => `${one.resource}.${one.operation}: ${one.name}, ${one.effect}`,
		);
		expect(there.sort()).toEqual(wanted.sort());
	});

	test.each(contract.operations)('sends $resource.$operation where the contract says', async (wanted) => {
		const resource = (await resourcesOf(folder)).find(({ value }) => value === wanted.resource);
		const operation = resource?.operations.find(({ value }) => value === wanted.operation);
		if (!operation) throw new Error('There is no such operation');
		const { method, path } = await callOf(operation, inputOf(wanted));
		expect(method).toBe(wanted.method);
		expect(path).toMatch(patternOf(wanted.path));
	});

	test('takes every parameter of its contract under the same name', async () => {
		const resources = await resourcesOf(folder);
		for (const { resource, operation, params } of contract.operations) {
			const found = resources
				.find(({ value }) => value === resource)
				?.operations.find(({ value }) => value === operation);
			const names = JSON.stringify([found?.fields ?? [], found?.options ?? []]);
			const missing = params
				// Set by the operation, or filled in by the page walker.
				.filter(
					({ fixed, in: place, name }) => fixed === undefined && (place !== 'paging' || name === 'pageSize'),
				)
				.filter(({ name }) => !names.includes(`"name":"${name}"`))
				.map(({ name }) => name);
			expect([`${resource}.${operation}`, missing]).toEqual([`${resource}.${operation}`, []]);
		}
	});
});
