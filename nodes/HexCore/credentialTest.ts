import { bearer } from '../shared/api/bearer';
import type { CredentialProbe } from '../shared/api/credentialProbe';
import { at, isObject } from '../shared/basics/json';
import { refusal } from './answers';
import { hexCore } from './provider';

/** Asks for the balance of the merchant. */
export const hexCoreProbe: CredentialProbe = {
	provider: hexCore,
	path: '/account/balance',
	required: () => ({ apiKey: 'API Key' }),
	addressFields: ({ environment }) => (environment === 'custom' ? 'Base URL' : 'Environment'),
	headers: bearer,
	refusal,
	isOwn: (body) => at(body, 'status') === true && isObject(at(body, 'data')),
	words: {
		unauthorized: 'hexCore refused the API key. Check it, and that Environment matches it.',
		forbidden:
			'hexCore knows this API key but does not let it read the balance. Ask hexCore for the right, or use another key.',
		notFound: 'There is no hexCore API at this address. Check Environment and Base URL: it ends in /v2.',
	},
};
