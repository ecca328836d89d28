import { fromMinorUnits } from '../shared/money';
import type { Effect } from '../shared/operation';
import type { Failure, Refusal } from '../shared/failure';
import type { Provider } from '../shared/provider';
import type { Reply } from '../shared/reply';
import { baseUrl } from '../shared/url';
import { at, firstText, isObject } from '../shared/value';

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

/**
 * `{ status: "error", error: { code, message, details } }`, or the flat `{ status, code, message }` of the newer
 * service. Inside HTTP 2xx only the lower-case word counts: upper-case ERROR is the state of a transaction.
 */
function refusal({ status, body }: Reply): Refusal | undefined {
	const accepted = status >= 200 && status < 300;
	if (!isObject(body)) return accepted ? undefined : {};
	const says = body.status === 'error' && (isObject(body.error) || typeof body.code === 'string');
	if (accepted && !says) return undefined;
	const code = firstText(body, ['error.code', 'code']);
	const details = at(body, 'error.details');
	const tooLittle = code === 'INSUFFICIENT_BALANCE';
	return {
		code,
		// Its HTTP status is not documented; below 500 the code itself says that nothing was paid.
		...(tooLittle && status < 500 ? { outcome: 'refused' as const } : {}),
		message: firstText(body, ['error.message', 'message']),
		details,
		nextStep: tooLittle ? balanceStep(details) : undefined,
	};
}

function balanceStep(details: unknown): string {
	const needs = fromMinorUnits(at(details, 'required_amount_bututs'), 2);
	const has = fromMinorUnits(at(details, 'available_balance_bututs'), 2);
	const figures = needs !== null && has !== null ? `Needs ${needs} GMD, available ${has} GMD. ` : '';
	return `${figures}Top up the HexAI balance or lower the amount, then run the item again.`;
}

function nextStep(failure: Failure, effect: Effect): string | undefined {
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
				: 'Check the reference, and that the API key is of the same mode (test or live) as the payment.';
		case 429:
			return 'Wait and run it again, or slow the workflow down.';
		case 500:
		case 503:
			return 'HexAI has a fault or is under maintenance. Try again later.';
		default:
			return undefined;
	}
}
