import {
	choice,
	commonFields,
	type CommonSettings,
	type Fields,
	milliseconds,
	optionalWhole,
	text,
	toggle,
	webAddress,
} from '../../core/settings.mts';

export type EventName = 'transaction_outcome' | 'transaction_update' | 'funds_received';

export interface AcquiredSettings extends CommonSettings {
	outcomeUrl: string;
	updateUrl: string;
	fundsUrl: string;
	companyHashcode: string;
	tokenLifeMs: number;
	problemsAs200: boolean;
	listShape: 'accounts' | 'array';
	paths: 'later' | 'older';
	payoutSettleMs: number;
	mostCallsAtOnce: number | null;
}

/** What can be set on the Acquired simulator; everything here is ours, not the provider's. */
export const acquiredFields: Fields<AcquiredSettings> = {
	webhookUrl: commonFields.webhookUrl,
	outcomeUrl: webAddress('URL of transaction_outcome (empty: webhook URL)'),
	updateUrl: webAddress('URL of transaction_update (empty: webhook URL)'),
	fundsUrl: webAddress('URL of funds_received (empty: webhook URL)'),
	companyHashcode: text('Company hashcode', 'test_hashcode'),
	tokenLifeMs: milliseconds('Tokens live for (ms)', 7_200_000),
	problemsAs200: toggle('Wrong requests answer 200 with status -1'),
	listShape: choice('Ledgers in data.accounts or in data', ['accounts', 'array']),
	paths: choice('Paths of transfer and payout', ['later', 'older']),
	payoutSettleMs: milliseconds('Payouts settle after (ms)', 1_000),
	// Assumed: the documentation gives no figure for "too many requests at once".
	mostCallsAtOnce: { ...optionalWhole('Most calls at once (empty: any number)', 1), initial: 20 },
	latencyMs: commonFields.latencyMs,
	deliveryDelayMs: commonFields.deliveryDelayMs,
};
