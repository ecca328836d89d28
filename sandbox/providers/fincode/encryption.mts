import { constants, generateKeyPairSync, privateDecrypt } from 'node:crypto';
import { invalid } from './problems.mts';
import type { FincodeSettings } from './settings.mts';

/** The fields the page on encryption names. */
const SECRETS = ['currentPassword', 'newPassword', 'transactionPin', 'userPin'];

let pair: { publicKey: string; privateKey: string } | undefined;

/** The pair of this process; it takes a moment to make, and most tests need none. */
function keys(): { publicKey: string; privateKey: string } {
	pair ??= generateKeyPairSync('rsa', {
		modulusLength: 2048,
		publicKeyEncoding: { type: 'spki', format: 'pem' },
		privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
	});
	return pair;
}

/** What the dashboard of a tenant shows for its integrators. */
export function publicKey(): string {
	return keys().publicKey;
}

/** A payload with its passwords and PINs as they were typed; 422 when they came in another form than is set. */
export function decrypted(
	payload: Record<string, unknown>,
	{ passwords }: FincodeSettings,
): Record<string, unknown> {
	if (passwords === 'plain') return payload;
	const sent = SECRETS.filter((name) => typeof payload[name] === 'string');
	return {
		...payload,
		...Object.fromEntries(sent.map((name) => [name, plain(name, String(payload[name]))])),
	};
}

function plain(name: string, text: string): string {
	try {
		// Assumed: MGF1 with the same hash; the documents name OAEP and SHA-256 only.
		const padding = { padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha256' };
		return privateDecrypt({ key: keys().privateKey, ...padding }, Buffer.from(text, 'base64')).toString(
			'utf8',
		);
	} catch {
		throw invalid(name, 'must be encrypted with the public key of the dashboard.');
	}
}
