import type { Effect } from '../shared/api/call';
import type { Failure } from '../shared/api/failure';

/** How to find out whether money moved; ends the sentence "Before you send it again, …". */
export const CHECK =
	'look at the balances in Ledger > Get Many, at Report > Get Reconciliation, or in the Acquired Hub.';

/** What a person can do about a failure. */
export function nextStep({ httpStatus, own }: Failure, effect: Effect): string | undefined {
	if (own === 'SIGN_IN_FAILED') {
		return "Nothing but the log-in was tried. Check Base URL in the credential and this n8n's network, then run it again.";
	}
	switch (httpStatus) {
		case 400:
			return 'Check the fields of this operation.';
		case 401:
			return 'Another program keeps logging in with the same API user, and Acquired allows one live token. Stop it, or give n8n an account of its own.';
		case 404:
			return effect === 'transfer'
				? 'Acquired has nothing at this address. Check Base URL in the credential, and Options > API Path.'
				: 'Acquired has nothing at this address. Check Base URL in the credential.';
		case 409:
			return 'Acquired reports a conflict with another request. Check the ledger before sending again.';
		case 429:
			return effect === 'read'
				? 'Send fewer items in parallel: lower Options > Parallel Items, or slow the workflow down.'
				: 'Wait a little and run it again, or slow the workflow down.';
		default:
			if (httpStatus === undefined || httpStatus < 500) return undefined;
			return effect === 'read'
				? 'Acquired has a fault. Try again later, and contact Acquired if it lasts.'
				: 'Acquired has a fault. Look in the Hub whether it was carried out before you run this item again, and contact Acquired if it lasts.';
	}
}
