import { bare, SOURCE_NAMES, SOURCES, type Delivery, type EventSource } from './harness/eventSources.mts';
import { Listening, SECRET, type Answer } from './harness/listening.mts';
import { openStage, type Stage } from './harness/stage.mts';

jest.setTimeout(240_000);

const OTHER = 'another-secret';
const MEGABYTE = 1024 * 1024;

let stage: Stage;

beforeAll(async () => {
	stage = await openStage();
});

afterAll(async () => {
	await stage?.close();
});

interface Attack {
	what: string;
	delivery: Delivery;
	type: string | null;
}

const nested = (depth: number) => '{"a":'.repeat(depth) + '1' + '}'.repeat(depth);
const nestedLists = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
/** An event with more members at its end. */
const having = (event: string, more: string) => event.replace(/\}$/, `,${more}}`);

/** Bodies no provider sends. Nobody may start anything with them, whatever the trigger verifies. */
const NO_EVENTS: Record<string, (event: string) => string> = {
	'20,000 objects deep in data': (event) => having(event, `"data":${nested(20_000)}`),
	'20,000 objects deep elsewhere': (event) => having(event, `"more":${nested(20_000)}`),
	'100,000 objects deep': (event) => having(event, `"more":${nested(100_000)}`),
	'100,000 lists deep': (event) => having(event, `"more":${nestedLists(100_000)}`),
	'101 objects deep': (event) => having(event, `"more":${nested(100)}`),
	'with lists that never end': (event) => having(event, `"more":${'['.repeat(50_000)}`),
	'that is a list': (event) => `[${event}]`,
	'that is 100,000 lists': () => nestedLists(100_000),
	'that is a text': (event) => JSON.stringify(event),
	'that is a number': () => '12345678901234567890',
	'that is null': () => 'null',
	'that is true': () => 'true',
	'that is empty': () => '',
	'that is a byte order mark': () => '\ufeff',
	'with two marks': (event) => `\ufeff\ufeff${event}`,
	'that is cut off': (event) => event.slice(0, -3),
	'of two events': (event) => event + event,
	'with NUL at its end': (event) => `${event}\u0000`,
};

/** These cost n8n much: they come once for each trigger. */
const LARGE: Record<string, (event: string) => string> = {
	'of 10 MB': (event) => having(event, `"more":"${'x'.repeat(10 * MEGABYTE)}"`),
	'of an event and 10 MB of blanks': (event) => event + ' '.repeat(10 * MEGABYTE),
	'with 300,000 members': (event) =>
		having(event, Array.from({ length: 300_000 }, (_, index) => `"m${index}":${index}`).join(',')),
};

/** Odd, but objects: where nothing is verified they start the workflow. */
const ODD_EVENTS: Record<string, (event: string) => string> = {
	'that is an empty object': () => '{}',
	'99 objects deep': (event) => having(event, `"more":${nested(99)}`),
	'with __proto__': (event) =>
		having(event, '"__proto__":{"event":"x"},"constructor":{"prototype":{"a":1}},"toString":1'),
	'with lone surrogates': (event) => having(event, '"more":"\\ud800","\\udfff":1'),
	'with numbers out of range': (event) => having(event, '"more":1e999999,"less":-1e-999999'),
	'with members twice': (event) =>
		having(event, '"event":1,"event":["x"],"data":{"id":"x"},"data":"y","id":{},"id":null'),
	'with members of other kinds': () =>
		'{"event":{"a":1},"type":[],"id":true,"event_id":[1],"data":[[]],"transaction":7,"signature":{},"hash":null}',
};

/** The bodies that come to every trigger with every proof; the others come to each trigger once. */
const DECISIVE = [
	'20,000 objects deep in data',
	'100,000 lists deep',
	'that is a list',
	'that is null',
	'that is empty',
	'with __proto__',
	'with members of other kinds',
];

/** The delivery with its proof, wherever that stands, made another. */
function changed({ body, headers, query }: Delivery, change: (proof: string) => string): Delivery {
	const token = /^\?token=(.*)$/.exec(query)?.[1];
	const text = body
		.toString('utf8')
		.replace(/"(signature|hash)":"([^"]*)"/, (_all, name: string, value: string) =>
			[name, change(value)].map((part) => JSON.stringify(part)).join(':'),
		);
	return {
		body: Buffer.from(text),
		headers: Object.fromEntries(
			Object.entries(headers).map(([name, value]) => [name, change(String(value))]),
		),
		query: token === undefined ? query : `?token=${encodeURIComponent(change(token))}`,
	};
}

/** What becomes of the proof of a genuine delivery. */
const NO_PROOFS: Record<string, (proof: string) => string> = {
	empty: () => '',
	blank: () => '   ',
	'cut in half': (proof) => proof.slice(0, proof.length / 2),
	'with more behind it': (proof) => `${proof}00`,
	reversed: (proof) => [...proof].reverse().join(''),
	'in hex of its text': (proof) => Buffer.from(proof).toString('hex'),
	'in base64 of its text': (proof) => Buffer.from(proof).toString('base64'),
	'in foreign letters': () => 'ÿþé'.repeat(10),
	zeros: () => '0'.repeat(64),
	'of 8,000 characters': () => 'f'.repeat(8000),
	null: () => 'null',
	'with blanks in it': (proof) => [...proof].join(' '),
	'in a list': (proof) => `["${proof}"]`,
};

function attacksOn(one: Listening, isDefault: boolean): Attack[] {
	const event = one.source.event('hostile');
	const genuine = one.event('hostile');
	const attack = (what: string, delivery: Delivery, type: string | null = 'application/json'): Attack => ({
		what,
		delivery,
		type,
	});
	const written = Object.entries({ ...NO_EVENTS, ...ODD_EVENTS }).filter(
		([what]) => isDefault || DECISIVE.includes(what),
	);
	const bodies = written.flatMap(([what, write]) => [
		attack(`a body ${what}, with no proof`, bare(write(event)), isDefault ? 'application/json' : null),
		attack(`a body ${what}, with a proof of another secret`, proved(one, write(event), OTHER)),
	]);
	const large = Object.entries(isDefault ? LARGE : {}).map(([what, write]) =>
		attack(`a body ${what}`, bare(write(event))),
	);
	const proofs = Object.entries(NO_PROOFS).map(([what, change]) =>
		attack(`a proof ${what}`, changed(genuine, change)),
	);
	return [...bodies, ...large, ...proofs, ...placesOf(genuine).map((one) => attack(...one))];
}

/** A body that can't be proved as the provider does it comes with what a stranger would write in the place. */
function proved(one: Listening, body: string, secret: string): Delivery {
	try {
		return one.genuine(body, secret);
	} catch {
		return bare(having(body, `"signature":"${'a'.repeat(64)}","hash":"${'a'.repeat(64)}"`));
	}
}

/** The genuine proof in places where it does not count. */
function placesOf({ body, headers, query }: Delivery): Array<[string, Delivery]> {
	const [name, value] = Object.entries(headers)[0] ?? [];
	const inHeader: Array<[string, Delivery]> =
		name === undefined
			? []
			: [
					[
						'a header twice',
						{ body, query, headers: { [name]: [String(value).slice(0, 8), String(value)] } },
					],
					['a proof in a cookie', { body, query, headers: { Cookie: `${name}=${String(value)}` } }],
					[
						'a proof in the query',
						{ ...bare(body), query: `?${name}=${encodeURIComponent(String(value))}&__proto__[${name}]=1` },
					],
				];
	const token = query.replace('?token=', '');
	const inQuery = [
		`?token=x&token=${token}`,
		`?token[]=${token}`,
		`?token[a]=${token}`,
		`?token=${token}%00`,
		`?TOKEN=${token}`,
		`?token=%E0%A4%A`,
		`?__proto__[token]=${token}`,
	].map((text): [string, Delivery] => [`a query ${text}`, { ...bare(body), query: text }]);
	return [...inHeader, ...(query === '' ? [] : inQuery)];
}

/** n8n itself answers what it can't read, before a trigger sees it. */
function expected({ delivery, type }: Attack): Answer {
	const text = delivery.body.toString('utf8').replace(/^\ufeff/, '');
	const ofN8n = type === 'application/json' && delivery.body.length > 0 && !isJson(text);
	return ofN8n ? { status: 422, text: expect.any(String) } : { status: 401, text: 'Not accepted' };
}

function isJson(text: string): boolean {
	try {
		JSON.parse(text);
		return true;
	} catch {
		return false;
	}
}

/** The answers that are not as expected: a list of all would be unreadable. */
async function surprises(one: Listening, attacks: readonly Attack[]) {
	const found: unknown[] = [];
	const waiting = attacks.values();
	const sender = async () => {
		for (const attack of waiting) {
			const answer = await one.send(attack.delivery, attack.type);
			const wanted = expected(attack);
			if (answer.status !== wanted.status || (wanted.status === 401 && answer.text !== wanted.text)) {
				found.push({ what: attack.what, wanted, answer });
			}
		}
	};
	await Promise.all(Array.from({ length: 6 }, sender));
	return found;
}

const PROOFS = SOURCE_NAMES.flatMap((name) =>
	Object.keys((SOURCES[name] as EventSource).proofs).map((proof) => [name, proof] as const),
);

it.each(PROOFS.filter(([, proof]) => proof !== 'none'))(
	'%s, proved by %s, refuses what is not, stores no execution of it, and goes on',
	async (name, proof) => {
		const one = await Listening.to(stage, name, { proof });
		expect(await surprises(one, attacksOn(one, proof === Object.keys(one.source.proofs)[0]))).toEqual([]);
		expect(await one.executions()).toEqual([]);
		expect((await one.send(one.event('genuine'))).status).toBe(200);
		expect(await one.startedFor()).toEqual(['genuine']);
		expect(await one.executions()).toHaveLength(1);
	},
);

it.each(PROOFS.filter(([, proof]) => proof === 'none'))(
	'%s, proved by %s, refuses what is no event, and starts for odd ones without a failure',
	async (name, proof) => {
		const one = await Listening.to(stage, name, { proof });
		const event = one.source.event('hostile');
		const attacks = Object.entries(NO_EVENTS).map(([what, write], index) => ({
			what,
			type: index % 2 === 0 ? 'application/json' : null,
			delivery: bare(write(event)),
		}));
		expect(await surprises(one, attacks)).toEqual([]);
		expect(await one.executions()).toEqual([]);
		for (const [index, write] of Object.values(ODD_EVENTS).entries()) {
			expect((await one.send(bare(write(one.source.event(`odd-${index}`))))).status).toBe(200);
		}
		expect(await one.starts()).toHaveLength(Object.keys(ODD_EVENTS).length);
	},
);

it.each([
	['finCode', ['signature', 'data', 'd\\u0061ta', 'event', 'event_id', '\\u0073ignature']],
	['acquired', ['id', 'timestamp', 'company_id', 'event', 'hash']],
] as const)('a genuine delivery of %s is refused with a member written twice', async (name, members) => {
	const one = await Listening.to(stage, name);
	const text = one.event('twice').body.toString();
	const attacks = members.map((member) => ({
		what: member,
		type: 'application/json',
		delivery: bare(having(text, `"${member}":"20260626110609"`)),
	}));
	expect(await surprises(one, attacks)).toEqual([]);
	expect(await one.executions()).toEqual([]);
	expect(await one.send(bare(text))).toMatchObject({ status: 200 });
});

it('tells nobody its secrets in the log', async () => {
	const log = stage.log();
	const one = await Listening.to(stage, 'hexCore');
	expect((await one.send(one.event('logged', OTHER))).status).toBe(401);
	await log.until('hexCore Trigger: refused a webhook with 401');
	for (const secret of [SECRET, OTHER]) expect(log.text()).not.toContain(secret);
});
