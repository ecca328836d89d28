import { constants, createPublicKey, generateKeyPairSync, privateDecrypt } from 'node:crypto';

import { publicKeyOf, withEncrypted } from '../../../nodes/FinCode/encryption';
import { InputError } from '../../../nodes/shared/basics/inputError';
import { thrownBy } from '../support/errors.mts';

const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const spki = publicKey.export({ type: 'spki', format: 'pem' }).toString();
const pkcs1 = publicKey.export({ type: 'pkcs1', format: 'pem' }).toString();
const base64 = publicKey.export({ type: 'spki', format: 'der' }).toString('base64');

const opened = (text: unknown): string =>
	privateDecrypt(
		{ key: privateKey, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha256' },
		Buffer.from(String(text), 'base64'),
	).toString('utf8');

describe('the key is read', () => {
	test.each([
		['as FinCode shows it', spki],
		['with blanks around it', `\n  ${spki}  \n`],
		['with Windows line ends', spki.replaceAll('\n', '\r\n')],
		['with \\n for its line ends', spki.replaceAll('\n', '\\n')],
		['with \\r\\n for its line ends, in quotes', `"${spki.trim().replaceAll('\n', '\\r\\n')}"`],
		['in one line', spki.replaceAll('\n', ' ')],
		['in one line without blanks', spki.replaceAll('\n', '')],
		['without first and last line', base64],
		['without them, in lines', base64.replace(/.{64}/g, '$&\n')],
		['in the older form', pkcs1],
		['in the older form without first and last line', pkcs1.split('\n').slice(1, -2).join('\n')],
	])('%s', (_title, publicKeyField) => {
		expect(publicKeyOf({ publicKey: publicKeyField })?.equals(createPublicKey(spki))).toBe(true);
	});

	test.each(['', '  \n'])('as none from %j', (pasted) => {
		expect(publicKeyOf({ publicKey: pasted })).toBeUndefined();
	});
});

const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey;

test.each([
	['half of it', spki.slice(0, 200)],
	['a word', 'secret'],
	['a key of another kind', ec.export({ type: 'spki', format: 'pem' }).toString()],
	['a private key', privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()],
	['a private key of the older form', privateKey.export({ type: 'pkcs1', format: 'pem' }).toString()],
])('%s is told before anything is sent, by the name of the field', (_title, pasted) => {
	const error = thrownBy(() => publicKeyOf({ publicKey: pasted }));
	expect(error).toBeInstanceOf(InputError);
	expect(error).toMatchObject({
		message: expect.stringMatching(/^Public Key /),
		hint: expect.stringContaining('Nothing was sent.'),
	});
	expect(JSON.stringify([error, (error as Error).message])).not.toContain(pasted.slice(28) || 'secret');
});

describe('a payload', () => {
	const credential = { publicKey: spki };

	test('has the fields the documents name encrypted, and no others', () => {
		const typed = {
			currentPassword: 'old ü',
			newPassword: 'New-Passw0rd!',
			transactionPin: '0042',
			userPin: '1234',
			password: 'plain',
			pin: '1',
			otp: '2',
			passWord: 'gateway',
			amount: 5,
		};
		const { currentPassword, newPassword, transactionPin, userPin, ...rest } = withEncrypted(
			typed,
			credential,
		);
		expect([currentPassword, newPassword, transactionPin, userPin].map(opened)).toEqual([
			'old ü',
			'New-Passw0rd!',
			'0042',
			'1234',
		]);
		expect(rest).toEqual({ password: 'plain', pin: '1', otp: '2', passWord: 'gateway', amount: 5 });
		expect(typed.transactionPin).toBe('0042');
	});

	test('goes as typed without a key, and when it names none of them', () => {
		const typed = { transactionPin: '0042' };
		expect(withEncrypted(typed, {})).toBe(typed);
		const form = new FormData();
		expect(withEncrypted(form, credential)).toBe(form);
		const empty = { transactionPin: '', userPin: undefined };
		expect(withEncrypted(empty, credential)).toBe(empty);
		expect(withEncrypted(undefined, credential)).toBeUndefined();
	});

	test('keeps what a person has encrypted already', () => {
		const once = withEncrypted({ transactionPin: '0042' }, credential);
		expect(withEncrypted(once, credential)).toEqual(once);
	});

	test('takes as much as the key does, and says when it is more', () => {
		expect(opened(withEncrypted({ userPin: 'x'.repeat(190) }, credential).userPin)).toHaveLength(190);
		const error = thrownBy(() => withEncrypted({ userPin: 'x'.repeat(191) }, credential));
		expect(error).toMatchObject({ message: expect.stringContaining('The user PIN is too long') });
		expect(JSON.stringify(error)).not.toContain('xxx');
	});
});
