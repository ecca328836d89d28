/** Where a loan shows that it was paid out. */
export const LOAN_CHECK =
	'look at Loan > Get Application Details: a loan that was paid out is DISBURSED there.';

/** Where a repayment shows; only the filter All has those that wait for their verification. */
export const REPAYMENT_CHECK =
	'look at Loan > Get Repayments with the filter Status set to All. It needs a user with the role manager.';

/** Where to look for a movement of a ledger account. */
export const LEDGER_CHECK = 'look at Ledger > Get History of the account.';

/** Where to look for a movement of a wallet whose ID is asked for by the form. */
export const WALLET_CHECK = 'look at Ledger > Get History and Get Balance of the wallet.';

/** The same where the form asks for the customer. */
export const CUSTOMER_WALLET_CHECK =
	"look at Ledger > Get History and Get Balance of the customer's wallet account.";

/** Where to look for an investment. */
export const INVESTMENT_CHECK = 'look at Investment > Get Portfolios and Get Totals.';

/** Where to look for a payment a gateway made: the ledger account is debited by a wallet payment only. */
export const GATEWAY_CHECK =
	'look for it in Transaction > Get Many or in the dashboard of the payment gateway.';
