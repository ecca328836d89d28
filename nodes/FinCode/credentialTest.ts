import type { CredentialProbe } from '../shared/api/credentialProbe';
import { isObject } from '../shared/basics/json';
import { addressFields, OWN_PROFILE } from './address';
import { refusal } from './answers';
import { publicKeyOf } from './encryption';
import { tokenHeaders } from './login/authenticate';
import { signIn, tokenOf } from './login/signIn';
import { finCode } from './provider';

/** Signs in where a login is needed, then asks for the profile of the user. */
export const finCodeProbe: CredentialProbe = {
	provider: finCode,
	path: OWN_PROFILE,
	required: ({ authentication }): Record<string, string> =>
		authentication === 'apiToken' ? { apiToken: 'API Token' } : { email: 'Email', password: 'Password' },
	check: (credential) => void publicKeyOf(credential),
	addressFields,
	headers: (credential) => ({ 'Content-Type': 'application/json', ...tokenHeaders(credential) }),
	login: {
		token: tokenOf,
		logIn: async ({ helpers }, credential) => await signIn(helpers, credential),
	},
	refusal,
	isOwn: isObject,
	words: {
		unauthorized:
			'FinCode does not accept this token. An API token may have ended or been removed: make a new one in the FinCode dashboard. Check also Domain and Environment.',
		refused: 'FinCode refused the test. Check the details of the user, Domain and Environment.',
		forbidden:
			'FinCode knows this user but does not let it read its own profile. Ask for its role in FinCode.',
		notFound:
			'There is no FinCode API at this address. Check Domain, Environment and Base URL; Base URL stands without /api/v6/services.',
	},
};
