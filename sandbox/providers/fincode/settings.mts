import {
	choice,
	commonFields,
	type CommonSettings,
	type Field,
	type Fields,
	milliseconds,
	optionalWhole,
	text,
} from '../../core/settings.mts';

export type Envelope = 'page' | 'seed';
export type SignedForm = 'bodyWithoutSignature' | 'data' | 'reserialised' | 'token' | 'wrong' | 'none';
export type Version = 'v1' | 'v6';

export interface FincodeSettings extends CommonSettings {
	webhookSecret: string;
	webhookFormat: 'seed' | 'eventType';
	signedForm: SignedForm;
	signatureEncoding: 'hex' | 'base64';
	replyEnvelope: Envelope;
	errorEnvelope: 'seed' | 'page';
	failedForm: 'status' | 'success';
	passwords: 'plain' | 'encrypted';
	requestFormat: 'both' | 'standard' | 'flat';
	lendingBase: 'documented' | Version;
	pathVariant: 'first' | 'second';
	listShape: 'array' | 'object';
	listCap: number | null;
	ledgerFirstPage: '0' | '1';
	tokenLifeMs: number;
	quoteLifeMs: number;
	stepMs: number;
	loanDecisionMs: number | null;
	clockSpeed: number;
}

/** How many times faster than real time planned steps come. */
const speed: Field<number> = {
	...milliseconds('Planned steps come so many times faster', 1),
	expects: 'a whole number from 1 to 10000',
	accepts: (value): value is number =>
		typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 10_000,
};

/** What can be set on the FinCode simulator; everything here is ours, not the provider's. */
export const fincodeFields: Fields<FincodeSettings> = {
	webhookUrl: commonFields.webhookUrl,
	webhookSecret: text('Webhook secret', 'whsec_fincode_demo'),
	webhookFormat: choice('Webhook format', ['seed', 'eventType']),
	signedForm: choice('Webhook proof', [
		'bodyWithoutSignature',
		'data',
		'reserialised',
		'token',
		'wrong',
		'none',
	]),
	signatureEncoding: choice('Signature encoding', ['hex', 'base64']),
	replyEnvelope: choice('Envelope of replies', ['page', 'seed']),
	errorEnvelope: choice('Envelope of errors', ['seed', 'page']),
	failedForm: choice('Failure inside HTTP 200', ['status', 'success']),
	passwords: choice('Passwords and PINs come', ['plain', 'encrypted']),
	requestFormat: choice('Request formats understood', ['both', 'standard', 'flat']),
	lendingBase: choice('Version that serves the lending calls', ['documented', 'v1', 'v6']),
	pathVariant: choice('Spelling of the paths with two spellings', ['first', 'second']),
	listShape: choice('Lists come as', ['array', 'object']),
	listCap: optionalWhole('Most rows per page (empty: no cap)', 1),
	ledgerFirstPage: choice('First page of the ledger', ['0', '1']),
	tokenLifeMs: milliseconds('New login tokens live for (ms)', 3_600_000),
	quoteLifeMs: milliseconds('Quotes live for (ms)', 300_000),
	stepMs: milliseconds('Steps of a payment take (ms)', 1_000),
	loanDecisionMs: optionalWhole('Loans are approved and offered after (ms, empty: by hand)', 0),
	clockSpeed: speed,
	latencyMs: commonFields.latencyMs,
	deliveryDelayMs: commonFields.deliveryDelayMs,
};
