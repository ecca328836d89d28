/** How an installed package is loaded: at a start n8n reads its descriptions, and code when it is used. */
import { core, load } from './harness/n8n.mts';
import { copyPackage } from './harness/package.mts';

const copies: Array<{ remove(): void }> = [];

/** A copy that was loaded by one of n8n's loaders. */
async function loaded(kind: 'LazyPackageDirectoryLoader' | 'PackageDirectoryLoader') {
	const copy = copyPackage();
	copies.push(copy);
	const loader = new core[kind](copy.folder);
	await loader.loadAll();
	/** Its modules that were required by now. */
	const modules = () =>
		Object.keys(load.cache)
			.filter((path) => path.startsWith(`${loader.directory}/`))
			.map((path) => path.slice(loader.directory.length + 1));
	return { loader, modules };
}

afterAll(() => copies.forEach((copy) => copy.remove()));

/** As it goes to the editor; what n8n notes for its linter is not among it. */
const sent = <T,>(value: T): T =>
	JSON.parse(
		JSON.stringify(value, (name, member: unknown) => (name === '__loadOptionsMethods' ? undefined : member)),
	) as T;

test('at its start n8n requires no code but that of the credentials', async () => {
	const { loader, modules } = await loaded('LazyPackageDirectoryLoader');
	expect(loader.isLazyLoaded).toBe(true);
	expect(modules()).toEqual([]);
	// n8n asks for every credential at its start.
	for (const name of Object.keys(loader.known.credentials)) loader.getCredential(name);
	expect(modules()).toEqual(expect.arrayContaining(['dist/credentials/HexAiApi.credentials.js']));
	expect(modules().filter((path) => /\.node\.js$|\/resources\//.test(path))).toEqual([]);
	expect(modules().length).toBeLessThanOrEqual(60);
});

test('what n8n reads is what the code says', async () => {
	const { loader: read } = await loaded('LazyPackageDirectoryLoader');
	const { loader: run } = await loaded('PackageDirectoryLoader');
	expect(run.types.nodes.length).toBeGreaterThan(10);
	expect(read.types).toEqual(sent(run.types));
	expect(read.known).toEqual(sent(run.known));
});

test('a node is loaded when it is used, and no other with it', async () => {
	const { loader, modules } = await loaded('LazyPackageDirectoryLoader');
	const { type } = loader.getNode('hexAi');
	const described = loader.types.nodes.find(({ name }) => name === 'hexAi');
	expect(type).toHaveProperty('execute');
	// n8n notes the version of a package only where it loads all of it.
	expect(sent(type.description)).toEqual({ ...described, communityNodePackageVersion: undefined });
	expect(modules().filter((path) => path.endsWith('.node.js'))).toEqual(['dist/nodes/HexAi/HexAi.node.js']);
});
