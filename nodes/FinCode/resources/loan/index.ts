import type { Resource } from '../../../shared/api/operation';
import { acceptOffer } from './acceptOffer';
import { acceptTerms } from './acceptTerms';
import { createBankAccount } from './createBankAccount';
import { getActive } from './getActive';
import { getApplication } from './getApplication';
import { getApplicationDetails } from './getApplicationDetails';
import { getBankAccount } from './getBankAccount';
import { getBankAccounts } from './getBankAccounts';
import { getEligibilityQuestions } from './getEligibilityQuestions';
import { getHistory } from './getHistory';
import { getOffers } from './getOffers';
import { getPaymentHistory } from './getPaymentHistory';
import { getPendingRepayments } from './getPendingRepayments';
import { getRepaidTransactions } from './getRepaidTransactions';
import { getRepaymentInstructions } from './getRepaymentInstructions';
import { getRepayments } from './getRepayments';
import { getTerms } from './getTerms';
import { getTotals } from './getTotals';
import { getTransferHistory } from './getTransferHistory';
import { getTransferStatus } from './getTransferStatus';
import { payoff } from './payoff';
import { repay } from './repay';
import { request } from './request';
import { transferFundsToBank } from './transferFundsToBank';
import { updateApplication } from './updateApplication';
import { verifyBankAccount } from './verifyBankAccount';

export const loan: Resource = {
	value: 'loan',
	name: 'Loan',
	operations: [
		acceptOffer,
		acceptTerms,
		createBankAccount,
		getActive,
		getApplication,
		getApplicationDetails,
		getBankAccount,
		getBankAccounts,
		getEligibilityQuestions,
		getHistory,
		getOffers,
		getPaymentHistory,
		getPendingRepayments,
		getRepaidTransactions,
		getRepaymentInstructions,
		getRepayments,
		getTerms,
		getTotals,
		getTransferHistory,
		getTransferStatus,
		payoff,
		repay,
		request,
		transferFundsToBank,
		updateApplication,
		verifyBankAccount,
	],
};
