import { SOURCE_NAMES, SOURCES, type EventSource } from './harness/eventSources.mts';
import { Listening } from './harness/listening.mts';
import { openStage, type Stage } from './harness/stage.mts';

jest.setTimeout(120_000);

const OLD = 'the-secret-before';
const NEW = 'the-secret-of-now';

let stage: Stage;

beforeAll(async () => {
	stage = await openStage();
});

afterAll(async () => {
	await stage?.close();
});

const MARK = '\ufeff';

/** How one and the same event may come: content type, and what stands around it. */
const FORMS: Record<string, [type: string | null, write: (event: string) => string]> = {
	json: ['application/json', (event) => event],
	charset: ['application/json; charset=utf-8', (event) => event],
	capitals: ['Application/JSON;Charset=UTF-8', (event) => event],
	own: ['application/vnd.provider.event+json', (event) => event],
	ownCharset: ['application/cloudevents+json; charset=utf-8', (event) => event],
	text: ['text/plain', (event) => event],
	octets: ['application/octet-stream', (event) => event],
	untyped: [null, (event) => event],
	mark: ['application/json', (event) => MARK + event],
	markText: ['text/plain; charset=utf-8', (event) => MARK + event],
	markUntyped: [null, (event) => MARK + event],
	blanksBehind: ['application/json', (event) => `${event} \t\r\n\n`],
	blanksAround: [null, (event) => `\n  ${event}\n`],
	markAndBlanks: ['application/vnd.provider.event+json', (event) => `${MARK}\r\n${event}\r\n`],
	indented: ['application/json', (event) => event.replaceAll(/([{,])"/g, '$1\n\t"').replaceAll('":', '" : ')],
};

/** All forms for what a trigger is set to by default, some for its other proofs. */
const SOME_FORMS = ['markUntyped', 'indented'];

const PROOFS = SOURCE_NAMES.flatMap((name) =>
	Object.keys((SOURCES[name] as EventSource).proofs).map(
		(proof, index) => [name, proof, index === 0 ? Object.keys(FORMS) : SOME_FORMS] as const,
	),
);

it.each(PROOFS)(
	'a genuine delivery of %s, proved by %s, starts the workflow whatever its content type, mark and blanks',
	async (name, proof, forms) => {
		const one = await Listening.to(stage, name, { proof });
		const answers = await Promise.all(
			forms.map(async (form) => {
				const [type, write] = FORMS[form] ?? [null, String];
				const { status, text } = await one.send(one.genuine(write(one.source.event(form))), type);
				return [form, status, JSON.parse(text)];
			}),
		);
		expect(answers).toEqual(forms.map((form) => [form, 200, { received: true }]));
		expect((await one.startedFor()).toSorted()).toEqual(forms.toSorted());
		const { method } = one.source.proofs[proof] ?? {};
		const vouched = { method, verified: true, secret: 'current' };
		for (const { verification } of await one.starts()) {
			expect(verification).toEqual(method === 'none' ? { method, verified: false, secret: null } : vouched);
		}
	},
);

describe.each(SOURCE_NAMES)('the secret of %s', (name) => {
	it('can be changed without losing an event: both count while both are there', async () => {
		const one = await Listening.to(stage, name);
		const send = async (transaction: string, secret: string) =>
			(await one.send(one.event(transaction, secret))).status;

		await one.setSecrets(OLD, '');
		expect([await send('a', OLD), await send('b', NEW)]).toEqual([200, 401]);
		await one.setSecrets(NEW, OLD);
		expect([await send('c', OLD), await send('d', NEW), await send('e', 'neither')]).toEqual([200, 200, 401]);
		// The same event with either proof is one event.
		expect([await send('c', NEW), await send('d', OLD)]).toEqual([200, 200]);
		await one.setSecrets(NEW, '');
		expect([await send('f', OLD), await send('g', NEW), await send('h', '')]).toEqual([401, 200, 401]);

		const told = (await one.starts()).map(({ subject, verification }) => [
			(subject as { id: string }).id,
			(verification as { secret: string }).secret,
		]);
		expect(told).toEqual([
			['a', 'current'],
			['c', 'previous'],
			['d', 'current'],
			['g', 'current'],
		]);
	});
});

describe.each(SOURCE_NAMES)('On Repeat of %s', (name) => {
	const repeated = async (options: Record<string, unknown>) => {
		const one = await Listening.to(stage, name, { parameters: { options } });
		for (const transaction of ['a', 'a', 'b']) {
			expect((await one.send(one.event(transaction))).status).toBe(200);
			// One has ended before the next comes: which of two is the repeat is then known.
			await one.executions();
		}
		return one;
	};

	it('Pass On gives out repeats too, and marks them', async () => {
		const one = await repeated({ onRepeat: 'pass' });
		const told = (await one.starts()).map(({ subject, repeat }) => [(subject as { id: string }).id, repeat]);
		expect(told).toEqual([
			['a', false],
			['a', true],
			['b', false],
		]);
	});

	it('Pass On gives out none with the raw body, which can not bear a mark', async () => {
		const one = await repeated({ onRepeat: 'pass', output: 'raw' });
		const bodies = ['a', 'b'].map((transaction) => one.event(transaction).body.toString());
		expect(await one.starts()).toEqual(bodies.map((text) => JSON.parse(text)));
	});
});
