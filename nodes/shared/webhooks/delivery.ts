import type { IWebhookFunctions } from 'n8n-workflow';

import type { WebhookRequest } from '../api/verification';
import { isObject } from '../basics/json';

/** Far above any real event. */
const MAX_BYTES = 2 * 1024 * 1024;

/** Why a request is not even looked at, as part of a sentence; undefined when it is. */
export function tooMuch({ rawBody }: WebhookRequest): string | undefined {
	return rawBody.length > MAX_BYTES ? 'the body is larger than any event' : undefined;
}

/** What a delivery carries, as it came over the wire. */
export async function requestOf(functions: IWebhookFunctions): Promise<WebhookRequest> {
	const request = functions.getRequestObject();
	// It fails on a body that n8n has used up already, as it does with multipart.
	if (request.rawBody === undefined) await request.readRawBody().catch(() => undefined);
	const query: unknown = functions.getQueryData();
	return {
		// Without raw bytes there is nothing to verify: an empty body matches no signature of a real event.
		rawBody: request.rawBody ?? Buffer.alloc(0),
		headers: texts(functions.getHeaderData()),
		query: texts(query),
	};
}

function texts(values: unknown): Record<string, string | undefined> {
	const entries = Object.entries(isObject(values) ? values : {});
	return Object.fromEntries(
		entries.map(([name, value]) => [name, typeof value === 'string' ? value : undefined]),
	);
}
