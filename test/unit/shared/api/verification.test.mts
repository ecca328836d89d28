import { createHmac } from 'node:crypto';

import {
	decodeDigest,
	equalBytes,
	equalSecrets,
	hmac,
	verifyHash,
	verifyHmac,
	verifyToken,
	type WebhookRequest,
} from '../../../../nodes/shared/api/verification';
import fc from '../../../support/properties.mts';
import { vectors } from '../../support/contract.mts';

const { secret, plain } = vectors;
const rawBody = Buffer.from(vectors.body);

const verifyPlain = (signature: string | undefined, body = rawBody, key = secret) =>
	verifyHmac({ secret: key, signature, signed: [body] });

describe('verifyHmac', () => {
	test.each([
		['as documented', plain],
		['in capitals', plain.toUpperCase()],
		['with the name of the algorithm', `sha256=${plain}`],
		['with spaces around', ` ${plain} `],
	])('accepts the signature of the sample %s', (_how, signature) => {
		expect(verifyPlain(signature)).toEqual({ ok: true, method: 'hmac-sha256' });
	});

	test('refuses the signature of the same JSON written anew: 500.00 became 500', () => {
		const again = Buffer.from(JSON.stringify(JSON.parse(vectors.body)));
		expect(verifyPlain(vectors.mustFail.reSerialisedBody).ok).toBe(false);
		expect(verifyPlain(plain, again).ok).toBe(false);
		// The vector is the right one: it does match the body it was made from.
		expect(verifyPlain(vectors.mustFail.reSerialisedBody, again).ok).toBe(true);
	});

	test.each([
		['no signature', undefined, 'the signature is missing'],
		['an empty signature', '', 'the signature is missing'],
		['a signature of spaces', '  ', 'the signature is missing'],
		['a digit less', plain.slice(1), 'not an sha256 digest in hex'],
		['a digit more', `${plain}0`, 'not an sha256 digest in hex'],
		['a letter that is no hex', `g${plain.slice(1)}`, 'not an sha256 digest in hex'],
		['hex behind a line break', `${plain.slice(0, 63)}\n`, 'not an sha256 digest in hex'],
		['full-width digits', plain.replace(/[0-9]/g, '１'), 'not an sha256 digest in hex'],
		['the name of another algorithm', `sha512=${plain}`, 'not an sha256 digest in hex'],
		['the prefix alone', 'sha256=', 'not an sha256 digest in hex'],
		['the prefix twice', `sha256=sha256=${plain}`, 'not an sha256 digest in hex'],
		['the digest of another body', hmac('sha256', secret, 'x').toString('hex'), 'does not match the body'],
		['the plain hash without the secret', '0'.repeat(64), 'does not match the body'],
	])('refuses %s and says why', (_what, signature, reason) => {
		expect(verifyPlain(signature)).toEqual({ ok: false, reason: expect.stringContaining(reason) });
	});

	test('never accepts anything without a secret, not even what an empty secret signed', () => {
		const signature = createHmac('sha256', '').update(rawBody).digest('hex');
		expect(verifyPlain(signature, rawBody, '')).toEqual({
			ok: false,
			reason: 'no secret is set in the credential',
		});
	});

	test('knows sha512 and base64, and names the method it was given', () => {
		const digest = createHmac('sha512', secret).update('a').update('b').digest('base64');
		const signed = ['a', Buffer.from('b')];
		const options = { secret, signed, algorithm: 'sha512', encoding: 'base64' } as const;
		expect(verifyHmac({ ...options, signature: digest, method: 'own' })).toEqual({ ok: true, method: 'own' });
		expect(verifyHmac({ ...options, signature: `${digest} ` }).ok).toBe(true);
		expect(verifyHmac({ ...options, signature: digest.replace('=', '') }).ok).toBe(false);
	});

	test('one flipped bit of the body or of the digest never verifies', () => {
		const bit = (buffer: Buffer, at: number) => {
			const copy = Buffer.from(buffer);
			copy[at >> 3] = (copy[at >> 3] ?? 0) ^ (1 << (at & 7));
			return copy;
		};
		fc.assert(
			fc.property(
				fc.uint8Array({ minLength: 1, maxLength: 200 }),
				fc.nat(),
				fc.nat(255),
				(bytes, inBody, inDigest) => {
					const body = Buffer.from(bytes);
					const digest = hmac('sha256', secret, body);
					expect(verifyPlain(digest.toString('hex'), body).ok).toBe(true);
					expect(verifyPlain(digest.toString('hex'), bit(body, inBody % (body.length * 8))).ok).toBe(false);
					expect(verifyPlain(bit(digest, inDigest).toString('hex'), body).ok).toBe(false);
				},
			),
		);
	});

	test('never throws, whatever the signature', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), fc.constantFrom('hex', 'base64'), (signature, encoding) => {
				expect(verifyHmac({ secret, signature, signed: [rawBody], encoding }).ok).toBe(false);
			}),
			{ numRuns: 500 },
		);
	});
});

describe('decodeDigest', () => {
	const digest = hmac('sha256', secret, rawBody);
	const base64 = digest.toString('base64');

	test('reads back the bytes of both encodings', () => {
		expect(decodeDigest(digest.toString('hex'), 'sha256', 'hex')).toEqual(digest);
		expect(decodeDigest(base64, 'sha256', 'base64')).toEqual(digest);
	});

	test.each([
		['without its padding', base64.replace(/=+$/, '')],
		['with more padding', `${base64}=`],
		['with a line break', `${base64}\n`],
		['with a character Buffer would skip', `*${base64}`],
		['in the form for addresses', Buffer.alloc(32, 0xfb).toString('base64url')],
		['of a byte less', Buffer.alloc(31).toString('base64')],
		['of a byte more', Buffer.alloc(33).toString('base64')],
		['that does not use its last bits as it should', `${'A'.repeat(42)}B=`],
		['that is empty', ''],
	])('gives null for base64 %s', (_what, text) => {
		expect(decodeDigest(text, 'sha256', 'base64')).toBeNull();
	});
});

describe('equalBytes and equalSecrets', () => {
	test('different lengths are unequal, not an exception', () => {
		expect(equalBytes(Buffer.alloc(32), Buffer.alloc(31))).toBe(false);
		expect(equalBytes(Buffer.alloc(0), Buffer.alloc(1))).toBe(false);
		expect(equalBytes(Buffer.from('a'), Buffer.from('a'))).toBe(true);
	});

	test('an empty expected secret matches nothing, not even the empty text', () => {
		expect(equalSecrets('', '')).toBe(false);
		expect(equalSecrets('', 'x')).toBe(false);
		expect(equalSecrets('x', '')).toBe(false);
	});

	test('secrets are equal when they are the same text, and only then', () => {
		const texts = fc.string({ minLength: 1, unit: 'grapheme' });
		fc.assert(
			fc.property(texts, texts, (a, b) => {
				expect(equalSecrets(a, a)).toBe(true);
				expect(equalSecrets(a, b)).toBe(a === b);
				expect(equalSecrets(a, `${a} `)).toBe(false);
			}),
		);
	});
});

describe('verifyToken', () => {
	const request = (parts: Partial<WebhookRequest>): WebhookRequest => ({
		rawBody,
		headers: {},
		query: {},
		...parts,
	});

	test.each<[string, Partial<WebhookRequest>]>([
		['the query', { query: { token: 'tok_1' } }],
		['its own header', { headers: { 'x-webhook-token': 'tok_1' } }],
		['the bearer header', { headers: { authorization: 'Bearer tok_1' } }],
		['a bearer header in small letters', { headers: { authorization: 'bearer tok_1' } }],
		['one of two places', { query: { token: 'wrong' }, headers: { 'x-webhook-token': 'tok_1' } }],
	])('accepts the token in %s', (_place, parts) => {
		expect(verifyToken(request(parts), 'tok_1')).toEqual({ ok: true, method: 'token' });
	});

	test.each<[string, Partial<WebhookRequest>, string]>([
		['nothing', {}, 'the token is missing'],
		['an empty token', { query: { token: '' } }, 'the token is missing'],
		['another scheme', { headers: { authorization: 'Basic tok_1' } }, 'the token is missing'],
		['another token', { query: { token: 'tok_2' } }, 'the token is wrong'],
		['a longer token', { query: { token: 'tok_11' } }, 'the token is wrong'],
		['other capitals', { query: { token: 'TOK_1' } }, 'the token is wrong'],
	])('refuses %s', (_what, parts, reason) => {
		expect(verifyToken(request(parts), 'tok_1')).toEqual({ ok: false, reason });
	});

	test('refuses everything without a secret', () => {
		expect(verifyToken(request({ query: { token: '' } }), '').ok).toBe(false);
		expect(verifyToken(request({ headers: { authorization: 'Bearer x' } }), '').ok).toBe(false);
	});
});

describe('verifyHash', () => {
	const expected = hmac('sha256', 'k', 'v');

	test('accepts the hash in any case and names the method', () => {
		expect(verifyHash(expected, expected.toString('hex').toUpperCase(), 'sha')).toEqual({
			ok: true,
			method: 'sha',
		});
	});

	test.each([undefined, null, '', 5, {}, ['a']])('calls %p missing', (actual) => {
		expect(verifyHash(expected, actual)).toEqual({ ok: false, reason: 'the hash is missing' });
	});

	test('refuses a malformed and a wrong one', () => {
		expect(verifyHash(expected, 'abc')).toEqual({ ok: false, reason: 'the hash is malformed' });
		expect(verifyHash(expected, 'z'.repeat(64))).toEqual({ ok: false, reason: 'the hash is malformed' });
		expect(verifyHash(expected, '0'.repeat(64))).toEqual({ ok: false, reason: 'the hash does not match' });
	});
});
