import { saysFailed } from '../../../../nodes/shared/basics/failedWords';

test.each([
	'Transfer failed: insufficient funds',
	'TRANSFER_FAILED',
	'Failure at the beneficiary bank',
	'Declined',
	'The payment was rejected',
	'Transaction denied by issuer',
	'Unsuccessful',
	'The transfer was reversed',
	'The transfer was returned by the bank',
	'Insufficient balance',
	'Invalid account number',
	'Error: no such bank',
	'The payment could not be completed',
	"The payment couldn't be processed",
	'Not successful',
	'NOT_PROCESSED',
	'Unable to complete the transfer',
	'We could not process this payment',
	'Cannot debit this account',
	'Do not honor',
	'Not enough money',
	'Account not found',
	'Not permitted',
	'It was cancelled by the bank',
	'Transfer initiated, then failed',
	'If it comes again, ask us. The transfer failed',
])('%s', (text) => {
	expect(saysFailed(text)).toBe(true);
});

test.each([
	'',
	'Success',
	'Transfer initiated',
	'Transfer initiated successfully',
	'Loan disbursed successfully',
	'Standing order created successfully',
	'Payment accepted. If the transfer fails you will be notified',
	'Accepted: it may still be rejected by the bank',
	'The transfer cannot be cancelled',
	"It can't be reversed",
	'Done without errors',
	'No error',
	'0 errors',
	'Data returned',
	'Records returned successfully',
	'It has not failed',
	'Pending approval',
	'Not yet credited',
	'Not credited yet',
])('%j says nothing of a failure', (text) => {
	expect(saysFailed(text)).toBe(false);
});
