import { NodeOperationError, type INode } from 'n8n-workflow';

import { describeInLines } from './inLines';
import { hintAlone, reasonAlone, type ItemError } from './itemError';
import { asSentence } from './wording';

// More would hide the sentence they stand in.
const MAX_NAMED = 20;

// What to do is often the same for all; the first that differ are enough to begin with.
const MAX_HINTS = 3;

const RULE = 'All items are checked before the first goes out.';

/** An item that can't be sent, and the place it has in the input, counted from 0. */
export type WrongItem = Pick<ItemError, 'error'> & { index: number };

/**
 * The error of a run that sent nothing because items are wrong: it names all of them, counted from 1.
 *
 * @param count how many items the run has
 */
export function allWrong(node: INode, wrong: readonly WrongItem[], count: number): Error {
	const [first] = wrong;
	const reasons = new Set(wrong.map(({ error }) => error.message));
	if (first && reasons.size === 1 && (wrong.length === 1 || wrong.length === count)) {
		if (count > 1) {
			const { message, description } = first.error;
			const rule = /\b(?:nothing was|was not) sent\b/.test(message) ? RULE : `Nothing was sent. ${RULE}`;
			describeInLines(first.error, hintAlone(description), rule);
		}
		return first.error;
	}
	const more = wrong.length > MAX_NAMED ? [`And ${wrong.length - MAX_NAMED} more.`] : [];
	const error = new NodeOperationError(
		node,
		`${wrong.length} of ${count} items are wrong: nothing was sent`,
		{ itemIndex: first?.index, level: 'warning' },
	);
	return describeInLines(error, ...linesOf(wrong.slice(0, MAX_NAMED)), ...more, RULE);
}

/** What is wrong with each, and what to do: once, at the first item it is for. */
function linesOf(wrong: readonly WrongItem[]): string[] {
	const shown = new Set<string>();
	return wrong.map(({ index, error }) => {
		const hint = hintAlone(error.description);
		const line = `Item ${index + 1}: ${asSentence(reasonAlone(error.message))}`;
		if (hint === '' || shown.has(hint) || shown.size === MAX_HINTS) return line;
		shown.add(hint);
		return `${line} ${hint}`;
	});
}

/** n8n drops what a node has given out when it stops with an error; what was done must not be forgotten. */
export function carriedOutBefore(done: number, sentKeys: readonly string[]): string {
	if (done === 0) return '';
	const named = sentKeys.slice(0, MAX_NAMED).join(', ');
	const more = sentKeys.length > MAX_NAMED ? ` and ${sentKeys.length - MAX_NAMED} more` : '';
	const items = done === 1 ? '1 item' : `${done} items`;
	return `Carried out before this item: ${items}${named === '' ? '' : `: ${named}${more}`}.`;
}
