import type { INodeExecutionData, IPollFunctions } from 'n8n-workflow';

import type { PollStrategy } from '../api/poll';
import { SerialQueue } from '../basics/serialQueue';
import { inOneMessage } from '../errors/inOneMessage';
import { handOver } from '../webhooks/handOver';
import { triggerOf } from '../webhooks/startedHere';
import { givenHere } from './givenHere';
import { lookForNews } from './lookForNews';
import { recalled, remember } from './pollMemory';
import { PollNode } from './pollNode';
import { polledOutput } from './pollOutput';

const queue = new SerialQueue();
const underWay = new Map<string, number>();

/** n8n makes a context for each start of a trigger, and polls with it from then on. */
const polledWith = new WeakSet<object>();

/** Starts of a trigger nobody waits for: those of n8n itself, and of a main process that takes over from another. */
const UNATTENDED = ['init', 'leadershipChange'];

/**
 * For poll(): hands what is new since the poll before over to execute(), oldest first; null when there is nothing.
 * At its first poll, which n8n makes when the workflow is published, the trigger only looks where the list ends,
 * unless it is told Since.
 *
 * A fault as n8n starts is only logged where the trigger was polled before: n8n would leave the trigger out for good,
 * and nobody would see it. The next poll tries again, and tells.
 *
 * @throws NodeApiError or NodeOperationError with the sentence that says what to do; n8n then does not publish the
 *   workflow, or later records a failed execution
 */
export async function pollEvents(
	this: IPollFunctions,
	strategy: PollStrategy,
): Promise<INodeExecutionData[][] | null> {
	const trigger = triggerOf(this);
	const isStart = !polledWith.has(this) && UNATTENDED.includes(this.getActivationMode());
	polledWith.add(this);
	// n8n asks again when the poll before has not ended. The next poll finds what this one would have found; only one
	// that is to find out where the list ends must not be left out.
	if (underWay.has(trigger) && recalled(this.getWorkflowStaticData('node'))) return null;
	underWay.set(trigger, (underWay.get(trigger) ?? 0) + 1);
	return await queue
		.enqueue(trigger, async () => await onePoll(this, strategy, trigger))
		.catch((thrown: unknown) => {
			if (!isStart || !recalled(this.getWorkflowStaticData('node'))) throw thrown;
			const words = thrown instanceof Error ? thrown.message : String(thrown);
			this.logger.warn(`${this.getNode().name}: n8n has started, and the first poll failed: ${words}`);
			return null;
		})
		.finally(() => {
			const left = (underWay.get(trigger) ?? 1) - 1;
			if (left === 0) underWay.delete(trigger);
			else underWay.set(trigger, left);
		});
}

async function onePoll(
	functions: IPollFunctions,
	strategy: PollStrategy,
	trigger: string,
): Promise<INodeExecutionData[][] | null> {
	const poll = await PollNode.ofPoll(functions, strategy);
	try {
		const memory = recalled(functions.getWorkflowStaticData('node'));
		const isSure = memory === undefined || givenHere.has(trigger, memory.givenBy);
		const found = await lookForNews(poll, memory, isSure);
		remember(functions.getWorkflowStaticData('node'), found.memory);
		if (found.events.length === 0) return null;
		givenHere.set(trigger, found.memory.givenBy);
		return [
			found.events.map((event) => handOver(polledOutput(event, poll.settings), event.eventId, poll.account)),
		];
	} catch (error) {
		throw inOneMessage(poll.asError(error));
	}
}
