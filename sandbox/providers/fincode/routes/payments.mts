import type { Api, Handler } from '../api.mts';
import { awaitingView, dayOf } from '../awaiting.mts';
import type { Call, Result } from '../call.mts';
import { toNumber } from '../money.mts';
import { FincodeProblem, invalid } from '../problems.mts';
import { chargeFor } from '../quotes.mts';

const PAYMENT = '/v6/services/paymentmanagement';
const PAYABLES = ['TRANSACTION', 'WALLET', 'WALLET_CUSTOMER', 'BILL', 'MERCHANT', 'WITHDRAWAL'];
const OPTIONS = ['bank_pay_later', 'bank_paid_now', 'mistake'];

/** Awaiting payments, charges and the ways money comes in. */
export function addPayments(api: Api): void {
	const search = ['selectedCurrency', 'fromDate', 'toDate'];
	const awaiting = { method: 'GET', path: `${PAYMENT}/awaiting-payments`, shape: 'getBody' } as const;
	api.add({ ...awaiting, fields: search }, (call) => {
		const rows = found(call).map(awaitingView);
		return { data: { awaitingPayments: call.page(rows, 20) } };
	});

	const act = { method: 'POST', path: `${PAYMENT}/awaiting-payment-actions` } as const;
	// Assumed: customers are refused as cashiers are.
	const roles = ['MANAGER', 'AGENT'] as const;
	api.add({ ...act, roles, fields: ['awaitingPaymentId', 'subAction'] }, actOnAwaiting);

	api.add(
		{ method: 'POST', path: `${PAYMENT}/notify-bank-transfer-payment`, fields: ['pcn', 'option'] },
		announce,
	);

	api.add({ method: 'PUT', path: `${PAYMENT}/bank-iwillpaylater-wallet/:pcn/:type` }, (call) => {
		const pcn = call.param('pcn');
		if (pcn.length < 3) throw invalid('pcn', 'must have 3 characters or more.');
		const { transactions, awaiting: list } = call.parts;
		const transaction = transactions.byPcn(pcn, 'pcn');
		transactions.assertOpen(transaction);
		transactions.holdExpiry(transaction, true);
		const { id } = list.add(transaction, transaction.createdAt);
		return { data: { ref: id, payableItemId: pcn } };
	});

	const charges = { method: 'POST', path: `${PAYMENT}/payment-methods-charges` } as const;
	api.add({ ...charges, fields: ['subAction', 'payment_method'] }, charge);

	const wallet = ['paymentGatewayRef', 'payableType', 'payAbleId', 'accountId', 'totalCheckOutAmount'];
	const walletPath = `${PAYMENT}/makepaymentfromwalletaccount`;
	api.add({ method: 'POST', path: walletPath, fields: [...wallet, 'password'] }, payFromWallet);

	const token = ['paymentGatewayRef', 'payableType', 'payAbleId', 'supportedPaymentGateWayProvider'];
	const tokenPath = `${PAYMENT}/processpaymentwithpaymenttoken`;
	api.add(
		{ method: 'POST', path: tokenPath, fields: [...token, 'paymentMethod', 'totalCheckOutAmount'] },
		(call) => payFrom(call, call.amountNumber('totalCheckOutAmount')),
	);

	// Not a call of this package. Assumed: its fields; it is here so that the documented test card works.
	const card = ['pcn', 'card_number', 'expiry', 'cvv'];
	api.add({ method: 'POST', path: `${PAYMENT}/process-card-payment`, fields: card }, (call) => {
		const isTestCard = call.text('card_number').replaceAll(' ', '') === '4111111111111111';
		if (!isTestCard || call.text('expiry') !== '12/27' || call.text('cvv') !== '123') {
			throw new FincodeProblem('FAILED', 'The card was declined.');
		}
		const transaction = call.parts.transactions.byPcn(call.text('pcn'), 'pcn');
		const from = call.parts.ledger.house('CARDS', transaction.sendCurrency);
		void call.parts.transactions.pay(transaction, from, transaction.sendAmount, 'CARD');
		return { data: { pcn: transaction.pcn, status: transaction.status } };
	});
}

function found(call: Call) {
	return call.parts.awaiting.search({
		currency: call.text('selectedCurrency'),
		from: dayOf(call.text('fromDate'), 'fromDate'),
		to: dayOf(call.text('toDate'), 'toDate'),
		reference: call.text('searchablePaymentReference'),
	});
}

/** An agent's word on an announced bank transfer; gives the list as it is then. */
const actOnAwaiting: Handler = (call) => {
	const action = call.text('subAction');
	if (!['paid', 'cancel'].includes(action)) throw invalid('subAction', 'must be paid or cancel.');
	const { awaiting, transactions, ledger } = call.parts;
	const payment = awaiting.byId(call.text('awaitingPaymentId'));
	const transaction = transactions.byPcn(payment.pcn, 'awaitingPaymentId');
	transactions.assertOpen(transaction);
	payment.open = false;
	if (action === 'cancel') void transactions.cancel(transaction);
	else {
		const from = ledger.house('BANK', transaction.sendCurrency);
		void transactions.pay(transaction, from, transaction.sendAmount, payment.id);
	}
	const isSearch = call.payload.selectedCurrency !== undefined && call.payload.fromDate !== undefined;
	const rows = isSearch ? found(call) : awaiting.list().filter((each) => each.open);
	return { data: { awaitingPayments: rows.map(awaitingView) } };
};

const announce: Handler = (call) => {
	const option = call.text('option');
	if (!OPTIONS.includes(option)) throw invalid('option', `must be one of ${OPTIONS.join(', ')}.`);
	const { awaiting, transactions } = call.parts;
	const transaction = transactions.byPcn(call.text('pcn'), 'pcn');
	transactions.assertOpen(transaction);
	const known = awaiting.openFor(transaction.pcn);
	if (option === 'mistake') {
		if (!known) throw invalid('option', 'takes nothing back: no bank transfer was announced.');
		known.open = false;
	} else awaiting.add(transaction, known?.createdAt ?? transaction.createdAt);
	transactions.holdExpiry(transaction, option !== 'mistake');
	return { data: { pcn: transaction.pcn, option } };
};

const charge: Handler = (call) => {
	const method = call.text('payment_method');
	const action = call.text('subAction');
	if (!['transaction', 'transfer'].includes(action)) {
		throw invalid('subAction', 'must be transaction or transfer.');
	}
	const known = action === 'transaction' ? call.parts.transactions.byPcn(call.text('pcn'), 'pcn') : undefined;
	const currency = known?.sendCurrency ?? call.text('currency');
	if (currency === '') throw invalid('currency', 'is required.');
	const amount = known?.sendAmount ?? call.amountText('amount');
	const fee = chargeFor(method, amount);
	return {
		data: { payment_method: method, currency, charge: toNumber(fee), 'total-amount': toNumber(amount + fee) },
	};
};

// Assumed: a payment reference that was used before pays once more, so that a test can see it.
const payFromWallet: Handler = (call) => {
	call.assertPassword(call.text('password'));
	const amount = call.amountNumber('totalCheckOutAmount');
	const account = call.parts.ledger.account(call.text('accountId'));
	return payFrom(call, amount, account.id);
};

/** Takes the money for a transaction or anything else that can be paid. */
function payFrom(call: Call, amount: number, walletId?: string): Result {
	const type = call.text('payableType');
	if (!PAYABLES.includes(type)) throw invalid('payableType', `must be one of ${PAYABLES.join(', ')}.`);
	const { transactions, ledger } = call.parts;
	const payable = call.text('payAbleId');
	const transaction = type === 'TRANSACTION' ? transactions.byPcn(payable, 'payAbleId') : undefined;
	const wallet = walletId === undefined ? undefined : ledger.account(walletId);
	const from = wallet ?? ledger.house('GATEWAY', transaction?.sendCurrency ?? 'GBP');
	if (transaction) {
		if (from.currency !== transaction.sendCurrency) {
			throw invalid('accountId', `holds ${from.currency}, to be paid is ${transaction.sendCurrency}.`);
		}
		if (amount < transaction.sendAmount)
			throw invalid('totalCheckOutAmount', 'is less than what is to be paid.');
		transactions.assertOpen(transaction);
	}
	const lost = call.magic(amount);
	const reference = call.text('paymentGatewayRef');
	if (transaction) void transactions.pay(transaction, from, amount, reference);
	else ledger.post({ from, to: ledger.house(type, from.currency), amount, reference });
	return {
		data: { paymentReference: reference, payAbleId: payable, status: 'PAID', amount: toNumber(amount) },
		lost,
	};
}
