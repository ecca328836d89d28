import { type Api, FAPI, type Handler, LENDING, type Spec } from '../api.mts';
import { startedView, transferRow, transferStatusView } from '../bankTransfers.mts';
import type { Call } from '../call.mts';
import { endsWith } from '../money.mts';
import { invalid } from '../problems.mts';

const get = (path: string, headers: readonly string[]): Spec => ({
	method: 'GET',
	path,
	lending: 'v1',
	headers,
});
const post = (path: string, fields: readonly string[]): Spec => ({
	method: 'POST',
	path,
	lending: 'v1',
	headers: LENDING,
	fields,
});

/** The bank accounts of customers, and money that leaves the wallet for them. */
export function addBankTransfers(api: Api): void {
	api.add(get('/user/verify-bank-account/:bankCode/:accountNumber', LENDING), (call) => {
		const [bankCode, number] = [call.param('bankCode'), call.param('accountNumber')];
		if (!/^\d{10}$/.test(number)) throw invalid('accountNumber', 'must have 10 digits.');
		const { accountName } = call.parts.customers.bankAccount(bankCode, number);
		return { data: { accountName, accountNumber: number, bankCode } };
	});

	api.add(get('/user/list-customer-bank-accounts/:customerId', LENDING), (call) => {
		const rows = call.parts.bankAccounts.of(ownCustomer(call, call.param('customerId')));
		return { data: call.list(rows, 'bankAccounts') };
	});
	api.add(get('/user/view-bank-account/:accountId', FAPI), (call) => {
		const account = call.parts.bankAccounts.byId(call.param('accountId'));
		call.assertSees(account.customerId);
		return { data: account };
	});
	const account = ['customerId', 'accountNumber', 'accountName', 'bankCode', 'bankName'];
	api.add(post('/user/create-bank-account', account), createAccount);

	const transfer = ['customerId', 'amount', 'bankAccountId', 'accountNumber', 'bankCode', 'accountName'];
	api.add(post('/user/transfer-funds-to-bank', transfer), transferFunds);
	api.add(get('/user/check-transfer-status/:reference', FAPI), (call) => {
		const found = call.parts.bankTransfers.byReference(call.param('reference'));
		call.assertSees(found.customerId);
		return { data: transferStatusView(found) };
	});
	api.add(get('/user/transfer-history/:customerId', LENDING), (call) => {
		const transfers = call.parts.bankTransfers.of(ownCustomer(call, call.param('customerId')));
		return { data: call.list(transfers.map(transferRow), 'transfers') };
	});
}

function ownCustomer(call: Call, customerId: string): string {
	call.assertSees(customerId);
	return customerId;
}

/** An account the bank knows, under the name it has there. */
function assertHolder(call: Call): void {
	const known = call.parts.customers.bankAccount(call.text('bankCode'), call.text('accountNumber'));
	if (known.accountName !== call.text('accountName')) throw invalid('accountName', 'is not the holder.');
}

const createAccount: Handler = (call) => {
	const customerId = ownCustomer(call, call.text('customerId'));
	assertHolder(call);
	const { isDefault = false } = call.payload;
	if (typeof isDefault !== 'boolean') throw invalid('isDefault', 'must be true or false.');
	const [accountNumber, accountName, bankCode, bankName] = [
		call.text('accountNumber'),
		call.text('accountName'),
		call.text('bankCode'),
		call.text('bankName'),
	];
	const accountType = call.text('accountType') || null;
	const wanted = { customerId, accountNumber, accountName, bankCode, bankName, accountType, isDefault };
	const { createdDate: _date, accountType: _type, ...data } = call.parts.bankAccounts.add(wanted);
	return { data };
};

/** The documented reply, whose inner status may be FAILED although the call went well; ours does that for .21. */
const transferFunds: Handler = (call) => {
	const amount = call.amountNumber('amount');
	assertHolder(call);
	const customerId = ownCustomer(call, call.text('customerId'));
	const lost = endsWith(amount, 21) ? undefined : call.magic(amount);
	const order = {
		customerId,
		bankAccountId: call.text('bankAccountId'),
		accountNumber: call.text('accountNumber'),
		amount,
	};
	return { data: startedView(call.parts.bankTransfers.start(order, call.interactionId ?? '')), lost };
};
