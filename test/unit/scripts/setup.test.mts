/** What the set-up decides before it installs anything; its modules are plain Node, so each is asked in a process. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { n8nProgram } from '../../../playground/n8n.mts';
import { ask } from '../support/askScript.mts';
import { root } from '../support/source.mts';

let folder: string;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'fintech-setup-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("Node's headers", () => {
	const headersIn = (name: string): string => {
		const place = join(folder, name);
		mkdirSync(join(place, 'include/node'), { recursive: true });
		writeFileSync(join(place, 'include/node/node_api.h'), '');
		return place;
	};
	const found = (folders: readonly string[], chosen?: string) =>
		ask('headers.mjs', `m.headersFolder(${JSON.stringify(folders)}, ${JSON.stringify(chosen ?? '')})`);

	test('are taken from the first folder that has them, with no npm configuration of the user', () => {
		const second = headersIn('second');
		expect(found([join(folder, 'first'), second, headersIn('third')])).toBe(second);
		expect(ask('headers.mjs', `m.compileEnvironment(${JSON.stringify(second)})`)).toEqual({
			npm_config_nodedir: second,
		});
	});

	test('are those a person names, wherever others lie', () => {
		expect(found([headersIn('here')], '/chosen')).toBe('/chosen');
	});

	test('where there are none, the address they come from is named, and the ways without it', () => {
		expect(found([folder])).toBeNull();
		const advice = ask<string>('headers.mjs', 'm.compileAdvice(m.headersFolder([], ""))');
		for (const word of ['https://nodejs.org/dist/', 'libnode-dev', 'npm_config_nodedir=']) {
			expect(advice).toContain(word);
		}
		expect(ask('headers.mjs', 'm.compileEnvironment(m.headersFolder([], ""))')).toEqual({});
	});
});

describe('N8N_VERSION', () => {
	const wished = (wish: string, newest = '9.8.7') =>
		ask('n8nVersion.mjs', `m.wishedVersion(${JSON.stringify(wish)}, async () => ${JSON.stringify(newest)})`);

	test.each([
		['', null],
		['2.41.1', '2.41.1'],
		['2.42.0-rc.1', '2.42.0-rc.1'],
		['latest', '9.8.7'],
	])('%j means %j', (wish, version) => {
		expect(wished(wish)).toBe(version);
	});

	test.each(['2.41', 'next', '../../etc', '2.41.1/../..', '^2.41.1', '2.41.1; rm'])(
		'%j is refused',
		(wish) => {
			expect(wished(wish)).toEqual({ message: expect.stringContaining(`N8N_VERSION is "${wish}"`) });
		},
	);

	test('gets a folder with the packages of the playground, and n8n in that version', () => {
		ask('n8nVersion.mjs', `m.prepareFolder('9.8.7', ${JSON.stringify(join(folder, '9.8.7'))})`);
		const written = JSON.parse(readFileSync(join(folder, '9.8.7/package.json'), 'utf8')) as object;
		const pinned = JSON.parse(readFileSync(join(root, 'playground/package.json'), 'utf8')) as {
			dependencies: object;
		};
		expect(written).toEqual({ ...pinned, dependencies: { ...pinned.dependencies, n8n: '9.8.7' } });
		expect(readFileSync(join(folder, '9.8.7/.npmrc'), 'utf8')).toContain('ignore-scripts=true');
	});

	test('is never passed over in silence: without the set-up, n8n does not start in the pinned version', () => {
		expect(n8nProgram({})).toContain(join('playground', 'node_modules', 'n8n'));
		expect(n8nProgram({ N8N_VERSION: 'latest', FINTECH_N8N_FOLDER: '/v/9.8.7' })).toBe(
			'/v/9.8.7/node_modules/n8n/bin/n8n',
		);
		expect(() => n8nProgram({ N8N_VERSION: '9.8.7' })).toThrow('npm run test:n8n');
	});
});
