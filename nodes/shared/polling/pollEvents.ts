import type { INodeExecutionData, IPollFunctions } from 'n8n-workflow';

import { eventNames } from '../api/webhook';
import { toUtcTime } from '../basics/dates';
import { SerialQueue } from '../basics/serialQueue';
import { wholeNumber } from '../basics/text';
import type { PolledEvent, PollStrategy } from '../api/poll';
import { DEFAULT_LOOK_BACK, DEFAULT_MOST_EVENTS, LEAST_LOOK_BACK, MOST_LOOK_BACK } from '../api/limits';
import { handOver } from '../webhooks/handOver';
import { walkList, type ReadRow } from './listWalk';
import { newsAmong, type Beginning } from './news';
import { recalled, remember, type KnownRows, type PollMemory } from './pollMemory';
import { PollNode } from './pollNode';
import { polledOutput } from './pollOutput';

const queue = new SerialQueue();
const underWay = new Map<string, number>();

/**
 * For poll(): hands what is new since the poll before over to execute(), oldest first; null when there is nothing.
 * At its first poll, which n8n makes when the workflow is published, the trigger only looks where the list ends,
 * unless it is told Since.
 *
 * @throws NodeApiError or NodeOperationError with the sentence that says what to do; n8n then does not publish the
 *   workflow, or later records a failed execution
 */
export async function pollEvents(
	this: IPollFunctions,
	strategy: PollStrategy,
): Promise<INodeExecutionData[][] | null> {
	const trigger = `${this.getWorkflow().id}:${this.getNode().id}`;
	// n8n asks again when the poll before has not ended. The next poll finds what this one would have found; only one
	// that is to find out where the list ends must not be left out.
	if (underWay.has(trigger) && recalled(this.getWorkflowStaticData('node'))) return null;
	underWay.set(trigger, (underWay.get(trigger) ?? 0) + 1);
	return await queue
		.enqueue(trigger, async () => await onePoll(this, strategy))
		.finally(() => {
			const left = (underWay.get(trigger) ?? 1) - 1;
			if (left === 0) underWay.delete(trigger);
			else underWay.set(trigger, left);
		});
}

async function onePoll(
	functions: IPollFunctions,
	strategy: PollStrategy,
): Promise<INodeExecutionData[][] | null> {
	const poll = await PollNode.ofPoll(functions, strategy);
	try {
		const memory = recalled(functions.getWorkflowStaticData('node'));
		const found = await look(poll, memory);
		remember(functions.getWorkflowStaticData('node'), found.memory);
		if (found.events.length === 0) return null;
		return [found.events.map((event) => handOver(polledOutput(event, poll.settings), event.eventId))];
	} catch (error) {
		throw poll.asError(error);
	}
}

async function look(
	poll: PollNode,
	memory: PollMemory | undefined,
): Promise<{ events: PolledEvent[]; memory: PollMemory }> {
	const { settings, list } = poll;
	const chosen = settings.get('options.since') ?? '';
	const since = chosen === '' ? '' : toUtcTime(chosen, settings.timezone, 'Since');
	const goesOn = memory?.list === list && (since === '' || since === memory.since);
	const known: KnownRows = goesOn ? memory.rows : new Map();
	const beginning: Beginning = goesOn
		? { first: false, from: memory.from }
		: { first: true, from: since === '' ? undefined : Date.parse(since) };
	const lookBack = wholeNumber(
		settings.get('options.lookBack'),
		DEFAULT_LOOK_BACK,
		LEAST_LOOK_BACK,
		MOST_LOOK_BACK,
	);
	const owedAbove = goesOn ? memory.owedAbove : '';
	const { rows, order } = await walkList(poll, { ...beginning, known, lookBack, owedAbove });

	const most = wholeNumber(settings.get('options.mostEvents'), DEFAULT_MOST_EVENTS, 1, Infinity);
	const { events, owed } = chosenNews(newsAmong(rows, order, beginning), settings.get('events'), most);
	return {
		events,
		memory: {
			list,
			since,
			from: beginning.from ?? settings.nowSeconds * 1000,
			owedAbove: owed.size === 0 ? '' : (rows.at(-1)?.key ?? ''),
			rows: rowsAfter(rows, owed, known, 2 * lookBack),
		},
	};
}

/** The news the workflow gets now, and the keys of those that are left for the next poll. */
function chosenNews(
	news: readonly ReadRow[],
	selected: unknown,
	most: number,
): { events: PolledEvent[]; owed: Set<string> } {
	const wanted = eventNames(selected);
	const told = news.flatMap(({ key, event }) =>
		event && (wanted.includes('*') || wanted.includes(event.event)) ? [{ key, event }] : [],
	);
	return {
		events: told.slice(0, most).map(({ event }) => event),
		owed: new Set(told.slice(most).map(({ key }) => key)),
	};
}

/**
 * What is remembered for the next poll: the rows of this one as they are now, besides those still to be told, and of
 * the rows it did not reach as many as there is room for.
 */
function rowsAfter(
	rows: readonly ReadRow[],
	owed: ReadonlySet<string>,
	known: KnownRows,
	most: number,
): KnownRows {
	const after = new Map<string, string>();
	for (const { key, state } of rows) {
		const remembered = owed.has(key) ? known.get(key) : state;
		if (remembered !== undefined) after.set(key, remembered);
	}
	for (const [key, state] of known) {
		if (after.size >= most) break;
		if (!after.has(key)) after.set(key, state);
	}
	return after;
}
