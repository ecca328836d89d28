/** The place a new operation gets in its provider's simulator. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { addImport, addToFunction } from './source.mjs';

const IMPORT = "import { unfinished } from '../../core/unfinished.mts';";

/** A property of the object a simulator's factory returns; undefined when it has none. */
function property(text, name) {
	return new RegExp(`^\\t+${name}: '([^']*)',$`, 'm').exec(text)?.[1];
}

/** The file of a simulator that exports addApi; undefined when its routes are added in another way. */
function routesFile(root, folder) {
	return readdirSync(join(root, folder))
		.filter((name) => name.endsWith('.mts'))
		.map((name) => `${folder}/${name}`)
		.find((path) => readFileSync(join(root, path), 'utf8').includes('export function addApi(app: '));
}

/** Adds a line to the body of `api: (app) => { … }`. */
function addToApi(text, line, path) {
	const found = /\n(\t+)api: \(app\) => \{\n[\s\S]*?\n\1\}/.exec(text);
	if (!found) throw new Error(`${path} adds its routes in an unknown way: add the stub by hand.`);
	const at = found.index + found[0].length - found[1].length - 1;
	return `${text.slice(0, at)}${found[1]}\t${line}\n${text.slice(at)}`;
}

/**
 * Plans a route that answers 501.
 *
 * @returns {{ path: string, url: string }} the file it stands in, and its address with an example in place of each id
 */
export function addStub(plan, root, { folder }, { method, path }) {
	const simulator = `${folder}/simulator.mts`;
	const text = readFileSync(join(root, simulator), 'utf8');
	const prefix = property(text, 'apiPrefix') ?? '';
	// What the base URL of a credential does not hold stands in the path of every call.
	const inPath = prefix.slice((property(text, 'basePath') ?? prefix).length);
	if (!path.startsWith(inPath))
		throw new Error(`--path "${path}" must begin with ${inPath} for this provider.`);
	const below = path.slice(inPath.length).replace(/\{(\w+)\}/g, ':$1');
	const line = `unfinished(app, '${method}', '${below}');`;
	const routes = routesFile(root, folder);
	plan.change(routes ?? simulator, (before) => {
		const changed = before.includes(IMPORT) ? before : addImport(before, IMPORT, routes ?? simulator);
		return routes
			? addToFunction(changed, 'addApi', `\t${line}\n`, routes)
			: addToApi(changed, line, simulator);
	});
	const name = property(text, 'name');
	return {
		path: routes ?? simulator,
		url: `/${name}${prefix}${below.replace(/:\w+/g, '1001')}`,
	};
}

/** A test that fails for as long as the route is a stub. */
export function stubTest({ method, path }, url) {
	return `import { harness, type Harness } from './harness.mts';

let box: Harness;
beforeAll(async () => {
	box = await harness();
});
afterAll(() => box.close());

test('the simulator answers ${method} ${path}', async () => {
	const { status } = await box.send('${method}', '${url}');
	expect(status).not.toBe(501);
});
`;
}
