import type { IDataObject } from 'n8n-workflow';

import { failureSigns } from '../../../shared/api/failureSigns';
import type { Payment } from '../../../shared/api/operation';
import { isObject } from '../../../shared/basics/json';
import { textOf } from '../../../shared/basics/text';
import { listOf } from '../../answers';
import { asSent, type SentPayment } from '../../callIds/asSent';
import { withRequestIds } from '../../callIds/requestIds';
import { interactionIdOption, optionOf } from '../../fields/options';
import { statusOf } from '../../status';
import { entriesOf } from './getByInteraction';

/**
 * Looks for the ledger entries of a payment by the interaction id it was sent under
 * (https://docs.fincode.technology/api/ledger/ledger-history-interaction-id). That the call finds what Post posted is
 * documented; that a payment with a wallet posts under the id of its own call is inferred: where it does not, nothing
 * is found. Not for payments that can fail after they were booked: their entries stay, and the next try has their id.
 */
export function lookupInLedger(payment: SentPayment): NonNullable<Payment['lookup']> {
	return async (input, { send }) => {
		// An id of the person's own may stand for several payments.
		if (textOf(optionOf(input, interactionIdOption)) !== '') return undefined;
		const sent = asSent(payment, input);
		const id = sent.headers?.['x-fapi-interaction-id'] ?? '';
		const { body } = await send(entriesOf(input, id));
		const entries = (listOf(body) ?? []).filter(isObject);
		if (entries.length === 0 || !entries.every((entry) => isPosted(entry, id))) return undefined;
		return { state: 'accepted', output: withRequestIds({ entries }, input, sent) };
	};
}

/**
 * What the members of an entry are called is not documented: none may hold a word for a payment that came to nothing,
 * nor name another interaction.
 */
function isPosted(entry: IDataObject, id: string): boolean {
	if (failureSigns(entry).length > 0) return false;
	return Object.entries(entry).every(([name, value]) => {
		if (typeof value !== 'string') return true;
		if (/interaction/i.test(name) && value.toLowerCase() !== id) return false;
		return ['pending', 'succeeded', 'unknown'].includes(statusOf('ledger', value));
	});
}
