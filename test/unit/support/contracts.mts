import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeProperties,
	INodeTypeDescription,
} from 'n8n-workflow';

import type { Effect } from '../../../nodes/shared/api/call';
import type { Resource } from '../../../nodes/shared/api/operation';
import { root } from './source.mts';

/** What stands in test/contracts; schema.json there says what each key means. */
export interface Contract {
	provider: string;
	displayName: string;
	node: string;
	trigger: string;
	credential: string;
	auth: { credentialFields: CredentialField[] };
	headers: Record<string, string>;
	baseUrls: { sandbox?: string; production?: string };
	hosts?: Record<string, { documented: { test: string } }>;
	resources: Record<string, string>;
	operations: ContractOperation[];
	webhook: {
		events: string[];
		parameters: TriggerParam[];
		samples?: Array<{ source?: string; body: unknown }>;
	};
}

interface CredentialField {
	name: string;
	displayName: string;
	type: string;
	required: boolean;
	password?: true;
	expirable?: true;
	options?: string[];
	default?: string | boolean;
	example?: string;
	showWhen?: Record<string, string[]>;
}

export interface ContractOperation {
	resource: string;
	operation: string;
	name: string;
	action: string;
	effect: Effect;
	method: string;
	basePath?: string;
	path: string;
	bodyMode?: 'flat' | 'wrapped' | 'array' | 'getBody' | 'multipart' | 'none';
	hostFrom?: string;
	auth?: 'none';
	params: ContractParam[];
	requireAnyOf?: string[];
	exclusive?: string[];
	list: boolean;
	pagination: Pagination | null;
	lookup?: { call: string; by: string };
	/** Where the items lie in an answer: a path, or `root`. */
	output: string;
	response: unknown;
	/** `fields`: names with placeholders in place of values. */
	responseKind?: 'sample' | 'fields';
	source: string;
}

interface Pagination {
	in: 'query' | 'path';
	pageParam?: string;
	offsetParam?: string;
	sizeParam: string;
	firstPage?: number;
	firstOffset?: number;
	pageSize: number;
	maxPageSize?: number;
}

export interface ContractParam {
	name: string;
	in: 'body' | 'query' | 'path' | 'header' | 'guard' | 'picker' | 'override' | 'paging';
	api?: string;
	apiFrom?: string;
	spread?: true;
	type: string;
	required: boolean;
	orElse?: string;
	group: string | null;
	paymentKey?: true;
	displayName?: string;
	password?: true;
	options?: string[];
	default?: unknown;
	fixed?: true;
	copyOf?: string;
	generated?: string;
	wire?: string;
	pairKeys?: [string, string];
	pattern?: string;
	binary?: 'base64';
	showWhen?: Record<string, string[]>;
	example: unknown;
}

interface TriggerParam {
	name: string;
	type: string;
	required: boolean;
	group: string | null;
	options?: string[];
	default?: unknown;
	showWhen?: Record<string, string[]>;
}

/** A node class, as far as tests look at it. */
export interface NodeClass {
	description: INodeTypeDescription;
	execute?(this: IExecuteFunctions): Promise<INodeExecutionData[][]>;
	webhookMethods?: { default: Record<string, unknown> };
}

interface CredentialClass {
	name: string;
	properties: INodeProperties[];
}

const folder = join(root, 'test/contracts');

const parsed = (file: string): unknown => JSON.parse(readFileSync(join(folder, file), 'utf8'));

export const schema = parsed('schema.json') as object;

export const contracts: readonly Contract[] = readdirSync(folder)
	.filter((file) => file !== 'schema.json')
	.map((file) => parsed(file) as Contract);

const capital = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);

/** The folder of a provider under nodes/. */
export const folderOf = ({ node }: Contract): string => capital(node);

export const idOf = ({ resource, operation }: ContractOperation): string => `${resource}.${operation}`;

async function instanceOf<T>(path: string, name: string): Promise<T> {
	const module = (await import(join(root, path))) as Record<string, new () => T>;
	const Class = module[capital(name)];
	if (!Class) throw new Error(`${path} exports no ${capital(name)}`);
	return new Class();
}

/** What the code of a provider gives to n8n, and its operations. */
export interface Implementation {
	node: NodeClass;
	trigger: NodeClass;
	credential: CredentialClass;
	resources: readonly Resource[];
}

export async function implementationOf(contract: Contract): Promise<Implementation> {
	const own = `nodes/${folderOf(contract)}`;
	const inNodes = async (name: string) =>
		await instanceOf<NodeClass>(`${own}/${capital(name)}.node.ts`, name);
	const { resources } = (await import(join(root, own, 'resources/index.ts'))) as {
		resources: readonly Resource[];
	};
	return {
		node: await inNodes(contract.node),
		trigger: await inNodes(contract.trigger),
		credential: await instanceOf(
			`credentials/${capital(contract.credential)}.credentials.ts`,
			contract.credential,
		),
		resources,
	};
}
