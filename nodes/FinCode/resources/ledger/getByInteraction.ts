import type { Operation } from '../../../shared/api/operation';
import { requiredText } from '../../../shared/form/requiredText';
import { listOf } from '../../answers';
import { fapiDateAndAddress } from '../../fields/options';
import { idField } from '../../fields/person';
import { fapiHeaders, headerValue } from '../../callIds/headers';
import { SERVICES_V6 } from '../../address';

const interactionId = idField(
	'interactionId',
	'Interaction ID',
	'The ID the entries were posted under. A payment of this node gives it as requestIds.interactionId.',
	{ placeholder: 'e.g. 8b7f3a0e-3c1b-5a56-8c7e-2f5d3f0d9a42' },
);

export const getByInteraction: Operation = {
	value: 'getByInteraction',
	name: 'Get by Interaction',
	action: 'Get ledger entries by interaction ID',
	description: 'List the ledger entries that were posted under one interaction ID',
	effect: 'read',
	fields: [interactionId],
	options: fapiDateAndAddress,
	rows: listOf,
	request: (input) => ({
		method: 'GET',
		path: `${SERVICES_V6}/ledger/account-ledger-history-interaction-id`,
		headers: {
			...fapiHeaders(input),
			'x-fapi-interaction-id': headerValue(
				requiredText(input, interactionId.name, interactionId.displayName),
				interactionId.displayName,
			),
		},
	}),
};
