import type { Operation } from '../../../shared/api/operation';
import { flag, text } from '../../../shared/form/fieldTypes';
import { additional, fieldsOf, payload } from '../../../shared/form/fields';
import { SERVICES_V6 } from '../../address';
import { country } from '../../fields/countries';
import { amountText, currency } from '../../fields/money';

const FORM = additional(
	amountText('principalAmount', 'Principal Amount', ['additionalFields.principalAmountCurrency'], {
		// One of the two amounts is given, and which may differ from item to item.
		emptyIsMistake: false,
		description: 'What is sent, as a plain decimal. Give this or Derive Amount.',
	}),
	currency('principalAmountCurrency', 'Principal Amount Currency', { placeholder: 'e.g. GBP' }),
	amountText('deriveAmount', 'Derive Amount', ['additionalFields.deriveAmountCurrency'], {
		emptyIsMistake: false,
		placeholder: 'e.g. 50000.00',
		description: 'What is to be received, as a plain decimal',
	}),
	currency('deriveAmountCurrency', 'Derive Amount Currency'),
	flag('inverseCalculation', 'Inverse Calculation', {
		description: 'Whether to work back from the amount to be received',
	}),
	text('paymentType', 'Payment Type', {
		placeholder: 'e.g. ONLINE_CARD_PAYMENT',
		description: "How the sender pays, in FinCode's word",
	}),
	text('chargeCategory', 'Charge Category', {
		placeholder: 'e.g. MONEYTRANSFER',
		description: 'Which charges apply, sent as typed',
	}),
	text('transactionType', 'Transaction Type', {
		placeholder: 'e.g. ACCOUNTPAYMENT',
		description: "How the recipient gets the money, in FinCode's word",
	}),
	country('destinationCountry', 'Destination Country'),
	country('tradeOriginatingCountry', 'Originating Country', { placeholder: 'e.g. GBR' }),
	flag('conversion', 'Convert Currencies', {
		default: true,
		description: 'Whether to convert between the currencies',
	}),
	text('promoCode', 'Promo Code', {
		placeholder: 'e.g. WELCOME',
		description: 'Code of a discount, if there is one',
	}),
	text('mobileOperator', 'Mobile Operator', {
		placeholder: 'e.g. MTN',
		description: 'Who runs the mobile wallet, when one gets the money',
	}),
);

export const calculate: Operation = {
	value: 'calculate',
	name: 'Calculate',
	action: 'Calculate a quote',
	description:
		'Get rate, fees, the total to pay and what the recipient gets. Nothing is reserved: Create takes no quote.',
	effect: 'read',
	fields: fieldsOf(FORM),
	request: (input) => ({
		method: 'POST',
		path: `${SERVICES_V6}/quote/callQuote`,
		body: payload(input, FORM),
	}),
};
