import type { Operation } from '../shared/api/operation';
import type { Provider } from '../shared/api/provider';
import { baseUrl } from '../shared/basics/addresses';
import { account, rateLimitKey } from './address';
import { nextStep } from './advice';
import { IDS, refusal, unwrap } from './answers';
import { refuseTransferPath } from './fields/path';

// Documented: 100 calls a minute. A second more, because limits are often counted in whole seconds.
const CALLS_PER_WINDOW = 100;
const WINDOW_MS = 61_000;

// Documented: 10 a minute for reports. No path of a report is, so it is told by the word.
const REPORTS_PER_WINDOW = 10;
const REPORT_PATH = /(^|\/)reports?(\/|$)/i;

// Two waits, which is what Max Tries leaves by default, pass the minute of the limit together.
const WAIT_AFTER_429_MS = 31_000;

/** Fincore's API, version 1 (https://fincore.live/docs/api). */
export const fincore: Provider = {
	name: 'Fincore',
	credential: 'fincoreApi',
	secretFields: ['apiKey', 'webhookSecret', 'previousWebhookSecret'],
	baseUrl: (credential) => baseUrl(credential.baseUrl),
	account,
	// One address and no mark in the key: Fincore documents nothing to tell them by.
	mode: () => 'unknown',
	complete: (call, _input, { effect }) => {
		if (effect === 'write') refuseTransferPath(call);
		return call;
	},
	unwrap,
	paymentIds: IDS,
	refusal,
	nextStep,
	fieldLabel,
	waitBeforeRepeat: ({ httpStatus }) => (httpStatus === 429 ? WAIT_AFTER_429_MS : undefined),
	rateLimit: {
		calls: CALLS_PER_WINDOW,
		windowMs: WINDOW_MS,
		key: rateLimitKey,
		narrower: {
			calls: REPORTS_PER_WINDOW,
			windowMs: WINDOW_MS,
			holdsFor: ({ path }) => REPORT_PATH.test(path),
		},
	},
};

/** The label of the one body field this node names itself; all others are named by the person. */
function fieldLabel(field: string, { fields = [] }: Operation): string {
	const entries = fields.filter(({ type }) => type === 'collection').flatMap(({ options = [] }) => options);
	const known = entries.find(({ name }) => name === field);
	return known && 'displayName' in known ? known.displayName : field;
}
