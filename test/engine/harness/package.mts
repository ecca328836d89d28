import {
	copyFileSync,
	existsSync,
	linkSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	rmSync,
	statSync,
	symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ICredentialType, INodeType, INodeTypeDescription, INodeTypes } from 'n8n-workflow';

import { core, load, n8n, repository } from './n8n.mts';

/** Node types every workflow of the harness may use besides the package's own. */
export const HELPER_NODE = 'harness.noOp';

/** The built package, loaded as n8n loads an installed one. */
export interface LoadedPackage {
	name: string;
	nodeTypes: INodeTypes;
	credentialType(name: string): ICredentialType;
	/** Names of the nodes a credential type may be used in. */
	supportedNodes(credentialType: string): string[];
	/** A module of dist/ as the nodes use it, for tests that turn its clock. */
	module(path: string): unknown;
	close(): void;
}

/**
 * A copy of the package from FINTECH_PACKAGE_DIR, or of this repository's dist/.
 *
 * In a folder of its own: each copy brings modules with fresh state, as after a restart of n8n, a build that runs
 * meanwhile does no harm, and a package installed elsewhere still shares this process's n8n-workflow.
 */
export function copyPackage(): { folder: string; remove(): void } {
	const source = process.env.FINTECH_PACKAGE_DIR ?? repository;
	if (!existsSync(join(source, 'dist'))) throw new Error(`No dist/ in ${source}: run "npm run build" first`);
	const folder = mkdtempSync(join(tmpdir(), 'fintech-package-'));
	for (const part of ['dist', 'package.json']) linkAll(join(source, part), join(folder, part));
	symlinkSync(join(repository, 'node_modules'), join(folder, 'node_modules'), 'dir');
	return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Loads a copy of the package, all of it at once. */
export async function loadPackage(): Promise<LoadedPackage> {
	const { folder, remove } = copyPackage();
	const loader = new core.PackageDirectoryLoader(folder);
	await loader.loadAll().catch((error: unknown) => {
		remove();
		throw error;
	});
	return {
		name: loader.packageName,
		nodeTypes: nodeTypesOf(loader),
		credentialType: (name) => loader.getCredential(name).type,
		supportedNodes: (name) => loader.known.credentials[name]?.supportedNodes ?? [],
		module: (path) => load(join(folder, 'dist', path)),
		close: remove,
	};
}

/** Gives a file, or all files of a folder, a second name: another module to Node, for a fraction of a copy's work. */
function linkAll(source: string, target: string): void {
	if (statSync(source).isDirectory()) {
		mkdirSync(target);
		for (const name of readdirSync(source)) linkAll(join(source, name), join(target, name));
		return;
	}
	try {
		linkSync(source, target);
	} catch {
		// The temporary folder lies on another disk.
		copyFileSync(source, target);
	}
}

function nodeTypesOf(loader: InstanceType<typeof core.PackageDirectoryLoader>): INodeTypes {
	const find = (type: string) => {
		if (type === HELPER_NODE) return noOp;
		const [packageName, name = ''] = type.split('.');
		if (packageName !== loader.packageName) throw new Error(`The harness has no node type ${type}`);
		return loader.getNode(name).type;
	};
	return {
		getByName: find,
		getByNameAndVersion: (type, version) => n8n.NodeHelpers.getVersionedNodeType(find(type), version),
		getKnownTypes: () => ({}),
	};
}

const description: INodeTypeDescription = {
	displayName: 'No Operation',
	name: 'noOp',
	group: ['transform'],
	version: 1,
	description: 'Passes its items on',
	defaults: { name: 'No Operation' },
	inputs: [n8n.NodeConnectionTypes.Main],
	outputs: [n8n.NodeConnectionTypes.Main],
	properties: [],
};

const noOp: INodeType = {
	description,
	async execute() {
		return [this.getInputData()];
	},
};
