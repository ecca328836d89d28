import {
	choice,
	commonFields,
	type CommonSettings,
	type Fields,
	milliseconds,
	text,
} from '../../core/settings.mts';

export interface HexcoreSettings extends CommonSettings {
	webhookSecret: string;
	webhookProof: 'token' | 'hmac' | 'none';
	tokenPlace: 'header' | 'bearer' | 'query';
	signatureHeader: string;
	signatureAlgorithm: 'sha256' | 'sha512';
	signatureEncoding: 'hex' | 'base64';
	settleAfterMs: number;
}

/** What can be set on the hexCore simulator; everything here is ours, not the provider's. */
export const hexcoreFields: Fields<HexcoreSettings> = {
	webhookUrl: commonFields.webhookUrl,
	webhookSecret: text('Webhook secret', 'fake-webhook-secret'),
	webhookProof: choice('Proof of webhooks', ['token', 'hmac', 'none']),
	tokenPlace: choice('Place of the token', ['header', 'bearer', 'query']),
	signatureHeader: text('Signature header', 'x-signature'),
	signatureAlgorithm: choice('Signature algorithm', ['sha256', 'sha512']),
	signatureEncoding: choice('Signature encoding', ['hex', 'base64']),
	settleAfterMs: milliseconds('Transfers settle after (ms)', 2_000),
	latencyMs: commonFields.latencyMs,
	deliveryDelayMs: commonFields.deliveryDelayMs,
};
