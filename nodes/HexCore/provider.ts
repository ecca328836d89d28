import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import type { Effect, HttpCall } from '../shared/api/call';
import type { Failure, Refusal } from '../shared/api/failure';
import type { Provider } from '../shared/api/provider';
import type { Reply } from '../shared/api/reply';
import { firstText, isObject } from '../shared/basics/json';
import { textOf } from '../shared/basics/text';
import { apiAddress, keyMode } from './environment';

export const CURRENCY = 'NGN';

const SERVER_FAULTS = Array.from({ length: 100 }, (_, index) => 500 + index);

/** hexCore (https://hexcore-apidocx.vercel.app/docs/getting-started). */
export const hexCore: Provider = {
	name: 'hexCore',
	credential: 'hexCoreApi',
	secretFields: ['apiKey', 'webhookSecret'],
	baseUrl: apiAddress,
	account: (credential) => keyMode(credential) ?? textOf(credential.environment),
	complete: (call, { credential }) => (credential.bodyFormat === 'form' ? asForm(call) : call),
	unwrap: (body) => (isObject(body) ? (body.data ?? body) : body),
	refusal,
	nextStep,
	// The API documents no idempotency key and no client reference, so what may have been carried out is never
	// sent again by itself.
	repeat: {
		read: { statuses: [429, ...SERVER_FAULTS], network: 'any' },
		write: { statuses: [429], network: 'none' },
		transfer: { statuses: [], network: 'none' },
	},
};

/** The introduction speaks of form-encoded bodies. All bodies of this API are flat. */
function asForm(call: HttpCall): HttpCall {
	if (!isObject(call.body)) return call;
	const body = new URLSearchParams();
	for (const [name, value] of Object.entries(call.body)) body.set(name, String(value));
	return {
		...call,
		headers: { ...call.headers, 'Content-Type': 'application/x-www-form-urlencoded' },
		body,
	};
}

/** `{ status: false, error_code, message }`. The status of the envelope is a flag, that of `data` is text. */
function refusal({ status, body }: Reply): Refusal | undefined {
	const accepted = status >= 200 && status < 300;
	if (!isObject(body)) return accepted ? undefined : {};
	if (accepted && body.status !== false) return undefined;
	return { code: firstText(body, ['error_code']), message: firstText(body, ['message']) };
}

function nextStep(
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
	const mode = keyMode(credential);
	if (mode === 'live' && credential.environment === 'sandbox') {
		return 'The API Key in the credential begins with sk_live_, but Environment is Sandbox. Make them match.';
	}
	if (mode === 'test' && credential.environment === 'production') {
		return 'The API Key in the credential begins with sk_test_, but Environment is Production. Make them match.';
	}
	return 'Check the API Key in the credential, and that Environment matches it (sandbox or production).';
}
