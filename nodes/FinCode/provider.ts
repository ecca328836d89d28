import type { Effect, HttpCall } from '../shared/api/call';
import type { Failure } from '../shared/api/failure';
import type { Provider } from '../shared/api/provider';
import { numberOf } from './codes';
import { idempotencyKey } from './callIds/derived';
import { refusal, unwrap, wrap } from './answers';
import { filled } from './callIds/headers';
import { hostOf, SERVICES_V6, tenantOf } from './address';

export const LOGOUT = `${SERVICES_V6}/securitymanagement/logout`;

/** FinCode: remittance, lending, investment and ledger on one tenant's host (https://docs.fincode.technology). */
export const finCode: Provider = {
	name: 'FinCode',
	credential: 'finCodeApi',
	secretFields: ['password', 'apiToken', 'sessionToken', 'webhookSecret'],
	baseUrl: hostOf,
	account: tenantOf,
	complete: (call, input, facts) => {
		const now = new Date();
		const origin = { host: call.baseUrl ?? hostOf(input.credential), facts, input };
		const flat = input.credential.requestFormat === 'flat' || call.path === LOGOUT;
		return {
			...call,
			headers: {
				...(call.body instanceof FormData ? {} : { 'Content-Type': 'application/json' }),
				...filled(call.headers ?? {}, origin, now),
			},
			...(flat || !isWrappable(call) ? {} : { body: wrap(call.body ?? {}, idempotencyKey(origin), now) }),
		};
	},
	unwrap,
	refusal,
	nextStep,
	signsIn: true,
};

type Wrappable = HttpCall & { body?: Exclude<HttpCall['body'], FormData | URLSearchParams> };

/** The API Reference wraps the JSON of POST and PUT; the body of a GET and a form never are. */
function isWrappable(call: HttpCall): call is Wrappable {
	return call.method !== 'GET' && !(call.body instanceof FormData) && !(call.body instanceof URLSearchParams);
}

function nextStep(failure: Failure, effect: Effect): string | undefined {
	if (failure.own === 'UNREADABLE_ANSWER') {
		return 'Check Domain and Environment in the FinCode credential, and any proxy in between.';
	}
	const status = failure.httpStatus ?? 0;
	if (failure.outcome === 'unknown' && effect !== 'read') {
		// For a transfer the error names the very operation to look at.
		return effect === 'transfer'
			? undefined
			: 'Look in FinCode whether it was carried out before you run this item again.';
	}
	const accepted = status >= 200 && status < 300;
	if (!accepted) return STEPS[status];
	// Inside an HTTP 200 the answer's own code says what kind of refusal it is.
	return STEPS[numberOf(failure.code)] ?? (failure.outcome === 'unknown' ? STEPS[500] : FIELD);
}

const FIELD =
	'Correct the item and run it again; nothing was done. If a field you filled in is reported missing, set Request Format to Flat in the FinCode credential.';

const STEPS: Record<number, string> = {
	400: FIELD,
	401: 'FinCode did not accept the sign-in. Check e-mail, password, domain and environment in the credential; an API token may have expired or been removed.',
	403: 'The user of this credential has the wrong role for this operation. Use a credential of a user with the right role.',
	404: 'Check the id, and that the credential is for the same environment.',
	422: FIELD,
	429: 'Wait and run it again, or send fewer items at once.',
	500: 'FinCode has a fault of its own. Try again later.',
	503: 'FinCode is down for the moment. Try again later.',
};
