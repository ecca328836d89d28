import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

export const root = join(__dirname, '../../..');

/** All files under a folder of the project, as paths from its root. */
export function filesUnder(folder: string): string[] {
	return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => relative(root, join(entry.parentPath, entry.name)))
		.sort();
}

export function read(path: string): string {
	return readFileSync(join(root, path), 'utf8');
}

/** What a source file imports: packages by name, own files by their path from the root. */
export function importsOf(path: string): string[] {
	const named = [...read(path).matchAll(/(?:\bfrom|\bimport|\brequire\(|\bimport\()\s*['"]([^'"]+)['"]/g)];
	return named
		.map((match) => match[1] ?? '')
		.map((name) => (name.startsWith('.') ? relative(root, join(root, dirname(path), name)) : name));
}

/** The folders of the providers: all of nodes/ but the shared one. */
export const providers = readdirSync(join(root, 'nodes'), { withFileTypes: true })
	.filter((entry) => entry.isDirectory() && entry.name !== 'shared')
	.map(({ name }) => name)
	.filter((name) => filesUnder(`nodes/${name}`).some((file) => file.endsWith('.node.ts')));
