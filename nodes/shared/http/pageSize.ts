import { CallFailure } from '../api/failure';
import type { Paging } from '../api/paging';
import { InputError } from '../basics/inputError';

/** Refusals that have nothing to do with the size of a page. */
const NOT_THE_SIZE = [401, 403, 404, 429];

/** Whether a refusal may be about the size of the page that was asked for. */
export function refusesSize(thrown: unknown): boolean {
	if (!(thrown instanceof CallFailure)) return false;
	const { outcome, httpStatus = 0 } = thrown.failure;
	return outcome === 'refused' && !NOT_THE_SIZE.includes(httpStatus);
}

/**
 * How many rows a page is asked for.
 *
 * @param wanted number of rows of the whole list, Infinity for all
 * @param chosen what the user has chosen
 * @throws InputError when one of them is no whole number above zero
 */
export function pageSize(paging: Paging, wanted: number, chosen: number | undefined): number {
	if (wanted !== Infinity && (!Number.isInteger(wanted) || wanted < 1)) {
		throw new InputError(
			'Limit must be a whole number above zero',
			'Correct Limit, or switch on Return All.',
		);
	}
	const size = Math.min(chosen ?? paging.pageSize, paging.maxPageSize ?? Infinity, wanted);
	if (!Number.isInteger(size) || size < 1) {
		throw new InputError('Page Size must be a whole number above zero', 'Correct Page Size under Options.');
	}
	return size;
}
