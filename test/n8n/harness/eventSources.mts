/**
 * The five providers as they send events: an event as text, and the proof that it is theirs. Made here from what the
 * contracts say, so that the package is judged by something else than itself.
 */
import { createHash, createHmac } from 'node:crypto';

/** What goes over the wire. */
export interface Delivery {
	body: Buffer;
	/** A list is a header that stands there several times. */
	headers: Record<string, string | string[]>;
	/** With its question mark; empty when there is none. */
	query: string;
}

/** How a provider proves that an event is its own. */
export interface Proof {
	/** What the trigger is set to. */
	parameters: Record<string, unknown>;
	/** `verification.method` of the output. */
	method: string;
	prove(body: Buffer, secret: string): Delivery;
}

export interface EventSource {
	/** Of the node and the credential: `hexAi`. */
	type: string;
	trigger: string;
	/** Names of the credential's fields for the secret and the one before it. */
	secretFields: [current: string, previous: string];
	/** Data of a credential, without secrets. */
	credential(address: string): Record<string, unknown>;
	/** An event that a transaction has succeeded; the output names it in `subject.id`. */
	event(transaction: string): string;
	/** The first is the one its trigger is set to by default. */
	proofs: Record<string, Proof>;
}

const hmac = (content: Buffer | string, secret: string, algorithm = 'sha256') =>
	createHmac(algorithm, secret).update(content);
const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');

/** A delivery with nothing but its body. */
export const bare = (body: Buffer | string): Delivery => ({
	body: Buffer.from(body),
	headers: {},
	query: '',
});

/** The bytes with one more member at the end of the object. */
export function withMember(body: Buffer, name: string, value: string): Buffer {
	const end = body.lastIndexOf('}');
	const member = Buffer.from(`,${JSON.stringify(name)}:${JSON.stringify(value)}`);
	return Buffer.concat([body.subarray(0, end), member, body.subarray(end)]);
}

function inHeader(name: string, signature: (body: Buffer, secret: string) => string): Proof['prove'] {
	return (body, secret) => ({ ...bare(body), headers: { [name]: signature(body, secret) } });
}

const hexOfBody = (body: Buffer, secret: string) => hmac(body, secret).digest('hex');

function waveForm(body: Buffer, secret: string): string {
	const t = String(Math.floor(Date.now() / 1000));
	return `t=${t},v1=${hmac(Buffer.concat([Buffer.from(t), body]), secret).digest('hex')}`;
}

const NONE: Proof = { parameters: { verification: 'none' }, method: 'none', prove: (body) => bare(body) };

const tokenProof = (prove: Proof['prove']): Proof => ({
	parameters: { verification: 'token' },
	method: 'token',
	prove,
});

const TOKENS = {
	'token in a header': tokenProof(inHeader('X-Webhook-Token', (_body, secret) => secret)),
	'token as bearer': tokenProof(inHeader('Authorization', (_body, secret) => `Bearer ${secret}`)),
	'token in the query': tokenProof((body, secret) => ({
		...bare(body),
		query: `?token=${encodeURIComponent(secret)}`,
	})),
};

const HMACS = {
	'HMAC-SHA256 in hex': {
		parameters: { verification: 'hmac', signatureHeader: 'X-Signature' },
		method: 'hmac-sha256',
		prove: inHeader('X-Signature', hexOfBody),
	},
	'HMAC-SHA512 in base64': {
		parameters: {
			verification: 'hmac',
			signatureHeader: 'X-Signature',
			signatureAlgorithm: 'sha512',
			signatureEncoding: 'base64',
		},
		method: 'hmac-sha512',
		prove: inHeader('X-Signature', (body, secret) => hmac(body, secret, 'sha512').digest('base64')),
	},
};

/** Over the bytes the body has without its signature. */
const finCodeSignature = (content: string, signed: (body: Buffer) => Buffer | string): Proof => ({
	parameters: { signedContent: content },
	method: `hmac-sha256:${content}`,
	prove: (body, secret) => bare(withMember(body, 'signature', hmac(signed(body), secret).digest('hex'))),
});

/** The documented double hash. The company's hashcode comes last. */
export function acquiredHash(body: Buffer | string, hashcode: string): string {
	const text = body.toString('utf8').replace(/^\ufeff/, '');
	const { id, timestamp, company_id, event } = JSON.parse(text) as Record<string, unknown>;
	return sha256(sha256(`${id}${timestamp}${company_id}${event}`) + hashcode);
}

/** 36 characters, another one for each transaction. */
function acquiredId(transaction: string): string {
	return sha256(transaction)
		.toUpperCase()
		.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');
}

/** Built by hand: a body that is written again would not have the same bytes. */
export const SOURCES = {
	hexAi: {
		type: 'hexAi',
		trigger: 'HexAI Trigger',
		secretFields: ['webhookSecret', 'previousWebhookSecret'],
		credential: (address) => ({
			apiKey: 'sk_test_sim',
			baseUrl: `${address}/hexai/api/v1`,
			payoutPath: '/payouts/initiate',
			sendHexaiKeyHeader: false,
		}),
		event: (transaction) =>
			`{"event":"transaction.completed","transaction":{"id":"${transaction}","client_reference":"R-${transaction}","type":"COLLECTION","amount":500.00,"status":"SUCCEEDED"}}`,
		proofs: {
			'wave-signature': {
				parameters: {},
				method: 'hmac-sha256',
				prove: inHeader('wave-signature', hexOfBody),
			},
			'x-hexai-signature': {
				parameters: {},
				method: 'hmac-sha256',
				prove: inHeader('X-HexAI-Signature', (body, secret) => `sha256=${hexOfBody(body, secret)}`),
			},
			"Wave's own form": {
				parameters: {},
				method: 'hmac-sha256-timestamp',
				prove: inHeader('Wave-Signature', waveForm),
			},
		},
	},
	hexCore: {
		type: 'hexCore',
		trigger: 'hexCore Trigger',
		secretFields: ['webhookSecret', 'previousWebhookSecret'],
		credential: (address) => ({
			environment: 'custom',
			baseUrl: `${address}/hexcore/v2`,
			apiKey: 'sk_test_sim',
			bodyFormat: 'json',
		}),
		event: (transaction) =>
			`{"event":"transfer.successful","data":{"reference":"${transaction}","status":"SUCCESSFUL","amount":50000.00,"currency":"NGN"}}`,
		proofs: { ...TOKENS, ...HMACS, none: NONE },
	},
	finCode: {
		type: 'finCode',
		trigger: 'FinCode Trigger',
		secretFields: ['webhookSecret', 'previousWebhookSecret'],
		credential: (address) => ({
			environment: 'custom',
			baseUrl: `${address}/fincode`,
			authentication: 'login',
			email: 'manager@sim.example',
			password: 'Sim-Passw0rd!',
			apiToken: 'unused',
			platform: 'fincode',
			uuid: '200',
			requestFormat: 'standard',
		}),
		event: (transaction) =>
			`{"event":"transaction.completed","event_id":"evt_${transaction}","timestamp":"2026-01-15T10:30:00Z","data":{"transaction_id":"${transaction}","status":"completed","amount":1000.0,"currency":"USD"}}`,
		proofs: {
			'signature over the body': finCodeSignature('bodyWithoutSignature', (body) => body),
			'signature over data': finCodeSignature(
				'data',
				(body) => /"data"\s*:\s*(\{.*?\})/s.exec(body.toString('utf8'))?.[1] ?? '',
			),
			'signature over the body written again': finCodeSignature('reserialised', (body) =>
				JSON.stringify(JSON.parse(body.toString('utf8').replace(/^\ufeff/, ''))),
			),
			'token in a header': TOKENS['token in a header'],
			none: NONE,
		},
	},
	fincore: {
		type: 'fincore',
		trigger: 'Fincore Trigger',
		secretFields: ['webhookSecret', 'previousWebhookSecret'],
		credential: (address) => ({ apiKey: 'sim_key', baseUrl: `${address}/fincore/v1` }),
		event: (transaction) =>
			`{"event":"payment.completed","data":{"id":"${transaction}","reference":"R-${transaction}","amount":75.50,"currency":"USD","status":"completed"}}`,
		proofs: {
			'token in the query': TOKENS['token in the query'],
			'HMAC-SHA256 in hex': HMACS['HMAC-SHA256 in hex'],
			none: NONE,
		},
	},
	acquired: {
		type: 'acquiredBanking',
		trigger: 'Acquired Banking Trigger',
		secretFields: ['companyHashcode', 'previousCompanyHashcode'],
		credential: (address) => ({
			baseUrl: `${address}/acquired`,
			loginWith: 'emailPassword',
			email: 'api@example.com',
			password: "4]'Hy.$.MC=dQ9Uz",
			tokenPerRequest: false,
		}),
		event: (transaction) =>
			`{"id":"${acquiredId(transaction)}","timestamp":"20260626110608","company_id":"113","event":"transaction_outcome","response_code":"1","response_message":"Transaction Success","transaction_type":"PAY_OUT","mid_id":"1056","transaction_id":"${transaction}"}`,
		proofs: {
			'hash in the body': {
				parameters: {},
				method: 'hash',
				prove: (body, secret) => bare(withMember(body, 'hash', acquiredHash(body, secret))),
			},
			none: NONE,
		},
	},
} satisfies Record<string, EventSource>;

export type SourceName = keyof typeof SOURCES;

export const SOURCE_NAMES = Object.keys(SOURCES) as SourceName[];
