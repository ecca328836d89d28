import type { Operation } from '../../../shared/api/operation';
import { extraFields } from '../../../shared/form/fieldTypes';
import { additional, fieldsOf, payload } from '../../../shared/form/fields';
import { payment } from '../../../shared/form/paymentKey';
import { SERVICES_V6 } from '../../address';
import { TRANSACTION_CHECK } from '../../advice';
import { transferRefusal } from '../../answers';
import { withRequestIds } from '../../callIds/requestIds';
import { detailWarnings } from '../../fields/bankAccount';
import { paymentKey } from '../../fields/ids';
import { partyFields, partyOf, RECIPIENT, SENDER } from '../../fields/kyc';
import { idempotencyKeyOption, passwordOption } from '../../fields/options';
import {
	amounts,
	creditParty,
	ipAddressField,
	transactionExtras,
	transactionHeaders,
	RECEIVING_COUNTRY,
} from '../../fields/transaction';
import { transactionFacts } from '../../paymentFacts';

const FORM = [
	paymentKey,
	...partyFields(SENDER, 'Who sends the money: what FinCode needs to know of a person it has not onboarded'),
	...partyFields(RECIPIENT, 'Who gets the money. FinCode documents fewer fields here than for the sender.'),
	...amounts,
	creditParty,
	ipAddressField,
	...transactionExtras,
	...additional(
		extraFields('Fields of this call that the form lacks; their names stand on its page at FinCode.'),
	),
];

export const createDirect: Operation = {
	value: 'createDirect',
	name: 'Create Without Onboarding',
	action: 'Send money between people FinCode does not know yet',
	description:
		'Create a transaction with the data of sender and recipient in the call. One that is not paid expires after 10 minutes. A payment key is used once only.',
	effect: 'transfer',
	payment: payment(TRANSACTION_CHECK, paymentKey, {
		facts: transactionFacts,
		answerNames: { account: ['bankaccountno'] },
	}),
	refusal: transferRefusal,
	warnings: (input) => detailWarnings(input, 'creditParty', RECEIVING_COUNTRY),
	fields: fieldsOf(FORM),
	options: [idempotencyKeyOption, passwordOption],
	request: (input) => ({
		method: 'POST',
		// The slash at the end is what tells this call from Create.
		path: `${SERVICES_V6}/transactionmanagement/create-transaction/`,
		headers: transactionHeaders(input),
		body: payload(input, FORM, {
			[SENDER.json]: partyOf(input, SENDER),
			[RECIPIENT.json]: partyOf(input, RECIPIENT),
		}),
	}),
	output: withRequestIds,
};
