import type { Effect } from '../shared/api/call';
import type { Failure } from '../shared/api/failure';
import type { Provider } from '../shared/api/provider';
import { baseUrl } from '../shared/basics/addresses';
import { isObject } from '../shared/basics/json';
import { refusal } from './refusal';

export const CURRENCY = 'GMD';

/** HexAI Payment Gateway (https://hpg.hexai.gm/docs/api-reference). */
export const hexAi: Provider = {
	name: 'HexAI',
	credential: 'hexAiApi',
	secretFields: ['apiKey', 'webhookSecret'],
	baseUrl: (credential) => baseUrl(credential.baseUrl),
	account: (credential) => modeOf(String(credential.apiKey ?? '')),
	unwrap,
	refusal,
	nextStep,
	// The API documents no idempotency key, so nothing that was sent is ever sent again by itself. Its advice to
	// repeat after a 500 is followed for reads only.
	repeat: {
		read: { statuses: [429, 500, 502, 503, 504], network: 'any' },
		write: { statuses: [], network: 'none' },
		transfer: { statuses: [], network: 'none' },
	},
};

/** One account has a test and a live key; the prefix is documented but not always there. */
function modeOf(apiKey: string): string {
	const prefix = /^sk_(test|live)_/.exec(apiKey.trim());
	return prefix?.[1] ?? 'key';
}

/** `{ status: "success", data }` gives data; the reports come bare. */
function unwrap(body: unknown): unknown {
	return isObject(body) && body.status === 'success' && body.data !== undefined ? body.data : body;
}

function nextStep(failure: Failure, effect: Effect): string | undefined {
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
			return 'Correct the field HexAI names, then run the item again.';
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
			return 'HexAI has a fault or is under maintenance. Try again later.';
		default:
			return (failure.httpStatus ?? 300) < 300
				? 'Put right what HexAI names, then run the item again. When it names nothing, ask HexAI.'
				: undefined;
	}
}
