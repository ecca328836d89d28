/**
 * Deliveries that must start nothing, as classes with generators. Proofs are computed by the sources of these tests
 * (node:crypto and the contracts), never by the code that verifies them.
 */
import {
	bare,
	SOURCE_NAMES,
	SOURCES,
	type Delivery,
	type EventSource,
	type Proof,
	withMember,
} from '../../n8n/harness/eventSources.mts';
import fc from '../../support/properties.mts';

export const SECRET = 'the-secret-of-this-test';

/** How a delivery goes over the wire, where that is not the usual way. */
export interface Attack {
	delivery: Delivery;
	/** `application/json` when left out; null for none. */
	type?: string | null;
	chunked?: boolean;
}

/** A trigger to attack. */
export interface Target {
	source: EventSource;
	proof: Proof;
	/** Name of the proof in its source. */
	proofName: string;
}

/** All triggers with all ways of verification that verify anything. */
export const TARGETS: ReadonlyArray<Target & { name: string }> = SOURCE_NAMES.flatMap((name) => {
	const source: EventSource = SOURCES[name];
	return Object.entries(source.proofs)
		.filter(([proofName]) => proofName !== 'none')
		.map(([proofName, proof]) => ({ name, source, proof, proofName }));
});

const transaction = fc.string({ unit: fc.constantFrom(...'abcdef0123456789'), minLength: 6, maxLength: 20 });

/** An event, and its genuine delivery. */
const genuine = ({ source, proof }: Target) =>
	transaction.map((id) => {
		const event = source.event(id);
		return { id, event, delivery: proof.prove(Buffer.from(event), SECRET) };
	});

/** What the proof is in a delivery: the value of a header, of the query or of a member of the body. */
function changed({ body, headers, query }: Delivery, change: (proof: string) => string): Delivery {
	const token = /^\?token=(.*)$/.exec(query)?.[1];
	const text = body
		.toString('utf8')
		.replace(
			/"(signature|hash)":"([^"]*)"/,
			(_all, name: string, value: string) => `${JSON.stringify(name)}:${JSON.stringify(change(value))}`,
		);
	return {
		body: Buffer.from(text),
		headers: Object.fromEntries(
			Object.entries(headers).map(([name, value]) => [name, headerText(change(String(value)))]),
		),
		query: token === undefined ? query : `?token=${encodeURIComponent(change(decodeURIComponent(token)))}`,
	};
}

/** What node's client refuses to send in a header is left out of it. */
const headerText = (text: string) => text.replace(/[^\t\x20-\x7e\x80-\xff]/g, '?').trim() || '?';

const LOOK_ALIKES: Record<string, string> = {
	a: 'а',
	e: 'е',
	o: 'о',
	c: 'с',
	'-': '‐',
	'0': '０',
	'1': '１',
	t: 'τ',
};

const isHex = (character: string) => /[0-9a-f]/.test(character);

/** Ways to spoil a proof, each of which leaves a text that no honest sender would write. */
const spoiling = fc.oneof(
	fc
		.double({ min: 0, max: 0.99, noNaN: true })
		.map((part) => (proof: string) => proof.slice(0, proof.length * part)),
	fc.string({ minLength: 1, maxLength: 40 }).map((more) => (proof: string) => `${proof}x${more}`),
	fc.string({ minLength: 1, maxLength: 20 }).map((more) => (proof: string) => `${more}x${proof}`),
	fc.nat().map((at) => (proof: string) => {
		const index = at % proof.length;
		const old = proof.charAt(index);
		// In the other case a digest in hex is the same one.
		const other = isHex(old.toLowerCase()) ? (old === '7' ? '8' : '7') : 'x';
		return proof.slice(0, index) + (other === old ? 'y' : other) + proof.slice(index + 1);
	}),
	fc.constant((proof: string) => [...proof].reverse().join('')),
	fc
		.constantFrom<BufferEncoding>('hex', 'base64', 'base64url')
		.map((encoding) => (proof: string) => Buffer.from(proof).toString(encoding)),
	fc.constant((proof: string) => [...proof].map((one) => `%${one.charCodeAt(0).toString(16)}`).join('')),
	fc.constant((proof: string) => [...proof].map((one) => LOOK_ALIKES[one] ?? one).join('') + '\u200b'),
	fc
		.constantFrom('[object Object]', 'null', 'undefined', 'true', '', ' ', '0', '{}', '[]', 'NaN')
		.map((text) => () => text),
	fc
		.constantFrom('md5=', 'sha1=', 'none=', 'Basic ', 'v1=', 't=1,v0=')
		.map((prefix) => (proof: string) => prefix + proof),
	fc.integer({ min: 1_000, max: 7_000 }).map((length) => () => 'f'.repeat(length)),
	fc.constant((proof: string) => `["${proof}"]`),
	fc.constant((proof: string) => `{"$ne":"${proof}"}`),
	fc.constant((proof: string) => [...proof].join(' ')),
);

const otherSecrets = fc
	.oneof(
		fc.string(),
		fc.string({ unit: 'binary' }),
		fc.constantFrom(
			'',
			' ',
			'null',
			'undefined',
			`${SECRET}x`,
			SECRET.slice(1),
			SECRET.toUpperCase(),
			`${SECRET}\n${SECRET}`,
		),
	)
	.filter((secret) => secret.trim() !== SECRET);

const SIGNED_MEMBER = /"(id|reference|event_id)":"/;

/** Whether the proof covers the body, and not only says who sends it. */
const coversBody = ({ proof }: Target) => proof.method !== 'token';
/** Whether it covers each byte. */
const coversBytes = ({ proof }: Target) => /^hmac-sha(256|512)(-timestamp)?$/.test(proof.method);
const inBody = ({ proof }: Target) => /^(hash|hmac-sha256:)/.test(proof.method);

/** Signed content changed; FinCode's proof may cover `data` alone, which holds the transaction's id too. */
const forged = (event: string) =>
	event.includes('"data":{"transaction_id":"')
		? event.replace('"transaction_id":"', '"transaction_id":"0')
		: event.replace(SIGNED_MEMBER, '"$1":"0');

/** With the body another and the proof as it was. */
function proofOf(delivery: Delivery, body: Buffer | string, target: Target): Delivery {
	if (!inBody(target)) return { ...delivery, body: Buffer.from(body) };
	const [, name = '', value = ''] = /"(signature|hash)":"([^"]*)"/.exec(delivery.body.toString('utf8')) ?? [];
	return bare(withMember(Buffer.from(body), name, value));
}

/** Members that a proof inside the body covers, or is. */
const PROVED_MEMBERS = ['signature', 'hash', 'data', 'event_id', 'id', 'timestamp', 'company_id', 'event'];

const BODY_TYPES = [
	'text/plain',
	'text/html',
	'application/xml',
	'application/x-www-form-urlencoded',
	'multipart/form-data; boundary=x',
	'application/octet-stream',
	'application/json; charset=utf-16',
	'application/json; charset=no-such',
	'application/vnd.api+json',
	'image/png',
	'',
];

const NAMES = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf'];

type Make = (target: Target) => fc.Arbitrary<Attack>;

/** A class that comes only to triggers it means anything to. */
interface AttackClass {
	what: string;
	make: Make;
	for?: (target: Target) => boolean;
}

const attackOf = (delivery: Delivery, more: Omit<Attack, 'delivery'> = {}): Attack => ({ delivery, ...more });

/** A delivery proved with another secret: nothing of it is true. */
const falseDelivery = (target: Target) =>
	fc
		.tuple(transaction, otherSecrets)
		.map(([id, secret]) => target.proof.prove(Buffer.from(target.source.event(id)), secret))
		.map(({ headers, ...rest }) => ({
			...rest,
			headers: Object.fromEntries(
				Object.entries(headers).map(([name, value]) => [name, headerText(String(value))]),
			),
		}));

export const CLASSES: readonly AttackClass[] = [
	{
		what: 'no proof',
		make: (target) =>
			fc
				.tuple(
					genuine(target),
					fc.dictionary(fc.stringMatching(/^x-[a-z]{1,10}$/), fc.stringMatching(/^[a-z0-9]{0,40}$/)),
				)
				.map(([{ event }, headers]) => attackOf({ ...bare(event), headers })),
	},
	{ what: 'another secret', make: (target) => falseDelivery(target).map((delivery) => attackOf(delivery)) },
	{
		what: 'a proof that is spoilt',
		make: (target) =>
			fc
				.tuple(genuine(target), spoiling)
				.map(([{ delivery }, change]) => attackOf(changed(delivery, change))),
	},
	{
		what: 'a proof in another case',
		// A digest in hex may be written in either.
		for: ({ proof }) => proof.method === 'token' || proof.method === 'hmac-sha512',
		make: (target) =>
			genuine(target).map(({ delivery }) => attackOf(changed(delivery, (proof) => proof.toUpperCase()))),
	},
	{
		what: 'a proof that comes twice',
		// In Wave's form members it does not know are passed over.
		for: (target) => !inBody(target) && target.proof.method !== 'hmac-sha256-timestamp',
		make: (target) =>
			fc
				.tuple(genuine(target), fc.string({ unit: fc.constantFrom(...'abc123'), minLength: 1 }))
				.map(([{ delivery }, other]) => {
					const token = delivery.query.replace('?token=', '');
					const headers = Object.entries(delivery.headers).map(([name, value]) => [
						name,
						[other, String(value)],
					]);
					return attackOf({
						body: delivery.body,
						headers: Object.fromEntries(headers) as Record<string, string[]>,
						query: token === '' ? '' : `?token=${token}${other}&token[]=${token}`,
					});
				}),
	},
	{
		what: 'the proof of another event',
		for: coversBody,
		make: (target) =>
			fc
				.tuple(genuine(target), genuine(target))
				.map(([one, other]) =>
					attackOf(proofOf(one.delivery, other.id === one.id ? forged(one.event) : other.event, target)),
				),
	},
	{
		what: 'a body changed after it was proved',
		for: coversBody,
		make: (target) =>
			genuine(target).map(({ event, delivery }) => attackOf(proofOf(delivery, forged(event), target))),
	},
	{
		what: 'a byte changed after it was proved',
		for: coversBytes,
		make: (target) =>
			fc
				.tuple(genuine(target), fc.nat(), fc.integer({ min: 1, max: 255 }))
				.map(([{ delivery }, at, flip]) => {
					const body = Buffer.from(delivery.body);
					const index = at % body.length;
					body[index] = (body[index] ?? 0) ^ flip;
					return attackOf({ ...delivery, body }, { type: null });
				}),
	},
	{
		what: 'a body written anew after it was proved',
		for: coversBytes,
		make: (target) =>
			fc
				.tuple(
					genuine(target),
					fc.constantFrom(
						(event: string) => JSON.stringify(JSON.parse(event), null, 2),
						(event: string) => `${event} `,
						(event: string) => `\n${event}`,
						(event: string) => `\ufeff${event}`,
						(event: string) => event.replaceAll('":', '" :'),
						(event: string) => event.replaceAll('e', '\\u0065'),
						(event: string) => event.replaceAll('/', '\\/').replace('{', '{ '),
						(event: string) => `[${event}]`,
					),
				)
				.map(([{ event, delivery }, write]) => attackOf({ ...delivery, body: Buffer.from(write(event)) })),
	},
	{
		what: 'a member added or taken out after it was proved',
		for: coversBytes,
		make: (target) =>
			fc
				.tuple(genuine(target), fc.string(), fc.jsonValue(), fc.boolean())
				.map(([{ event, delivery }, name, value, out]) => {
					const members = JSON.parse(event) as Record<string, unknown>;
					const [first = ''] = Object.keys(members);
					const { [first]: _gone, ...rest } = members;
					const other = out
						? JSON.stringify(rest)
						: `${event.slice(0, -1)},${JSON.stringify(name)}:${JSON.stringify(value)}}`;
					return attackOf({ ...delivery, body: Buffer.from(other) });
				}),
	},
	{
		what: 'a proved member that comes twice',
		for: inBody,
		make: (target) =>
			fc.tuple(genuine(target), fc.string(), fc.boolean()).map(([{ delivery }, value, isEscaped]) => {
				const text = delivery.body.toString('utf8');
				const members = Object.keys(JSON.parse(text) as object);
				const names = target.proof.method.endsWith(':data')
					? ['signature', 'data']
					: members.filter((name) => PROVED_MEMBERS.includes(name));
				const name = names[value.length % names.length] ?? 'event';
				const written = isEscaped ? `\\u00${name.charCodeAt(0).toString(16)}${name.slice(1)}` : name;
				return attackOf(bare(`${text.slice(0, -1)},"${written}":${JSON.stringify(value)}}`));
			}),
	},
	{
		what: 'a body in another encoding',
		for: coversBody,
		make: (target) =>
			fc
				.tuple(genuine(target), fc.constantFrom<BufferEncoding>('utf16le', 'base64', 'hex'), fc.boolean())
				.map(([{ delivery }, encoding, isTyped]) => {
					const text = delivery.body.toString('utf8');
					const body =
						encoding === 'utf16le'
							? Buffer.from(`\ufeff${text}`, encoding)
							: Buffer.from(delivery.body.toString(encoding));
					return attackOf({ ...delivery, body }, isTyped ? {} : { type: null });
				}),
	},
	{
		what: 'names of prototypes in place of a proof',
		make: (target) =>
			fc
				.tuple(genuine(target), fc.constantFrom(...NAMES), fc.jsonValue())
				.map(([{ event, delivery }, name, value]) => {
					const proof = JSON.stringify({
						...delivery.headers,
						signature: 'x',
						hash: 'x',
						token: SECRET,
						value,
					});
					return attackOf({
						body: Buffer.from(
							`${event.slice(0, -1)},"${name}":${proof},"signature":{"${name}":${proof}},"hash":[${proof}]}`,
						),
						headers: { [`x-${name.replaceAll('_', '')}`]: 'x' },
						query: `?${name}[token]=${SECRET}&${name}=${SECRET}&token[${name}]=${SECRET}`,
					});
				}),
	},
	{
		what: 'another content type',
		make: (target) =>
			fc
				.tuple(falseDelivery(target), fc.constantFrom(...BODY_TYPES))
				.map(([delivery, type]) => attackOf(delivery, { type: type === '' ? null : type })),
	},
	{
		what: 'a body in chunks',
		make: (target) => falseDelivery(target).map((delivery) => attackOf(delivery, { chunked: true })),
	},
	{
		what: 'a body said to be compressed',
		make: (target) =>
			fc
				.tuple(
					falseDelivery(target),
					fc.constantFrom('gzip', 'deflate', 'br', 'identity', 'zstd', 'gzip, gzip'),
				)
				.map(([delivery, encoding]) =>
					attackOf({ ...delivery, headers: { ...delivery.headers, 'Content-Encoding': encoding } }),
				),
	},
	{
		what: 'large headers',
		make: (target) =>
			fc.tuple(genuine(target), fc.integer({ min: 100, max: 6_000 })).map(([{ event }, length]) =>
				attackOf({
					...bare(event),
					headers: {
						'wave-signature': 'f'.repeat(length),
						'x-signature': 'f'.repeat(64),
						'x-webhook-token': 'f'.repeat(length / 4),
					},
				}),
			),
	},
	{
		what: 'a time that is long ago or to come',
		for: ({ proof }) => proof.method === 'hmac-sha256-timestamp',
		make: (target) =>
			fc
				.tuple(genuine(target), fc.integer({ min: 600, max: 10 ** 9 }), fc.boolean())
				.map(([{ delivery }, seconds, isOld]) => {
					const time = Math.floor(Date.now() / 1000) + (isOld ? -seconds : seconds);
					return attackOf(changed(delivery, () => waveForm(time, delivery.body)));
				}),
	},
	{
		what: 'a time that was not proved',
		for: ({ proof }) => proof.method === 'hmac-sha256-timestamp',
		make: (target) =>
			fc
				.tuple(genuine(target), fc.constantFrom('', '-', '0', '1e9', ' 1', 'NaN', '１', '+1'))
				.map(([{ delivery }, prefix]) =>
					attackOf(
						changed(delivery, (proof) =>
							proof.replace(/^t=/, `t=${prefix}`).replace(/^t=(\d)(\d*)(\d)/, 't=$1$2$3,t=$1'),
						),
					),
				),
	},
	{
		what: 'the proof of another provider',
		make: (target) => {
			const others = TARGETS.filter(
				({ source, proof }) =>
					source.type !== target.source.type && familyOf(proof) !== familyOf(target.proof),
			);
			return fc.tuple(transaction, fc.constantFrom(...others)).map(([id, other]) => {
				const { body, headers, query } = other.proof.prove(Buffer.from(other.source.event(id)), SECRET);
				return attackOf({ body, headers, query });
			});
		},
	},
	{
		what: 'the proof in the wrong place',
		make: (target) =>
			fc
				.tuple(genuine(target), fc.constantFrom('cookie', 'query', 'path', 'trailer', 'body'))
				.map(([{ event, delivery }, place]) => {
					const [value = 'x'] = [
						...Object.values(delivery.headers),
						...(/"(?:signature|hash)":"([^"]*)"/.exec(delivery.body.toString('utf8'))?.slice(1) ?? []),
						delivery.query.slice(7),
					]
						.map(String)
						.filter((text) => text !== '');
					const inPlace: Record<string, Delivery> = {
						cookie: { ...bare(event), headers: { Cookie: `signature=${value}; wave-signature=${value}` } },
						query: {
							...bare(event),
							query: `?signature=${encodeURIComponent(value)}&hash=${encodeURIComponent(value)}`,
						},
						path: { ...bare(event), query: `?/${encodeURIComponent(value)}` },
						trailer: {
							...bare(event),
							headers: { 'X-Forwarded-Signature': value, 'X-Original-Signature': value },
						},
						body: bare(
							`${event.slice(0, -1)},"meta":{"signature":${JSON.stringify(value)},"token":${JSON.stringify(value)}}}`,
						),
					};
					return attackOf(inPlace[place] ?? bare(event));
				}),
	},
	{
		what: 'a list or an object in the query',
		make: (target) =>
			fc
				.tuple(
					genuine(target),
					fc.constantFrom('token[]=', 'token[a]=', 'TOKEN=', 'token%00=', 'token.a=', 'tokén=', 'token[0]='),
				)
				.map(([{ event }, name]) => attackOf({ ...bare(event), query: `?${name}${SECRET}` })),
	},
	{
		what: 'a body that is no event',
		make: () =>
			fc
				.tuple(
					fc.oneof(
						fc.json(),
						fc.string({ unit: 'binary' }),
						fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
					),
					fc.constantFrom('application/json', null, 'text/plain'),
				)
				.map(([body, type]) => attackOf(bare(body), { type })),
	},
];

/** Proofs of one family are the same thing at two providers. */
const familyOf = ({ method }: Proof) => method.replace(/:.*/, ':');

function waveForm(time: number, body: Buffer): string {
	const mac = SOURCES.hexAi.proofs['wave-signature'].prove(
		Buffer.concat([Buffer.from(String(time)), body]),
		SECRET,
	);
	return `t=${time},v1=${String(mac.headers['wave-signature'])}`;
}
