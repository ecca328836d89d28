import type { Resource } from '../../../shared/api/operation';
import { acceptOffer } from './acceptOffer';
import { acceptTerms } from './acceptTerms';
import { getActive } from './getActive';
import { getApplication } from './getApplication';
import { getApplicationDetails } from './getApplicationDetails';
import { getEligibilityQuestions } from './getEligibilityQuestions';
import { getHistory } from './getHistory';
import { getOffers } from './getOffers';
import { getPendingRepayments } from './getPendingRepayments';
import { getRepaidTransactions } from './getRepaidTransactions';
import { getRepaymentInstructions } from './getRepaymentInstructions';
import { getRepayments } from './getRepayments';
import { getTerms } from './getTerms';
import { getTotals } from './getTotals';
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
		getActive,
		getApplication,
		getApplicationDetails,
		getEligibilityQuestions,
		getHistory,
		getOffers,
		getPendingRepayments,
		getRepaidTransactions,
		getRepaymentInstructions,
		getRepayments,
		getTerms,
		getTotals,
		payoff,
		repay,
		request,
		transferFundsToBank,
		updateApplication,
		verifyBankAccount,
	],
};
