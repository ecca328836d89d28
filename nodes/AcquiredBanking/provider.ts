import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import type { Effect } from '../shared/api/call';
import { statusOutcome, type Failure, type Refusal } from '../shared/api/failure';
import type { Provider } from '../shared/api/provider';
import type { Reply } from '../shared/api/reply';
import { firstText, isObject } from '../shared/basics/json';
import { textOf } from '../shared/basics/text';
import { bankingBaseUrl } from './address';
import { refusalOfCode } from './responseCodes';
import { storedToken } from './login/session';

/** Acquired Banking API, also called Hub API (https://developer.acquired.com/banking/bankingapiintro). */
export const acquiredBanking: Provider = {
	name: 'Acquired Banking',
	credential: 'acquiredBankingApi',
	secretFields: ['password', 'appKey', 'companyHashcode', 'sessionToken'],
	baseUrl: (credential) => bankingBaseUrl(credential.baseUrl),
	// Test and live account differ in their address. Asked before any check of it, so it must not throw.
	account: ({ baseUrl }) => textOf(baseUrl).toLowerCase().replace(/\/+$/, ''),
	unwrap: (body) => (isObject(body) && body.data !== undefined && body.data !== null ? body.data : body),
	refusal,
	nextStep,
	storedToken,
	oneAtATime: (credential) => (credential.tokenPerRequest === true ? laneOf(credential) : undefined),
};

/** Credentials with the same API user share a lane: their log-ins would end each other's tokens. */
function laneOf({ baseUrl, email, appId }: ICredentialDataDecryptedObject): string {
	return JSON.stringify(['acquiredBanking', textOf(baseUrl), textOf(email), textOf(appId)]);
}

/** The envelope: `status` -1 is a failure in any HTTP status. A response code beside it says what it was. */
function refusal({ status, body }: Reply): Refusal | undefined {
	const accepted = status >= 200 && status < 300;
	if (!isObject(body)) return accepted ? undefined : {};
	if (accepted && firstText(body, ['status']) !== '-1') return undefined;
	const message = firstText(body, ['message']);
	const code = responseCodeOf(body);
	const transactionId = transactionIdOf(body);
	if (code !== undefined) {
		const said = { ...refusalOfCode(code, message), transactionId };
		return !accepted && statusOutcome(status) === 'unknown' ? leftOpen(said) : said;
	}
	return {
		message,
		transactionId,
		nextStep: accepted ? 'Check the fields of this operation.' : undefined,
	};
}

/** A conflict or a fault may follow work that was done, whatever the code says: only "ask first" stays right. */
function leftOpen(said: Refusal): Refusal {
	return { ...said, outcome: 'unknown', nextStep: said.keepKey ? said.nextStep : undefined };
}

/**
 * What a transfer or payout answers besides the envelope: any response code but those of success is a failure,
 * also when `status` is 1.
 *
 * @param successCodes the codes of success
 * @param proof what else a success must hold; without it the outcome is unknown
 */
export function transferRefusal(
	successCodes: readonly string[],
	proof: 'code' | 'status',
): (reply: Reply) => Refusal | undefined {
	return ({ body, readable }) => {
		// The transport has its own words for an answer that is no JSON.
		if (!readable) return undefined;
		const code = responseCodeOf(body);
		const message = firstText(body, ['message']);
		const transactionId = transactionIdOf(body);
		if (code !== undefined && !successCodes.includes(code)) {
			return { ...refusalOfCode(code, message), transactionId };
		}
		const proved = proof === 'code' ? code !== undefined : firstText(body, ['status']) === '1';
		if (proved) return undefined;
		const missing = proof === 'code' ? 'NO_RESPONSE_CODE' : 'NO_STATUS';
		return { own: missing, message, transactionId, outcome: 'unknown' };
	};
}

/** At the root, as a transfer answers; a payout's answer is in no document and may keep to the envelope. */
export function responseCodeOf(body: unknown): string | undefined {
	return firstText(body, ['response_code', 'data.response_code']);
}

function transactionIdOf(body: unknown): string | undefined {
	return firstText(body, ['transaction_id', 'data.transaction_id']);
}

function nextStep({ httpStatus, own }: Failure, effect: Effect): string | undefined {
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
				? 'There is no such endpoint. Check Base URL in the credential, and Options > Endpoint Path.'
				: 'There is no such endpoint. Check Base URL in the credential.';
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
