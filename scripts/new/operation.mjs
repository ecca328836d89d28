/** What a new operation consists of: which files are made, and which are changed. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { contractOf, simulatorOf, usual, usualBodyMode, usualDocs, withOperation } from './contract.mjs';
import {
	assertCamelCase,
	camelCase,
	capital,
	constantOf,
	isReserved,
	labelOf,
	sameIn,
	wordsOf,
} from './names.mjs';
import {
	actionOf,
	checkText,
	contractEntry,
	operationFile,
	resourceFile,
	schemaFile,
} from './operationText.mjs';
import { Plan } from './plan.mjs';
import { addStub, stubTest } from './simulator.mjs';
import { addImport, addToList } from './source.mjs';

/** Names the file of an operation uses itself. */
const USED = [
	'endpointPath',
	'endpointPathOption',
	'fieldsOf',
	'idInPath',
	'notConfirmed',
	'payload',
	'payment',
];

function providersIn(root) {
	return readdirSync(join(root, 'nodes')).filter((name) => name !== 'shared');
}

function assertKnown(root, provider) {
	const providers = providersIn(root);
	if (providers.includes(provider)) return;
	throw new Error(
		`There is no provider ${provider}. There are: ${providers.join(', ')}. For another one: npm run new provider ${capital(provider)}`,
	);
}

/** Names of the files in a folder, without their ending; none when there is no such folder. */
function namesIn(folder) {
	if (!existsSync(folder)) return [];
	return readdirSync(folder).map((file) => file.replace(/\.ts$/, ''));
}

/**
 * Whether the resource is there already.
 *
 * @throws Error when the operation is, or a name can't be used
 */
function assertFree(root, { provider, resource, operation }) {
	const folder = join(root, 'nodes', provider, 'resources');
	const known = sameIn(namesIn(folder), resource);
	if (known !== undefined && known !== resource) {
		throw new Error(`There is a resource ${known} already: write it the same way.`);
	}
	if (known === undefined && (isReserved(resource) || resource === 'resources' || resource === 'index')) {
		throw new Error(`A resource can't be called ${resource}: the word has a meaning in the code.`);
	}
	const taken = sameIn(namesIn(join(folder, resource)), operation);
	if (taken === 'index')
		throw new Error(`An operation can't be called ${operation}: index.ts lists the others.`);
	if (taken !== undefined) throw new Error(`${provider} has an operation ${resource}.${taken} already.`);
	return known !== undefined;
}

/**
 * The check of the answer that most operations of a provider share, for one that moves no money; undefined when there
 * is none.
 */
function usualRefusal(root, provider) {
	const folder = join(root, 'nodes', provider, 'resources');
	const others = readdirSync(folder, { recursive: true })
		.filter((name) => name.endsWith('.ts') && !name.endsWith('index.ts'))
		.map((name) => readFileSync(join(folder, name), 'utf8'))
		.filter((text) => text.includes("effect: 'read'") || text.includes("effect: 'write'"));
	const shared = others
		.filter((text) => text.includes("from '../../answers'"))
		.map((text) => /^\trefusal: (\w+),$/m.exec(text)?.[1])
		.filter(Boolean);
	const name = usual(shared);
	return shared.filter((one) => one === name).length > others.length / 2 ? name : undefined;
}

/** Everything the texts of an operation are made from. */
function factsOf(root, wanted, contract) {
	const { provider, resource, operation, path, docs } = wanted;
	const placeholders = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
	if (new Set(placeholders).size < placeholders.length) {
		throw new Error(`--path "${path}" names a placeholder twice.`);
	}
	const displayName = contract.displayName ?? labelOf(provider);
	const facts = {
		...wanted,
		displayName,
		placeholders,
		isList: wordsOf(operation).join(' ') === 'get all',
		docs: docs ?? usualDocs(contract),
		bodyMode: usualBodyMode(contract),
		refusal: wanted.effect === 'transfer' ? 'notConfirmed' : usualRefusal(root, provider),
		// A word of the language, or of the file itself: the value stays, the constant gets a longer name.
		constant:
			isReserved(operation) || USED.includes(operation) || operation === resource
				? `${operation}${capital(resource)}`
				: operation,
		check: `${constantOf(resource)}_${constantOf(operation)}_CHECK`,
	};
	const action = actionOf(facts);
	const twin = contract.operations.find((one) => one.action === action);
	if (twin) {
		throw new Error(
			`${twin.resource}.${twin.operation} has the action "${action}" already; the two could not be told apart. Choose another name.`,
		);
	}
	return { ...facts, action };
}

function addToResource(plan, { provider, resource, operation, constant }, known) {
	const folder = `nodes/${provider}/resources`;
	if (!known) {
		plan.make(`${folder}/${resource}/index.ts`, resourceFile({ resource, operation, constant }));
		plan.change(`${folder}/index.ts`, (text) =>
			addToList(
				addImport(text, `import { ${resource} } from './${resource}';`, `${folder}/index.ts`),
				'resources: readonly Resource\\[\\] = ',
				resource,
				`${folder}/index.ts`,
			),
		);
		return;
	}
	const index = `${folder}/${resource}/index.ts`;
	plan.change(index, (text) =>
		addToList(
			addImport(text, `import { ${constant} } from './${operation}';`, index),
			'operations: ',
			constant,
			index,
		),
	);
}

function stepsFor(facts, { file, contract, contractName, simulator, test }) {
	const { displayName, provider, resource, effect, isList, docs } = facts;
	return [
		`${file}: description and fields (FORM). Look at a neighbour in nodes/${provider}/resources first: what all calls of ${displayName} need stands there too.`,
		...(effect === 'transfer'
			? [
					`${file}: notConfirmed keeps every payment's outcome open. Let it return undefined for the answer that proves acceptance; nodes/${provider}/answers.ts may have it already. Where the API has a reference of its own, make that the payment key.`,
					`nodes/${provider}/advice.ts: ${facts.check} says where to look whether the money moved.`,
				]
			: []),
		...(isList ? [`${file}: rows, and paging when the API has pages.`] : []),
		`${contract}: the parameters, and the documented answer as "response". Its "docs" is ${docs}.`,
		`nodes/${provider}/__schema__/v1.0.0/${resource}/${facts.operation}.json: the fields of the answer. Until then test/unit/outputSchemas.test.mts fails.`,
		`${simulator}: a real route in place of unfinished(…). Until then ${test} fails.`,
		`${test}: what the route does.`,
		`docs/${contractName}.md: what else a person must know. The tables are written anew by npm run docs, which this command has done; do it again when the contract changes. CHANGELOG.md needs a line by hand.`,
		'npm run saved, once the names are final: it writes down what saved workflows will rely on.',
		'npm run lint && npm run typecheck && npm run test:unit',
	];
}

/**
 * Plans a new operation.
 *
 * @returns {{ plan: Plan, next: string[] }} the files, and what is left for a person to do
 * @throws Error with a sentence when a name can't be used or is taken
 */
export function newOperation(root, wanted) {
	const { provider, resource, operation } = wanted;
	assertKnown(root, provider);
	assertCamelCase(resource, 'resource');
	assertCamelCase(operation, 'operation');
	const known = assertFree(root, wanted);
	const { path: contract, contract: content } = contractOf(root, provider);
	const facts = factsOf(root, wanted, content);
	const plan = new Plan(root);

	const file = `nodes/${provider}/resources/${resource}/${operation}.ts`;
	plan.make(file, operationFile(facts));
	addToResource(plan, facts, known);
	plan.make(`nodes/${provider}/__schema__/v1.0.0/${resource}/${operation}.json`, schemaFile(facts));
	if (facts.effect === 'transfer') {
		plan.change(`nodes/${provider}/advice.ts`, (text) => `${text.trimEnd()}\n\n${checkText(facts)}`);
	}
	plan.change(contract, (text) => withOperation(text, contractEntry(facts), labelOf(resource)));

	const simulator = simulatorOf(root, content);
	const stub = addStub(plan, root, simulator, facts);
	const test = `test/sandbox/${camelCase(`${simulator.name}-${resource}-${operation}`)}.test.mts`;
	plan.make(test, stubTest(facts, stub.url));
	return {
		plan,
		next: stepsFor(facts, { file, contract, contractName: content.provider, simulator: stub.path, test }),
	};
}
