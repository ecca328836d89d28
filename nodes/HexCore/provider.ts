import type { Provider } from '../shared/api/provider';
import { account, apiAddress, mode, possibleAccounts } from './address';
import { nextStep } from './advice';
import { IDS, refusal, unwrap } from './answers';
import { CURRENCY } from './fields/types';
import { asForm } from './formBody';

const SERVER_FAULTS = Array.from({ length: 100 }, (_, index) => 500 + index);

/** hexCore (https://hexcore-apidocx.vercel.app/docs/getting-started). */
export const hexCore: Provider = {
	name: 'hexCore',
	credential: 'hexCoreApi',
	currency: CURRENCY,
	secretFields: ['apiKey', 'webhookSecret', 'previousWebhookSecret'],
	baseUrl: apiAddress,
	account,
	possibleAccounts,
	mode,
	complete: (call, { credential }) => (credential.bodyFormat === 'form' ? asForm(call) : call),
	unwrap,
	paymentIds: IDS,
	refusal,
	answersWrites: true,
	nextStep,
	// The API documents no idempotency key and no client reference, so what may have been carried out is never
	// sent again by itself.
	repeat: {
		read: { statuses: [429, ...SERVER_FAULTS], network: 'any' },
		write: { statuses: [429], network: 'none' },
		transfer: { statuses: [], network: 'none' },
	},
};
