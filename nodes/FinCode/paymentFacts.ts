import type { IDataObject } from 'n8n-workflow';

import type { HttpCall } from '../shared/api/call';
import type { OperationInput } from '../shared/api/operation';
import type { PaymentFacts } from '../shared/api/payment';
import { currencyIn, freeBodyFacts, textIn, without, withoutSecrets } from '../shared/api/paymentFacts';
import { plainDecimal } from '../shared/basics/decimal';
import { isObject } from '../shared/basics/json';
import { paymentKey, userIdField } from './fields/ids';
import { payloadOf } from './requestEnvelope';

// Why money is sent and where it comes from: words about a payment, which is the same under others.
const REASONS = ['sourceOfFunds', 'remittancePurpose', 'relationshipSender'];

/**
 * What a transaction sends. Send Amount counts, as it alone has a currency of its own; FinCode does not say what
 * Amount is beside it.
 */
export function transactionFacts(call: HttpCall): PaymentFacts {
	const sent = fieldsOf(call);
	const { internationalTransferInformation: information, creditParty, amount } = sent;
	const party = pairsIn(creditParty);
	return {
		amount: plainDecimal(sent.sendAmount),
		currency: currencyIn(sent.sendCurrency),
		account: textIn(party.bankaccountno) ?? textIn(sent.preExistingRecipientCustomerCode),
		more: withoutSecrets({
			...without(sent, ['sendAmount', 'sendCurrency', 'descriptionText']),
			amount: plainDecimal(amount),
			creditParty: party,
			internationalTransferInformation: isObject(information) ? without(information, REASONS) : information,
		}),
	};
}

/** The order of pairs carries no meaning. */
function pairsIn(list: unknown): IDataObject {
	const pairs = (Array.isArray(list) ? list : []).filter(isObject);
	return Object.fromEntries(pairs.map(({ key, value }) => [String(key), value]));
}

const OF_PAYABLE = ['totalCheckOutAmount', 'paymentAccountNumbeCurrencyCode', 'payAbleId'];

// The first is a token of a gateway or the payment key.
const SECRET_OF_PAYABLE = ['paymentGatewayRef', 'otp', 'pin', 'password', 'passWord'];

/** What is paid for a bill, a transaction or something else; it gets the money. */
export function payableFacts(call: HttpCall): PaymentFacts {
	const sent = fieldsOf(call);
	return {
		amount: plainDecimal(sent.totalCheckOutAmount),
		currency: currencyIn(sent.paymentAccountNumbeCurrencyCode),
		account: textIn(sent.payAbleId),
		more: without(sent, [...OF_PAYABLE, ...SECRET_OF_PAYABLE]),
	};
}

/** What an instruction posts: the amounts stand among the counterparties, under names FinCode's page gives. */
export function ledgerFacts(call: HttpCall): PaymentFacts {
	const list = payloadOf(call);
	const [first] = Array.isArray(list) ? (list as unknown[]) : [];
	const instruction = isObject(first) ? first : {};
	return {
		currency: currencyIn(instruction.currencyCode),
		more: withoutSecrets(without(instruction, ['currencyCode', 'instructionIdempotencykey'])),
	};
}

/** What a wallet sends to a bank account, in the wallet's currency, which the call does not name. */
export function bankTransferFacts(call: HttpCall): PaymentFacts {
	const sent = fieldsOf(call);
	return {
		amount: plainDecimal(sent.amount),
		account: textIn(sent.accountNumber),
		more: without(sent, ['amount', 'accountNumber', 'transactionPin', 'description']),
	};
}

/** What is paid back of a loan: the whole balance where the call names no amount. */
export function payoffFacts(call: HttpCall): PaymentFacts {
	const sent = fieldsOf(call);
	return {
		amount: plainDecimal(sent.payoffAmount),
		more: without(sent, ['payoffAmount', 'transactionPin']),
	};
}

/** What a repayment says of itself, in the fields the person has typed, and whose it is. */
export function repaymentFacts(call: HttpCall, input: OperationInput): PaymentFacts {
	const typed = freeBodyFacts(payloadOf(call), input.text(paymentKey.property.name));
	const { name } = userIdField.property;
	return { ...typed, more: { [name]: input.text(name), body: typed.more } };
}

/** The body of a call whose fields stand at the top. */
export function fieldsOf(call: HttpCall): IDataObject {
	const sent = payloadOf(call);
	return isObject(sent) ? sent : {};
}
