import { isRecord } from '../../../core/refusal.mts';
import type { Api, Handler } from '../api.mts';
import type { Call } from '../call.mts';
import { dayOf } from '../awaiting.mts';
import { toMilli, toNumber, toText } from '../money.mts';
import { invalid } from '../problems.mts';
import { chargeFor } from '../quotes.mts';
import { transactionView } from '../transactions.mts';

const SIX = '/v6/services';
const MODULE = `${SIX}/transactionmanagement`;
const HEADERS = ['x-idempotency-key', 'ipaddress', 'password'];
const COMMON = ['amount', 'sendAmount', 'sendCurrency', 'receivingCurrency', 'type', 'creditParty'];

/** Quotes, transactions and the ways to pay them. */
export function addTransactions(api: Api): void {
	api.add({ method: 'POST', path: `${SIX}/quote/callQuote` }, (call) => {
		const inverse = call.payload.inverseCalculation === true;
		const wanted = inverse ? 'deriveAmount' : 'principalAmount';
		const amount = call.amountText(wanted);
		const from = call.text('principalAmountCurrency');
		if (from === '') throw invalid('principalAmountCurrency', 'is required.');
		const to = call.text('deriveAmountCurrency');
		return { data: call.parts.quotes.quote({ amount, inverse, from, to }, call.settings.quoteLifeMs) };
	});

	const create = { method: 'POST', headers: HEADERS } as const;
	const known = ['preExistingSenderCustomerCode', 'preExistingRecipientCustomerCode'];
	const fields = [...COMMON, 'internationalTransferInformation'];
	api.add({ ...create, path: `${MODULE}/create-transaction`, fields: [...fields, ...known] }, (call) => {
		for (const field of known) call.parts.customers.assertCode(call.text(field), field);
		const [sender = '', recipient = ''] = known.map((field) => call.text(field));
		return book(call, sender, recipient);
	});

	const kyc = ['newSenderKyc', 'newRecipientKyc'];
	// The trailing slash is the whole difference in the address.
	api.add({ ...create, path: `${MODULE}/create-transaction/`, fields: [...fields, ...kyc] }, (call) => {
		for (const field of kyc) {
			if (!isRecord(call.payload[field])) throw invalid(field, 'must be an object.');
		}
		return book(call, call.user.customerCode, 'NEW');
	});

	api.add({ method: 'POST', path: `${MODULE}/history-data` }, history);
	api.add(
		{
			method: 'POST',
			path: `${SIX}/paymentmanagement/supported-payment-methods`,
			fields: ['pcn', 'countryIsoCode3', 'currency', 'amount', 'transactionType'],
		},
		paymentMethods,
	);
}

function book(call: Call, customerCode: string, recipient: string): ReturnType<Handler> {
	call.assertPassword(call.header('password'));
	if (typeof call.payload.inclussive !== 'boolean') throw invalid('inclussive', 'must be true or false.');
	call.pairs('creditParty');
	const international = call.payload.internationalTransferInformation;
	if (!isRecord(international)) throw invalid('internationalTransferInformation', 'must be an object.');
	const sendAmount = call.amountText('sendAmount');
	const amount = call.amountText('amount');
	const lost = call.magic(sendAmount);
	const { pcn, status } = call.parts.transactions.create({
		customerCode,
		recipient,
		amount,
		sendAmount,
		sendCurrency: call.text('sendCurrency'),
		receivingCurrency: call.text('receivingCurrency'),
		type: call.text('type'),
		interactionId: undefined,
	});
	return { data: { pcn, status }, lost };
}

// Assumed: the page fields, and the name of the list.
const history: Handler = (call) => {
	const { payload, user } = call;
	const number = (name: string, otherwise: number): number => {
		const value = payload[name];
		if (value === undefined) return otherwise;
		if (typeof value !== 'number') throw invalid(name, 'must be a number.');
		return value;
	};
	const from = payload.fromDate === undefined ? 0 : dayOf(call.text('fromDate'), 'fromDate');
	const to = payload.toDate === undefined ? Infinity : dayOf(call.text('toDate'), 'toDate') + 86_400_000;
	const wanted = user.role === 'CUSTOMER' ? user.customerCode : call.text('customerCode');
	const rows = call.parts.transactions
		.newestFirst()
		.filter(({ customerCode }) => wanted === '' || customerCode === wanted)
		.filter(({ createdAt }) => createdAt >= from && createdAt < to)
		.filter(({ sendAmount }) => {
			const value = toNumber(sendAmount);
			return value >= number('fromAmount', 0) && value <= number('toAmount', Infinity);
		});
	const size = number('size', 100);
	const start = number('page', 0) * size;
	return { data: { transactions: rows.slice(start, start + size).map(transactionView) } };
};

/** The documented sample, with the page of this sandbox in place of a bank's. */
const paymentMethods: Handler = (call) => {
	const { pcn } = call.parts.transactions.byPcn(call.text('pcn'), 'pcn');
	const amount = call.amountText('amount');
	const total = amount + chargeFor('ONLINE_CARD_PAYMENT', amount);
	const data = {
		paymentTermsNConditions: `${call.origin}/fincode`,
		paymentMethodsMetadata: [
			{
				provider: 'VOLUME',
				type: 'ONLINE_BANK_PAYMENT',
				paymentDetails: { paymentIntentId: pcn, hosted_gateway_url: `${call.origin}/fincode/pay/${pcn}` },
				hosted: true,
				principalAmount: toNumber(amount),
				'total-amount': toNumber(total),
			},
			{
				provider: 'SECURE_TRADING',
				type: 'ONLINE_CARD_PAYMENT',
				paymentDetails: {
					sitereference: '',
					orderreference: pcn,
					allurlnotification: `${call.origin}/fincode`,
					mainamount: toText(toMilli(call.text('amount')) ?? 0),
					currencyiso3a: call.text('currency'),
					version: '2',
				},
				hosted: true,
			},
		],
	};
	return { data };
};
