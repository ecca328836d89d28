import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import type { Effect } from '../shared/api/call';
import type { Failure } from '../shared/api/failure';
import { keyMode } from '../shared/api/keyMode';

/** Where to look whether money moved: each ends the sentence "Before you send it again, …". */
export const CHECK = {
	transfer:
		'ask Transfer > Get Status with the reference when an earlier run shows it, else look in the hexCore dashboard or compare Account > Get Balance of the source account.',
	bill: 'look for the bill payment in the hexCore dashboard, or compare Account > Get Balance of the source account.',
	newDeposit:
		'look for the deposit in the hexCore dashboard, or compare Account > Get Balance of the account.',
	deposit: 'look at the deposit in the hexCore dashboard, or compare Account > Get Balance of its account.',
	loan: 'look at the loan in the hexCore dashboard, or compare Account > Get Balance of the credited account.',
	standingOrder:
		'look for the order in the hexCore dashboard, or ask Standing Order > Get when an earlier run shows its order ID.',
};

/** What a person can do about a failure. */
export function nextStep(
	{ httpStatus = 0, code, outcome }: Failure,
	effect: Effect,
	credential: ICredentialDataDecryptedObject,
): string | undefined {
	if (outcome === 'unknown' && effect === 'write') {
		return 'Look in the hexCore dashboard, or with the Get operation of this resource where there is one, before running this item again.';
	}
	switch (httpStatus) {
		case 400:
			return code === 'validation_error'
				? 'Correct the field hexCore names, then run the item again.'
				: 'Check the fields of this item, then run it again.';
		case 401:
			return keyStep(credential);
		case 403:
			return 'Ask for this permission in the hexCore dashboard, or use another API key.';
		case 404:
			return 'Check the ID or account number. What exists in the sandbox does not exist in production.';
		case 429:
			return 'Wait and run it again, or slow the workflow down.';
		default:
			return httpStatus >= 500 ? 'hexCore has a fault. Try again later.' : undefined;
	}
}

function keyStep(credential: ICredentialDataDecryptedObject): string {
	const mode = keyMode(credential.apiKey);
	if (mode === 'live' && credential.environment === 'sandbox') {
		return 'The API Key in the credential begins with sk_live_, but Environment is Sandbox. Make them match.';
	}
	if (mode === 'test' && credential.environment === 'production') {
		return 'The API Key in the credential begins with sk_test_, but Environment is Production. Make them match.';
	}
	return 'Check the API Key in the credential, and that Environment matches it (sandbox or production).';
}
