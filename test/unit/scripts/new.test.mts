/** `npm run new`, in a copy of the project: what it writes must compile and hold together, and wrong wishes be refused. */
import { execFileSync, spawnSync } from 'node:child_process';
import {
	cpSync,
	existsSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
	symlinkSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { filesUnder, root } from '../support/source.mts';

/** What the generator reads and writes, and what the compiler needs. */
const COPIED = [
	'credentials',
	'docs',
	'icons',
	'nodes',
	...readdirSync(join(root, 'playground'))
		.filter((name) => name.endsWith('.mts'))
		.map((name) => `playground/${name}`),
	'sandbox',
	'scripts',
	'test/contracts',
	'test/sandbox/harness.mts',
	'package.json',
	'README.md',
	'.prettierrc.json',
	'tsconfig.json',
	'tsconfig.dev.json',
];

/**
 * A read, a write and a transfer, known and new resources, calls that are published and others that are not. Their
 * names are such that nobody will ever add them.
 */
const OPERATIONS = [
	'HexAi payout getZebra --effect read --method GET --path /zebras/{clientReference} --source document',
	'HexAi zebra getAll --effect read --method GET --path /zebras --source docs --docs https://example.com/zebras',
	'HexCore zebra delete --effect write --method DELETE --path /zebras/{zebraId} --source inferred',
	'FinCode loan zebra --effect transfer --method POST --path /api/v1/services/loans/{loanId}/zebra --source docs',
	'Fincore payment zebra --effect transfer --method POST --path /payments/{paymentId}/zebra --source inferred',
	'AcquiredBanking transfer transfer --effect write --method PUT --path /zebras --source docs',
].map((line) => line.split(' '));

let copy: string;

beforeAll(() => {
	copy = mkdtempSync(join(tmpdir(), 'fintech-new-'));
	for (const path of COPIED) cpSync(join(root, path), join(copy, path), { recursive: true });
	symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
});

afterAll(() => rmSync(copy, { recursive: true, force: true }));

function run(...words: string[]) {
	const env = Object.fromEntries(
		Object.entries(process.env).filter(([name]) => !name.startsWith('npm_config_')),
	);
	const { status, stdout, stderr } = spawnSync(process.execPath, [join(copy, 'scripts/new.mjs'), ...words], {
		encoding: 'utf8',
		env,
	});
	return { status, stdout, stderr };
}

/** The files it says it has made or changed. */
const listed = (output: string) => [...output.matchAll(/^ {2}([\w./-]+)$/gm)].map(([, path]) => path ?? '');

const text = (path: string) => readFileSync(join(copy, path), 'utf8');

/** All files of the copy with their texts. */
function everything(): Map<string, string> {
	const below = (path: string): string[] =>
		statSync(join(copy, path)).isDirectory()
			? readdirSync(join(copy, path)).flatMap((name) => below(`${path}/${name}`))
			: [path];
	const paths = COPIED.flatMap(below);
	return new Map(paths.map((path) => [path, text(path)]));
}

describe('a wish that can not be followed', () => {
	const GET = '--effect read --method GET --path /things --source docs'.split(' ');

	test.each<[string, string[], string]>([
		['nothing', [], 'Say what is new'],
		['a name too few', ['operation', 'HexAi', 'payout', ...GET], '3 names are expected, and there are 2'],
		['an unknown provider', ['operation', 'Hexai', 'payout', 'get', ...GET], 'There is no provider Hexai'],
		['a name of the wrong form', ['operation', 'HexAi', 'pay-out', 'get', ...GET], '"pay-out" is no name'],
		[
			'an operation that exists',
			['operation', 'HexAi', 'payout', 'Initiate', ...GET],
			'"Initiate" is no name',
		],
		[
			'the same in other letters',
			['operation', 'HexAi', 'payout', 'iniTiate', ...GET],
			'payout.initiate already',
		],
		[
			'a resource in other letters',
			['operation', 'HexAi', 'payOut', 'get', ...GET],
			'a resource payout already',
		],
		['a word of the language', ['operation', 'HexAi', 'package', 'get', ...GET], "can't be called package"],
		['a missing option', ['operation', 'HexAi', 'payout', 'get', ...GET.slice(2)], '--effect is missing'],
		[
			'an unknown effect',
			['operation', 'HexAi', 'payout', 'get', ...GET, '--effect', 'pay'],
			'is none of read',
		],
		[
			'a path that is none',
			['operation', 'HexAi', 'payout', 'get', ...GET, '--path', 'x?a=1'],
			'--path "x?a=1"',
		],
		[
			'an unknown option',
			['operation', 'HexAi', 'payout', 'get', ...GET, '--colour', 'red'],
			'no option --colour',
		],
		['a provider that exists', ['provider', 'Hexai'], 'There is a provider HexAi already'],
		['a provider with digits', ['provider', 'Pay2'], '"Pay2" is no name for a provider'],
		['a provider the shared code seems to name', ['provider', 'Wave'], 'Choose a longer name'],
		['a label that would end a text', ['provider', 'ZebraBank', '--label', "Zebra's"], '--label'],
	])('%s is refused with a sentence, and nothing is written', (_what, words, sentence) => {
		const before = everything();
		const { status, stderr } = run(...words);
		expect([status, stderr]).toEqual([1, expect.stringContaining(sentence)]);
		expect(stderr).not.toMatch(/\n {4}at /);
		expect(everything()).toEqual(before);
	});

	test('options that npm has taken for its own are asked for again', () => {
		const { stderr } = spawnSync(
			process.execPath,
			[join(copy, 'scripts/new.mjs'), 'operation', 'HexAi', 'payout', 'get', 'read'],
			{ encoding: 'utf8', env: { ...process.env, npm_config_effect: 'read' } },
		);
		expect(stderr).toContain('Put " -- " before the options');
	});
});

describe('what it writes', () => {
	let said: string[];
	beforeAll(() => {
		said = [
			['provider', 'ZebraBank', '--label', 'ZEBRA Bank'],
			...OPERATIONS.map((line) => ['operation', ...line]),
		].map((words) => {
			const { status, stdout, stderr } = run(...words);
			expect([status, stderr]).toEqual([0, '']);
			return stdout;
		});
	});

	test('is listed, with what to do next', () => {
		for (const [index, output] of said.entries()) {
			const paths = listed(output);
			for (const path of paths) expect([path, existsSync(join(copy, path))]).toEqual([path, true]);
			expect(output).toContain(`\n${paths.length} files.\n`);
			expect(output).toContain('Next:\n  1. ');
			// A provider is the folder and what stands beside it; an operation may never grow that far.
			expect(paths.length).toBeLessThanOrEqual(index === 0 ? 34 : 10);
		}
	});

	test('compiles, the package and the development code', () => {
		const tsc = join(root, 'node_modules/typescript/bin/tsc');
		const include = [
			'nodes/**/*.ts',
			'credentials/**/*.ts',
			'sandbox/**/*.mts',
			'playground/*.mts',
			'test/**/*.mts',
		];
		writeFileSync(
			join(copy, 'tsconfig.all.json'),
			JSON.stringify({ extends: './tsconfig.dev.json', compilerOptions: { rootDir: '.' }, include }),
		);
		const output = spawnSync(process.execPath, [tsc, '-p', 'tsconfig.all.json'], {
			cwd: copy,
			encoding: 'utf8',
		});
		expect(output.stdout).toBe('');
	});

	test('is formatted', () => {
		const prettier = join(root, 'node_modules/prettier/bin/prettier.cjs');
		const paths = said.flatMap(listed).filter((path) => !path.endsWith('.svg'));
		execFileSync(process.execPath, [prettier, '--check', '--log-level', 'warn', ...paths], { cwd: copy });
	});

	test('never puts an operation or a resource first: that would change what saved workflows do', () => {
		const first = (path: string) => /(?:operations: |Resource\[\] = )\[\s*(\w+)/.exec(text(path))?.[1];
		const indexes = filesUnder('nodes').filter((path) => /\/resources\/(.*\/)?index\.ts$/.test(path));
		const before = indexes.map((path) => [
			path,
			/(?:operations: |Resource\[\] = )\[\s*(\w+)/.exec(readFileSync(join(root, path), 'utf8'))?.[1],
		]);
		expect(indexes.map((path) => [path, first(path)])).toEqual(before);
	});

	test('leaves the rest of a contract as it is, and lets a transfer prove nothing by itself', () => {
		for (const file of readdirSync(join(root, 'test/contracts')).filter((name) => name !== 'schema.json')) {
			const read = (folder: string) =>
				JSON.parse(readFileSync(join(folder, 'test/contracts', file), 'utf8')) as { operations: unknown[] };
			const old = read(root).operations;
			expect(read(copy).operations.slice(0, old.length)).toEqual(old);
		}
		for (const path of ['FinCode/resources/loan/zebra.ts', 'Fincore/resources/payment/zebra.ts']) {
			expect(text(`nodes/${path}`)).toContain("outcome: 'unknown'");
		}
	});

	test('takes up what most operations of the provider have, and keeps a word of the language out of the code', () => {
		expect(text('nodes/HexAi/resources/payout/getZebra.ts')).toContain('refusal: refusalInSuccess,');
		expect(text('nodes/HexCore/resources/zebra/delete.ts')).toContain('export const deleteZebra: Operation');
		expect(text('nodes/AcquiredBanking/resources/transfer/transfer.ts')).toContain('const transferTransfer');
	});

	test('puts a stub into the simulator, with a test that fails until it is gone', () => {
		expect(text('sandbox/providers/fincode/simulator.mts')).toContain(
			"unfinished(app, 'POST', '/v1/services/loans/:loanId/zebra');",
		);
		expect(text('test/sandbox/fincodeLoanZebra.test.mts')).toContain(
			"'/fincode/api/v1/services/loans/1001/zebra'",
		);
	});

	test('registers a provider everywhere', () => {
		expect(text('package.json')).toContain('"dist/nodes/ZebraBank/ZebraBankTrigger.node.js"');
		expect(text('sandbox/providers/index.mts')).toMatch(/createZebraBank,?\s*\]/);
		expect(text('playground/credentials.mts')).toContain("type: 'zebraBankApi'");
		expect(text('README.md')).toContain('[docs/zebra-bank.md](docs/zebra-bank.md)');
		for (const path of filesUnder('scripts/new/provider')) expect(path).toMatch(/\.txt$/);
	});
});
