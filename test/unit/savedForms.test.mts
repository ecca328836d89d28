/**
 * A workflow saved with one build opens and runs with the next. test/saved holds what saved workflows rely on;
 * `npm run saved` writes it.
 */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

import type { ICredentialType, INodeType } from 'n8n-workflow';

import { filesUnder, read, root } from './support/source.mts';
import {
	breaksOf,
	fileOf,
	formOfCredential,
	formOfNode,
	type SavedForm,
	type SavedParameter,
} from './support/savedForms.mts';

const FOLDER = 'test/saved';

const WHAT_TO_DO =
	'Workflows saved with an earlier build would break. Keep what they hold, or make a new version of the node and leave the old one as it is: CONTRIBUTING.md, "Versions of a node".';

/** `add` takes in what is new and refuses what breaks; `renew` writes all anew. Set by `npm run saved`. */
const writing = process.env.FINTECH_SAVED;

const sources = [...filesUnder('nodes'), ...filesUnder('credentials')].filter((path) =>
	/\.(?:node|credentials)\.ts$/.test(path),
);

/** All that can be saved at present, by the name of its file. */
async function presentForms(): Promise<Map<string, SavedForm>> {
	const forms = new Map<string, SavedForm>();
	for (const path of sources) {
		const Class = ((await import(join(root, path))) as Record<string, new () => unknown>)[
			basename(path).split('.')[0] ?? ''
		];
		if (!Class) throw new Error(`${path} holds no class of its name`);
		const made = new Class();
		if (path.endsWith('.credentials.ts')) {
			const form = formOfCredential(made as ICredentialType);
			forms.set(`${form.name}.json`, form);
			continue;
		}
		const { description } = made as INodeType;
		for (const version of [description.version].flat()) {
			forms.set(`${description.name}.v${version}.json`, formOfNode(description, version));
		}
	}
	return forms;
}

const savedFiles = () => readdirSync(join(root, FOLDER)).filter((file) => file.endsWith('.json'));

const savedForm = (file: string) => JSON.parse(read(`${FOLDER}/${file}`)) as SavedForm;

function allBreaks(present: ReadonlyMap<string, SavedForm>): string[] {
	return savedFiles().flatMap((file) => breaksOf(savedForm(file), present.get(file)));
}

describe('what saved workflows rely on', () => {
	let present = new Map<string, SavedForm>();

	beforeAll(async () => {
		present = await presentForms();
		if (writing === undefined || (writing === 'add' && allBreaks(present).length > 0)) return;
		rmSync(join(root, FOLDER), { recursive: true, force: true });
		mkdirSync(join(root, FOLDER));
		for (const [file, form] of present) writeFileSync(join(root, FOLDER, file), fileOf(form));
	});

	test('is still there', () => {
		const breaks = allBreaks(present);
		if (breaks.length > 0) throw new Error([WHAT_TO_DO, ...breaks].join('\n'));
	});

	test('is written down (npm run saved)', () => {
		expect(savedFiles().sort()).toEqual([...present.keys()].sort());
		for (const file of savedFiles()) {
			expect([file, savedForm(file)]).toEqual([file, JSON.parse(JSON.stringify(present.get(file)))]);
		}
	});

	test('is that of all operations of all providers', () => {
		const operations = [...present.values()].flatMap((form) => Object.keys(form.operations));
		const contracts = readdirSync(join(root, 'test/contracts')).filter((file) => file !== 'schema.json');
		for (const file of contracts) {
			const { operations: wanted } = JSON.parse(read(`test/contracts/${file}`)) as {
				operations: Array<{ resource: string; operation: string }>;
			};
			for (const { resource, operation } of wanted) expect(operations).toContain(`${resource}.${operation}`);
		}
	});
});

describe('a change', () => {
	const amount: SavedParameter = { type: 'string', default: '', required: true };
	const kind: SavedParameter = { type: 'options', default: 'A', choices: ['A', 'B'] };
	const saved: SavedForm = {
		name: 'acme',
		version: 1,
		credentials: ['acmeApi'],
		webhooks: ['default POST webhook'],
		operations: { 'payout.create': { amount, 'options.kind': kind } },
	};
	const present = (parameters: Record<string, SavedParameter>): SavedForm => ({
		...saved,
		operations: { 'payout.create': parameters },
	});

	test.each<[string, SavedForm | undefined, string[]]>([
		['of nothing', saved, []],
		['of a version that is gone', undefined, ['acme version 1 is gone']],
		[
			'of the credential',
			{ ...saved, credentials: ['otherApi'] },
			['acme version 1: credential acmeApi is gone'],
		],
		[
			"of a trigger's address",
			{ ...saved, webhooks: ['default POST hook'] },
			['acme version 1: the address default POST webhook is gone'],
		],
		['of an operation', { ...saved, operations: {} }, ['acme version 1, payout.create is gone']],
		[
			'of a name',
			present({ sum: { ...amount, required: undefined }, 'options.kind': kind }),
			['acme version 1, payout.create: amount is gone'],
		],
		[
			'of a type',
			present({ amount: { ...amount, type: 'number' }, 'options.kind': kind }),
			['acme version 1, payout.create: amount was string and is number'],
		],
		[
			'of a default',
			present({ amount, 'options.kind': { ...kind, default: 'B' } }),
			['acme version 1, payout.create: the default of options.kind was "A" and is "B"'],
		],
		[
			'of a choice',
			present({ amount, 'options.kind': { ...kind, choices: ['A', 'C'] } }),
			['acme version 1, payout.create: options.kind no longer offers "B"'],
		],
		[
			'from one to several',
			present({ amount: { ...amount, several: true }, 'options.kind': kind }),
			['acme version 1, payout.create: amount is a list in one of both only'],
		],
		[
			'to required',
			present({ amount, 'options.kind': { ...kind, required: true } }),
			['acme version 1, payout.create: options.kind has become required'],
		],
		[
			'that asks for more',
			present({ amount, 'options.kind': kind, currency: amount }),
			['acme version 1, payout.create: currency is new and required, and saved workflows lack it'],
		],
		[
			'that adds an optional parameter, a choice and an operation',
			{
				...saved,
				operations: {
					'payout.create': {
						amount: { ...amount, required: undefined },
						'options.kind': { ...kind, choices: ['A', 'B', 'C'] },
						'options.note': { type: 'string', default: '' },
					},
					'payout.get': {},
				},
			},
			[],
		],
	])('%s', (_what, now, breaks) => {
		expect(breaksOf(saved, now)).toEqual(breaks);
	});

	test('of where a parameter is shown counts as another parameter', () => {
		const property = { displayName: 'Note', name: 'note', type: 'string', default: '' } as const;
		const form = (displayOptions: object) =>
			formOfCredential({ name: 'acme', displayName: 'Acme', properties: [{ ...property, displayOptions }] });
		expect(breaksOf(form({}), form({ show: { mode: ['test'] } }))).toEqual(['acme: note is gone']);
	});

	test('of what a newer version shows leaves the older one as it is', () => {
		const note = { displayName: 'Note', name: 'note', type: 'string', default: '' } as const;
		const described = {
			name: 'acme',
			properties: [note, { ...note, name: 'more', displayOptions: { show: { '@version': [2] } } }],
		} as unknown as Parameters<typeof formOfNode>[0];
		expect(Object.keys(formOfNode(described, 1).operations[''] ?? {})).toEqual(['note']);
		expect(Object.keys(formOfNode(described, 2).operations[''] ?? {})).toEqual(['note', 'more']);
	});
});
