import { CallFailure } from '../api/failure';
import type { PaymentFacts } from '../api/payment';
import { firstText } from '../basics/json';
import type { ItemResult, Receipt } from './itemResult';
import type { RunContext } from './runContext';

/** What a receipt tells of the payment itself. */
export interface PaidItem {
	key: string;
	facts: PaymentFacts;
	/** Milliseconds since 1970; undefined when nothing was sent. */
	sentAt?: number;
}

/** The receipt of an item, whatever became of it. */
export function receiptOf(
	result: ItemResult,
	{ key, facts, sentAt }: PaidItem,
	context: RunContext,
): Receipt {
	const { functions, executionId, provider, credential } = context;
	return {
		paymentKey: key,
		mode: provider.mode(credential),
		outcome: outcomeOf(result),
		amount: facts.amount ?? null,
		currency: facts.currency ?? null,
		account: lastFour(facts.account),
		providerReference: referenceOf(result, provider.paymentIds),
		sentAt: sentAt === undefined ? null : new Date(sentAt).toISOString(),
		executionId,
		workflowId: functions.getWorkflow().id ?? '',
		node: functions.getNode().name,
	};
}

/** The end of an account or number, enough to tell it by and too little to use it. */
export function lastFour(account: string | undefined): string | null {
	if (account === undefined || account === '') return null;
	return account.length > 4 ? `…${account.slice(-4)}` : '…';
}

function outcomeOf(result: ItemResult): Receipt['outcome'] {
	if (result.state === 'done') return 'accepted';
	if (result.state === 'duplicate') return 'duplicate';
	if (result.thrown instanceof CallFailure) return result.thrown.failure.outcome;
	return result.keyState?.locked === true ? 'unknown' : 'notSent';
}

function referenceOf(result: ItemResult, ids: readonly string[] = []): string | null {
	if (result.state === 'done') return firstText(result.rows[0], ids) ?? null;
	if (result.state === 'duplicate' || !(result.thrown instanceof CallFailure)) return null;
	return result.thrown.failure.transactionId ?? null;
}
