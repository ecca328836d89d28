import {
	choice,
	commonFields,
	type CommonSettings,
	type Fields,
	milliseconds,
	optionalWhole,
	text,
	toggle,
} from '../../core/settings.mts';

export type Dialect = 'seed' | 'newer';
export type WebhookForm = 'plain' | 'wave';
export type RowsPlace =
	| 'data'
	| 'data.transactions'
	| 'transactions'
	| 'data.items'
	| 'items'
	| 'results'
	| 'root';

export interface HexaiSettings extends CommonSettings {
	webhookSecret: string;
	webhookForm: WebhookForm;
	httpMagic: boolean;
	dialect: Dialect;
	transactionsShape: RowsPlace;
	transactionsCap: number | null;
	settleAfterMs: number | null;
	payoutSettleMs: number;
}

/** What can be set on the HexAI simulator; everything here is ours, not the provider's. */
export const hexaiFields: Fields<HexaiSettings> = {
	webhookUrl: commonFields.webhookUrl,
	webhookSecret: text('Webhook secret', 'fake-webhook-secret'),
	webhookForm: choice('Signature form', ['plain', 'wave']),
	dialect: choice('Dialect', ['seed', 'newer']),
	httpMagic: toggle('Magic amounts answer with their HTTP code'),
	transactionsShape: choice('Place of the rows in transaction lists', [
		'data',
		'data.transactions',
		'transactions',
		'data.items',
		'items',
		'results',
		'root',
	]),
	transactionsCap: optionalWhole('Most rows per page (empty: no cap)', 1),
	settleAfterMs: optionalWhole('Collections pay themselves after (ms, empty: never)', 0),
	payoutSettleMs: milliseconds('Payouts settle after (ms)', 1_000),
	latencyMs: commonFields.latencyMs,
	deliveryDelayMs: commonFields.deliveryDelayMs,
};
