/** The contracts of test/contracts: what is known of each provider's API. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { small } from './names.mjs';

const FOLDER = 'test/contracts';

/**
 * Path and content of a provider's contract.
 *
 * @param provider name of its folder in nodes/
 * @throws Error when there is none
 */
export function contractOf(root, provider) {
	for (const file of readdirSync(join(root, FOLDER))) {
		const path = `${FOLDER}/${file}`;
		const contract = JSON.parse(readFileSync(join(root, path), 'utf8'));
		if (contract.node === small(provider)) return { path, contract };
	}
	throw new Error(
		`No file in ${FOLDER} is the contract of ${provider}: its "node" would be ${small(provider)}.`,
	);
}

/**
 * Adds an operation to the end of the list, and the label of its resource when that is new; the rest of the text
 * stays as it is.
 */
export function withOperation(text, operation, label) {
	const { resources } = JSON.parse(text);
	const known = Object.hasOwn(resources, operation.resource);
	const named = known
		? text
		: addAtEnd(text, '"resources": {', '\n\t}', `"${operation.resource}": "${label}"`);
	const entry = JSON.stringify(operation, null, '\t').replaceAll('\n', '\n\t\t');
	return addAtEnd(named, '"operations": [', '\n\t]', entry);
}

/** Adds an entry to a list or an object at the top of the contract. */
function addAtEnd(text, opening, closing, entry) {
	const start = text.indexOf(`\n\t${opening}\n`);
	const end = text.indexOf(closing, start);
	if (start < 0 || end < 0)
		throw new Error(`The contract holds no ${opening}. Run npm run format, then this again.`);
	return `${text.slice(0, end)},\n\t\t${entry}${text.slice(end)}`;
}

/** What most of some values are; undefined of none. */
export function usual(values) {
	const counts = new Map();
	for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
	return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}

/** The page most operations of a contract are documented on. */
export function usualDocs({ operations }) {
	return usual(operations.map(({ docs }) => docs));
}

/** How bodies of this API travel; `flat` also sends one that is empty, as long as nothing of it is required. */
export function usualBodyMode({ operations }) {
	const modes = operations.filter(({ method }) => method !== 'GET').map(({ bodyMode }) => bodyMode);
	return usual(modes.filter((mode) => mode !== undefined)) ?? 'flat';
}

/**
 * Folder of a provider's simulator: named as its contract, or as the first word of that.
 *
 * @throws Error when there is none
 */
export function simulatorOf(root, { provider }) {
	for (const name of [provider, provider.split('-')[0]]) {
		const folder = `sandbox/providers/${name}`;
		if (existsSync(join(root, folder))) return { folder, name };
	}
	throw new Error(`sandbox/providers holds no simulator called ${provider}.`);
}
