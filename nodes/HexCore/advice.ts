import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { asksForRecord, fieldStep } from '../shared/api/asked';
import type { Failure } from '../shared/api/failure';
import { keyMode } from '../shared/api/keyMode';
import type { Operation } from '../shared/api/operation';

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
	operation: Operation,
	credential: ICredentialDataDecryptedObject,
): string | undefined {
	if (outcome === 'unknown' && operation.effect === 'write') {
		return 'Look in the hexCore dashboard, or with the Get operation of this resource where there is one, before running this item again.';
	}
	switch (httpStatus) {
		case 400:
			return fieldStep(
				operation,
				'hexCore',
				code === 'validation_error'
					? 'Correct the field hexCore names, then run the item again.'
					: 'Check the fields of this item, then run it again.',
			);
		case 401:
			return keyStep(credential);
		case 403:
			return 'Ask for this permission in the hexCore dashboard, or use another API key.';
		case 404:
			return asksForRecord(operation)
				? 'Check the ID or account number. What exists in the sandbox does not exist in production.'
				: 'hexCore has nothing at this address. Check Environment in the credential.';
		case 429:
			return 'Wait and run it again, or slow the workflow down.';
		default:
			return httpStatus >= 500 ? 'Try again later, and ask hexCore if it lasts.' : undefined;
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
