import type { HttpCall } from '../../../shared/api/call';
import type { Operation, OperationInput } from '../../../shared/api/operation';
import { checked } from '../../../shared/form/fieldTypes';
import { fieldsOf, valueOf } from '../../../shared/form/fields';
import { SERVICES_V6 } from '../../address';
import { listOf } from '../../answers';
import { fapiHeaders, headerValue } from '../../callIds/headers';
import { fapiDateAndAddress } from '../../fields/options';
import { ledgerEntrySubject } from '../../rows';

const interactionId = checked(headerValue, 'interactionId', 'Interaction ID', {
	required: true,
	placeholder: 'e.g. 8b7f3a0e-3c1b-5a56-8c7e-2f5d3f0d9a42',
	description:
		'The ID the entries were posted under. A payment of this node gives it as requestIds.interactionId.',
});
const FORM = [interactionId];

export const getByInteraction: Operation = {
	value: 'getByInteraction',
	name: 'Get Entries by Interaction',
	action: 'Get the ledger entries of one interaction ID',
	description:
		'List what one call, such as a payment, has posted: a payment of this node gives its interaction ID',
	effect: 'read',
	fields: fieldsOf(FORM),
	options: fapiDateAndAddress,
	rows: listOf,
	subject: ledgerEntrySubject,
	request: (input) => entriesOf(input, String(valueOf(input, interactionId))),
};

/** The call for the entries under one interaction ID. */
export function entriesOf(input: OperationInput, id: string): HttpCall {
	return {
		method: 'GET',
		path: `${SERVICES_V6}/ledger/account-ledger-history-interaction-id`,
		headers: { ...fapiHeaders(input), 'x-fapi-interaction-id': id },
	};
}
