import type { IDataObject } from 'n8n-workflow';

import type { Payment } from '../../../shared/api/operation';
import { firstText, isObject } from '../../../shared/basics/json';
import { asSent, type SentPayment } from '../../callIds/asSent';
import { withRequestIds } from '../../callIds/requestIds';
import { loanInPath } from '../../fields/chosen';
import { loanStateOf } from '../../status';
import { detailsOf } from './getApplicationDetails';

/**
 * Asks for the state of the loan application whose terms were accepted
 * (https://docs.fincode.technology/api/lending/loan-application-details, docs): a loan is paid out once, so one that is
 * DISBURSED has been, and one that is REJECTED or WITHDRAWN never will be.
 */
export function lookupLoan(payment: SentPayment): NonNullable<Payment['lookup']> {
	return async (input, { send, unwrap }) => {
		const call = detailsOf(input);
		// The ids a person set belong to the payment: under them FinCode could answer with what it answered before.
		const ids = { 'x-idempotency-key': '', 'x-fapi-interaction-id': '' };
		const { body } = await send({ ...call, headers: { ...call.headers, ...ids } });
		const record = unwrap(body);
		if (!isObject(record) || !isObject(record.loanDetails)) return undefined;
		const { loanDetails } = record;
		if (!isAbout(loanDetails, input.text(loanInPath.property.name))) return undefined;
		const word = firstText(loanDetails, ['loanApplicationStatusEnum']);
		switch (loanStateOf(word)) {
			case 'succeeded':
				return { state: 'accepted', output: withRequestIds(record, input, asSent(payment, input)) };
			case 'failed':
			case 'cancelled':
				return { state: 'failed', message: `FinCode shows the loan application as ${word}` };
			default:
				return undefined;
		}
	};
}

/** Whether the record is that of this application, as far as it names one. */
function isAbout({ id, loanApplicationId }: IDataObject, wanted: string): boolean {
	const named = [id, loanApplicationId].filter((one) => typeof one === 'string');
	return named.length === 0 || named.some((one) => one.toLowerCase() === wanted.toLowerCase());
}
