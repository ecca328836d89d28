/** Demo and example workflows: what a person sees of them on the canvas, and what they may hold. */
import { join } from 'node:path';
import { EXAMPLES_DIR, forSandbox, workflowsIn } from '../../../playground/examples.mts';
import type { WorkflowNode } from '../../../playground/workflow.mts';
import { contracts } from '../support/contracts.mts';
import {
	behindButtons,
	edges,
	fittedZoom,
	isNote,
	labelledBox,
	linesOf,
	nodeBox,
	noteBox,
	overlap,
	passesThrough,
	textHeight,
} from '../support/canvas.mts';

const examples = workflowsIn(EXAMPLES_DIR);
const all = [...workflowsIn(join(__dirname, '../../../playground/demo')), ...examples].map(
	(workflow) => [workflow.name, workflow] as const,
);

const OPEN_TO_CALLS = ['n8n-nodes-base.formTrigger', 'n8n-nodes-base.webhook'];
/** Whether a node pays, by what the contracts say of its operation. */
function pays({ type, parameters }: WorkflowNode): boolean {
	const contract = contracts.find(({ node }) => type === `n8n-nodes-fintech.${node}`);
	const { resource, operation } = parameters;
	return (contract?.operations ?? []).some(
		(each) => each.resource === resource && each.operation === operation && each.effect === 'transfer',
	);
}

/** Below it the names of nodes can not be read. */
const LEAST_ZOOM = 0.55;

/** Room between a note and what is no part of it, and between nodes. */
const ROOM = 16;

const pairs = <T,>(list: readonly T[]): Array<[T, T]> =>
	list.flatMap((one, index) => list.slice(index + 1).map((other): [T, T] => [one, other]));

describe.each(all)('%s', (_name, workflow) => {
	const notes = workflow.nodes.filter(isNote);
	const nodes = workflow.nodes.filter((node) => !isNote(node));
	const noteBoxes = notes.map(noteBox);

	test('has a note that says what it does and how to try it', () => {
		const text = notes.map(({ parameters }) => parameters.content).join('\n');
		expect(text).toMatch(/^## /);
		expect(text).toMatch(/Set up|Before you run it|Try it/);
	});

	test('has no note over a node, and none over another', () => {
		const labelled = nodes.map((node) => labelledBox(workflow, node));
		const covered = noteBoxes.flatMap((note) =>
			labelled.filter((box) => overlap(note, box, ROOM)).map((box) => [note.name, box.name]),
		);
		const stacked = pairs(noteBoxes).filter(([one, other]) => overlap(one, other, ROOM));
		expect([covered, stacked]).toEqual([[], []]);
	});

	test('has no line through a note or a node', () => {
		const boxes = [...noteBoxes, ...nodes.map((node) => nodeBox(workflow, node))];
		const crossed = linesOf(workflow).flatMap((line) =>
			boxes.filter((box) => passesThrough(line, box)).map((box) => [line.name, box.name]),
		);
		expect(crossed).toEqual([]);
	});

	test('has room for the name of each node', () => {
		const tight = pairs(nodes.map((node) => labelledBox(workflow, node))).filter(([one, other]) =>
			overlap(one, other),
		);
		expect(tight.map(([one, other]) => [one.name, other.name])).toEqual([]);
	});

	test('has notes that are high enough for their text', () => {
		const low = notes.filter((note) => textHeight(note) > Number(note.parameters.height));
		expect(low.map(({ name }) => name)).toEqual([]);
	});

	test('can be read as a whole, and none of it is behind a button of the editor', () => {
		expect(fittedZoom(workflow)).toBeGreaterThanOrEqual(LEAST_ZOOM);
		expect(behindButtons(workflow)).toEqual([]);
	});

	// Payments are remembered by the id of their node: one that n8n makes later, when somebody saves, would forget them.
	test('gives each node an id of its own', () => {
		const ids = workflow.nodes.map(({ id }) => id);
		for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
		expect(new Set(ids).size).toBe(ids.length);
	});

	test('names each node once, and leads every one but the starts somewhere', () => {
		const names = workflow.nodes.map(({ name }) => name);
		expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
		const reached = edges(workflow).flatMap(({ from, type, target }) =>
			type === 'main' ? target.node : from,
		);
		const starts = nodes.filter(({ name }) => !reached.includes(name)).map(({ type }) => type);
		for (const type of starts) expect(type).toMatch(/trigger$|\.webhook$/i);
	});
});

describe.each(examples.map((example) => [example.name, example] as const))('%s', (_name, example) => {
	test('leaves credentials and what n8n makes itself to the one who imports it', () => {
		for (const node of example.nodes) {
			expect(node).not.toHaveProperty('credentials');
			expect(node).not.toHaveProperty('webhookId');
		}
		expect(example).not.toHaveProperty('pinData');
	});

	test('mentions only steps it has', () => {
		const names = example.nodes.map(({ name }) => name);
		const mentioned = [...JSON.stringify(example.nodes).matchAll(/\$\('((?:[^'\\]|\\.)+)'\)/g)];
		for (const [, name] of mentioned) expect(names).toContain(name);
	});

	test('lets nobody pay who has only found an address', () => {
		const open = example.nodes.filter(
			({ type, parameters }) => OPEN_TO_CALLS.includes(type) && !parameters.authentication,
		);
		const names = open.map(({ name }) => name);
		expect(example.nodes.some(pays) ? names : []).toEqual([]);
	});

	test('has no step left in the sandbox that wants a value', () => {
		const { nodes } = forSandbox(example, []);
		const empty = nodes.flatMap(({ name, type, parameters }) => {
			const { assignments = [] } = (parameters.assignments ?? {}) as {
				assignments?: Array<{ name: string; value: unknown }>;
			};
			const blank = type === 'n8n-nodes-base.set' ? assignments.filter(({ value }) => value === '') : [];
			return blank.map((one) => [name, one.name]);
		});
		expect(empty).toEqual([]);
	});
});
