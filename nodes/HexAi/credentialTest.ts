import type { CredentialProbe } from '../shared/api/credentialProbe';
import { isObject } from '../shared/basics/json';
import { refusalInSuccess, unwrap } from './answers';
import { authentication } from './authentication';
import { hexAi } from './provider';

/** Asks for the balance. */
export const hexAiProbe: CredentialProbe = {
	provider: hexAi,
	path: '/client/balance',
	required: () => ({ apiKey: 'API Key' }),
	addressFields: () => 'Base URL',
	headers: authentication,
	refusal: refusalInSuccess,
	isOwn: (body) => {
		const balance = unwrap(body);
		return isObject(balance) && Object.keys(balance).some((name) => name.startsWith('available_balance'));
	},
	words: {
		unauthorized:
			'HexAI refused the API key. Copy it again from the HexAI dashboard; if it is right, switch on Send X-Hexai-Key Header.',
		forbidden:
			'HexAI knows this API key but does not let it read the balance. Ask HexAI for the right, or use another key.',
		notFound: 'There is no HexAI API at this address. Check Base URL: it ends in /api/v1.',
	},
};
