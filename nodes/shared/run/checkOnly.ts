import type { IDataObject } from 'n8n-workflow';

import type { PaymentFacts } from '../api/payment';
import { hintAlone } from '../errors/itemError';
import type { KnownAs } from '../payments/marks';

const REASONS: Record<KnownAs, string> = {
	accepted: 'The provider has accepted this payment before.',
	unknown: 'It was sent before, or is being sent by another run, and its outcome is not known.',
	otherPayment: 'The key was used before for another amount, currency or recipient.',
	uncertain: 'It was sent before, and may have been accepted.',
};

/** What Check Only gives out for an item that can't be sent: why not, and what to do. */
export function refusedRow(
	{ message, description }: { message: string; description?: string | null },
	paymentKey: string,
	facts: PaymentFacts,
): IDataObject {
	return {
		wouldSend: false,
		reason: `${message}. ${hintAlone(description)}`.replace(/\s+/g, ' ').trim(),
		paymentKey,
		amount: facts.amount ?? null,
		currency: facts.currency ?? null,
		duplicate: false,
	};
}

/** What Check Only gives out for an item that is right: whether it would go out, and why not. */
export function checkedRow(
	{ key, facts, repeats }: { key: string; facts: PaymentFacts; repeats?: boolean },
	as: KnownAs | undefined,
): IDataObject {
	const known = as === undefined ? undefined : REASONS[as];
	const reason = known ?? (repeats ? 'An item before it has the same key.' : undefined);
	const isDuplicate = as !== 'otherPayment' && reason !== undefined;
	return {
		wouldSend: reason === undefined,
		reason: reason ?? 'All checks passed.',
		paymentKey: key,
		amount: facts.amount ?? null,
		currency: facts.currency ?? null,
		duplicate: isDuplicate,
		...(isDuplicate && as !== undefined ? { outcome: as === 'accepted' ? as : 'unknown' } : {}),
	};
}
