import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';

import type { INodeType, INodeTypeBaseDescription } from 'n8n-workflow';

import type { Resource } from '../../nodes/shared/api/operation';
import { filesUnder, importsOf, providers, read, root } from './support/source.mts';

interface Manifest {
	version: string;
	files: string[];
	dependencies?: unknown;
	peerDependencies: unknown;
	n8n: { nodes: string[]; credentials: string[]; strict: boolean; n8nNodesApiVersion: number };
}

const manifest = JSON.parse(read('package.json')) as Manifest;
const shipped = [...filesUnder('nodes'), ...filesUnder('credentials')].filter((path) => path.endsWith('.ts'));
const nodeFiles = shipped.filter((path) => path.endsWith('.node.ts'));
const credentialFiles = shipped.filter((path) => path.endsWith('.credentials.ts'));

const resourcesOf = async (provider: string) =>
	((await import(join(root, 'nodes', provider, 'resources/index.ts'))) as { resources: readonly Resource[] })
		.resources;

/** The class of a node or credential file: it bears the name of the file, as n8n demands. */
async function instanceOf<T>(path: string): Promise<T> {
	const name = basename(path).split('.')[0] ?? '';
	const module = (await import(join(root, path))) as Record<string, new () => T>;
	const Class = module[name];
	if (!Class) throw new Error(`${path} exports no ${name}`);
	return new Class();
}

test('there are providers to look at', () => {
	expect(providers).toContain('HexAi');
	expect(shipped.length).toBeGreaterThan(40);
});

test('all property tests take fast-check where its seed is set', () => {
	const direct = filesUnder('test').filter((path) => importsOf(path).includes('fast-check'));
	expect(direct).toEqual(['test/support/properties.mts']);
});

describe('imports', () => {
	test.each(shipped)('%s brings in nothing a published package may not have', (path) => {
		for (const name of importsOf(path)) {
			const own = name.startsWith('nodes/') || name.startsWith('credentials/');
			expect([name, own || ['n8n-workflow', 'crypto'].includes(name)]).toEqual([name, true]);
			if (own)
				expect(existsSync(join(root, `${name}.ts`)) || existsSync(join(root, name, 'index.ts'))).toBe(true);
		}
	});

	test('of the shared code stay inside it: it knows no provider', () => {
		for (const path of shipped.filter((one) => one.startsWith('nodes/shared/'))) {
			for (const name of importsOf(path).filter((one) => one.startsWith('nodes/'))) {
				expect([path, name]).toEqual([path, expect.stringMatching(/^nodes\/shared\//)]);
			}
			const text = read(path);
			for (const provider of providers) {
				expect([path, new RegExp(`\\b${provider}\\b`, 'i').test(text)]).toEqual([path, false]);
			}
		}
	});

	test.each(providers)('of %s reach no other provider', (provider) => {
		for (const path of shipped.filter((one) => one.startsWith(`nodes/${provider}/`))) {
			for (const name of importsOf(path).filter((one) => one.startsWith('nodes/'))) {
				expect([path, name]).toEqual([
					path,
					expect.stringMatching(new RegExp(`^nodes/(shared|${provider})/`)),
				]);
			}
		}
	});

	test.each(providers)(
		'of the resources of %s do not turn round: they never reach the node or its trigger',
		(provider) => {
			const inside = [
				`nodes/${provider}/provider`,
				`nodes/${provider}/webhook`,
				`nodes/${provider}/resources/`,
			];
			for (const path of shipped.filter((one) => inside.some((start) => one.startsWith(start)))) {
				expect(importsOf(path).filter((name) => name.endsWith('.node'))).toEqual([]);
			}
		},
	);
});

test.each(shipped)('%s is short enough to be read in one go', (path) => {
	expect(read(path).trimEnd().split('\n').length).toBeLessThanOrEqual(250);
});

describe('the manifest', () => {
	const built = (paths: string[]) => paths.map((path) => `dist/${path.replace(/\.ts$/, '.js')}`).sort();

	test('lists exactly the node and credential files that are there', () => {
		expect([...manifest.n8n.nodes].sort()).toEqual(built(nodeFiles));
		expect([...manifest.n8n.credentials].sort()).toEqual(built(credentialFiles));
	});

	test('has no dependency at runtime, and n8n-workflow as its one peer', () => {
		expect(manifest.dependencies).toBeUndefined();
		expect(manifest.peerDependencies).toEqual({ 'n8n-workflow': '*' });
		expect(manifest.files).toEqual(['dist']);
		expect(manifest.n8n).toMatchObject({ strict: true, n8nNodesApiVersion: 1 });
	});
});

describe.each(nodeFiles)('%s', (path) => {
	test('is named after its file, has a light and a dark icon, and a codex that names it', async () => {
		const { description } = await instanceOf<INodeType>(path);
		const name = basename(path, '.node.ts');
		expect(description.name).toBe(name.charAt(0).toLowerCase() + name.slice(1));
		const { light, dark } = description.icon as { light: string; dark: string };
		expect(light).not.toBe(dark);
		for (const icon of [light, dark]) {
			expect(icon).toMatch(/^file:.*\.svg$/);
			expect(existsSync(join(root, path, '..', icon.slice('file:'.length)))).toBe(true);
		}
		const codex = JSON.parse(read(path.replace(/\.ts$/, '.json'))) as { node: string; resources: object };
		expect(codex.node).toBe(`n8n-nodes-fintech.${description.name}`);
		// n8n drops a codex without these two.
		expect(codex.resources).toMatchObject({ primaryDocumentation: [{}], credentialDocumentation: [{}] });
	});

	test('has the list search of each field with From List, and no other', async () => {
		const { description, methods } = await instanceOf<INodeType>(path);
		const asked = JSON.stringify(description.properties).matchAll(/"searchListMethod":"([^"]*)"/g);
		const own = Object.keys(methods?.listSearch ?? {});
		expect(own.sort()).toEqual([...new Set([...asked].map(([, name]) => name))].sort());
	});

	test('uses a credential of this package, and tests it', async () => {
		const { description, methods } = await instanceOf<INodeType>(path);
		const names = credentialFiles
			.map((file) => basename(file, '.credentials.ts'))
			.map((name) => name.charAt(0).toLowerCase() + name.slice(1));
		expect(description.credentials?.length).toBeGreaterThan(0);
		for (const { name, testedBy } of description.credentials ?? []) {
			expect(names).toContain(name);
			expect(Object.keys(methods?.credentialTest ?? {})).toEqual([testedBy]);
		}
	});
});

test.each(credentialFiles)(
	'%s is named after its file, has both icons, and leaves its test to the nodes',
	async (path) => {
		const credential = await instanceOf<{
			name: string;
			icon: INodeTypeBaseDescription['icon'];
			test: unknown;
			documentationUrl: string;
		}>(path);
		const name = basename(path, '.credentials.ts');
		expect(credential.name).toBe(name.charAt(0).toLowerCase() + name.slice(1));
		const { light, dark } = credential.icon as { light: string; dark: string };
		for (const icon of [light, dark])
			expect(existsSync(join(root, path, '..', icon.slice('file:'.length)))).toBe(true);
		// The nodes test it: n8n takes a test of the credential itself before theirs.
		expect(credential.test).toBeUndefined();
		expect(credential.documentationUrl).toMatch(/^https:\/\//);
	},
);

describe.each(providers)('the operations of %s', (provider) => {
	test('have each its own file and an output schema, and no schema is left over', async () => {
		const own = (await resourcesOf(provider)).flatMap(({ value, operations }) =>
			operations.map((operation) => `${value}/${operation.value}`),
		);
		const schemas = filesUnder(`nodes/${provider}/__schema__/v1.0.0`).map((path) =>
			path.replace(`nodes/${provider}/__schema__/v1.0.0/`, '').replace(/\.json$/, ''),
		);
		expect(schemas.sort()).toEqual([...own].sort());
		for (const name of own)
			expect(existsSync(join(root, 'nodes', provider, 'resources', `${name}.ts`))).toBe(true);
		for (const name of schemas) {
			expect(JSON.parse(read(`nodes/${provider}/__schema__/v1.0.0/${name}.json`))).toMatchObject({
				type: 'object',
			});
		}
	});

	test('carry a payment key when they are transfers, and only then', async () => {
		for (const { operations } of await resourcesOf(provider)) {
			for (const { value, effect, payment, fields = [] } of operations) {
				expect([value, payment !== undefined]).toEqual([value, effect === 'transfer']);
				if (!payment) continue;
				const key = fields.find(({ name }) => name === payment.keyParameter);
				expect(key).toMatchObject({ type: 'string', required: true });
				expect(key?.displayOptions).toBeUndefined();
			}
		}
	});

	test('are told apart by value, name and action, and say in one way or the other what to call', async () => {
		const all = (await resourcesOf(provider)).flatMap(({ value, operations }) =>
			operations.map((one) => ({ resource: value, ...one })),
		);
		const unique = (texts: string[]) => expect(texts).toEqual([...new Set(texts)]);
		unique(all.map(({ resource, value }) => `${resource}.${value}`));
		unique(all.map(({ resource, name }) => `${resource}.${name}`));
		unique(all.map(({ action }) => action));
		for (const { value, request, run } of all)
			expect([value, (request === undefined) !== (run === undefined)]).toEqual([value, true]);
	});
});
