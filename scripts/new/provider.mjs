/** What a new provider consists of: one folder by the template, its credential, icons, contract and simulator. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileNameOf, isReserved, sameIn, small, wordsOf } from './names.mjs';
import { Plan } from './plan.mjs';
import { addImport, addToList } from './source.mjs';

const TEMPLATES = join(import.meta.dirname, 'provider');

/** Which template becomes which file. */
function filesOf({ Name, name, file }) {
	const node = `nodes/${Name}`;
	const schemas = `${node}/__schema__/v1.0.0`;
	const sandbox = `sandbox/providers/${file}`;
	return {
		'node.ts': `${node}/${Name}.node.ts`,
		'node.json': `${node}/${Name}.node.json`,
		'trigger.ts': `${node}/${Name}Trigger.node.ts`,
		'trigger.json': `${node}/${Name}Trigger.node.json`,
		'provider.ts': `${node}/provider.ts`,
		'address.ts': `${node}/address.ts`,
		'answers.ts': `${node}/answers.ts`,
		'credentialTest.ts': `${node}/credentialTest.ts`,
		'advice.ts': `${node}/advice.ts`,
		'status.ts': `${node}/status.ts`,
		'webhook.ts': `${node}/webhook.ts`,
		'fields.ts': `${node}/fields.ts`,
		'resources.ts': `${node}/resources/index.ts`,
		'resource.ts': `${node}/resources/account/index.ts`,
		'operation.ts': `${node}/resources/account/getBalance.ts`,
		'triggerSchema.json': `${schemas}.json`,
		'operationSchema.json': `${schemas}/account/getBalance.json`,
		'credential.ts': `credentials/${Name}Api.credentials.ts`,
		'icon.svg': `icons/${name}.svg`,
		'icon.dark.svg': `icons/${name}.dark.svg`,
		'contract.json': `test/contracts/${file}.json`,
		'simulator.mts': `${sandbox}/simulator.mts`,
		'routes.mts': `${sandbox}/routes.mts`,
		'problems.mts': `${sandbox}/problems.mts`,
		'settings.mts': `${sandbox}/settings.mts`,
		'webhook.mts': `${sandbox}/webhook.mts`,
		'unit.test.mts': `test/unit/${Name}/${name}.test.mts`,
		'sandbox.test.mts': `test/sandbox/${name}Api.test.mts`,
		'docs.md': `docs/${file}.md`,
	};
}

/** A template with the names in it. */
function filled(template, names) {
	const text = readFileSync(join(TEMPLATES, `${template}.txt`), 'utf8');
	return text.replace(/%(\w+)%/g, (_all, key) => names[key]);
}

/** The text of the shared code: it may name no provider, not even by accident. */
function sharedText(root) {
	const folder = join(root, 'nodes/shared');
	return readdirSync(folder, { recursive: true })
		.filter((name) => name.endsWith('.ts'))
		.map((name) => readFileSync(join(folder, name), 'utf8'))
		.join('\n');
}

function assertUsable(root, name) {
	if (!/^[A-Z][A-Za-z]*$/.test(name)) {
		throw new Error(
			`"${name}" is no name for a provider: it begins with a capital letter and holds letters only, for example AcmePay.`,
		);
	}
	if (name.endsWith('Trigger') || isReserved(small(name)) || small(name) === 'shared') {
		throw new Error(`A provider can't be called ${name}: the word has a meaning in the code.`);
	}
	const taken = sameIn(readdirSync(join(root, 'nodes')), name);
	if (taken !== undefined) throw new Error(`There is a provider ${taken} already.`);
	if (new RegExp(`\\b${name}\\b`, 'i').test(sharedText(root))) {
		throw new Error(
			`nodes/shared uses the word "${small(name)}", and a test holds that it names no provider. Choose a longer name, for example ${name}Api.`,
		);
	}
}

function withNodes(text, { Name }) {
	const manifest = JSON.parse(text);
	manifest.n8n.credentials.push(`dist/credentials/${Name}Api.credentials.js`);
	manifest.n8n.nodes.push(`dist/nodes/${Name}/${Name}.node.js`, `dist/nodes/${Name}/${Name}Trigger.node.js`);
	return `${JSON.stringify(manifest, null, '\t')}\n`;
}

function withSimulator(text, { Name, file }) {
	const path = 'sandbox/providers/index.mts';
	const line = `import { create${Name} } from './${file}/simulator.mts';`;
	return addToList(
		addImport(text, line, path),
		'simulatorFactories: readonly SimulatorFactory\\[\\] = ',
		`create${Name}`,
		path,
	);
}

function withCredential(text, { name, label, file }) {
	const entry = `{
		name: '${label} sandbox',
		type: '${name}Api',
		path: '/${file}/v1',
		data: { apiKey: 'sk_test_sim', webhookSecret: 'fake-webhook-secret' },
	}`;
	return addToList(text, 'CREDENTIALS: PlaygroundCredential\\[\\] = ', entry, 'playground/credentials.mts');
}

function stepsFor({ Name, name, label, file }) {
	const node = `nodes/${Name}`;
	return [
		`test/contracts/${file}.json: what the documents of ${label} say. What stands there now is made up; schema.json beside it says what each key means.`,
		`Every address with ${file}.example: the one of ${label} (git grep ${file}.example).`,
		`credentials/${Name}Api.credentials.ts, ${node}/address.ts: how calls prove who makes them, and what is one account.`,
		`${node}/answers.ts, advice.ts, status.ts, webhook.ts: how ${label} says yes and no, what a person can do, its words for a state, its events and their proof.`,
		`${node}/*.node.json: words people search for. icons/${name}.svg and .dark.svg: the logo.`,
		`sandbox/providers/${file}: the same in the simulator. Mark what no document says with "Assumed".`,
		`The operations, one by one: npm run new operation ${Name} …`,
		`test/engine: payments, reads and the trigger in the real n8n-core, as hexai.*.mts has them.`,
		`docs/${file}.md and CHANGELOG.md. npm run docs writes the tables.`,
		'npm run saved, once the names are final: it writes down what saved workflows will rely on.',
		'npm run lint && npm run typecheck && npm run test:unit, then npm start and look at it.',
	];
}

/**
 * Plans a new provider.
 *
 * @returns {{ plan: Plan, next: string[] }} the files, and what is left for a person to do
 * @throws Error with a sentence when the name can't be used or is taken
 */
export function newProvider(root, { name, label = undefined }) {
	assertUsable(root, name);
	const spoken = wordsOf(name)
		.map((word) => word.charAt(0).toUpperCase() + word.slice(1))
		.join(' ');
	const names = { Name: name, name: small(name), label: label ?? spoken, file: fileNameOf(name) };
	const plan = new Plan(root);
	for (const [template, path] of Object.entries(filesOf(names))) plan.make(path, filled(template, names));
	plan.change('package.json', (text) => withNodes(text, names));
	plan.change('sandbox/providers/index.mts', (text) => withSimulator(text, names));
	plan.change('playground/credentials.mts', (text) => withCredential(text, names));
	return { plan, next: stepsFor(names) };
}
