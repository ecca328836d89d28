/** Where things lie on n8n's canvas, by the sizes of its editor. */
import type { WorkflowInput, WorkflowNode } from '../../../playground/workflow.mts';

export interface Box {
	name: string;
	left: number;
	top: number;
	right: number;
	bottom: number;
}

export interface Point {
	x: number;
	y: number;
}

export interface Line {
	name: string;
	points: Point[];
}

interface Target {
	node: string;
	type: string;
	index: number;
}

type Connections = Record<string, Record<string, Array<Target[] | null>>>;

const NODE = 96;
const SUB_NODE = 80;
const AGENT_WIDTH = 256;
/** What each further handle above two adds to the height of a node. */
const HANDLE_STEP = 32;
/** The name below a node is up to this wide; with its subtitle it is up to this high. */
const LABEL_WIDTH = 192;
const LABEL_HEIGHT = 64;
/** How far a line that leads back leaves its node, and how far below it runs. */
const BACK_ASIDE = 40;
const BACK_BELOW = 130;
const STEPS = 40;

/** The canvas beside n8n's bars in a window of 1400 by 900, and what n8n leaves free around a whole workflow. */
const CANVAS = { width: 1358, height: 798 };
const ROOM_AROUND = 1.2;
/** What n8n's buttons at the bottom cover of it. */
const BUTTONS = [
	{ name: 'the zoom buttons', left: 0, right: 200, top: 746, bottom: 798 },
	{ name: 'the button that executes', left: 530, right: 830, top: 742, bottom: 798 },
];

/** The rough size of a letter of a note, and of its lines. */
const LETTER_WIDTH = 6.6;
const LINE_HEIGHT = 20;

export function isNote({ type }: WorkflowNode): boolean {
	return type === 'n8n-nodes-base.stickyNote';
}

export function noteBox({ name, position: [left, top], parameters }: WorkflowNode): Box {
	return {
		name,
		left,
		top,
		right: left + Number(parameters.width),
		bottom: top + Number(parameters.height),
	};
}

/** How high the text of a note is at its width, rather too low than too high. */
export function textHeight({ parameters }: WorkflowNode): number {
	const letters = Math.floor((Number(parameters.width) - 32) / LETTER_WIDTH);
	const lines = String(parameters.content)
		.split('\n')
		.map((line) => (line === '' ? 0.5 : Math.max(1, Math.ceil(line.replaceAll('*', '').length / letters))));
	return LINE_HEIGHT * lines.reduce((sum, count) => sum + count, 1);
}

/** The box of a node without its name. */
export function nodeBox(workflow: WorkflowInput, node: WorkflowNode): Box {
	const [left, top] = node.position;
	const { name } = node;
	if (isSubNode(workflow, node)) return { name, left, top, right: left + SUB_NODE, bottom: top + SUB_NODE };
	const handles = Math.max(inputsOf(workflow, node), outputsOf(workflow, node));
	const width = node.type.endsWith('.agent') ? AGENT_WIDTH : NODE;
	return {
		name,
		left,
		top,
		right: left + width,
		bottom: top + NODE + Math.max(0, handles - 2) * HANDLE_STEP,
	};
}

/** The box of a node together with what stands below it. */
export function labelledBox(workflow: WorkflowInput, node: WorkflowNode): Box {
	const box = nodeBox(workflow, node);
	if (node.type.endsWith('.agent')) return box;
	const middle = (box.left + box.right) / 2;
	const half = (isSubNode(workflow, node) ? LABEL_WIDTH * 0.75 : LABEL_WIDTH) / 2;
	return { ...box, left: middle - half, right: middle + half, bottom: box.bottom + LABEL_HEIGHT };
}

/** All lines, as points close to each other. */
export function linesOf(workflow: WorkflowInput): Line[] {
	return edges(workflow).map(({ from, output, target, type }) => {
		const source = nodeBox(workflow, nodeOf(workflow, from));
		const goal = nodeBox(workflow, nodeOf(workflow, target.node));
		const name = `${from} to ${target.node}`;
		if (type !== 'main') return { name, points: upwards(source, goal) };
		const start = {
			x: source.right,
			y: handle(source, output, outputsOf(workflow, nodeOf(workflow, from))),
		};
		const inputs = inputsOf(workflow, nodeOf(workflow, target.node));
		const end = { x: goal.left, y: handle(goal, target.index, inputs) };
		return { name, points: start.x - 20 > end.x ? backwards(start, end) : forwards(start, end) };
	});
}

export function overlap(one: Box, other: Box, room = 0): boolean {
	return (
		one.left < other.right + room &&
		other.left < one.right + room &&
		one.top < other.bottom + room &&
		other.top < one.bottom + room
	);
}

export function passesThrough({ points }: Line, { left, top, right, bottom }: Box): boolean {
	return points.some(({ x, y }) => x > left && x < right && y > top && y < bottom);
}

/** How large n8n shows a workflow that it fits to its window: 1 is the size of its nodes. */
export function fittedZoom(workflow: WorkflowInput): number {
	const { left, top, right, bottom } = wholeOf(workflow);
	return Math.min(
		1,
		CANVAS.width / ((right - left) * ROOM_AROUND),
		CANVAS.height / ((bottom - top) * ROOM_AROUND),
	);
}

/** Nodes and names that n8n's own buttons cover when the workflow is fitted to its window. */
export function behindButtons(workflow: WorkflowInput): string[] {
	const whole = wholeOf(workflow);
	const zoom = fittedZoom(workflow);
	const shown = ({ name, left, top, right, bottom }: Box): Box => {
		const x = (value: number) => (value - (whole.left + whole.right) / 2) * zoom + CANVAS.width / 2;
		const y = (value: number) => (value - (whole.top + whole.bottom) / 2) * zoom + CANVAS.height / 2;
		return { name, left: x(left), top: y(top), right: x(right), bottom: y(bottom) };
	};
	const boxes = workflow.nodes.map((node) => (isNote(node) ? noteBox(node) : labelledBox(workflow, node)));
	return boxes
		.map(shown)
		.flatMap((box) =>
			BUTTONS.filter((button) => overlap(box, button)).map(({ name }) => `${box.name} is behind ${name}`),
		);
}

/** What n8n fits to its window: nodes without their names, and notes. */
function wholeOf(workflow: WorkflowInput): Box {
	const boxes = workflow.nodes.map((node) => (isNote(node) ? noteBox(node) : nodeBox(workflow, node)));
	return {
		name: workflow.name,
		left: Math.min(...boxes.map(({ left }) => left)),
		top: Math.min(...boxes.map(({ top }) => top)),
		right: Math.max(...boxes.map(({ right }) => right)),
		bottom: Math.max(...boxes.map(({ bottom }) => bottom)),
	};
}

/** From which nodes a line leads to which. */
export function edges(workflow: WorkflowInput) {
	return Object.entries(workflow.connections as Connections).flatMap(([from, types]) =>
		Object.entries(types).flatMap(([type, outputs]) =>
			outputs.flatMap((targets, output) => (targets ?? []).map((target) => ({ from, type, output, target }))),
		),
	);
}

function nodeOf({ nodes }: WorkflowInput, name: string): WorkflowNode {
	const found = nodes.find((node) => node.name === name);
	if (!found) throw new Error(`A line leads from or to "${name}", and there is no such node.`);
	return found;
}

function isSubNode(workflow: WorkflowInput, { name }: WorkflowNode): boolean {
	return edges(workflow).some(({ from, type }) => from === name && type !== 'main');
}

function inputsOf(workflow: WorkflowInput, { name }: WorkflowNode): number {
	const into = edges(workflow).filter(({ target, type }) => target.node === name && type === 'main');
	return Math.max(1, ...into.map(({ target }) => target.index + 1));
}

function outputsOf(workflow: WorkflowInput, { name, type, onError }: WorkflowNode): number {
	const out = edges(workflow).filter(({ from }) => from === name);
	const least = type.endsWith('.if') || onError === 'continueErrorOutput' ? 2 : 1;
	return Math.max(least, ...out.map(({ output }) => output + 1));
}

function handle({ top, bottom }: Box, index: number, count: number): number {
	return top + ((bottom - top) * (index + 1)) / (count + 1);
}

function forwards(start: Point, end: Point): Point[] {
	const half = (end.x - start.x) / 2;
	return Array.from({ length: STEPS + 1 }, (_, step) => {
		const t = step / STEPS;
		const bezier = (a: number, b: number, c: number, d: number) =>
			a * (1 - t) ** 3 + 3 * b * t * (1 - t) ** 2 + 3 * c * t ** 2 * (1 - t) + d * t ** 3;
		return {
			x: bezier(start.x, start.x + half, end.x - half, end.x),
			y: bezier(start.y, start.y, end.y, end.y),
		};
	});
}

function backwards(start: Point, end: Point): Point[] {
	const low = start.y + BACK_BELOW;
	return straight([
		start,
		{ x: start.x + BACK_ASIDE, y: start.y },
		{ x: start.x + BACK_ASIDE, y: low },
		{ x: end.x - BACK_ASIDE, y: low },
		{ x: end.x - BACK_ASIDE, y: end.y },
		end,
	]);
}

function upwards(source: Box, goal: Box): Point[] {
	return straight([
		{ x: (source.left + source.right) / 2, y: source.top },
		{ x: (goal.left + goal.right) / 2, y: goal.bottom },
	]);
}

function straight(corners: Point[]): Point[] {
	return corners.slice(1).flatMap((to, index) => {
		const from = corners[index] ?? to;
		return Array.from({ length: STEPS + 1 }, (_, step) => ({
			x: from.x + ((to.x - from.x) * step) / STEPS,
			y: from.y + ((to.y - from.y) * step) / STEPS,
		}));
	});
}
