import type { IDataObject } from 'n8n-workflow';

import type { PolledEvent, PollSettings } from '../api/poll';

/** What the workflow gets of an event: the shape of the webhook triggers, or only the row as the provider lists it. */
export function polledOutput(
	{ event, eventId, subject, change, body }: PolledEvent,
	{ get, nowSeconds }: PollSettings,
): IDataObject {
	if (get('options.output') === 'raw') return body;
	return {
		event,
		eventId,
		receivedAt: new Date(nowSeconds * 1000).toISOString(),
		// Read from the provider's own API over the credential.
		verification: { method: 'poll', verified: true, secret: null },
		subject,
		...(change === undefined ? {} : { change }),
		body,
	};
}
