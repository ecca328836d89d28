import type { INodeProperties } from 'n8n-workflow';

import { verifyHmac, verifyToken, type Verification, type WebhookRequest } from '../api/verification';
import type { TriggerSettings } from '../api/webhook';
import { textOf } from '../basics/text';

/**
 * The choice of verification for providers that document no signature of their own: a token, an HMAC whose
 * form the person names, or none by an explicit choice.
 *
 * @param advice what to do when nothing is verified: ends the warning that None shows
 */
export function verificationFields(
	provider: string,
	signatureHeader: string,
	advice = 'Do not act on money without asking the API first.',
): INodeProperties[] {
	return [
		{
			displayName: 'Verification',
			name: 'verification',
			type: 'options',
			options: [
				{
					name: 'Token',
					value: 'token',
					description:
						'The sender proves itself with Webhook Secret: in the address as ?token=, in the header x-webhook-token, or as bearer token',
				},
				{
					name: 'HMAC Signature',
					value: 'hmac',
					description: 'The sender signs each event with Webhook Secret',
				},
				{
					name: 'None',
					value: 'none',
					description: 'Anyone who knows the URL can start this workflow',
				},
			],
			default: 'token',
			description: `How a delivery proves that it is genuine. ${provider} documents no signature, so choose what your account offers.`,
		},
		{
			displayName: `Anyone who knows the URL can start this workflow with any figures. ${advice}`,
			name: 'verificationWarning',
			type: 'notice',
			default: '',
			displayOptions: { show: { verification: ['none'] } },
		},
		{
			displayName: 'Signature Header',
			name: 'signatureHeader',
			type: 'string',
			default: signatureHeader,
			required: true,
			placeholder: 'e.g. x-signature',
			displayOptions: { show: { verification: ['hmac'] } },
			description: 'The header that holds the signature',
		},
		{
			displayName: 'Signature Algorithm',
			name: 'signatureAlgorithm',
			type: 'options',
			options: [
				{ name: 'SHA-256', value: 'sha256' },
				{ name: 'SHA-512', value: 'sha512' },
			],
			default: 'sha256',
			description: 'As it is set where the sender signs',
			displayOptions: { show: { verification: ['hmac'] } },
		},
		{
			displayName: 'Signature Encoding',
			name: 'signatureEncoding',
			type: 'options',
			options: [
				{ name: 'Base64', value: 'base64' },
				{ name: 'Hex', value: 'hex' },
			],
			default: 'hex',
			description: 'How the signature is written in its header',
			displayOptions: { show: { verification: ['hmac'] } },
		},
	];
}

/** Why the chosen verification can't work, as a sentence. */
export function verificationNotReady(settings: TriggerSettings): string | undefined {
	const mode = settings.get('verification') ?? 'token';
	if (mode === 'none') return undefined;
	if (textOf(settings.credential.webhookSecret) === '') {
		return 'Fill in Webhook Secret in the credential, or choose Verification: None.';
	}
	if (mode === 'hmac' && textOf(settings.get('signatureHeader')) === '') {
		return 'Fill in Signature Header: the name of the header that holds the signature.';
	}
	return undefined;
}

/** Checks a delivery as chosen; anything but the three known words is refused. */
export function verifyAsChosen(request: WebhookRequest, settings: TriggerSettings): Verification {
	const mode = settings.get('verification') ?? 'token';
	const secret = textOf(settings.credential.webhookSecret);
	if (mode === 'none') return { ok: true, method: 'none' };
	if (mode === 'token') return verifyToken(request, secret);
	if (mode !== 'hmac') return { ok: false, reason: 'the verification of the trigger is not set' };
	const header = textOf(settings.get('signatureHeader')).toLowerCase();
	return verifyHmac({
		secret,
		signature: header === '' ? undefined : request.headers[header],
		signed: [request.rawBody],
		algorithm: settings.get('signatureAlgorithm') === 'sha512' ? 'sha512' : 'sha256',
		encoding: settings.get('signatureEncoding') === 'base64' ? 'base64' : 'hex',
	});
}
