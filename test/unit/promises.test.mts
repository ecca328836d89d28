import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';

import { read, root } from './support/source.mts';

interface Row {
	promise: string;
	page: string;
	shownBy: Record<string, string[]>;
}

/** Pages whose promises stand between markers, each sentence in the table. */
const PAGES = ['README.md', 'SECURITY.md', 'docs/guarantees.md', 'docs/payments.md', 'docs/polling.md'];

const promises = JSON.parse(read('test/promises.json')) as Record<string, Row[]>;
const rows = Object.values(promises).flat();

/** The text of Markdown as a person reads it, without code marks. */
const plain = (markdown: string) =>
	markdown
		.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
		.replace(/\*\*|`|(?<![\w])_|_(?![\w])/g, '')
		.replace(/\s+/g, ' ')
		.trim();

/** The items and paragraphs between the markers of a page: what it claims. Headings claim nothing. */
function claims(page: string): string[] {
	const blocks = read(page)
		.split('<!-- promises -->')
		.slice(1)
		.map((rest) => rest.split('<!-- /promises -->')[0] ?? '');
	return blocks
		.flatMap((block) => block.split(/\n\s*\n|\n(?=\s*(?:-|\d+\.) )/))
		.map((item) => plain(item.replace(/^\s*(?:-|\d+\.) /, '')))
		.filter((item) => /[.!?:]$/.test(item));
}

/** What is left of a claim without the promises of the table. */
function unlisted(claim: string, listed: readonly string[]): string {
	return listed.reduce((left, promise) => left.replace(promise, ''), claim).trim();
}

/** A test file with what it imports of this folder: behaviours and tables hold titles for several files. */
function withItsParts(file: string): string {
	const text = read(file);
	const parts = [...text.matchAll(/from '(\.[^']+\.mts)'/g)].map(([, path = '']) =>
		relative(root, join(root, dirname(file), path)),
	);
	return [file, ...parts].map((path) => read(path)).join('\n');
}

const quotedTitles = (title: string) => [`'${title}'`, `"${title}"`, `\`${title}\``];

test.each(PAGES)('each claim of %s is in the table of promises', (page) => {
	const listed = rows
		.filter((row) => row.page === page)
		.map(({ promise }) => plain(promise))
		.sort((a, b) => b.length - a.length);
	expect(claims(page).length).toBeGreaterThan(2);
	expect(claims(page).flatMap((claim) => unlisted(claim, listed) || [])).toEqual([]);
});

test('each promise is said on its page, in these words', () => {
	const missing = rows.filter(({ promise, page }) => !plain(read(page)).includes(plain(promise)));
	expect(missing.map(({ promise }) => promise)).toEqual([]);
});

test('each promise has tests that are there, none of them switched off', () => {
	const faults = rows.flatMap(({ promise, shownBy }) => {
		const files = Object.entries(shownBy);
		if (files.length === 0) return [`nothing shows "${promise}"`];
		return files.flatMap(([file, titles]) => {
			if (!existsSync(join(root, file))) return [`${file} is not there`];
			const text = withItsParts(file);
			if (/\b(?:test|it|describe)\.(?:skip|only|todo)\b|\bx(?:test|it|describe)\(/.test(text))
				return [`${file} switches tests off`];
			return titles
				.filter((title) => !quotedTitles(title).some((quoted) => text.includes(quoted)))
				.map((title) => `${file} has no test "${title}"`);
		});
	});
	expect(faults).toEqual([]);
});

test('the page shows the whole table (npm run promises)', () => {
	const page = plain(read('docs/promises.md'));
	const missing = rows.filter(({ promise }) => !page.includes(plain(promise)));
	expect(missing.map(({ promise }) => promise)).toEqual([]);
});

describe('npm run promises', () => {
	let home: string;

	const FILE = 'test/n8n/keys.test.mts';
	const table = {
		Payments: [{ promise: 'A key is paid once.', page: 'README.md', shownBy: { [FILE]: ['%s is `$what`'] } }],
	};
	const run = (status: string) => ({
		file: FILE,
		title: 'a key: A-1 is `paid`',
		status,
		figures: ['9 of 9'],
	});

	beforeEach(() => {
		home = mkdtempSync(join(tmpdir(), 'fintech-promises-'));
		cpSync(join(root, 'scripts'), join(home, 'scripts'), { recursive: true });
		for (const folder of ['test', 'docs', '.results']) mkdirSync(join(home, folder));
		writeFileSync(join(home, 'test/promises.json'), JSON.stringify(table));
	});

	afterEach(() => rmSync(home, { recursive: true }));

	const promisesAfter = (tests: unknown[], ...options: string[]) => {
		writeFileSync(join(home, '.results/n8n.json'), JSON.stringify({ date: '2026-02-03', tests }));
		const { status, stderr } = spawnSync(process.execPath, [join(home, 'scripts/promises.mjs'), ...options], {
			encoding: 'utf8',
		});
		return { status, stderr };
	};

	const page = () => readFileSync(join(home, 'docs/promises.md'), 'utf8');

	test('writes what the last run of a test said, with its figures', () => {
		promisesAfter([run('passed')]);
		expect(page()).toMatch(/\| A key is paid once\. .*\| real n8n +\| 1 passed, 2026-02-03; 9 of 9 \|/);
	});

	test('keeps the words of an earlier run where there is none', () => {
		promisesAfter([run('passed')]);
		promisesAfter([]);
		expect(page()).toContain('1 passed, 2026-02-03; 9 of 9');
	});

	test('says what failed', () => {
		promisesAfter([run('passed'), run('failed')]);
		expect(page()).toContain('**1 of 2 failed**, 2026-02-03');
	});

	test('--check is content when each test has run and passed', () => {
		expect(promisesAfter([run('passed')], '--check').status).toBe(0);
	});

	test.each([
		['failed', [run('failed')]],
		['did not run', []],
		['has another title', [{ ...run('passed'), title: 'a key: A-1 is paid' }]],
	])('--check fails for a test that %s', (_, tests) => {
		expect(promisesAfter(tests, '--check')).toMatchObject({
			status: 1,
			stderr: expect.stringContaining(`${FILE}: %s is`) as string,
		});
	});
});
