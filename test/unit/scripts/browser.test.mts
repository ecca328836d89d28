import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const MODULE = pathToFileURL(join(__dirname, '../../../scripts/lib/browser.mjs')).href;

/** What looking for a browser gives when programs are looked for in these folders. */
function found(path: string): string {
	const code = `import(${JSON.stringify(MODULE)}).then(({ findBrowser }) => {
		try { console.log(findBrowser().FINTECH_CHROMIUM); } catch ({ message }) { console.log(message); }
	})`;
	return execFileSync(process.execPath, ['-e', code], { env: { PATH: path }, encoding: 'utf8' }).trim();
}

let folder: string;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'fintech-browser-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const put = (name: string, mode = 0o755) => {
	writeFileSync(join(folder, name), '', { mode });
	return join(folder, name);
};

test('without Chromium the tests of pages say in one sentence how to get it', () => {
	put('curl');
	expect(found(folder)).toMatch(
		/^These tests need the browser Chromium, .*apt-get install -y chromium curl$/,
	);
});

test('without curl they say the same', () => {
	put('chromium');
	expect(found(folder)).toContain('apt-get install -y chromium curl');
});

test('both are taken from where programs are', () => {
	put('curl');
	const program = put('chromium', 0o644);
	expect(found(folder)).toContain('apt-get');
	chmodSync(program, 0o755);
	expect(found(`/nowhere:${folder}`)).toBe(program);
});
