import { fieldStep } from '../shared/api/asked';
import type { Failure } from '../shared/api/failure';
import type { Operation } from '../shared/api/operation';

/** How to find out whether money moved; ends the sentence "Before you send it again, …". */
export const CHECK =
	'look at the balances in Ledger > Get Many, at Report > Get Reconciliation, or in the Acquired Hub.';

/** What a person can do about a failure. */
export function nextStep({ httpStatus, own, outcome }: Failure, operation: Operation): string | undefined {
	if (own === 'SIGN_IN_FAILED') return `Nothing but the log-in was tried. ${loginStep(httpStatus)}`;
	const { effect } = operation;
	switch (httpStatus) {
		case 400:
			return fieldStep(operation, 'Acquired', FIELDS);
		case 403:
			return 'The API user of this credential may not do this. Ask Acquired for the right, or use another API user.';
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
			if (httpStatus === undefined) return undefined;
			if (httpStatus < 300 && outcome === 'refused') return fieldStep(operation, 'Acquired', FIELDS);
			if (httpStatus < 500) return undefined;
			return effect === 'read'
				? 'Try again later, and contact Acquired if it lasts.'
				: 'Look in the Hub whether it was carried out before you run this item again, and contact Acquired if it lasts.';
	}
}

const FIELDS = 'Check the fields of this operation.';

function loginStep(httpStatus: number | undefined): string {
	if (httpStatus === 429) return 'Wait a few minutes, then run it again.';
	if (httpStatus !== undefined) return 'Try again later, and contact Acquired if it lasts.';
	return "Check Base URL in the credential and this n8n's network, then run it again.";
}
