import type { Provider } from '../shared/api/provider';
import { account, bankingBaseUrl, lane } from './address';
import { nextStep } from './advice';
import { IDS, refusal, unwrap } from './answers';
import { storedToken } from './login/session';

/** Acquired Banking API, also called Hub API (https://developer.acquired.com/banking/bankingapiintro). */
export const acquiredBanking: Provider = {
	name: 'Acquired Banking',
	credential: 'acquiredBankingApi',
	secretFields: ['password', 'appKey', 'companyHashcode', 'previousCompanyHashcode', 'sessionToken'],
	baseUrl: (credential) => bankingBaseUrl(credential.baseUrl),
	account,
	// The address comes with the account, and Acquired publishes neither of the two.
	mode: () => 'unknown',
	unwrap,
	paymentIds: IDS,
	refusal,
	answersWrites: true,
	nextStep,
	loginFields: ['sessionToken', 'sessionInfo'],
	storedToken,
	oneAtATime: lane,
};
