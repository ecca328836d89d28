import type { IDataObject } from 'n8n-workflow';

import type { HttpCall } from '../../shared/api/call';
import { at, isObject } from '../../shared/basics/json';
import { unwrap } from '../answers';

/**
 * What FinCode answered to a transfer, with the ids it was sent under: Ledger > Get Entries by Interaction and FinCode's
 * support find it by them.
 */
export function withRequestIds(body: unknown, _input: unknown, sent: HttpCall): IDataObject {
	const answer = unwrap(body);
	const headers = Object.fromEntries(
		Object.entries(sent.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]),
	);
	const requestIds = {
		idempotencyKey: headers['x-idempotency-key'],
		interactionId: headers['x-fapi-interaction-id'],
		requestId: at(sent.body, 'metadata.request_id'),
	};
	const fields = isObject(answer) ? answer : { data: answer as IDataObject[string] };
	return {
		...fields,
		requestIds: Object.fromEntries(
			Object.entries(requestIds).filter(([, value]) => value !== undefined),
		) as IDataObject,
	};
}
