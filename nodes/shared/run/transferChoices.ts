import { mentionsOf } from '../payments/sendAgain';
import { runsAsTool, writtenOption } from './agent';
import type { RunContext } from './runContext';

/** What the Options of a transfer say for one item. */
export interface TransferChoices {
	checkOnly: boolean;
	addReceipt: boolean;
	onDuplicate: 'error' | 'pass' | 'ask';
	askProvider: boolean;
	/** How often Send Again names the key of the item. */
	sendAgain: number;
}

/** What holds when an option can't be read: the item is refused and says so. */
export const NO_CHOICES: TransferChoices = {
	checkOnly: false,
	addReceipt: false,
	onDuplicate: 'error',
	askProvider: false,
	sendAgain: 0,
};

/**
 * The choices of an item.
 *
 * @throws whatever an expression in them throws
 */
export function choicesOf(context: RunContext, index: number, key: string): TransferChoices {
	const chosen = context.option(index, 'onDuplicate');
	return {
		checkOnly: isCheckOnly(context, index),
		addReceipt: context.option(index, 'addReceipt') === true,
		onDuplicate: chosen === 'pass' || chosen === 'ask' ? chosen : 'error',
		askProvider: context.option(index, 'askProvider') !== false,
		sendAgain: mentionsOf(key, sendAgainKeys(context, index)),
	};
}

/** In doubt nothing is sent: an expression may give the text "true" or 1, or nothing at all when it is broken. */
function isCheckOnly(context: RunContext, index: number): boolean {
	const name = 'checkOnly';
	const value = context.option(index, name);
	if (value !== undefined) return ![false, 0, '', 'false', '0', 'no'].some((off) => off === value);
	const written = context.functions.getNodeParameter(`options.${name}`, index, null, {
		rawExpressions: true,
	});
	return typeof written === 'string' && written.startsWith('=');
}

/** A model must not allow itself another sending: as a tool only what a person has written counts. */
function sendAgainKeys(context: RunContext, index: number): unknown {
	const name = 'sendAgainKeys';
	return runsAsTool(context.functions)
		? writtenOption(context.functions, index, name)
		: context.option(index, name);
}
