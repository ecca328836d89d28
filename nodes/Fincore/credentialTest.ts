import { bearer } from '../shared/api/bearer';
import type { CredentialProbe } from '../shared/api/credentialProbe';
import { at } from '../shared/basics/json';
import { refusal } from './answers';
import { fincore } from './provider';

/** Asks for one client. */
export const fincoreProbe: CredentialProbe = {
	provider: fincore,
	path: '/clients',
	query: { limit: 1 },
	required: () => ({ apiKey: 'API Key' }),
	addressFields: () => 'Base URL',
	headers: bearer,
	refusal,
	isOwn: (body) => at(body, 'data') !== undefined,
	words: {
		unauthorized:
			'Fincore refused the API key. Copy it again, or create one in the Fincore administration panel and put it here.',
		forbidden: 'This key may not read clients. Ask your Fincore administrator for the right.',
		notFound:
			'There is no Fincore API at this address. Check Base URL: it must end in the version, as in /v1.',
	},
};
