import type { Operation } from '../../../shared/api/operation';
import { nigerianBankCodeField } from '../../../shared/form/accountFields';
import { fieldsOf, payload, type Field } from '../../../shared/form/fields';
import { nubanWarnings } from '../../../shared/form/nubanWarnings';
import { payment } from '../../../shared/form/paymentKey';
import { refuseSameAccount } from '../../../shared/form/sameAccount';
import { CHECK } from '../../advice';
import { transferRefusal } from '../../answers';
import { paymentKey, sourceAccount } from '../../fields/common';
import { accountNumber, line, naira } from '../../fields/types';
import { nairaFacts } from '../../paymentFacts';

const destinationAccount = accountNumber('destinationAccount', 'Destination Account', {
	wire: 'destination_account',
	description: 'Account at the receiving bank, 10 digits. Leading zeros count.',
});

const FORM: Field[] = [
	paymentKey,
	sourceAccount,
	nigerianBankCodeField('destinationBankCode', 'Destination Bank Code', {
		wire: 'destination_bank_code',
		required: true,
		placeholder: 'e.g. 058',
		description:
			'Code of the receiving bank as the Central Bank of Nigeria gives it. Leading zeros count: 058, not 58.',
	}),
	destinationAccount,
	naira(),
	line('narration', 'Narration', {
		placeholder: 'e.g. Invoice 1001',
		description: 'What the receiver reads about the payment',
	}),
];

export const initiate: Operation = {
	value: 'initiate',
	name: 'Initiate',
	action: 'Initiate a transfer to another bank',
	description:
		'Send money to an account at another bank. Ask Get Status for the outcome. A payment key is paid once only.',
	effect: 'transfer',
	payment: payment(CHECK.transfer, paymentKey, {
		facts: (call) => nairaFacts(call, { account: 'destination_account', apart: ['narration'] }),
	}),
	refusal: transferRefusal,
	warnings: ({ get }) =>
		nubanWarnings(get('destinationBankCode'), get('destinationAccount'), 'Destination Account'),
	fields: fieldsOf(FORM),
	request: (input) => {
		const body = payload(input, FORM);
		refuseSameAccount(
			{ value: body.source_account, label: sourceAccount.property.displayName },
			{ value: body.destination_account, label: destinationAccount.property.displayName },
		);
		return { method: 'POST', path: '/transfers/interbank/initiate', body };
	},
};
