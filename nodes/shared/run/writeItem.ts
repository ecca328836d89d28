import type { OperationInput } from '../api/operation';
import { hashOf } from '../basics/hash';
import { nothingWasDone } from '../payments/payOnce';
import { runsAsTool } from './agent';
import { finishedItems, unknownWrites } from './finishedItems';
import type { ItemResult } from './itemResult';
import type { RunContext } from './runContext';

/**
 * Carries a write out for one item, unless an earlier try of this execution has done so, or may have: then that one's
 * result is given and nothing is sent. n8n's Retry On Fail runs the whole node again, and no API of a write promises
 * to make it once.
 *
 * @throws InputError when a parameter can't be sent as it is, NotAllowed when the credential permits no writes,
 *   CallFailure when it is certain that nothing was done, and whatever an expression throws
 */
export async function writtenItem(context: RunContext, index: number): Promise<ItemResult> {
	const input = context.input(index);
	const calls = context.calls(index, input);
	const places = placesOf(context, input);
	const before = finishedItems.get(places.item) ?? unknownWrites.get(places.sent);
	if (before) return before;
	context.permission().check('write', context.operation.action);
	const first = calls.firstCall();
	try {
		const result: ItemResult = { state: 'done', rows: await calls.carryOut(first) };
		finishedItems.set(places.item, result);
		return result;
	} catch (thrown) {
		const result = { state: 'failed', thrown } as const;
		if (!nothingWasDone(thrown)) unknownWrites.set(places.sent, result);
		return result;
	}
}

/** Where it is remembered that an item is done, and that a call was sent without an end that is known. */
function placesOf(
	context: RunContext,
	input: OperationInput,
): { readonly item: string; readonly sent: string } {
	const { nodeId, runIndex, itemIndex } = input.origin;
	const node = `${context.executionId}:${nodeId}`;
	const item = `${node}:${runIndex}:${itemIndex}`;
	// n8n counts each try of a tool as a run of its own, and a model that asks once more makes another.
	return { item, sent: runsAsTool(context.functions) ? `${node}:${contentOf(context, input)}` : item };
}

/** What tells one request of a model from another: all that the form holds. */
function contentOf({ operation, operationId }: RunContext, input: OperationInput): string {
	return hashOf([operationId, ...(operation.fields ?? []).map(({ name }) => valueOf(input, name))]);
}

/** An expression that can't be resolved is told when the call is built. */
function valueOf(input: OperationInput, name: string): unknown {
	try {
		return input.get(name);
	} catch {
		return undefined;
	}
}
