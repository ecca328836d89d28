/** What belongs into the package that is published. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './project.mjs';

/** What n8n reads at its start in place of the code. It wants all four, or loads everything. */
const DESCRIPTIONS = ['known', 'types'].flatMap((folder) =>
	['nodes', 'credentials'].map((name) => `dist/${folder}/${name}.json`),
);

/** Every file of the package, as the sources give it, and no other. */
export function wantedContents() {
	const built = ['nodes', 'credentials', 'icons']
		.flatMap((folder) =>
			readdirSync(join(root, folder), { recursive: true }).map((path) => `${folder}/${path}`),
		)
		.filter((path) => /\.(ts|json|svg)$/.test(path))
		.map((path) => `dist/${path.replace(/\.ts$/, '.js')}`);
	return ['package.json', 'README.md', 'LICENSE', ...built, ...DESCRIPTIONS];
}

/** Refuses a package that lacks what its manifest promises or its sources give, or carries anything else. */
export function checkContents(manifest, paths, wanted) {
	const promised = [...manifest.n8n.nodes, ...manifest.n8n.credentials, ...wanted];
	const missing = promised.filter((path) => !paths.includes(path) && !DESCRIPTIONS.includes(path));
	const undescribed = DESCRIPTIONS.filter((path) => !paths.includes(path));
	const unwanted = paths.filter((path) => !wanted.includes(path));
	const runtime = Object.keys(manifest.dependencies ?? {});
	const faults = [
		missing.length && `files are not in it that its manifest or its sources name: ${missing.join(', ')}`,
		undescribed.length &&
			`n8n would load all of it at every start, as these are not in it: ${undescribed.join(', ')}`,
		unwanted.length && `it holds files that don't belong there: ${unwanted.join(', ')}`,
		runtime.length && `n8n allows community packages no runtime dependencies: ${runtime.join(', ')}`,
	].filter(Boolean);
	if (faults.length) throw new Error(`The package is not fit for publishing:\n- ${faults.join('\n- ')}`);
}
