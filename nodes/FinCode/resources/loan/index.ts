import type { Resource } from '../../../shared/api/operation';
import { acceptOffer } from './acceptOffer';
import { acceptTerms } from './acceptTerms';
import { getActive } from './getActive';
import { getAll } from './getAll';
import { getApplication } from './getApplication';
import { getApplicationDetails } from './getApplicationDetails';
import { getEligibilityQuestions } from './getEligibilityQuestions';
import { getOffers } from './getOffers';
import { getPaymentHistory } from './getPaymentHistory';
import { getPendingRepayments } from './getPendingRepayments';
import { getRepaidTransactions } from './getRepaidTransactions';
import { getRepaymentInstructions } from './getRepaymentInstructions';
import { getRepayments } from './getRepayments';
import { getTerms } from './getTerms';
import { getTotals } from './getTotals';
import { payoff } from './payoff';
import { repay } from './repay';
import { request } from './request';
import { updateApplication } from './updateApplication';

export const loan: Resource = {
	value: 'loan',
	name: 'Loan',
	operations: [
		acceptOffer,
		acceptTerms,
		getActive,
		getAll,
		getApplication,
		getApplicationDetails,
		getEligibilityQuestions,
		getOffers,
		getPaymentHistory,
		getPendingRepayments,
		getRepaidTransactions,
		getRepaymentInstructions,
		getRepayments,
		getTerms,
		getTotals,
		payoff,
		repay,
		request,
		updateApplication,
	],
};
