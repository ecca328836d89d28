import type { Operation } from '../../../shared/api/operation';
import { accountTextField } from '../../../shared/form/accountFields';
import { fieldsOf, payload, type Field } from '../../../shared/form/fields';
import { payment } from '../../../shared/form/paymentKey';
import { CHECK } from '../../advice';
import { transferRefusal } from '../../answers';
import { paymentKey, sourceAccount } from '../../fields/common';
import { line, naira } from '../../fields/types';
import { nairaFacts } from '../../paymentFacts';

const FORM: Field[] = [
	paymentKey,
	sourceAccount,
	line('billerCode', 'Biller Code', {
		wire: 'biller_code',
		placeholder: 'e.g. BIL_123',
		description:
			'Code of the company that is paid. hexCore has no call that lists them: ask hexCore for the codes.',
	}),
	accountTextField('customerId', 'Customer Number', {
		required: true,
		wire: 'customer_id',
		placeholder: 'e.g. 08012345678',
		description:
			'Meter, phone or subscriber number at the biller, not a customer ID of hexCore. Leading zeros count.',
	}),
	naira(),
];

export const pay: Operation = {
	value: 'pay',
	name: 'Pay',
	action: 'Pay a bill',
	description: 'Pay a bill, airtime or a subscription from an account. A payment key is paid once only.',
	effect: 'transfer',
	payment: payment(CHECK.bill, paymentKey, {
		facts: (call) => nairaFacts(call),
	}),
	refusal: transferRefusal,
	fields: fieldsOf(FORM),
	request: (input) => ({
		method: 'POST',
		path: '/bills/pay',
		body: payload(input, FORM),
	}),
};
