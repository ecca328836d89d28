import { hmac, isTimestamped, verifyTimestamped } from '../../../../nodes/shared/api/verification';
import fc from '../../../support/properties.mts';
import { vectors } from '../../support/contract.mts';

const { secret, waveForm } = vectors;
const rawBody = Buffer.from(vectors.body);
const good = waveForm.value.split('v1=')[1] ?? '';
const other = '0'.repeat(64);

interface Given {
	secret?: string;
	body?: Buffer;
	now?: number;
	tolerance?: number;
	separator?: string;
}

const verify = (signature: string, given: Given = {}) =>
	verifyTimestamped({
		secret: given.secret ?? secret,
		signature,
		rawBody: given.body ?? rawBody,
		separator: given.separator ?? '',
		nowSeconds: given.now ?? waveForm.at,
		toleranceSeconds: given.tolerance ?? 300,
	});

describe('verifyTimestamped', () => {
	test.each([
		['as in the contract', waveForm.value],
		['with spaces', `t=${waveForm.at}, v1=${good}`],
		['the other way round', `v1=${good},t=${waveForm.at}`],
		['with a wrong v1 before the right one', `t=${waveForm.at},v1=${other},v1=${good}`],
		['with a malformed v1 before the right one', `t=${waveForm.at},v1=x,v1=${good}`],
		['with parts of other versions', `t=${waveForm.at},v0=abc,v1=${good},x`],
	])('accepts the sample %s', (_how, signature) => {
		expect(verify(signature)).toEqual({ ok: true, method: 'hmac-sha256-timestamp' });
	});

	test('refuses the dotted form, and accepts it where a provider uses it', () => {
		expect(verify(vectors.mustFail.dottedWaveForm).ok).toBe(false);
		expect(verify(vectors.mustFail.dottedWaveForm, { separator: '.' }).ok).toBe(true);
	});

	test.each([
		['no t', `v1=${good}`],
		['an empty t', `t=,v1=${good}`],
		['a t that is no number', `t=NaN,v1=${good}`],
		['a negative t', `t=-1700000000,v1=${good}`],
		['a t with decimals', `t=1700000000.5,v1=${good}`],
		['a t with an exponent', `t=17e8,v1=${good}`],
		['a t in milliseconds', `t=1700000000000,v1=${good}`],
		['two t', `t=${waveForm.at},t=${waveForm.at},v1=${good}`],
		['full-width digits', `t=１７００００００００,v1=${good}`],
	])('refuses %s', (_what, signature) => {
		expect(verify(signature)).toEqual({ ok: false, reason: 'the signature has no usable timestamp' });
	});

	test.each([
		['no v1', `t=${waveForm.at}`],
		['an empty v1', `t=${waveForm.at},v1=`],
		['only wrong v1', `t=${waveForm.at},v1=${other},v1=${other}`],
		['the right digest under another version', `t=${waveForm.at},v2=${good}`],
	])('refuses %s', (_what, signature) => {
		expect(verify(signature)).toEqual({ ok: false, reason: 'no v1 signature matches the body' });
	});

	test.each([
		[300, true],
		[301, false],
		[-300, true],
		[-301, false],
		[1e9, false],
		[-1e9, false],
	])('with the clock %i s after the signature, it verifies: %p', (age, ok) => {
		expect(verify(waveForm.value, { now: waveForm.at + age }).ok).toBe(ok);
	});

	test('says how old, or how far ahead', () => {
		const late = verify(waveForm.value, { now: waveForm.at + 900 });
		const early = verify(waveForm.value, { now: waveForm.at - 900 });
		expect(late).toEqual({ ok: false, reason: 'the signature is 900 s old' });
		expect(early).toEqual({ ok: false, reason: 'the signature is dated 900 s in the future' });
	});

	test('another t than the signed one does not verify: the time is part of what is signed', () => {
		expect(verify(`t=${waveForm.at + 1},v1=${good}`).ok).toBe(false);
	});

	test('the secret must be the right one, and there must be one', () => {
		expect(verify(waveForm.value, { secret: 'another' }).ok).toBe(false);
		const unsecret = hmac('sha256', '', String(waveForm.at), rawBody).toString('hex');
		expect(verify(`t=${waveForm.at},v1=${unsecret}`, { secret: '' })).toEqual({
			ok: false,
			reason: 'no secret is set in the credential',
		});
	});

	test('one flipped bit of the body never verifies', () => {
		fc.assert(
			fc.property(fc.nat(rawBody.length * 8 - 1), (at) => {
				const body = Buffer.from(rawBody);
				body[at >> 3] = (body[at >> 3] ?? 0) ^ (1 << (at & 7));
				expect(verify(waveForm.value, { body }).ok).toBe(false);
			}),
		);
	});

	test('never throws and never accepts a made-up header', () => {
		const part = fc.oneof(
			fc.string(),
			fc.string().map((text) => `t=${text}`),
			fc.string().map((text) => `v1=${text}`),
			fc.constant(`t=${waveForm.at}`),
			fc.constant(`v1=${other}`),
		);
		fc.assert(
			fc.property(fc.array(part), (parts) => {
				expect(verify(parts.join(',')).ok).toBe(false);
			}),
			{ numRuns: 500 },
		);
	});
});

describe('isTimestamped', () => {
	test.each([
		[waveForm.value, true],
		[`v1=${good}, t=1`, true],
		[good, false],
		['t=1', false],
		['v1=abc', false],
		['xt=1,xv1=2', false],
		['', false],
	])('%j: %p', (header, expected) => {
		expect(isTimestamped(header)).toBe(expected);
	});
});
