import type { IDataObject } from 'n8n-workflow';

import type { World } from './harness/world.mts';
import {
	announcedTransfer,
	BANK_ACCOUNT,
	CREATE,
	CUSTOMER_ID,
	loanThatIs,
	NAIRA_WALLET,
	ONE,
	PAY_FROM_WALLET,
	PRODUCT,
	SIX,
	WALLET,
} from './fincode.mts';

/** One of the operations that move money, with a `key` and an `amount` for each item. */
export interface Transfer {
	title: string;
	parameters: Record<string, unknown>;
	/** Where its call goes, from the API's address. */
	path: string;
	method: 'POST' | 'PUT';
	/** True when its key travels as an idempotency header. */
	keyHeader: boolean;
	/** An amount that fits this transfer and ends in these hundredths. */
	amount(hundredths: string): string;
	/** What must be there before; gives further fields of the item. */
	prepare(world: World, amount: string): Promise<IDataObject>;
}

const LENDING = { paymentKey: '={{ $json.key }}' };
const nothing = async () => ({});
const cents = (hundredths: string) => `20.${hundredths}`;
const disbursed = async (world: World) => ({ loan: await loanThatIs(world, 'DISBURSED') });

const AWAITING_ACTIONS = `${SIX}/paymentmanagement/awaiting-payment-actions`;

/** What the amounts with a meaning of their own do, for a call that names no amount. */
async function troubleFor(world: World, amount: string): Promise<void> {
	const path = AWAITING_ACTIONS;
	const refused = { status: 'FAILED', responseCode: '400', message: 'The transfer was declined.' };
	if (amount.endsWith('.13')) await world.sandbox.fault({ kind: 'statusAfter', status: 500, path });
	if (amount.endsWith('.21'))
		await world.sandbox.fault({ kind: 'status', status: 200, times: 2, path, body: refused });
}

/** All of them: the guard must hold for each. */
export const TRANSFERS: readonly Transfer[] = [
	{
		title: 'transaction.create',
		parameters: CREATE,
		path: `${SIX}/transactionmanagement/create-transaction`,
		method: 'POST',
		keyHeader: true,
		amount: cents,
		prepare: nothing,
	},
	{
		title: 'transaction.createDirect',
		parameters: {
			...CREATE,
			operation: 'createDirect',
			newSenderKyc: '{ "CustomerType": "INDIVIDUAL", "nationality": "GBR" }',
			newRecipientKyc: '{ "CustomerType": "INDIVIDUAL", "nationality": "NGA" }',
		},
		path: `${SIX}/transactionmanagement/create-transaction/`,
		method: 'POST',
		keyHeader: true,
		amount: cents,
		prepare: nothing,
	},
	{
		title: 'payment.confirmAwaiting',
		parameters: {
			resource: 'payment',
			operation: 'confirmAwaiting',
			paymentKey: '={{ $json.key }}',
			awaitingPaymentId: '={{ $json.awaiting }}',
		},
		path: AWAITING_ACTIONS,
		method: 'POST',
		keyHeader: false,
		amount: cents,
		prepare: async (world, amount) => {
			const awaiting = await announcedTransfer(world);
			await troubleFor(world, amount);
			return { awaiting };
		},
	},
	{
		title: 'payment.payFromWallet',
		parameters: PAY_FROM_WALLET,
		path: `${SIX}/paymentmanagement/makepaymentfromwalletaccount`,
		method: 'POST',
		keyHeader: false,
		amount: cents,
		prepare: nothing,
	},
	{
		title: 'payment.payWithToken',
		parameters: {
			resource: 'payment',
			operation: 'payWithToken',
			paymentKey: '={{ $json.key }}',
			payableType: 'BILL',
			payAbleId: 'BILL-1',
			paymentGatewayRef: 'tok_1NxYz',
			supportedPaymentGateWayProvider: 'SECURE_TRADING',
			paymentMethod: 'ONLINE_CARD_PAYMENT',
			totalCheckOutAmount: '={{ $json.amount }}',
		},
		path: `${SIX}/paymentmanagement/processpaymentwithpaymenttoken`,
		method: 'POST',
		keyHeader: false,
		amount: cents,
		prepare: nothing,
	},
	{
		title: 'ledger.post',
		parameters: {
			resource: 'ledger',
			operation: 'post',
			instructionIdempotencykey: '={{ $json.key }}',
			primaryAccountNumber: '8883633074',
			currencyCode: 'NGN',
			creditDebitInstructionDirection: 'DEBIT_PRIMARY_ACCOUNT_CREDIT_COUNTERPARTY_ACCOUNT',
			counterParties: '=[{ "accountNumber": "8883968718", "amount": {{ $json.amount }} }]',
		},
		path: `${SIX}/gateway/post-account`,
		method: 'POST',
		keyHeader: false,
		amount: cents,
		prepare: nothing,
	},
	{
		title: 'loan.acceptTerms',
		parameters: {
			resource: 'loan',
			operation: 'acceptTerms',
			loanApplicationId: '={{ $json.loan }}',
			...LENDING,
		},
		path: `${ONE}/user/accept-terms-and-conditions/`,
		method: 'PUT',
		keyHeader: true,
		amount: (hundredths) => `120000.${hundredths}`,
		prepare: async (world, amount) => ({ loan: await loanThatIs(world, 'ACCEPTED', Number(amount)) }),
	},
	{
		title: 'loan.repay',
		parameters: {
			resource: 'loan',
			operation: 'repay',
			userId: CUSTOMER_ID,
			extraFields: '={ "amount": {{ $json.amount }}, "loanAccountId": "{{ $json.loan }}" }',
			...LENDING,
		},
		path: `${ONE}/user/repay-loan/${CUSTOMER_ID}`,
		method: 'POST',
		keyHeader: true,
		amount: cents,
		prepare: disbursed,
	},
	{
		title: 'loan.payoff',
		parameters: {
			resource: 'loan',
			operation: 'payoff',
			loanApplicationId: '={{ $json.loan }}',
			paymentMethod: 'WALLET',
			additionalFields: { payoffAmount: '={{ $json.amount }}' },
			...LENDING,
		},
		path: `${ONE}/user/payoff-loan`,
		method: 'POST',
		keyHeader: true,
		amount: cents,
		prepare: disbursed,
	},
	{
		title: 'wallet.transferToBank',
		parameters: {
			resource: 'wallet',
			operation: 'transferToBank',
			customerId: CUSTOMER_ID,
			amount: '={{ $json.amount }}',
			bankAccountId: BANK_ACCOUNT,
			accountNumber: '8883633074',
			bankCode: '044',
			accountName: 'VICTOR ADEBIYI',
			...LENDING,
		},
		path: `${ONE}/user/transfer-funds-to-bank`,
		method: 'POST',
		keyHeader: true,
		amount: cents,
		prepare: nothing,
	},
	{
		title: 'investment.apply',
		parameters: {
			resource: 'investment',
			operation: 'apply',
			investmentProductId: PRODUCT,
			// A unit costs 5.
			numberOfUnitsToPurchase: '={{ Number($json.amount) / 5 }}',
			userWalletId: WALLET,
			customerId: CUSTOMER_ID,
			customerName: 'Ada Obi',
			...LENDING,
		},
		path: '/v1/user/apply',
		method: 'POST',
		keyHeader: true,
		amount: cents,
		prepare: nothing,
	},
	{
		title: 'investment.fundWallet',
		parameters: {
			resource: 'investment',
			operation: 'fundWallet',
			walletId: NAIRA_WALLET,
			amount: '={{ $json.amount }}',
			...LENDING,
		},
		path: `/v1/user/wallet/fund-wallet/${NAIRA_WALLET}/`,
		method: 'PUT',
		keyHeader: true,
		amount: cents,
		prepare: nothing,
	},
];
