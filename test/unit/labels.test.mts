/** What a person reads in the forms of all nodes and credentials. */
import { basename, join } from 'node:path';

import type { INodeProperties, INodePropertyCollection, INodePropertyOptions } from 'n8n-workflow';

import { filesUnder, read, root } from './support/source.mts';

/** A parameter, with the labels a person passes on the way to it, and whether it stands in a block of fields. */
interface Parameter {
	place: string;
	property: INodeProperties;
	inBlock: boolean;
}

/** Labels that say all there is to say, in a form about a person or a company. */
const SELF_EXPLAINING = [
	'Address Line 1',
	'Address Line 2',
	'City',
	'Country Name',
	'Date of Birth',
	'Email',
	'Employer Name',
	'First Name',
	'Gender',
	'Last Name',
	'Occupation',
	'Postcode',
];

/** Words that leave open of what they are, when they are the whole label. */
const BARE = [
	...[
		'Accept',
		'Address',
		'Category',
		'Code',
		'Comment',
		'Conversion',
		'Count',
		'Data',
		'Date',
		'Description',
	],
	...[
		'Details',
		'Direction',
		'Field',
		'Format',
		'Frequency',
		'From',
		'Gateway',
		'Host',
		'ID',
		'Issuer',
		'Key',
	],
	...[
		'Kind',
		'List',
		'Message',
		'Method',
		'Mode',
		'Name',
		'Note',
		'Number',
		'Offset',
		'Owner',
		'Page',
		'Path',
	],
	...['PCN', 'Period', 'Platform', 'Purpose', 'Reason', 'Reference', 'Status', 'Text', 'Time', 'Title', 'To'],
	...['Type', 'UUID', 'Value'],
];

/** Parts of every form of n8n. */
const FRAME = ['Resource', 'Operation', 'Additional Fields', 'Update Fields', 'Filters', 'Options'];

const files = [...filesUnder('nodes'), ...filesUnder('credentials')].filter((path) =>
	/\.(?:node|credentials)\.ts$/.test(path),
);

async function propertiesOf(path: string): Promise<INodeProperties[]> {
	const module = (await import(join(root, path))) as Record<
		string,
		new () => { properties?: INodeProperties[]; description?: { properties: INodeProperties[] } }
	>;
	const Class = module[basename(path).split('.')[0] ?? ''];
	if (!Class) throw new Error(`${path} holds no class of its name`);
	const { properties, description } = new Class();
	return properties ?? description?.properties ?? [];
}

function parametersIn(properties: readonly INodeProperties[], place = '', inBlock = false): Parameter[] {
	return properties.flatMap((property) => {
		const here = place === '' ? property.displayName : `${place} > ${property.displayName}`;
		const inside = parametersIn(insideOf(property), here, property.type === 'fixedCollection');
		return [{ place: here, property, inBlock }, ...inside];
	});
}

function insideOf({ type, options = [] }: INodeProperties): INodeProperties[] {
	if (type === 'collection') return options as INodeProperties[];
	if (type === 'fixedCollection') {
		return (options as INodePropertyCollection[]).flatMap(({ values }) => values);
	}
	return [];
}

const choicesOf = ({ type, options = [] }: INodeProperties) =>
	type === 'options' || type === 'multiOptions' ? (options as INodePropertyOptions[]) : [];

const isTyped = ({ type, typeOptions }: INodeProperties) =>
	(type === 'string' || type === 'json') && typeOptions?.password !== true;

const isShown = ({ type }: INodeProperties) => type !== 'hidden' && type !== 'notice';

test('there are forms to look at', () => {
	expect(files.length).toBeGreaterThan(15);
});

describe.each(files)('the form of %s', (path) => {
	let parameters: Parameter[] = [];

	beforeAll(async () => {
		parameters = parametersIn(await propertiesOf(path));
		expect(parameters.length).toBeGreaterThan(2);
	});

	const placesOf = (wrong: (property: INodeProperties) => boolean) =>
		parameters.filter(({ property }) => wrong(property)).map(({ place }) => place);

	test('shows a sample in every field that is typed', () => {
		const lacks = (placeholder: string | undefined) => !/^(?:e\.g\. \S|Left empty: )/.test(placeholder ?? '');
		expect(placesOf((one) => isTyped(one) && lacks(one.placeholder))).toEqual([]);
		const typedModes = (one: INodeProperties) => (one.modes ?? []).filter(({ type }) => type === 'string');
		expect(placesOf((one) => typedModes(one).some(({ placeholder }) => lacks(placeholder)))).toEqual([]);
	});

	test('describes every field that does not explain itself', () => {
		const needsNone = [...FRAME, ...SELF_EXPLAINING];
		expect(
			placesOf((one) => isShown(one) && !one.description && !needsNone.includes(one.displayName)),
		).toEqual([]);
	});

	test('says in a description more than the label does', () => {
		const plain = (text: string) => text.toLowerCase().replace(/[^a-z]|\b(?:the|a|an)\b/g, '');
		expect(placesOf((one) => plain(one.description ?? '') === plain(one.displayName))).toEqual([]);
	});

	test('has no word of programmers', () => {
		const words =
			/\b(?:arrays?|booleans?|endpoints?|null|objects?|parameters?|payloads?|strings?|nests|UUID)\b/i;
		// The node's own name of a header of FinCode.
		const said = ({ displayName, description = '', hint = '' }: INodeProperties) =>
			`${displayName === 'UUID Header' ? '' : `${displayName} ${description}`} ${hint}`;
		const chosen = (one: INodeProperties) =>
			choicesOf(one).map(({ name, description = '' }) => `${name} ${description}`);
		expect(placesOf((one) => words.test([said(one), ...chosen(one)].join(' ')))).toEqual([]);
	});

	test('says in every label of what it is', () => {
		expect(placesOf((one) => isShown(one) && BARE.includes(one.displayName))).toEqual([]);
	});

	test('has no label that is cut off in its place', () => {
		// Longer ones are cut off in the panel of n8n 2.41, and sooner in a block.
		const most = ({ inBlock }: Parameter) => (inBlock ? 24 : 40);
		const labels = parameters.filter(({ property }) => isShown(property));
		expect(
			labels.filter((one) => one.property.displayName.length > most(one)).map(({ place }) => place),
		).toEqual([]);
	});

	test('names no choice twice in one field', () => {
		const namesTwice = (one: INodeProperties) => {
			const names = choicesOf(one).map(({ name }) => name);
			return new Set(names).size < names.length;
		};
		expect(placesOf(namesTwice)).toEqual([]);
	});
});

test('every option that a text sends a person to is in a form', async () => {
	const all = (await Promise.all(files.map(async (path) => parametersIn(await propertiesOf(path))))).flat();
	const labels = new Set(all.map(({ property }) => property.displayName));
	const sources = filesUnder('nodes').filter((path) => path.endsWith('.ts'));
	const named = sources.flatMap((path) =>
		[...read(path).matchAll(/\bOptions > ((?:[A-Z][\w-]*)(?: [A-Z][\w-]*)*)/g)].map(([, name = '']) => name),
	);
	expect(named.length).toBeGreaterThan(20);
	expect([...new Set(named)].filter((name) => !labels.has(name))).toEqual([]);
});

describe('the notice on top of a trigger', () => {
	const triggers = files.filter((path) => path.endsWith('Trigger.node.ts'));
	const DOCS = 'https://github.com/n8n-nodes-fintech/n8n-nodes-fintech/blob/main/';

	/** Longer ones take a second line in the panel of n8n 2.41 (test/ui/triggers.test.mts). */
	const MOST_IN_A_LINE = 55;

	const headingsOf = (page: string) =>
		[...read(page).matchAll(/^##+ (.+)$/gm)].map(([, text = '']) => text.toLowerCase().replaceAll(' ', '-'));

	test.each(triggers)(
		'of %s has at most four short lines, the last with a link to the rest',
		async (path) => {
			const properties = await propertiesOf(path);
			const first = properties.findIndex(({ type }) => type !== 'notice');
			const notices = properties.slice(0, first);
			expect(notices.length).toBeGreaterThan(0);
			for (const { displayName } of notices) {
				const lines = [...displayName.matchAll(/<li>(.*?)<\/li>/g)].map(([, line = '']) => line);
				expect(lines.length).toBeGreaterThan(1);
				expect(lines.length).toBeLessThan(5);
				expect(
					lines.map((line) => line.replace(/<.*?>/g, '')).filter((line) => line.length > MOST_IN_A_LINE),
				).toEqual([]);
				const [, link = ''] = /^<a href="(.*?)" target="_blank">/.exec(lines.at(-1) ?? '') ?? [];
				expect(link).toContain(DOCS);
				const [page = '', heading = ''] = link.replace(DOCS, '').split('#');
				expect(headingsOf(page)).toContain(heading);
			}
		},
	);
});

describe('the operations that move money', () => {
	const nodes = files.filter((path) => path.endsWith('.node.ts') && !path.includes('Trigger'));

	test.each(nodes)('of %s ask for the payment key first, under one name', async (path) => {
		const all = await propertiesOf(path);
		const { resources } = (await import(join(root, path, '../resources/index.ts'))) as {
			resources: ReadonlyArray<{
				value: string;
				operations: ReadonlyArray<{
					value: string;
					payment?: { keyParameter: string };
					fields?: INodeProperties[];
				}>;
			}>;
		};
		const transfers = resources.flatMap(({ value, operations }) =>
			operations.filter(({ payment }) => payment).map((operation) => ({ resource: value, ...operation })),
		);
		expect(transfers.length).toBeGreaterThan(0);
		for (const { resource, value, payment, fields = [] } of transfers) {
			const [first] = fields.filter(isShown);
			expect([resource, value, first?.name]).toEqual([resource, value, payment?.keyParameter]);
			expect(first?.displayName).toMatch(/^Payment Key(?: \([A-Z][A-Za-z ]+\))?$/);
			expect(first?.description).toMatch(/^Your own number of this payment/);
			// And so it stands in the node, where the forms of all operations are one list.
			const shown = all.filter(
				({ name, displayOptions, type }) =>
					type !== 'notice' &&
					!['resource', 'operation', 'toolDescription'].includes(name) &&
					displayOptions?.show?.resource?.includes(resource) === true &&
					displayOptions.show.operation?.includes(value) === true,
			);
			expect([resource, value, shown[0]?.name]).toEqual([resource, value, payment?.keyParameter]);
		}
	});
});
