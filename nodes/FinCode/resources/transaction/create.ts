import type { Operation } from '../../../shared/api/operation';
import { text } from '../../../shared/form/fieldTypes';
import { fieldsOf, payload } from '../../../shared/form/fields';
import { payment } from '../../../shared/form/paymentKey';
import { SERVICES_V6 } from '../../address';
import { TRANSACTION_CHECK } from '../../advice';
import { transferRefusal } from '../../answers';
import { withRequestIds } from '../../callIds/requestIds';
import { detailWarnings } from '../../fields/bankAccount';
import { paymentKey } from '../../fields/ids';
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
	text('preExistingSenderCustomerCode', 'Sender Customer Code', {
		required: true,
		placeholder: 'e.g. RZ0LNK',
		description: 'The code of the customer who sends the money. FinCode gives each onboarded customer one.',
	}),
	text('preExistingRecipientCustomerCode', 'Recipient Customer Code', {
		required: true,
		placeholder: 'e.g. CUST123456',
		description: 'The code of the customer who gets the money',
	}),
	...amounts,
	creditParty,
	ipAddressField,
	...transactionExtras,
];

export const create: Operation = {
	value: 'create',
	name: 'Create',
	action: 'Send money between people FinCode knows',
	description:
		'Create a transaction between customers FinCode has onboarded. One that is not paid expires after 10 minutes: Get Payment Methods tells how it is paid. A payment key is used once only.',
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
		path: `${SERVICES_V6}/transactionmanagement/create-transaction`,
		headers: transactionHeaders(input),
		body: payload(input, FORM),
	}),
	output: withRequestIds,
};
