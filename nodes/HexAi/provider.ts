import type { Provider } from '../shared/api/provider';
import { account, apiAddress, mode, possibleAccounts } from './address';
import { nextStep } from './advice';
import { IDS, refusal, unwrap } from './answers';
import { CURRENCY } from './fields';

/** HexAI Payment Gateway (https://hpg.hexai.gm/docs/api-reference). */
export const hexAi: Provider = {
	name: 'HexAI',
	credential: 'hexAiApi',
	currency: CURRENCY,
	secretFields: ['apiKey', 'webhookSecret', 'previousWebhookSecret'],
	baseUrl: apiAddress,
	account,
	possibleAccounts,
	mode,
	unwrap,
	paymentIds: IDS,
	refusal,
	answersWrites: true,
	nextStep,
	// The API documents no idempotency key, so nothing that was sent is ever sent again by itself. Its advice to
	// repeat after a 500 is followed for reads only.
	repeat: {
		read: { statuses: [429, 500, 502, 503, 504], network: 'any' },
		write: { statuses: [], network: 'none' },
		transfer: { statuses: [], network: 'none' },
	},
};
