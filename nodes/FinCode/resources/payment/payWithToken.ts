import type { Operation } from '../../../shared/api/operation';
import { choice, secret } from '../../../shared/form/fieldTypes';
import { additional, fieldsOf, payload } from '../../../shared/form/fields';
import { payment } from '../../../shared/form/paymentKey';
import { SERVICES_V6 } from '../../address';
import { EXPIRED_STEP, GATEWAY_CHECK } from '../../advice';
import { transferRefusal } from '../../answers';
import { withRequestIds } from '../../callIds/requestIds';
import { paymentKey } from '../../fields/ids';
import {
	accountCurrency,
	accountNumber,
	payableType,
	payAbleId,
	totalCheckOutAmount,
} from '../../fields/payable';
import { phone } from '../../fields/person';
import { payableFacts } from '../../paymentFacts';

const FORM = [
	paymentKey,
	payableType,
	payAbleId,
	secret('paymentGatewayRef', 'Payment Gateway Reference', {
		required: true,
		placeholder: 'e.g. tok_1NxYz',
		description: 'Token or reference from the payment gateway, never a card number',
	}),
	choice(
		'supportedPaymentGateWayProvider',
		'Payment Gateway',
		{
			COINBASE_PAYMENT_API: 'Coinbase',
			CUSTOM_POINT_OF_SALE: 'Custom Point of Sale',
			RAVE_FLUTTERWAVE: 'Flutterwave (Rave)',
			POLI_PAYMENT_API: 'POLi',
			SECURE_TRADING: 'Secure Trading',
			STRIPE_ACH: 'Stripe ACH',
		},
		{ required: true, default: 'SECURE_TRADING', description: 'The payment gateway that gave the token' },
	),
	choice(
		'paymentMethod',
		'Payment Method',
		{ E_WALLET: 'E-Wallet', ONLINE_CARD_PAYMENT: 'Online Card Payment' },
		{ required: true, default: 'ONLINE_CARD_PAYMENT', description: 'What the customer pays with' },
	),
	totalCheckOutAmount,
	...additional(
		phone('beneficiaryLookUpPhoneNumber', 'Beneficiary Phone', { emptyIsMistake: true }),
		secret('passWord', 'Password', {
			description: 'Sent only when filled in here; the password of the credential is not used',
		}),
		accountNumber,
		accountCurrency,
	),
];

export const payWithToken: Operation = {
	value: 'payWithToken',
	name: 'Pay With Token',
	action: 'Pay with the token of a card form or payment gateway',
	description:
		'Pay with a token of a payment gateway, such as one its card form gave. A payment key is paid once only.',
	effect: 'transfer',
	payment: payment(GATEWAY_CHECK, paymentKey, { facts: payableFacts }),
	refusal: transferRefusal,
	nextStep: EXPIRED_STEP,
	fields: fieldsOf(FORM),
	request: (input) => ({
		method: 'POST',
		path: `${SERVICES_V6}/paymentmanagement/processpaymentwithpaymenttoken`,
		body: payload(input, FORM),
	}),
	output: withRequestIds,
};
