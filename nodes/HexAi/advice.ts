import { fieldStep } from '../shared/api/asked';
import type { Failure } from '../shared/api/failure';
import type { Operation } from '../shared/api/operation';

/** Where to look whether a payout was made: ends the sentence "Before you send it again, …". */
export const PAYOUT_CHECK = 'look for this reference in Transaction > Get Many or in the HexAI dashboard.';

/** What a person can do about a failure. */
export function nextStep(failure: Failure, operation: Operation): string | undefined {
	const { effect } = operation;
	if (failure.keepKey && effect !== 'read') {
		return effect === 'transfer'
			? 'HexAI already knows this reference: look for it in Transaction > Get Many before you use another one.'
			: 'HexAI already knows this reference: ask Collection > Get Status with it before you use another one, as two links can both be paid.';
	}
	if (failure.outcome === 'unknown' && effect === 'write') {
		return 'Do not start it again with a new reference: ask Collection > Get Status with the same reference first.';
	}
	switch (failure.httpStatus) {
		case 400:
			return fieldStep(operation, 'HexAI', 'Correct the field HexAI names, then run the item again.');
		case 401:
			return 'Check the API Key in the credential. On a newer host switch on Send X-Hexai-Key Header there.';
		case 403:
			return 'Ask HexAI for this permission, or use another API key.';
		case 404:
			return effect === 'transfer'
				? 'Check the Base URL in the credential, or choose the other Payout Path there.'
				: 'Check the Base URL in the credential.';
		case 429:
			return 'Wait and run it again, or slow the workflow down.';
		case 500:
		case 503:
			return 'Try again later, and ask HexAI if it lasts: it may be under maintenance.';
		default:
			return (failure.httpStatus ?? 300) < 300
				? fieldStep(
						operation,
						'HexAI',
						'Correct what HexAI names, then run the item again. When it names nothing, ask HexAI.',
					)
				: undefined;
	}
}
