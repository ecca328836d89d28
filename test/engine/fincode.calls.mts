import type { IDataObject } from 'n8n-workflow';

import type { World } from './harness/world.mts';
import {
	BANK_ACCOUNT,
	callSimulator,
	control,
	CUSTOMER_ID,
	EXAMPLE_PCN,
	forgetCalls,
	loanThatIs,
	NAIRA_WALLET,
	ONE,
	PASSWORD,
	PRODUCT,
	SIX,
	transactionToPay,
	WALLET,
} from './fincode.mts';

/** One operation that moves no money: what the form holds, and the one call it makes. */
export interface Read {
	title: string;
	parameters: Record<string, unknown>;
	/** Method and path from the API's address, with `{name}` for fields of the item. */
	sent: string;
	query?: Record<string, string>;
	/** The payload, without its wrapping. */
	body?: unknown;
	/** Part of the first item that comes out. */
	gives: Record<string, unknown>;
	/** Fields of the item that must exist at the simulator. */
	prepare?(world: World): Promise<IDataObject>;
}

const USER = '/v1/user';
const PAYMENT = `${SIX}/paymentmanagement`;
const DAYS = { fromDate: '2024-01-01', toDate: '2024-01-31' };
const WIRE_DAYS = { fromDate: '01/01/2024', toDate: '31/01/2024' };

const loan = (status: Parameters<typeof loanThatIs>[1]) => async (world: World) => ({
	loan: await loanThatIs(world, status),
});
const transaction = async (world: World) => ({ pcn: await transactionToPay(world) });
const TEST_ACCOUNT = { accountNumber: '8883633074', accountName: 'VICTOR ADEBIYI', bankCode: '044' };
const LOAN = { loanApplicationId: '={{ $json.loan }}' };
const op = (resource: string, operation: string, more: Record<string, unknown> = {}) => ({
	resource,
	operation,
	...more,
});

async function repayment(world: World): Promise<IDataObject> {
	const id = await loanThatIs(world, 'DISBURSED');
	const body = { amount: 100, loanAccountId: id };
	const made = await callSimulator(world, 'POST', `${ONE}/user/repay-loan/${CUSTOMER_ID}`, body);
	await control(world.sandbox.url, 'POST', `/repayments/${String(made.id)}/verify`);
	await forgetCalls(world);
	return { loan: id };
}

async function bankTransfer(world: World): Promise<IDataObject> {
	const order = { ...TEST_ACCOUNT, customerId: CUSTOMER_ID, amount: 50, bankAccountId: BANK_ACCOUNT };
	const made = await callSimulator(world, 'POST', `${ONE}/user/transfer-funds-to-bank`, order);
	await forgetCalls(world);
	return { reference: String(made.transactionReference) };
}

async function beneficiary(world: World): Promise<IDataObject> {
	const person = { senderCode: 'RZ0LNK', firstName: 'Ada', lastName: 'Obi' };
	const { id } = await callSimulator(world, 'POST', `${SIX}/usermanagement/new-beneficiary`, person);
	await forgetCalls(world);
	return { beneficiary: String(id) };
}

/** The 49 operations that move no money, but for the upload of documents, which has tests of its own. */
export const CALLS: readonly Read[] = [
	{
		title: 'session.logout',
		parameters: op('session', 'logout', { additionalFields: { refreshToken: 'rt_7d1f' } }),
		sent: `PUT ${SIX}/securitymanagement/logout`,
		body: { refresh_token: 'rt_7d1f' },
		gives: { message: 'Logged out.' },
	},
	{
		title: 'session.changePassword',
		parameters: op('session', 'changePassword', { currentPassword: PASSWORD, newPassword: PASSWORD }),
		sent: `PUT ${SIX}/securitymanagement/change-password`,
		body: { currentPassword: PASSWORD, newPassword: PASSWORD },
		gives: { message: 'Password changed.' },
	},
	{
		title: 'quote.calculate',
		parameters: op('quote', 'calculate', {
			additionalFields: {
				principalAmount: '150.00',
				principalAmountCurrency: 'GBP',
				deriveAmountCurrency: 'NGN',
				inverseCalculation: false,
				destinationCountry: 'NGA',
			},
		}),
		sent: `POST ${SIX}/quote/callQuote`,
		body: {
			principalAmount: '150.00',
			principalAmountCurrency: 'GBP',
			deriveAmountCurrency: 'NGN',
			inverseCalculation: false,
			destinationCountry: 'NGA',
		},
		gives: { rate: 2050, totalPayableAmount: '151.50', recipientAmount: '307500.00' },
	},
	{
		title: 'transaction.getAll',
		parameters: op('transaction', 'getAll', {
			filters: { fromAmount: '0.1', toDate: '31/01/2024', extraFields: '{ "page": 0, "size": 5 }' },
		}),
		sent: `POST ${SIX}/transactionmanagement/history-data`,
		body: { fromAmount: 0.1, toDate: '31/01/2024', page: 0, size: 5 },
		gives: { pcn: EXAMPLE_PCN },
	},
	{
		title: 'transaction.getPaymentMethods',
		parameters: op('transaction', 'getPaymentMethods', {
			pcn: '={{ $json.pcn }}',
			countryIsoCode3: 'GBR',
			currency: 'GBP',
			amount: '2.00',
		}),
		prepare: transaction,
		sent: `POST ${PAYMENT}/supported-payment-methods`,
		body: {
			pcn: '{pcn}',
			countryIsoCode3: 'GBR',
			currency: 'GBP',
			amount: '2.00',
			transactionType: 'PAYMENT_METHOD',
		},
		gives: { paymentMethodsMetadata: expect.any(Array) },
	},
	{
		title: 'beneficiary.validateAccount',
		parameters: op('beneficiary', 'validateAccount', {
			bankCode: '044',
			transactionType: 'ACCOUNTPAYMENT',
			accountNumber: '8883633074',
			accountNumberCountry: 'NGA',
			expectedCurrencyCode: 'NGN',
		}),
		sent: `GET ${SIX}/usermanagement/validate-bank-account`,
		body: {
			bankCode: '044',
			transactionType: 'ACCOUNTPAYMENT',
			accountNumber: '8883633074',
			accountNumberCountry: 'NGA',
			expectedCurrencyCode: 'NGN',
		},
		gives: { accountName: 'VICTOR ADEBIYI' },
	},
	{
		title: 'beneficiary.create',
		parameters: op('beneficiary', 'create', {
			senderCode: 'RZ0LNK',
			firstName: 'Ada',
			lastName: 'Obi',
			additionalFields: { phone: '+2348012345678', extraFields: '{ "relationship": "FRIEND" }' },
		}),
		sent: `POST ${SIX}/usermanagement/new-beneficiary`,
		body: {
			senderCode: 'RZ0LNK',
			firstName: 'Ada',
			lastName: 'Obi',
			phone: '+2348012345678',
			relationship: 'FRIEND',
		},
		gives: { id: expect.any(String) },
	},
	{
		title: 'beneficiary.addBankDetails',
		parameters: op('beneficiary', 'addBankDetails', {
			id: '={{ $json.beneficiary }}',
			customerId: CUSTOMER_ID,
			accountOwnerCustomerCode: 'RZ0LNK',
			currencyCode: 'NGN',
			country: 'NGA',
			bankAccountMetaData: {
				bankname: 'FCMB',
				otherDetails: { pairs: [{ key: 'branch', value: 'Lagos' }] },
			},
		}),
		prepare: beneficiary,
		sent: `POST ${SIX}/bankmanagement/add-bank-details-key-value-pairs`,
		body: {
			id: '{beneficiary}',
			customerId: CUSTOMER_ID,
			accountOwnerCustomerCode: 'RZ0LNK',
			currencyCode: 'NGN',
			country: 'NGA',
			bankAccountMetaData: [
				{ key: 'bankname', value: 'FCMB' },
				{ key: 'branch', value: 'Lagos' },
			],
		},
		gives: { bankname: 'FCMB', branch: 'Lagos' },
	},
	{
		title: 'customer.register',
		parameters: op('customer', 'register', {
			customerType: 'INDIVIDUAL',
			firstName: 'Jane',
			lastName: 'Doe',
			email: 'jane@example.com',
			phone: '+447700900123',
			password: 'Curr3nt!pass',
			payloadEncrypted: false,
			additionalFields: {
				dob: '2000-05-14',
				addressCountryIso3: 'GBR',
				dynamicFields: { pairs: [{ key: 'field1', value: 'answer' }] },
			},
		}),
		sent: `POST ${SIX}/usermanagement/register-customer`,
		body: {
			payloadEncrypted: false,
			customerType: 'INDIVIDUAL',
			firstName: 'Jane',
			lastName: 'Doe',
			email: 'jane@example.com',
			phone: '+447700900123',
			password: 'Curr3nt!pass',
			confirmPassword: 'Curr3nt!pass',
			dob: '2000-05-14',
			address: { countryIso3: 'GBR' },
			dynamicFields: { field1: 'answer' },
		},
		gives: { status: 'PENDING_VERIFICATION' },
	},
	{
		title: 'customer.getProfile',
		parameters: op('customer', 'getProfile'),
		sent: `GET ${SIX}/usermanagement/profile`,
		gives: { role: 'MANAGER' },
	},
	{
		title: 'customer.updateProfile',
		parameters: op('customer', 'updateProfile', {
			updateFields: { firstName: 'Ngozi', addressCity: 'London' },
		}),
		sent: `PUT ${SIX}/usermanagement/profile-edit`,
		body: { firstName: 'Ngozi', address: { city: 'London' } },
		gives: { firstName: 'Ngozi' },
	},
	{
		title: 'customer.submitRiskAssessment',
		parameters: op('customer', 'submitRiskAssessment', {
			dynamicFormId: 'form-1',
			customerId: CUSTOMER_ID,
			dynamicFieldIds: { pairs: [{ key: 'field-id-1', value: 'Yes' }] },
		}),
		sent: `POST ${SIX}/admin/compliance/submit-cra`,
		body: { dynamicFormId: 'form-1', customerId: CUSTOMER_ID, dynamicFieldIds: { 'field-id-1': 'Yes' } },
		gives: { status: 'SUBMITTED' },
	},
	{
		title: 'payment.getAwaiting',
		parameters: op('payment', 'getAwaiting', {
			selectedCurrency: 'USD',
			...DAYS,
			limit: 1,
			filters: { searchablePaymentReference: 'TR6565' },
		}),
		sent: `GET ${PAYMENT}/awaiting-payments`,
		query: { page: '1', size: '1' },
		body: { selectedCurrency: 'USD', ...WIRE_DAYS, searchablePaymentReference: 'TR6565' },
		gives: { id: 'AP12345', bankTransferLifeCycle: 'AWAITING_BANK_TRANSFER_PAYMENT' },
	},
	{
		title: 'payment.cancelAwaiting',
		parameters: op('payment', 'cancelAwaiting', {
			awaitingPaymentId: 'AP12345',
			additionalFields: { selectedCurrency: 'USD', ...DAYS },
		}),
		sent: `POST ${PAYMENT}/awaiting-payment-actions`,
		body: { subAction: 'cancel', awaitingPaymentId: 'AP12345', selectedCurrency: 'USD', ...WIRE_DAYS },
		gives: { awaitingPayments: [] },
	},
	{
		title: 'payment.notifyBankTransfer',
		parameters: op('payment', 'notifyBankTransfer', { pcn: '={{ $json.pcn }}', option: 'bank_paid_now' }),
		prepare: transaction,
		sent: `POST ${PAYMENT}/notify-bank-transfer-payment`,
		body: { pcn: '{pcn}', option: 'bank_paid_now' },
		gives: { option: 'bank_paid_now' },
	},
	{
		title: 'payment.payLater',
		parameters: op('payment', 'payLater', { pcn: '={{ $json.pcn }}', payableType: 'TRANSACTION' }),
		prepare: transaction,
		sent: `PUT ${PAYMENT}/bank-iwillpaylater-wallet/{pcn}/TRANSACTION`,
		body: {},
		gives: { ref: expect.stringMatching(/^AP/) },
	},
	{
		title: 'payment.getCharges',
		parameters: op('payment', 'getCharges', {
			subAction: 'transfer',
			paymentMethod: 'ONLINE_CARD_PAYMENT',
			currency: 'GBP',
			amount: '200.00',
		}),
		sent: `POST ${PAYMENT}/payment-methods-charges`,
		body: {
			subAction: 'transfer',
			payment_method: 'ONLINE_CARD_PAYMENT',
			currency: 'GBP',
			amount: '200.00',
		},
		gives: { charge: 3, 'total-amount': 203 },
	},
	{
		title: 'ledger.getBalance',
		parameters: op('ledger', 'getBalance', { accountId: WALLET }),
		sent: `GET ${SIX}/ledger/account-balance/${WALLET}`,
		gives: { availableBalance: 10_000, currency: 'GBP' },
	},
	{
		title: 'ledger.getAccounts',
		parameters: op('ledger', 'getAccounts', { accountOwnerId: CUSTOMER_ID }),
		sent: `GET ${SIX}/account-maintenance/list-accounts/${CUSTOMER_ID}`,
		gives: { accountId: WALLET, currency: 'GBP' },
	},
	{
		title: 'ledger.getHistory',
		parameters: op('ledger', 'getHistory', { accountId: NAIRA_WALLET, limit: 1 }),
		sent: `GET ${SIX}/ledger/account-ledger-history/${NAIRA_WALLET}/0/1`,
		gives: { type: 'CREDIT', amount: 1_000_000 },
	},
	{
		title: 'ledger.getByInteraction',
		parameters: op('ledger', 'getByInteraction', { interactionId: '={{ $json.interaction }}' }),
		prepare: async (world) => {
			const { entries } = (await world.sandbox.state()).ledger as {
				entries: Array<{ interactionId: string }>;
			};
			return { interaction: entries[0]?.interactionId ?? '' };
		},
		sent: `GET ${SIX}/ledger/account-ledger-history-interaction-id`,
		gives: { type: 'DEBIT' },
	},
	{
		title: 'loan.getEligibilityQuestions',
		parameters: op('loan', 'getEligibilityQuestions', { productId: PRODUCT }),
		sent: `GET ${ONE}/user/loan-eligibility-questions/${PRODUCT}`,
		gives: { questionId: 'q1' },
	},
	{
		title: 'loan.request',
		parameters: op('loan', 'request', {
			currencyCode: 'NGN',
			dateOfBirth: '1990-04-12',
			durationCounter: 6,
			employmentStatus: 'EMPLOYED',
			additionalFields: {
				loanAmount: '250000',
				eligibilityAnswers: { pairs: [{ key: 'q1', value: 'Yes' }] },
			},
		}),
		sent: `POST ${SIX}/user/request-loan`,
		body: {
			loanApplicationStatusEnum: 'REQUESTED',
			currencyCode: 'NGN',
			dateOfBirth: '1990-04-12',
			durationCounter: 6,
			employmentStatus: 'EMPLOYED',
			loanAmount: 250_000,
			eligibilityAnswers: [{ questionId: 'q1', answer: 'Yes' }],
		},
		gives: { loanApplicationStatusEnum: 'REQUESTED' },
	},
	{
		title: 'loan.getApplication',
		parameters: op('loan', 'getApplication', LOAN),
		prepare: loan('REQUESTED'),
		sent: `GET ${SIX}/admin/loan-application/{loan}`,
		gives: { loanStatus: 'REQUESTED' },
	},
	{
		title: 'loan.getApplicationDetails',
		parameters: op('loan', 'getApplicationDetails', LOAN),
		prepare: loan('REQUESTED'),
		sent: `GET ${ONE}/user/loan-application-details/{loan}`,
		gives: { loanProductName: 'Salary loan' },
	},
	{
		title: 'loan.getOffers',
		parameters: op('loan', 'getOffers'),
		prepare: loan('OFFER_SENT'),
		sent: `GET ${ONE}/user/get-loan-offer`,
		gives: { loanStatus: 'OFFER_SENT' },
	},
	{
		title: 'loan.updateApplication',
		parameters: op('loan', 'updateApplication', { ...LOAN, status: false }),
		prepare: loan('OFFER_SENT'),
		sent: `PUT ${ONE}/user/update-application/{loan}`,
		query: { status: 'false' },
		body: {},
		gives: { loanStatus: 'WITHDRAWN' },
	},
	{
		title: 'loan.acceptOffer',
		parameters: op('loan', 'acceptOffer', LOAN),
		prepare: loan('OFFER_SENT'),
		sent: `PUT ${ONE}/user/accept-loan-offer/{loan}/accept`,
		body: {},
		gives: { loanStatus: 'ACCEPTED' },
	},
	{
		title: 'loan.getTerms',
		parameters: op('loan', 'getTerms', { organisationId: 'org-1' }),
		sent: `GET ${ONE}/user/get-loan-terms/org-1`,
		gives: { organisationId: 'org-1' },
	},
	{
		title: 'loan.getAll',
		parameters: op('loan', 'getAll', { customerId: CUSTOMER_ID, limit: 1 }),
		prepare: loan('REQUESTED'),
		sent: `GET ${ONE}/user/get-loan-history/${CUSTOMER_ID}`,
		query: { page: '1', size: '1' },
		gives: { loanStatus: 'REQUESTED' },
	},
	{
		title: 'loan.getActive',
		parameters: op('loan', 'getActive', { customerId: CUSTOMER_ID }),
		prepare: loan('DISBURSED'),
		sent: `GET ${ONE}/user/manage-loans/${CUSTOMER_ID}`,
		gives: { loanStatus: 'DISBURSED' },
	},
	{
		title: 'loan.getTotals',
		parameters: op('loan', 'getTotals', { customerId: CUSTOMER_ID }),
		prepare: loan('DISBURSED'),
		sent: `GET ${ONE}/user/get-total/${CUSTOMER_ID}`,
		gives: { totalBorrowed: 120_000, totalOutstanding: 132_000 },
	},
	{
		title: 'loan.getPendingRepayments',
		parameters: op('loan', 'getPendingRepayments', { userId: CUSTOMER_ID, limit: 1 }),
		prepare: loan('DISBURSED'),
		sent: `GET ${ONE}/user/pending-repayments/${CUSTOMER_ID}`,
		query: { page: '1', size: '1' },
		gives: { installmentNumber: 1, status: 'PENDING' },
	},
	{
		title: 'loan.getRepaidTransactions',
		parameters: op('loan', 'getRepaidTransactions', { userId: CUSTOMER_ID }),
		prepare: repayment,
		sent: `GET ${ONE}/user/repaid-transactions/${CUSTOMER_ID}`,
		gives: { status: 'VERIFIED' },
	},
	{
		title: 'loan.getRepaymentInstructions',
		parameters: op('loan', 'getRepaymentInstructions', LOAN),
		prepare: loan('DISBURSED'),
		sent: `GET ${ONE}/user/repayment-instructions/{loan}`,
		gives: { paymentMethods: ['BANK_TRANSFER', 'WALLET'] },
	},
	{
		title: 'loan.getRepayments',
		parameters: op('loan', 'getRepayments', {
			limit: 1,
			filters: { status: 'VERIFIED', loanApplicationId: '={{ $json.loan }}' },
		}),
		prepare: repayment,
		sent: `GET ${SIX}/admin/repayments/list`,
		query: { page: '1', size: '1', status: 'VERIFIED', loanApplicationId: '{loan}' },
		gives: { status: 'VERIFIED' },
	},
	{
		title: 'bankAccount.verify',
		parameters: op('bankAccount', 'verify', { bankCode: '044', accountNumber: '8883633074' }),
		sent: `GET ${ONE}/user/verify-bank-account/044/8883633074`,
		gives: { accountName: 'VICTOR ADEBIYI' },
	},
	{
		title: 'wallet.getTransferStatus',
		parameters: op('wallet', 'getTransferStatus', { transactionReference: '={{ $json.reference }}' }),
		prepare: bankTransfer,
		sent: `GET ${ONE}/user/check-transfer-status/{reference}`,
		gives: { transferStatus: 'PENDING', amount: 50 },
	},
	{
		title: 'wallet.getTransferHistory',
		parameters: op('wallet', 'getTransferHistory', { customerId: CUSTOMER_ID }),
		prepare: bankTransfer,
		sent: `GET ${ONE}/user/transfer-history/${CUSTOMER_ID}`,
		gives: { amount: 50, transferStatus: 'PENDING' },
	},
	{
		title: 'loan.getPaymentHistory',
		parameters: op('loan', 'getPaymentHistory', LOAN),
		prepare: repayment,
		sent: `GET ${ONE}/user/loan-details-with-payment-history/{loan}`,
		gives: { loanApplicationStatus: 'DISBURSED', totalAmountPaid: 100, totalBalance: 131_900 },
	},
	{
		title: 'bankAccount.getAll',
		parameters: op('bankAccount', 'getAll', { customerId: CUSTOMER_ID }),
		sent: `GET ${ONE}/user/list-customer-bank-accounts/${CUSTOMER_ID}`,
		gives: { accountId: BANK_ACCOUNT, bankName: 'Access Bank' },
	},
	{
		title: 'bankAccount.get',
		parameters: op('bankAccount', 'get', { accountId: BANK_ACCOUNT }),
		sent: `GET ${ONE}/user/view-bank-account/${BANK_ACCOUNT}`,
		gives: { accountId: BANK_ACCOUNT, accountType: 'SAVINGS' },
	},
	{
		title: 'bankAccount.create',
		parameters: op('bankAccount', 'create', {
			...TEST_ACCOUNT,
			customerId: CUSTOMER_ID,
			bankName: 'Access Bank',
			additionalFields: { accountType: 'CURRENT', isDefault: false },
		}),
		sent: `POST ${ONE}/user/create-bank-account`,
		body: {
			...TEST_ACCOUNT,
			customerId: CUSTOMER_ID,
			bankName: 'Access Bank',
			accountType: 'CURRENT',
			isDefault: false,
		},
		gives: { accountId: expect.any(String), isDefault: false, ...TEST_ACCOUNT },
	},
	{
		title: 'investment.getQuote',
		parameters: op('investment', 'getQuote', { productId: PRODUCT, numberOfUnitsToPurchase: 10 }),
		sent: `GET ${USER}/quote/get-quote/${PRODUCT}/10`,
		gives: { totalAmount: 50 },
	},
	{
		title: 'investment.getPortfolios',
		parameters: op('investment', 'getPortfolios', { customerId: CUSTOMER_ID, limit: 1 }),
		prepare: async (world) => {
			await callSimulator(world, 'POST', `${USER}/apply`, {
				investmentProductId: PRODUCT,
				numberOfUnitsToPurchase: 2,
				userWalletId: WALLET,
				customerId: CUSTOMER_ID,
				customerName: 'Ada Obi',
			});
			await forgetCalls(world);
			return {};
		},
		sent: `GET ${USER}/portfolios/${CUSTOMER_ID}`,
		query: { page: '1', size: '1' },
		gives: { numberOfUnits: 2, investedAmount: 10 },
	},
	{
		title: 'investment.getTotals',
		parameters: op('investment', 'getTotals', { userId: CUSTOMER_ID }),
		sent: `GET ${USER}/get-total/${CUSTOMER_ID}`,
		gives: { totalInvested: 0 },
	},
	{
		title: 'organisation.getPreference',
		parameters: op('organisation', 'getPreference'),
		sent: `GET ${SIX}/admin/organisation-preference-management/fetch-organisation-preference`,
		gives: { baseCurrency: 'GBP' },
	},
];
