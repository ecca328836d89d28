import { InputError } from '../basics/inputError';

/** One side of a transfer: what the call names, and what the form calls it. */
export interface Side {
	value: unknown;
	label: string;
}

/**
 * Stops a transfer from an account to itself: a column that was chosen twice.
 *
 * @throws InputError when both sides are filled in and name the same account
 */
export function refuseSameAccount(from: Side, to: Side): void {
	const account = plain(from.value);
	if (account === '' || account !== plain(to.value)) return;
	throw new InputError(
		`${from.label} and ${to.label} are the same`,
		'Correct one of them: nothing can be sent from an account to itself.',
	);
}

/** Without blanks, hyphens and capitals: however it is written, it is the same account. */
function plain(value: unknown): string {
	const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
	return text.replace(/[\s-]/g, '').toLowerCase();
}
