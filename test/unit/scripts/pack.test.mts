/** What is published: each file the sources give, and no other. */
import { ask } from '../support/askScript.mts';
import { read } from '../support/source.mts';

const MODULE = 'packageContents.mjs';

const wanted = ask<string[]>(MODULE, 'm.wantedContents()');
const manifest = JSON.parse(read('package.json')) as Record<string, unknown>;

/** The complaint about a package with these files; undefined when there is none. */
function complaint(paths: readonly string[], changes: Record<string, unknown> = {}): string | undefined {
	const args = [{ ...manifest, ...changes }, paths, wanted].map((one) => JSON.stringify(one)).join(', ');
	return ask<{ message: string } | null>(MODULE, `m.checkContents(${args})`)?.message;
}

test('a package with all of it passes', () => {
	expect(wanted.length).toBeGreaterThan(500);
	expect(wanted).toEqual(expect.arrayContaining(['dist/nodes/HexAi/HexAi.node.js', 'dist/icons/hexAi.svg']));
	expect(complaint(wanted)).toBeUndefined();
});

test.each([
	['a file of the sources', 'dist/nodes/shared/run/execute.js'],
	['an icon', 'dist/icons/hexAi.dark.svg'],
	['the license', 'LICENSE'],
	['what n8n reads in place of the code', 'dist/known/nodes.json'],
])('a package without %s is refused, and the file named', (_, path) => {
	expect(complaint(wanted.filter((one) => one !== path))).toContain(path);
});

test.each(['dist/nodes/Old/Old.node.js', 'test/fixture.json', '.env', 'dist/nodes/HexAi/HexAi.node.js.map'])(
	'a package with %s is refused, and the file named',
	(path) => {
		expect(complaint([...wanted, path])).toContain(path);
	},
);

test('a package with a runtime dependency is refused', () => {
	expect(complaint(wanted, { dependencies: { axios: '1.0.0' } })).toContain('axios');
});
