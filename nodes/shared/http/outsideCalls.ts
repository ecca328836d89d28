import type {
	ICredentialDataDecryptedObject,
	IHttpRequestHelper,
	IHttpRequestOptions,
	IN8nHttpFullResponse,
} from 'n8n-workflow';

import { isOutside, type HandedCall } from './credentialCall';

const TIMEOUT_MS = 30_000;

// n8n reads the credential anew for each call, and hands the same object over again when the call has failed.
const used = new WeakSet<ICredentialDataDecryptedObject>();

/** Remembers for which credentials a call of the HTTP Request node or a Custom API Call is under way. */
export function noteOutsideCall(credential: ICredentialDataDecryptedObject, call: HandedCall): void {
	if (isOutside(call)) used.add(credential);
}

/**
 * Whether a login must not be renewed. After ANY failure of an outside call n8n asks for a new login, and with it
 * makes the call once more: a payment answered with HTTP 500 would go out twice. Only a token the API refuses is a
 * reason for both.
 *
 * @param read a harmless call with the token
 */
export async function failedForAnotherReason(
	credential: ICredentialDataDecryptedObject,
	{ helpers }: IHttpRequestHelper,
	read: () => IHttpRequestOptions,
): Promise<boolean> {
	if (!used.has(credential)) return false;
	const options: IHttpRequestOptions = {
		...read(),
		timeout: TIMEOUT_MS,
		abortSignal: AbortSignal.timeout(TIMEOUT_MS),
		encoding: 'text',
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
	};
	const answer = await helpers.httpRequest(options).then(
		(response: IN8nHttpFullResponse) => response.statusCode,
		// Out of reach: that says nothing of the token, and the call is not worth the risk.
		() => undefined,
	);
	return answer !== 401;
}
