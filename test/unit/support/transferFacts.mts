/** What each transfer's facts are made of: all of its parameters, and whether they make another payment. */
import type { PaymentFacts } from '../../../nodes/shared/api/payment';

export interface FactsOfTransfer {
	/** What the form filled in with the contract's examples says. */
	facts: PaymentFacts;
	/** Parameters that make another payment, each with another value. */
	counts: Record<string, unknown>;
	/** Parameters under which the payment stays the same, each with another value. */
	apart: Record<string, unknown>;
	/** Parameters that have one value only. */
	fixed?: string[];
}

const KEY = { paymentKey: 'INV-2002' };

/** Options of FinCode's lending and investment calls. */
const HEADERS = {
	idempotencyKey: '0d9f9bb4-7a7a-4c54-8f5c-0f1c0a4b7d99',
	authDate: '2025-02-15T10:30:00Z',
	customerIpAddress: '203.0.113.99',
	interactionId: '11111111-3c1b-5a56-8c7e-2f5d3f0d9a42',
};
const LENDING = { ...KEY, ...HEADERS, basePath: '/api/v6/services' };
/** Whose records a From List field shows. */
const OF_LIST = { customerId: '9a7b1c2d-9999-4c2e-8f00-aabbccddeeff' };
const INVESTMENT = { ...KEY, ...HEADERS, host: 'https://other.fincode.software' };

const FREE = {
	counts: { fields: { yourField: 'other' }, jsonBody: '{"yourField":"other"}' },
	apart: KEY,
};

const AMOUNT_OF_FINCORE = { ...FREE.counts, amount: '1500.51' };

/** What both ways to create a transaction have in common. */
const TRANSACTION = {
	counts: {
		amount: '24.25',
		sendAmount: '7.01',
		inclussive: true,
		sendCurrency: 'EUR',
		receivingCurrency: 'GHS',
		type: 'WALLET',
		otherType: 'DOORSTEP',
		creditParty: { bankname: 'FCMB', bankaccountno: '8883633075', bankcode: '214' },
		internationalTransferInformationOriginCountry: 'FRA',
		internationalTransferInformationReceivingCountry: 'GHA',
		internationalTransferInformationDeliveryMethod: 'cash',
		transactionProcessingMode: 'AGGREGATION',
		transactionModule: 'BILLS',
	},
	apart: {
		...KEY,
		ipAddress: '203.0.113.99',
		internationalTransferInformationSourceOfFunds: 'SALARY',
		internationalTransferInformationRemittancePurpose: 'FEES',
		internationalTransferInformationRelationshipSender: 'SISTER',
		descriptionText: 'Rent',
		password: 'An0ther!pass',
		idempotencyKey: HEADERS.idempotencyKey,
	},
	more: {
		amount: '24.24',
		inclussive: false,
		receivingCurrency: 'NGN',
		type: 'ACCOUNTPAYMENT',
		creditParty: { bankname: 'FCMB', bankaccountno: '8883633074', bankcode: '214' },
		internationalTransferInformation: {
			originCountry: 'GBR',
			receivingCountry: 'NGA',
			deliveryMethod: 'directtoaccount',
		},
		transactionProcessingMode: 'NONE_AGGREGATION',
		transactionModule: 'REMITTANCE',
	},
};

/** By provider and operation. */
export const TRANSFERS: Record<string, FactsOfTransfer> = {
	'acquired-banking transfer.create': {
		facts: {
			amount: '200',
			account: 'a303519e-3b65-4a1e-b8b9-b480ade983f7',
			more: { from_ledger_id: '6cf0fed2-fa2c-4145-876f-38091fddcb1d' },
		},
		counts: { fromLedgerId: 'ledger-3', toLedgerId: 'ledger-4', amount: '200.01' },
		apart: { ...KEY, reference: 'Rent', endpointPath: '/accounts/transfer' },
	},
	'acquired-banking payout.create': {
		facts: { more: { yourField: 'yourValue' } },
		counts: FREE.counts,
		apart: { ...KEY, endpointPath: '/account/customer/pay_out' },
	},
	'fincode transaction.create': {
		facts: {
			amount: '7',
			currency: 'GBP',
			account: '8883633074',
			more: {
				...TRANSACTION.more,
				preExistingSenderCustomerCode: 'RZ0LNK',
				preExistingRecipientCustomerCode: 'CUST123456',
			},
		},
		counts: {
			...TRANSACTION.counts,
			preExistingSenderCustomerCode: 'RZ0LNL',
			preExistingRecipientCustomerCode: 'CUST123457',
		},
		apart: TRANSACTION.apart,
	},
	'fincode transaction.createDirect': {
		facts: {
			amount: '7',
			currency: 'GBP',
			account: '8883633074',
			more: expect.objectContaining({
				...TRANSACTION.more,
				newRecipientKyc: {
					CustomerType: 'INDIVIDUAL',
					nationality: 'NGA',
					contactPhone: '+2348012345678',
				},
				yourField: 'yourValue',
			}),
		},
		counts: {
			...TRANSACTION.counts,
			newSenderKyc: '{"CustomerType":"COMPANY"}',
			senderFields: { CustomerType: 'COMPANY' },
			newRecipientKyc: '{"CustomerType":"COMPANY"}',
			recipientFields: { CustomerType: 'COMPANY' },
			extraFields: '{"yourField":"other"}',
		},
		apart: TRANSACTION.apart,
	},
	'fincode payment.payFromWallet': {
		facts: {
			amount: '152.5',
			currency: 'USD',
			account: 'TR656516344451',
			more: {
				payableType: 'TRANSACTION',
				accountId: '5b0e7a34-2222-4d3f-9a00-112233445566',
				accountNumber: '8883633074',
			},
		},
		counts: {
			payableType: 'BILL',
			payAbleId: 'TR656516344452',
			accountId: '5b0e7a34-2222-4d3f-9a00-112233445599',
			totalCheckOutAmount: '152.51',
			accountNumber: '8883633075',
			paymentAccountNumbeCurrencyCode: 'EUR',
		},
		apart: {
			paymentGatewayRef: 'INV-2002',
			accountOwnerId: '9a7b1c2d-9999-4c2e-8f00-aabbccddeeff',
			otp: '654321',
			pin: '4321',
			password: 'An0ther!pass',
		},
	},
	'fincode payment.payWithToken': {
		facts: {
			amount: '152.5',
			currency: 'USD',
			account: 'TR656516344451',
			more: {
				payableType: 'TRANSACTION',
				supportedPaymentGateWayProvider: 'SECURE_TRADING',
				paymentMethod: 'ONLINE_CARD_PAYMENT',
				beneficiaryLookUpPhoneNumber: '+2348012345678',
				accountNumber: '8883633074',
			},
		},
		counts: {
			payableType: 'BILL',
			payAbleId: 'TR656516344452',
			supportedPaymentGateWayProvider: 'STRIPE_ACH',
			paymentMethod: 'E_WALLET',
			totalCheckOutAmount: '152.51',
			beneficiaryLookUpPhoneNumber: '+2348012345679',
			accountNumber: '8883633075',
			paymentAccountNumbeCurrencyCode: 'EUR',
		},
		apart: { ...KEY, paymentGatewayRef: 'tok_2', passWord: 'An0ther!pass' },
	},
	'fincode ledger.post': {
		facts: {
			currency: 'NGN',
			more: {
				primaryAccountNumber: '8883633074',
				creditDebitInstructionDirection: 'DEBIT_PRIMARY_ACCOUNT_CREDIT_COUNTERPARTY_ACCOUNT',
				counterParties: [{}],
				yourField: 'yourValue',
			},
		},
		counts: {
			primaryAccountNumber: '8883633075',
			currencyCode: 'GBP',
			creditDebitInstructionDirection: 'CREDIT',
			counterParties: '[{ "accountNumber": "8883968718", "amount": 20 }]',
			extraFields: '{"yourField":"other"}',
		},
		apart: {
			instructionIdempotencykey: 'INV-2002',
			authDate: HEADERS.authDate,
			customerIpAddress: HEADERS.customerIpAddress,
			interactionId: HEADERS.interactionId,
		},
	},
	'fincode payment.confirmAwaiting': {
		facts: { more: { awaitingPaymentId: 'AP12345' } },
		counts: { awaitingPaymentId: 'AP12346' },
		apart: { ...KEY, selectedCurrency: 'EUR', fromDate: '2024-02-01', toDate: '2024-02-29' },
	},
	'fincode loan.acceptTerms': {
		facts: { more: { loanApplicationId: '7c2d9e10-3333-4a5b-8c00-665544332211' } },
		counts: { loanApplicationId: '7c2d9e10-3333-4a5b-8c00-665544332299' },
		apart: { ...LENDING, ...OF_LIST },
	},
	'fincode loan.repay': {
		facts: {
			more: { userId: '9a7b1c2d-1111-4c2e-8f00-aabbccddeeff', body: { yourField: 'yourValue' } },
		},
		counts: { userId: '9a7b1c2d-1111-4c2e-8f00-aabbccddee99', extraFields: '{"yourField":"other"}' },
		apart: LENDING,
	},
	'fincode loan.payoff': {
		facts: {
			amount: '125000',
			more: { loanApplicationId: '7c2d9e10-3333-4a5b-8c00-665544332211', paymentMethod: 'WALLET' },
		},
		counts: {
			loanApplicationId: '7c2d9e10-3333-4a5b-8c00-665544332299',
			paymentMethod: 'CARD',
			payoffAmount: '125000.01',
		},
		apart: { ...LENDING, ...OF_LIST, transactionPin: '4321' },
	},
	'fincode wallet.transferToBank': {
		facts: {
			amount: '5000',
			account: '8883633074',
			more: {
				customerId: '9a7b1c2d-1111-4c2e-8f00-aabbccddeeff',
				bankAccountId: '2b3c4d5e-6666-4f70-9b00-123412341234',
				bankCode: '044',
				accountName: 'VICTOR ADEBIYI',
			},
		},
		counts: {
			customerId: '9a7b1c2d-1111-4c2e-8f00-aabbccddee99',
			amount: '5000.01',
			bankAccountId: '2b3c4d5e-6666-4f70-9b00-123412341299',
			accountNumber: '8883633075',
			bankCode: '045',
			accountName: 'ADA OBI',
		},
		apart: { ...LENDING, transactionPin: '4321', description: 'Rent' },
	},
	'fincode investment.apply': {
		facts: {
			more: {
				investmentProductId: '1e2f3a4b-4444-4c5d-9e00-001122334455',
				numberOfUnitsToPurchase: 10,
				userWalletId: '5b0e7a34-2222-4d3f-9a00-112233445566',
				customerId: '9a7b1c2d-1111-4c2e-8f00-aabbccddeeff',
				customerName: 'Ada Obi',
			},
		},
		counts: {
			investmentProductId: '1e2f3a4b-4444-4c5d-9e00-001122334499',
			numberOfUnitsToPurchase: 11,
			userWalletId: '5b0e7a34-2222-4d3f-9a00-112233445599',
			customerId: '9a7b1c2d-1111-4c2e-8f00-aabbccddee99',
			customerName: 'Victor Adebiyi',
		},
		apart: INVESTMENT,
	},
	'fincode investment.fundWallet': {
		facts: { amount: '50000', account: '5b0e7a34-2222-4d3f-9a00-112233445566' },
		counts: { walletId: '5b0e7a34-2222-4d3f-9a00-112233445599', amount: '50000.01' },
		apart: INVESTMENT,
	},
	'fincore loan.disburse': {
		facts: { amount: '1500.5', more: { loanId: '1001', body: { yourField: 'yourValue' } } },
		counts: { ...AMOUNT_OF_FINCORE, loanId: '1002' },
		apart: { ...KEY, endpointPath: '/loan/{loanId}/pay', endpointMethod: 'PUT' },
	},
	'fincore loan.addRepayment': {
		facts: { amount: '1500.5', more: { loanId: '1001', body: { yourField: 'yourValue' } } },
		counts: { ...AMOUNT_OF_FINCORE, loanId: '1002' },
		apart: { ...KEY, endpointPath: '/loan/{loanId}/repay' },
	},
	'fincore payment.create': {
		facts: { amount: '1500.5', more: { yourField: 'yourValue' } },
		counts: AMOUNT_OF_FINCORE,
		apart: { ...KEY, endpointPath: '/payment' },
	},
	'fincore disbursement.create': {
		facts: { amount: '1500.5', more: { yourField: 'yourValue' } },
		counts: AMOUNT_OF_FINCORE,
		apart: { ...KEY, endpointPath: '/disbursement' },
	},
	'hexai payout.initiate': {
		facts: { amount: '50', currency: 'GMD', account: '+2201234567' },
		counts: { amount: '50.01', recipientMobile: '+2201234568' },
		apart: { clientReference: 'OUT-202' },
		fixed: ['currency'],
	},
	'hexcore transfer.initiate': {
		facts: {
			amount: '50000',
			currency: 'NGN',
			account: '0987654321',
			more: { source_account: '1234567890', destination_bank_code: '058' },
		},
		counts: {
			sourceAccount: '1234567891',
			destinationBankCode: '059',
			destinationAccount: '0987654322',
			amount: '50000.01',
		},
		apart: { ...KEY, narration: 'Rent' },
	},
	'hexcore loan.disburse': {
		facts: { currency: 'NGN', account: '1234567890', more: { loan_id: 'ln_a1b2c3d4e5f6' } },
		counts: { loanId: 'ln_a1b2c3d4e5f7', accountNumber: '1234567891' },
		apart: KEY,
	},
	'hexcore standingOrder.create': {
		facts: {
			amount: '50000',
			currency: 'NGN',
			account: '0987654321',
			more: {
				source_account: '1234567890',
				frequency: 'MONTHLY',
				start_date: '2036-06-01T00:00:00Z',
				end_date: '2037-05-01T00:00:00Z',
			},
		},
		counts: {
			sourceAccount: '1234567891',
			destinationAccount: '0987654322',
			amount: '50000.01',
			frequency: 'DAILY',
			startDate: '2036-06-02T00:00:00Z',
			endDate: '2037-05-02T00:00:00Z',
		},
		apart: KEY,
	},
	'hexcore fixedDeposit.create': {
		facts: {
			amount: '1000000',
			currency: 'NGN',
			more: { account_number: '1234567890', tenor: '90', interest_rate: '10.5', auto_rollover: 'true' },
		},
		counts: {
			accountNumber: '1234567891',
			amount: '1000000.01',
			tenor: 91,
			interestRate: 10.6,
			autoRollover: false,
		},
		apart: KEY,
	},
	'hexcore fixedDeposit.liquidate': {
		facts: {
			amount: '250000',
			currency: 'NGN',
			more: { deposit_id: 'fd_p2q3r4s5t6', liquidation_type: 'PARTIAL' },
		},
		counts: { depositId: 'fd_p2q3r4s5t7', liquidationType: 'FULL', amount: '250000.01' },
		apart: KEY,
	},
	'hexcore bill.pay': {
		facts: {
			amount: '2000',
			currency: 'NGN',
			more: { biller_code: 'BIL_123', customer_id: '08012345678', source_account: '1234567890' },
		},
		counts: {
			billerCode: 'BIL_124',
			customerId: '08012345679',
			amount: '2000.01',
			sourceAccount: '1234567891',
		},
		apart: KEY,
	},
};
