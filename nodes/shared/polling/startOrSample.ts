import { NodeOperationError, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';

import type { PollStrategy } from '../api/poll';
import { eventNames } from '../api/webhook';
import { handedOver } from '../webhooks/handOver';
import { startOnce } from '../webhooks/startOnce';
import { walkList } from './listWalk';
import { PollNode } from './pollNode';
import { polledOutput } from './pollOutput';

/** Enough to see what events look like. */
const SAMPLE = 5;

/**
 * For execute() of a poll trigger: gives out what poll() has handed over, each event once. n8n asks a node that has
 * both for execute() alone when a person fetches test events in the editor: nothing was handed over then, and the
 * newest events are given out, oldest first, without being remembered.
 *
 * @throws NodeApiError or NodeOperationError with the sentence that says what to do
 */
export async function startOrSample(
	this: IExecuteFunctions,
	strategy: PollStrategy,
): Promise<INodeExecutionData[][]> {
	if (this.getInputData().some((item) => handedOver(item) !== undefined)) return await startOnce.call(this);
	return [await sample(await PollNode.ofRun(this, strategy))];
}

async function sample(poll: PollNode): Promise<INodeExecutionData[]> {
	const { settings, strategy, node } = poll;
	const wanted = eventNames(settings.get('events'));
	const known = new Map<string, string>();
	const beginning = { first: true, from: undefined, whole: false };
	const reach = { ...beginning, known, doubtful: known, lookBack: SAMPLE, owedAbove: '' };
	const { rows } = await walkList(poll, reach).catch((thrown: unknown) => {
		throw poll.asError(thrown);
	});
	const events = rows
		.map(({ row, state }) => strategy.read(row, state, settings))
		.flatMap(({ event }) => (event && (wanted.includes('*') || wanted.includes(event.event)) ? [event] : []))
		.slice(0, SAMPLE)
		.reverse();
	if (events.length === 0) {
		throw new NodeOperationError(node, `${strategy.provider.name} lists nothing yet that fits Events`, {
			description: 'Make a test payment at the provider, or choose other events, and fetch again.',
			level: 'warning',
		});
	}
	return events.map((event) => ({ json: polledOutput(event, settings) }));
}
