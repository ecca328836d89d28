import { idInPath, text, unsent } from '../../shared/form/fieldTypes';
import type { Field } from '../../shared/form/fields';
import { fromList } from '../../shared/form/fromList';

const CUSTOMER = 'e.g. 9a7b1c2d-1111-4c2e-8f00-aabbccddeeff';
const LOAN_SAMPLE = 'e.g. 7c2d9e10-3333-4a5b-8c00-665544332211';
const ACCOUNT = 'e.g. 5b0e7a34-2222-4d3f-9a00-112233445566';

/** A choice among the records of a customer, read anew when another customer is named. */
function among(method: string, record: string, sample: string, customer: string) {
	return {
		...fromList(method, record, sample),
		typeOptions: { loadOptionsDependsOn: [customer] },
	};
}

/** Whose records From List shows, where the call itself names nobody. */
function ofCustomer(name: string, displayName: string, records: string): Field {
	return unsent({
		displayName,
		name,
		type: 'string',
		default: '',
		placeholder: CUSTOMER,
		description: `The customer whose ${records} From List shows. Not needed when you know the ID.`,
	});
}

/** Whose ledger accounts From List shows. */
export const accountOwner = ofCustomer('accountOwnerId', 'Account Owner ID', 'ledger accounts');

const ledgerAccount = among('searchLedgerAccounts', 'a ledger account', ACCOUNT, accountOwner.property.name);

/** A ledger account in the path. */
export const accountInPath = idInPath('accountId', 'Account ID', 'ID of the ledger account', ledgerAccount);

/** A ledger account that is debited. */
export const debitedAccount = text('accountId', 'Account ID', {
	required: true,
	description: 'The wallet account that is debited',
	...ledgerAccount,
});

/** Whose bank accounts From List shows. */
export const bankAccountOwner = ofCustomer('customerId', 'Customer ID', 'bank accounts');

const bankAccount = among(
	'searchBankAccounts',
	'a bank account',
	'e.g. 2b3c4d5e-6666-4f70-9b00-123412341234',
	bankAccountOwner.property.name,
);

const OF_BANK_ACCOUNT = 'ID of the bank account at FinCode';

/** A customer's bank account in the path. */
export const bankAccountInPath = idInPath('accountId', 'Bank Account ID', OF_BANK_ACCOUNT, bankAccount);

/** A customer's bank account that gets money. */
export const paidBankAccount = text('bankAccountId', 'Bank Account ID', {
	required: true,
	description: OF_BANK_ACCOUNT,
	...bankAccount,
});

/** Whose loans From List shows. */
export const loanOwner = ofCustomer('customerId', 'Customer ID', 'loans');

const LOAN = 'loanApplicationId';
const LOAN_LABEL = 'Loan Application ID';
const OF_LOAN = 'As Request gave it';

const loanOfCustomer = among('searchLoans', 'a loan', LOAN_SAMPLE, loanOwner.property.name);

/** A loan application in the path. */
export const loanInPath = idInPath(LOAN, LOAN_LABEL, OF_LOAN, loanOfCustomer);

/** A loan that is paid back. */
export const repaidLoan = text(LOAN, LOAN_LABEL, { required: true, description: OF_LOAN, ...loanOfCustomer });

/** A loan application with an offer, in the path; FinCode lists the offers without asking whose. */
export const offeredLoanInPath = idInPath(
	LOAN,
	LOAN_LABEL,
	OF_LOAN,
	fromList('searchLoanOffers', 'a loan offer', LOAN_SAMPLE),
);

/** A bank transfer a customer has announced. */
export const awaitingPayment = text('awaitingPaymentId', 'Awaiting Payment ID', {
	required: true,
	description: 'The ID from Get Awaiting Bank Transfers. From List needs Currency under Additional Fields.',
	...fromList('searchAwaitingPayments', 'an awaiting payment', 'e.g. AP12345'),
	typeOptions: {
		loadOptionsDependsOn: ['selectedCurrency', 'fromDate', 'toDate'].map(
			(name) => `additionalFields.${name}`,
		),
	},
});
