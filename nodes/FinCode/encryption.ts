import { constants, createPublicKey, publicEncrypt, type KeyObject } from 'crypto';
import type { ICredentialDataDecryptedObject, IDataObject } from 'n8n-workflow';

import { InputError } from '../shared/basics/inputError';
import { isObject } from '../shared/basics/json';
import { textOf } from '../shared/basics/text';

/** The fields FinCode's page on encryption names; how security answers are called on the wire stands nowhere. */
const LABELS = {
	currentPassword: 'The password',
	newPassword: 'The new password',
	transactionPin: 'The transaction PIN',
	userPin: 'The user PIN',
};

// OAEP with SHA-256 takes two hashes and two bytes of the key's length for itself.
const OVERHEAD_BYTES = 66;

/**
 * A payload with its passwords and PINs encrypted for FinCode, each time to another text; as it is when the
 * credential holds no public key.
 *
 * @throws InputError when the credential's Public Key is none, or a value is too long for it
 */
export function withEncrypted<T>(payload: T, credential: ICredentialDataDecryptedObject): T {
	const key = publicKeyOf(credential);
	if (!key || !isObject(payload)) return payload;
	const secrets = Object.entries(LABELS).filter(([name]) => textOf(payload[name]) !== '');
	// A form for a file would lose its parts in a copy.
	if (secrets.length === 0) return payload;
	const encrypted: IDataObject = Object.fromEntries(
		secrets.map(([name, label]) => [name, encrypt(String(payload[name]), label, key)]),
	);
	return { ...payload, ...encrypted };
}

/** The passwords and PINs of a payload, as they are sent. */
export function secretsIn(payload: unknown): string[] {
	if (!isObject(payload)) return [];
	return Object.keys(LABELS)
		.map((name) => textOf(payload[name]))
		.filter((text) => text !== '');
}

/**
 * The key of a credential, undefined when the field is empty. It may be pasted with `\n` for its line ends, in one
 * line, or without its first and last line.
 *
 * @throws InputError when it is no public RSA key
 */
export function publicKeyOf(credential: ICredentialDataDecryptedObject): KeyObject | undefined {
	const pasted = textOf(credential.publicKey)
		.replaceAll('\\r', '')
		.replaceAll('\\n', '\n')
		.replace(/^["']|["']$/g, '')
		.trim();
	if (pasted === '') return undefined;
	if (/PRIVATE KEY/.test(pasted)) {
		throw new InputError(
			'Public Key holds a private key',
			'Paste the public key of the FinCode dashboard into the FinCode credential. Nothing was sent.',
		);
	}
	const key = readings(pasted).find((one) => one?.asymmetricKeyType === 'rsa');
	if (key) return key;
	throw new InputError(
		'Public Key is not a public RSA key',
		'Copy it from the FinCode dashboard anew, from -----BEGIN PUBLIC KEY----- to -----END PUBLIC KEY-----, or empty Public Key in the FinCode credential to send passwords as typed. Nothing was sent.',
	);
}

/** The key read in the two forms a public RSA key is written in. */
function readings(pasted: string): Array<KeyObject | undefined> {
	const armour = /^-+BEGIN ((?:RSA )?PUBLIC KEY)-+(.*?)-+END \1-+$/s.exec(pasted);
	const base64 = (armour?.[2] ?? pasted).replace(/\s+/g, '');
	if (!/^[A-Za-z0-9+/]+={0,2}$/.test(base64)) return [];
	const der = Buffer.from(base64, 'base64');
	return (['spki', 'pkcs1'] as const).map((type) => {
		try {
			return createPublicKey({ key: der, format: 'der', type });
		} catch {
			// Not in this form.
			return undefined;
		}
	});
}

function encrypt(text: string, label: string, key: KeyObject): string {
	const length = Math.ceil((key.asymmetricKeyDetails?.modulusLength ?? 0) / 8);
	if (isCiphertext(text, length)) return text;
	const bytes = Buffer.from(text, 'utf8');
	if (bytes.length > length - OVERHEAD_BYTES) {
		throw new InputError(
			`${label} is too long to be encrypted with this Public Key`,
			`Shorten it, or check Public Key in the FinCode credential: it takes ${Math.max(0, length - OVERHEAD_BYTES)} bytes. Nothing was sent.`,
		);
	}
	return publicEncrypt(
		{ key, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha256' },
		bytes,
	).toString('base64');
}

/** What a person has encrypted already: Base64 of as many bytes as the key has. */
function isCiphertext(text: string, length: number): boolean {
	return /^[A-Za-z0-9+/]+={0,2}$/.test(text) && Buffer.from(text, 'base64').length === length;
}
