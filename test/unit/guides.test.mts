/** The pages for people who change the code: what they name is there. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { filesUnder, read, root } from './support/source.mts';

const GUIDES = ['AGENTS.md', 'CONTRIBUTING.md', 'SECURITY.md', 'docs/architecture.md', 'sandbox/README.md'];
const PAGES = [...GUIDES, 'README.md', ...filesUnder('docs').filter((path) => path.endsWith('.md'))];

/** Files the recipes of CONTRIBUTING.md make. */
const OF_RECIPES = /acme|getStatus/i;

const manifest = JSON.parse(read('package.json')) as {
	scripts: Record<string, string>;
	devDependencies: Record<string, string>;
};

const matches = (text: string, pattern: RegExp) =>
	[...text.matchAll(pattern)].map(([, first]) => first ?? '');

test.each([...new Set(PAGES)])('the links of %s lead to files', (page) => {
	const links = matches(read(page), /\]\(([^)#\s]+)(?:#[^)]*)?\)/g).filter((link) => !/^https?:/.test(link));
	for (const link of links) {
		expect([link, existsSync(join(root, dirname(page), link))]).toEqual([link, true]);
	}
});

test.each(GUIDES)('the files %s names are there', (page) => {
	const named = matches(read(page), /`((?:[\w.-]+\/)+[\w.-]+\.(?:ts|mts|mjs|json|yml))`/g);
	// Inside their own folder the pages leave its name out.
	const places = ['', 'nodes/shared', dirname(page)];
	for (const path of named.filter((one) => !OF_RECIPES.test(one))) {
		const found = places.some((place) => existsSync(join(root, place, path)));
		expect([path, found]).toEqual([path, true]);
	}
});

test.each(GUIDES)('the commands %s names are there', (page) => {
	for (const name of matches(read(page), /npm run ([\w:]+)/g)) {
		expect(Object.keys(manifest.scripts)).toContain(name);
	}
});

test('CONTRIBUTING.md has a line for every command', () => {
	const text = read('CONTRIBUTING.md');
	for (const name of Object.keys(manifest.scripts)) {
		const called = ['start', 'test'].includes(name) ? `npm ${name}` : `npm run ${name}`;
		expect([called, text.includes(`\`${called}`)]).toEqual([called, true]);
	}
});

describe('the pictures of the pages', () => {
	const pictures = readdirSync(join(root, 'docs/images'));
	/** In bytes: a page with all of them still opens at once. */
	const MOST = 150_000;
	/** In pixels: wider ones are made smaller by whoever shows them, and their words can't be read. */
	const WIDEST = 1280;

	test.each(pictures)('%s is shown, and no larger than a page needs', (name) => {
		expect(PAGES.some((page) => read(page).includes(`images/${name}`))).toBe(true);
		const png = readFileSync(join(root, 'docs/images', name));
		expect(png.length).toBeLessThan(MOST);
		expect(png.readUInt32BE(16)).toBeLessThanOrEqual(WIDEST);
	});
});

test('docs/architecture.md says of each development dependency what it is for', () => {
	const [, table = ''] = read('docs/architecture.md').split('## Development dependencies');
	const named = matches(table, /`(@?[a-z][\w/-]*)`(?=[^|]*\|[^|]*\|$)/gm);
	expect(named.sort()).toEqual(Object.keys(manifest.devDependencies).sort());
});

test('docs/when-something-went-wrong.md names only codes the nodes give', () => {
	const codes = matches(read('docs/when-something-went-wrong.md'), /`([A-Z]+(?:_[A-Z]+)+)`\s*\|/g);
	expect(codes.length).toBeGreaterThan(5);
	const sources = filesUnder('nodes/shared')
		.filter((path) => path.endsWith('.ts'))
		.map(read)
		.join('\n');
	expect(codes.filter((code) => !sources.includes(`'${code}'`))).toEqual([]);
});
