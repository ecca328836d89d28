import type { CredentialProbe } from '../shared/api/credentialProbe';
import { firstText } from '../shared/basics/json';
import { LEDGER_LIST } from './address';
import { refusal } from './answers';
import { tokenHeader } from './login/authenticate';
import { renewSession, storedToken } from './login/session';
import { acquiredBanking } from './provider';

/** Logs in where a log-in is due, then asks for the ledgers. */
export const acquiredBankingProbe: CredentialProbe = {
	provider: acquiredBanking,
	path: LEDGER_LIST,
	required: ({ loginWith }) => ({
		baseUrl: 'Base URL',
		...(loginWith === 'appKey'
			? { appId: 'App ID', appKey: 'App Key' }
			: { email: 'Email', password: 'Password' }),
	}),
	addressFields: () => 'Base URL',
	headers: tokenHeader,
	login: { token: storedToken.read, logIn: renewSession },
	refusal,
	isOwn: (body) => firstText(body, ['status']) === '1',
	words: {
		unauthorized:
			'Acquired accepted the log-in but refused to list the ledgers. Test again; if it stays so, ask Acquired about the rights of this API user.',
		forbidden:
			'Acquired knows this API user but does not let it list the ledgers. Ask Acquired about its rights.',
		notFound:
			'There is no Banking API at this address. Check Base URL: Acquired gives it with your test or live account.',
	},
};
