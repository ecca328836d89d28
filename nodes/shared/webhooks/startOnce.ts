import { NodeOperationError, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';

import { realTiming } from '../basics/timing';
import { WordStore } from '../store/wordStore';
import { claimEvents } from './claimEvents';
import { eventWord, handedOver, handedOverHere, type HandedOver } from './handOver';
import { passesRepeatsOn } from './repeatChoice';
import { startedHere, triggerOf } from './startedHere';

/** Two words an event: the newest 2,000 events of a node stay known. */
const MAX_ENTRIES = 4000;

/**
 * For execute() of a trigger: gives out the events webhook() or poll() has handed over, and nothing for one that has
 * started this workflow before. Decided in n8n's database, so it holds over restarts and workers. n8n runs both in
 * one execution: webhook() can't ask the database, and what it writes to static data n8n 2.41 doesn't save.
 *
 * A delivery counts for itself: an execution that n8n runs once more finds its own word and goes on.
 *
 * @throws NodeOperationError when the database does not answer: whether it is a repeat is not known then, and the
 *   execution can be retried
 */
export async function startOnce(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const items = this.getInputData();
	// A person tries the trigger in the editor: the same event may come as often as they send it.
	if (this.getMode() === 'manual') return [items.map((item) => given(item, handedOver(item)))];
	const handed = items.map(handedOver);
	const repeats = await repeatsAmong(
		this,
		handed.filter((one) => one !== undefined),
	);
	const passOn = passesRepeatsOn((name) => this.getNodeParameter(name, 0, null));
	return [
		items.flatMap((item, index) => {
			const one = handed[index];
			const repeat = one !== undefined && repeats.has(one);
			if (!repeat) return [given(item, one, passOn ? false : undefined)];
			return passOn ? [given(item, one, true)] : [];
		}),
	];
}

function given(
	item: INodeExecutionData,
	handed: HandedOver | undefined,
	repeat?: boolean,
): INodeExecutionData {
	if (!handed) return item;
	return { json: repeat === undefined ? handed.event : { ...handed.event, repeat } };
}

async function repeatsAmong(
	functions: IExecuteFunctions,
	events: readonly HandedOver[],
): Promise<Set<HandedOver>> {
	if (events.length === 0) return new Set();
	const trigger = triggerOf(functions);
	const store = new WordStore(functions.helpers, realTiming, trigger, MAX_ENTRIES);
	// Where the run goes on in the process that has received the event, there are no workers.
	const alone = events.every(({ delivery }) => handedOverHere.has(delivery));
	try {
		const repeats = await claimEvents(events, store, realTiming, alone);
		for (const event of events) startedHere.add(trigger, eventWord(event));
		return repeats;
	} catch (error) {
		throw new NodeOperationError(functions.getNode(), error as Error, {
			message: "Whether this event has come before could not be found out: n8n's database did not answer",
			description: 'The workflow was not started. Retry this execution: the event is kept with it.',
		});
	}
}
