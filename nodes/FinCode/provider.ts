import type { Provider } from '../shared/api/provider';
import { hostOf, mode, tenantOf } from './address';
import { nextStep } from './advice';
import { IDS, refusal, unwrap } from './answers';
import { chosenId } from './callIds/headers';
import { bareToken } from './login/signIn';
import { complete } from './requestEnvelope';

/** FinCode: remittance, lending, investment and ledger on one tenant's host (https://docs.fincode.technology). */
export const finCode: Provider = {
	name: 'FinCode',
	credential: 'finCodeApi',
	secretFields: ['password', 'apiToken', 'sessionToken', 'webhookSecret', 'previousWebhookSecret'],
	loginFields: ['sessionToken'],
	sentToken: ({ sessionToken }) => bareToken(sessionToken),
	baseUrl: hostOf,
	account: tenantOf,
	mode,
	complete,
	unwrap,
	paymentIds: IDS,
	chosenId,
	refusal,
	answersWrites: true,
	nextStep,
	signsIn: true,
};
