import type { Payment } from '../shared/operation';

/** Where to look for a loan, a payout of one, or a repayment. */
export const LOAN_CHECK = 'look at Loan > Get Application Details, Get Totals and Get Repaid Transactions.';

/** Where to look for a movement of a wallet or ledger account. */
export const LEDGER_CHECK = 'look at Ledger > Get History of the account.';

/** Where to look for an investment. */
export const INVESTMENT_CHECK = 'look at Investment > Get Portfolios and Get Totals.';

/** What the payment-once guard needs of a transfer whose key is not a field of the API. */
export function payment(check: string): Payment {
	return { keyParameter: 'paymentKey', keyLabel: 'Payment Key', check };
}
