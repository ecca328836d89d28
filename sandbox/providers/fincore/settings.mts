import {
	choice,
	commonFields,
	type CommonSettings,
	type Field,
	type Fields,
	milliseconds,
	optionalWhole,
	text,
	toggle,
} from '../../core/settings.mts';

export type ListQuirk = 'none' | 'shrinkingTotal' | 'repeatedPage';

export interface FincoreSettings extends CommonSettings {
	webhookSecret: string;
	signatureHeader: string;
	signatureAlgorithm: 'sha256' | 'sha512';
	signatureEncoding: 'hex' | 'base64';
	rateLimit: number | null;
	reportRateLimit: number | null;
	rateWindowMs: number;
	settleAfterMs: number;
	pageCap: number | null;
	listQuirk: ListQuirk;
	bareObjects: boolean;
	emptyWrites: boolean;
	loansPath: '/loans' | '/loan-applications';
	actionMethod: 'POST' | 'PUT' | 'PATCH';
	noWebhookApi: boolean;
	webhookUrlField: 'url' | 'target_url';
	webhookWithoutId: boolean;
}

function mayBeEmpty(field: Field<string>): Field<string> {
	const accepts = (value: unknown): value is string => typeof value === 'string';
	return { ...field, expects: 'text', accepts };
}

/** What can be set on the Fincore simulator; everything here is ours, not the provider's. */
export const fincoreFields: Fields<FincoreSettings> = {
	// Stands for the administration panel, where a person enters the address by hand.
	webhookUrl: commonFields.webhookUrl,
	webhookSecret: text('Webhook secret', 'fake-webhook-secret'),
	signatureHeader: mayBeEmpty(text('Signature header (empty: unsigned)', '')),
	signatureAlgorithm: choice('Signature algorithm', ['sha256', 'sha512']),
	signatureEncoding: choice('Signature encoding', ['hex', 'base64']),
	// Documented: 100 calls a minute.
	rateLimit: { ...optionalWhole('Calls per window (empty: no limit)', 1), initial: 100 },
	// Documented: 10 a minute for reports.
	reportRateLimit: { ...optionalWhole('Report calls per window (empty: no limit)', 1), initial: 10 },
	rateWindowMs: milliseconds('Window of the rate limit (ms)', 60_000),
	settleAfterMs: milliseconds('Payments and disbursements settle after (ms)', 1_000),
	pageCap: { ...optionalWhole('Most rows per page (empty: no cap)', 1), initial: 100 },
	listQuirk: choice('Fault of lists', ['none', 'shrinkingTotal', 'repeatedPage']),
	bareObjects: toggle('Single objects without the data wrapper'),
	emptyWrites: toggle('Writes answer without a body'),
	loansPath: choice('Path of the loans', ['/loans', '/loan-applications']),
	actionMethod: choice('Method of loan actions', ['POST', 'PUT', 'PATCH']),
	noWebhookApi: toggle('No webhook API in this account'),
	webhookUrlField: choice('Field of the address of a webhook', ['url', 'target_url']),
	webhookWithoutId: toggle('Created webhooks name no id'),
	latencyMs: commonFields.latencyMs,
	deliveryDelayMs: commonFields.deliveryDelayMs,
};
