/**
 * Every field of every operation with values nobody should type. Each is either sent as it was typed or refused with
 * the name of its field before anything leaves; paths and headers stay as they are, and every item comes out paired.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { figure } from '../support/figure.mts';
import { byPlace, fieldsOf, placeOf } from '../unit/support/contractForm.mts';
import { everything, parametersOf } from '../unit/support/contractInput.mts';
import type { ContractOperation, NodeClass } from '../unit/support/contracts.mts';
import { PROVIDERS, type FaultyProvider } from './faults/providers.mts';
import type { Outcome } from './harness/actionNode.mts';
import { Engine, freshId } from './harness/engine.mts';
import { repository } from './harness/n8n.mts';
import { type Recorded, Recorder } from './hostile/recorder.mts';
import { leaves, partsOf } from './hostile/request.mts';
import { HOSTILE_EXPRESSION, type HostileItem, isOpaque, itemsFor, valueOf } from './hostile/values.mts';

jest.setTimeout(600_000);

let engine: Engine;
let fields = 0;
let tried = 0;
let sent = 0;

beforeAll(async () => {
	engine = await Engine.start();
});

afterAll(async () => await engine?.close());

const contractOf = ({ contract }: FaultyProvider) =>
	JSON.parse(readFileSync(join(repository, `test/contracts/${contract}.json`), 'utf8')) as {
		operations: ContractOperation[];
	};

const FILE = {
	data: {
		data: Buffer.from('%PDF-1.4 a file').toString('base64'),
		mimeType: 'application/pdf',
		fileName: 'a.pdf',
	},
};

/** Fields that are a path by themselves: only where it may lead is checked. */
const PATHS = ['options.endpointPath'];

/** n8n drops a text that an expression puts in place of such a field. */
const COLLECTIONS = ['collection', 'fixedCollection', 'assignmentCollection'];

const OPERATIONS = PROVIDERS.flatMap((provider) =>
	contractOf(provider).operations.map((operation) => ({
		provider,
		operation,
		title: `${provider.contract} ${operation.resource}.${operation.operation}`,
	})),
);

async function withRecorder<T>(
	provider: FaultyProvider,
	work: (tools: { recorder: Recorder; credentialId: string }) => Promise<T>,
): Promise<T> {
	const { under } = provider;
	const recorder = new Recorder((request) => {
		const arrived = { method: request.method, path: request.target, body: request.body };
		const login = provider.login?.(arrived);
		if (login !== undefined) return { body: login, unrecorded: true };
		return { body: provider.accepted({ ...arrived, body: arrived.body || '{"client_reference":"x"}' }) };
	});
	const credentialId = freshId('hostile');
	engine.saveCredential(credentialId, under.credential((await recorder.listen()) + under.apiPath));
	try {
		return await work({ recorder, credentialId });
	} finally {
		await recorder.close();
	}
}

/** Sent for the item, or not: an error without a status and with certainty came before anything left. */
function wasSent({ json }: { json: IDataObject }): boolean {
	const error = json.error as IDataObject | undefined;
	return error === undefined || error.httpStatus !== null || error.outcome === 'unknown';
}

/** Whether a part of a request is what was typed. Blanks around a text may be left out. */
function isTyped(part: unknown, typed: unknown, isNumber = false): boolean {
	if (typeof typed === 'string') {
		const text = typed.trim();
		if (part === typed || part === text) return true;
		return (
			(isNumber || typeof part === 'number') && /^-?\d+(\.\d+)?$/.test(text) && Number(part) === Number(text)
		);
	}
	if (typeof typed === 'number') return part !== '' && Number(part) === typed;
	if (typed === null || typeof typed !== 'object') return String(part) === String(typed);
	return JSON.stringify(typed) === part || leaves(typed).some(([, leaf]) => isTyped(part, leaf));
}

interface Case {
	place: string;
	field: INodeProperties;
	/** Whether a text in it must be found in the request. */
	isCarried: boolean;
	prefix: string;
	baseline: Map<string, unknown>;
	/** Parts that differ from call to call. */
	changing: ReadonlySet<string>;
	/** The parts of calls in which the field is not filled in; any part for those that differ from call to call. */
	withoutIt: ReadonlyMap<string, { includes(part: unknown): boolean }>;
}

/** Whether it is the time of the call. */
const isNow = (part: unknown) =>
	/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(String(part)) &&
	Math.abs(Date.now() - Date.parse(String(part))) < 600_000;

/** Whether it is neither text nor number. */
const isNothing = (typed: unknown) =>
	typeof typed === 'string' ? typed.trim() === '' : typeof typed === 'object' || typed === undefined;

/** What is wrong with a request for an item with this value; undefined when nothing is. */
function wrongWith(request: Recorded, item: HostileItem, about: Case): string | undefined {
	const typed = valueOf(item);
	const parts = partsOf(request);
	const path = request.target.split('?')[0] ?? '';
	const isFree = PATHS.includes(about.place);
	if (!path.startsWith(`${about.prefix}/`) || /(^|\/)\.{1,2}(\/|$)|[\u0000-\u001f\\#]/.test(path)) {
		return `path ${request.target}`;
	}
	const depth = (places: Iterable<string>) => [...places].filter((place) => place.startsWith('path.')).length;
	if (!isFree && depth(parts.keys()) !== depth(about.baseline.keys())) return `path ${request.target}`;
	for (const [place, value] of parts) {
		if (about.changing.has(place) || Object.is(about.baseline.get(place), value) || isNow(value)) continue;
		// What is no text counts as not filled in, and what is sent then is sent now.
		if (isNothing(typed) && about.withoutIt.get(place)?.includes(value)) continue;
		if (place.startsWith('header.') && !about.baseline.has(place)) return `header ${place}: ${String(value)}`;
		if (isFree && place.startsWith('path.')) continue;
		if (!isOpaque(item) && !isTyped(value, typed, about.field.type === 'number'))
			return `${place}: ${JSON.stringify(value).slice(0, 60)}`;
	}
	const isText = typeof typed === 'string' && typed.trim() !== '';
	if (
		about.isCarried &&
		isText &&
		![...parts.values()].some((part) => isTyped(part, typed, about.field.type === 'number'))
	)
		return 'left out';
	return undefined;
}

/** Places whose parts are not the same in all of these requests. */
function changingIn(requests: readonly Recorded[]): Set<string> {
	const all = requests.map(partsOf);
	const places = new Set(all.flatMap((parts) => [...parts.keys()]));
	return new Set([...places].filter((place) => new Set(all.map((parts) => parts.get(place))).size > 1));
}

/** What requests hold by place; anything where they don't agree. */
function partsIn(requests: readonly Recorded[]): Case['withoutIt'] {
	const changing = changingIn(requests);
	const all = requests.flatMap((request) => [...partsOf(request)]);
	return new Map(all.map(([place, part]) => [place, changing.has(place) ? ANYTHING : [part]]));
}

/** n8n itself runs no node that lacks what its form requires. */
const nothing = (): Recorded[] => [];

const ANYTHING = { includes: () => true };

/** The form without a field; undefined where it can't be left out. */
function without(base: IDataObject, place: string): IDataObject | undefined {
	const [group = '', name] = place.split('.');
	if (name === undefined) return undefined;
	const { [name]: _left, ...rest } = inside(base, group);
	return { ...base, [group]: isBlock(base, group) ? { values: [rest] } : rest };
}

/** Whether the form shows a group as a block of exactly one entry. */
const isBlock = (base: IDataObject, group: string) =>
	Array.isArray((base[group] as IDataObject | undefined)?.values);

/** What is filled in inside a group. */
function inside(base: IDataObject, group: string): IDataObject {
	const held = (base[group] ?? {}) as IDataObject & { values?: IDataObject[] };
	return isBlock(base, group) ? (held.values?.[0] ?? {}) : held;
}

/** The form with one field that takes the hostile value of each item. */
function withHostile(base: IDataObject, place: string): IDataObject {
	const [group, name] = place.split('.');
	if (group === undefined || name === undefined) return { ...base, [place]: HOSTILE_EXPRESSION };
	const filled = { ...inside(base, group), [name]: HOSTILE_EXPRESSION };
	return { ...base, [group]: isBlock(base, group) ? { values: [filled] } : filled };
}

test.each(OPERATIONS)('$title', async ({ provider, operation }) => {
	const { under } = provider;
	const type = engine.loaded.nodeTypes.getByNameAndVersion(`${engine.loaded.name}.${under.node}`, 1);
	const node = { description: type.description } as NodeClass;
	const given = everything(operation, 0);
	const form = parametersOf(node, operation, given);
	const key = operation.params.find(({ paymentKey }) => paymentKey);
	const options = form.options as IDataObject | undefined;
	const base = {
		...form,
		...(key && { [key.name]: '={{ "K-" + $itemIndex }}' }),
		...('waitForFinalStatus' in form && { waitForFinalStatus: false }),
		resource: operation.resource,
		operation: operation.operation,
		// So that requests come in the order of the items.
		options: {
			...options,
			// One for each payment: on two of them it is refused.
			...(key && options?.idempotencyKey !== undefined && { idempotencyKey: '={{ "I-" + $itemIndex }}' }),
			parallelItems: 1,
			askProvider: false,
		},
	} as IDataObject;
	const carried = new Set(
		[...given]
			.filter((param) => !param.generated && ['body', 'query', 'path', 'header'].includes(param.in))
			.map(placeOf),
	);
	const places = byPlace(fieldsOf(node, operation));
	const wrong: string[] = [];
	// A server for each run: Fincore's limit of calls a minute is counted by address.
	const run = async (parameters: IDataObject, items: readonly object[]) =>
		await withRecorder(provider, async ({ recorder, credentialId }) => {
			const action = engine.action({
				type: under.node,
				parameters,
				credential: { type: under.credentialType, id: credentialId },
				onError: 'continueRegularOutput',
				binary: FILE,
			});
			const outcome = await action.run(items as IDataObject[]);
			return { outcome, requests: recorder.requests };
		});
	const ordinary = [...(await run(base, [{}, {}])).requests, ...(await run(base, [{}])).requests];
	expect(ordinary).toHaveLength(3);
	const known = {
		prefix: under.apiPath,
		baseline: partsOf(ordinary[0] as Recorded),
		changing: changingIn(ordinary),
	};
	for (const [place, field] of places) {
		const bare = without(base, place);
		const withoutIt = partsIn(
			bare ? await run(bare, [{}, {}]).then(({ requests }) => requests, nothing) : [],
		);
		const about: Case = {
			...known,
			withoutIt,
			place,
			field,
			isCarried: carried.has(place) && !COLLECTIONS.includes(field.type),
		};
		const hostile = itemsFor(fields++);
		const ran = await run(withHostile(base, place), hostile).catch((error: Error) => {
			if (error.name === 'WorkflowHasIssuesError') return undefined;
			throw error;
		});
		// n8n runs no node whose form asks for a field that only shows with this one's other values.
		if (!ran) continue;
		const { outcome, requests } = ran;
		wrong.push(...faultsOf({ outcome, requests, hostile }, about).map((what) => `${place}: ${what}`));
		tried += hostile.length;
		sent += requests.length;
	}
	expect(wrong).toEqual([]);
});

/** Errors that can name no field: n8n's own of an expression that gives a function, and that of lost digits. */
const NOT_OURS = /^this is a function|^The number \S+ is too long to be exact/;

/** The words of its label: an error may call "Amount per Run (NGN)" the amount. */
const wordsOf = ({ displayName }: INodeProperties) => displayName.toLowerCase().match(/[a-z]{2,}/g) ?? [];

interface FieldRun {
	outcome: Outcome;
	requests: readonly Recorded[];
	hostile: readonly HostileItem[];
}

/** What is wrong with the run of one field over hostile values. */
function faultsOf({ outcome, requests, hostile }: FieldRun, about: Case): string[] {
	const { status, error, items } = outcome;
	if (status !== 'success') return [`the run ended: ${error?.message}`];
	const ends = hostile.map((_item, index) =>
		items.filter(({ pairedItem }) => pairedIndex(pairedItem) === index),
	);
	const unpaired = ends.flatMap((end, index) => (end.length === 0 ? [`item ${index} is gone`] : []));
	if (unpaired.length > 0) return unpaired;
	// Nothing is sent then, and nothing is wrong.
	if (about.place === 'options.checkOnly') return requests.length > hostile.length ? ['sent too much'] : [];
	const sentItems = hostile.filter((_item, index) => ends[index]?.some(wasSent));
	if (sentItems.length !== requests.length) return [`${sentItems.length} items, ${requests.length} requests`];
	const refusals = hostile.flatMap((item, index) => {
		const refused = ends[index]?.find((end) => !wasSent(end))?.json.error as IDataObject | undefined;
		if (!refused || NOT_OURS.test(String(refused.message))) return [];
		const said = `${refused.message} ${refused.description}`.toLowerCase();
		if (wordsOf(about.field).some((word) => said.includes(word))) return [];
		return [`${shownValue(item)} is refused without a name: ${String(refused.message)}`];
	});
	const differences = sentItems.flatMap((item, index) => {
		const what = wrongWith(requests[index] as Recorded, item, about);
		return what === undefined ? [] : [`${shownValue(item)} is sent otherwise: ${what}`];
	});
	return [...refusals, ...differences];
}

function pairedIndex(pairedItem: unknown): unknown {
	return typeof pairedItem === 'object' && pairedItem !== null && 'item' in pairedItem
		? pairedItem.item
		: pairedItem;
}

const shownValue = (item: HostileItem) => JSON.stringify(item).slice(0, 60);

test('they were many', () => {
	expect(sent).toBeGreaterThan(1_000);
	figure(
		`${tried} hostile values in the fields of ${OPERATIONS.length} operations, ${sent} of them sent, as they were typed`,
	);
});
