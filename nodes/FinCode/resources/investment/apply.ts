import type { HttpCall } from '../../../shared/api/call';
import type { Operation, OperationInput } from '../../../shared/api/operation';
import type { PaymentFacts } from '../../../shared/api/payment';
import { text } from '../../../shared/form/fieldTypes';
import { fieldsOf, payload } from '../../../shared/form/fields';
import { payment } from '../../../shared/form/paymentKey';
import { INVESTMENT, investmentHost } from '../../address';
import { INVESTMENT_CHECK } from '../../advice';
import { transferRefusal } from '../../answers';
import { lendingHeaders } from '../../callIds/headers';
import { withRequestIds } from '../../callIds/requestIds';
import { paymentKey } from '../../fields/ids';
import { units } from '../../fields/money';
import { investmentOptions } from '../../fields/options';
import { fieldsOf as sentFields } from '../../paymentFacts';
import { lookupInLedger } from '../ledger/lookup';

const FORM = [
	paymentKey,
	text('investmentProductId', 'Investment Product ID', {
		required: true,
		placeholder: 'e.g. 1e2f3a4b-4444-4c5d-9e00-001122334455',
		description: 'ID of the product at FinCode',
	}),
	units,
	text('userWalletId', 'User Wallet ID', {
		required: true,
		placeholder: 'e.g. 5b0e7a34-2222-4d3f-9a00-112233445566',
		description: 'The wallet that pays for the investment',
	}),
	text('customerId', 'Customer ID', {
		required: true,
		placeholder: 'e.g. 9a7b1c2d-1111-4c2e-8f00-aabbccddeeff',
		description: 'The customer who invests',
	}),
	text('customerName', 'Customer Name', {
		required: true,
		placeholder: 'e.g. Ada Obi',
		description: 'The name of that customer',
	}),
];

function request(input: OperationInput): HttpCall {
	return {
		method: 'POST',
		baseUrl: investmentHost(input.credential, input.get('options.host')),
		path: `${INVESTMENT}/apply`,
		headers: lendingHeaders(input),
		body: payload(input, FORM),
	};
}

function facts(call: HttpCall): PaymentFacts {
	return { more: sentFields(call) };
}

export const apply: Operation = {
	value: 'apply',
	name: 'Apply',
	action: 'Buy units of an investment product',
	description:
		"Apply for an investment: its units are paid from a customer's wallet. Get Quote tells the price first. A payment key is used once only.",
	effect: 'transfer',
	payment: payment(INVESTMENT_CHECK, paymentKey, {
		facts,
		lookup: lookupInLedger({ operation: 'investment.apply', key: paymentKey, request, facts }),
	}),
	refusal: transferRefusal,
	fields: fieldsOf(FORM),
	options: investmentOptions,
	request,
	output: withRequestIds,
};
