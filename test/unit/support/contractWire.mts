/** What a contract says goes out, worked out from the contract alone. */
import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';

import type { Contract, ContractOperation, ContractParam } from './contracts.mts';

/** The file in the binary field of an item, and its name there. */
export const FILE = Buffer.from('%PDF-1.7 sample');
const FILE_NAME = 'passport.pdf';

/** A request with nothing in it that does not travel: what is compared. */
interface Wire {
	method: string;
	url: string;
	query: Record<string, string>;
	/** The headers a contract names as parameters, in lower case. */
	headers: Record<string, unknown>;
	body: unknown;
}

const UUID: unknown = expect.stringMatching(
	/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
);
const TIME: unknown = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/);

const GENERATED: Record<string, unknown> = {
	fromPaymentKey: UUID,
	// The key of the example, and a mark of what is paid.
	markedPaymentKey: expect.stringMatching(/^INV-1001-[0-9a-f]{12}$/),
	idempotencyKey: UUID,
	interactionId: UUID,
	now: TIME,
	loopback: '127.0.0.1',
	// The node leaves it a place, the credential fills it in.
	credentialPassword: '',
	fileName: FILE_NAME,
};

/** FinCode's form of a value; the order of pairs carries no meaning. */
function pairsOf({ example, pairKeys = ['key', 'value'] }: ContractParam): IDataObject[] {
	const [first, second] = pairKeys;
	return sorted(
		Object.entries(example as IDataObject).map(([key, value]) => ({ [first]: key, [second]: value })),
	);
}

const sorted = (list: IDataObject[]): IDataObject[] =>
	[...list].sort((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)));

/** The example of a parameter as it travels. */
function wireValue(param: ContractParam): unknown {
	const { type, wire, example, binary } = param;
	if (binary) return FILE.toString(binary);
	if (type === 'json') return JSON.parse(String(example));
	if (['decimalNumber', 'integer', 'number'].includes(type)) return Number(example);
	if (wire === 'dd/MM/yyyy') return String(example).split('-').reverse().join('/');
	return wire === 'pairs' ? pairsOf(param) : example;
}

/** Puts a value where its name says: a dot nests, [0] is the first element of a list. */
function put(target: Record<string, unknown>, path: string, value: unknown): void {
	const [first = '', ...rest] = path.split('.');
	const [, list] = /^(.+)\[0\]$/.exec(first) ?? [];
	if (list !== undefined) {
		const [element] = (target[list] ??= [{}]) as [Record<string, unknown>];
		put(element, rest.join('.'), value);
	} else if (rest.length === 0) target[first] = value;
	else put((target[first] ??= {}) as Record<string, unknown>, rest.join('.'), value);
}

/** Everything that travels in one place of a call. */
function inPlace(
	{ params }: ContractOperation,
	place: ContractParam['in'],
	given: ReadonlySet<ContractParam>,
): Record<string, unknown> {
	const target: Record<string, unknown> = {};
	for (const param of params.filter((one) => one.in === place)) {
		const { api = '', fixed, copyOf, generated } = param;
		const copied = params.find(({ name }) => name === copyOf);
		if (copied) {
			if (given.has(copied)) put(target, api, wireValue(copied));
		} else if (fixed) put(target, api, param.default);
		else if (given.has(param) && !isDerived(generated)) {
			if (param.spread) Object.assign(target, wireValue(param));
			else put(target, api, wireValue(param));
		} else if (generated) put(target, api, GENERATED[generated]);
		// n8n always hands over what stands beside Resource and Operation.
		else if (param.group === null && param.default !== undefined && !param.showWhen) {
			put(target, api, param.default);
		}
	}
	return target;
}

/** Never sent as it was typed. */
const isDerived = (generated: string | undefined) =>
	generated === 'fromPaymentKey' || generated === 'markedPaymentKey';

function queryOf(operation: ContractOperation, given: ReadonlySet<ContractParam>): Record<string, string> {
	const { pagination } = operation;
	const query = inPlace(operation, 'query', given);
	if (pagination?.in === 'query') {
		const { pageParam, offsetParam, firstPage, firstOffset, sizeParam, pageSize } = pagination;
		query[pageParam ?? offsetParam ?? ''] ??= firstPage ?? firstOffset;
		query[sizeParam] = pageSize;
	}
	return Object.fromEntries(Object.entries(query).map(([name, value]) => [name, String(value)]));
}

function pathOf({ basePath = '', path, params, pagination }: ContractOperation): string {
	const page: Record<string, unknown> = { page: pagination?.firstPage, size: pagination?.pageSize };
	const filled = path.replace(/\{(\w+)\}/g, (_all, name: string) => {
		const param = params.find((one) => one.name === name && one.in === 'path');
		return encodeURIComponent(String(param ? param.example : page[name]));
	});
	return basePath + filled;
}

function bodyOf(operation: ContractOperation, given: ReadonlySet<ContractParam>): unknown {
	const payload = inPlace(operation, 'body', given);
	const empty = Object.keys(payload).length === 0;
	const metadata = { request_id: UUID, timestamp: TIME };
	switch (operation.bodyMode) {
		case 'none':
			return undefined;
		case 'wrapped':
			return { data: payload, metadata };
		case 'array':
			return { data: [payload], metadata };
		case 'flat':
			return payload;
		default:
			return empty ? undefined : payload;
	}
}

/** The address the credential of `credentialOf` leads to. */
function baseUrlOf({ baseUrls, hosts }: Contract, { hostFrom }: ContractOperation): string {
	if (hostFrom) return hosts?.[hostFrom]?.documented.test ?? '';
	return (baseUrls.sandbox ?? baseUrls.production ?? ADDRESS).replace('{domain}', 'acme');
}

const ADDRESS = 'https://api.example.com';

/** A credential with everything filled in, for the sandbox where there is one. */
export function credentialOf({ auth, baseUrls }: Contract): IDataObject {
	const values = auth.credentialFields.map(({ name, example, default: standard }) => {
		const address = name === 'baseUrl' && Object.keys(baseUrls).length === 0 ? ADDRESS : undefined;
		return [name, address ?? standard ?? example ?? 'Secret-1'] as const;
	});
	return Object.fromEntries(values);
}

/** The request the contract describes when these parameters are filled in with their examples. */
export function wireOf(
	contract: Contract,
	operation: ContractOperation,
	given: ReadonlySet<ContractParam>,
): Wire {
	const headers = inPlace(operation, 'header', given);
	return {
		method: operation.method,
		url: baseUrlOf(contract, operation) + pathOf(operation),
		query: queryOf(operation, given),
		headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])),
		body: bodyOf(operation, given),
	};
}

/** A request as it was made, in the same words. */
export function wireIn(request: IHttpRequestOptions, contract: Contract, operation: ContractOperation): Wire {
	const everywhere = [...Object.keys(contract.headers), 'Accept', 'Content-Type'].map((name) =>
		name.toLowerCase(),
	);
	const own = Object.entries(request.headers ?? {})
		.map(([name, value]): [string, unknown] => [name.toLowerCase(), value])
		.filter(([name]) => !everywhere.includes(name));
	const pairs = operation.params.filter(({ wire }) => wire === 'pairs').map(({ api = '' }) => api);
	return {
		// n8n sends a call without a method as GET.
		method: request.method ?? 'GET',
		url: request.url,
		query: Object.fromEntries(Object.entries(request.qs ?? {}).map(([name, value]) => [name, String(value)])),
		headers: Object.fromEntries(own),
		body: withSortedPairs(request.body, pairs),
	};
}

function withSortedPairs(body: unknown, names: readonly string[]): unknown {
	if (body === undefined || names.length === 0) return body;
	return JSON.parse(JSON.stringify(body), (name, value: unknown) =>
		names.includes(name) && Array.isArray(value) ? sorted(value as IDataObject[]) : value,
	);
}
