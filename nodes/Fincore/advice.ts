import { asksForRecord, fieldStep } from '../shared/api/asked';
import type { Failure } from '../shared/api/failure';
import type { Operation } from '../shared/api/operation';

/**
 * How to find out whether money moved; ends the sentence "Before you send it again, …".
 *
 * @param list the operation that shows payments of this kind
 */
export function checkIn(list: string): string {
	return `look for the payment in Fincore, or in ${list}.`;
}

/** What a person can do once the limit of calls is reached; quotes what the answer tells of it. */
export function rateStep(headers: Record<string, string>): string {
	const shown = ['X-RateLimit-Limit', 'X-RateLimit-Remaining'].flatMap((name) => {
		const value = headers[name.toLowerCase()];
		return value === undefined ? [] : [`${name}: ${value}`];
	});
	const figures = shown.length > 0 ? ` (${shown.join(', ')})` : '';
	return `More than 100 calls in a minute, or 10 for reports${figures}. Wait a minute, or send fewer items at once.`;
}

/** What a person can do about a failure. */
export function nextStep(failure: Failure, operation: Operation): string | undefined {
	const uncertain = failure.outcome === 'unknown' && operation.effect !== 'read';
	const { httpStatus = 0 } = failure;
	if (httpStatus >= 500) {
		return uncertain
			? 'Look in Fincore whether it was carried out before you run the item again.'
			: 'Try again later, and ask Fincore if it lasts.';
	}
	switch (httpStatus) {
		case 400:
		case 422:
			return fieldStep(operation, 'Fincore', FIELDS);
		case 401:
			return 'The API key was refused. Create a key in the Fincore administration panel and put it in the credential.';
		case 403:
			return 'This key may not do this. Ask your Fincore administrator for the right.';
		case 404:
			return asksForRecord(operation)
				? 'Either no record has this ID, or the path differs in your Fincore account. Check the ID, then set Options > API Path.'
				: 'The path differs in your Fincore account. Set Options > API Path to the one of your Fincore documentation, or check Base URL in the credential.';
		case 405:
			return 'Fincore knows this path and wants another method for it. Choose one under Options > API Method where the operation offers it, or correct Options > API Path.';
		case 409:
			return 'The record is not in a state that allows this. Look at its state first, with Get or Get Many.';
		default:
			return undefined;
	}
}

const FIELDS = 'Correct the fields listed. Field names are those of your Fincore documentation.';
