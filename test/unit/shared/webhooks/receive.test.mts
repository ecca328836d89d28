import { NodeOperationError } from 'n8n-workflow';

import { readSubject, type SubjectMap } from '../../../../nodes/shared/api/subject';
import { equalSecrets, type Verification } from '../../../../nodes/shared/api/verification';
import type { TriggerStrategy } from '../../../../nodes/shared/api/webhook';
import { firstText } from '../../../../nodes/shared/basics/json';
import fc from '../../../support/properties.mts';
import { rejectionOf } from '../../support/errors.mts';
import { acme } from '../../support/provider.mts';
import { FakeDelivery, type GivenDelivery } from '../../support/webhook.mts';

const MAP: SubjectMap = {
	base: [''],
	id: ['id'],
	reference: ['reference'],
	amount: ['amount'],
	currency: ['currency'],
	status: ['status'],
	type: ['type'],
	statusWords: { succeeded: ['paid'] },
};

/** A provider that signs with nothing but the secret itself, so that a test can sign by hand. */
const strategy: TriggerStrategy = {
	provider: acme(),
	secretField: 'secret',
	previousSecretField: 'previousSecret',
	notReady: ({ credential }) => (credential.secret ? undefined : 'Fill in Secret in the Acme credential.'),
	verify: ({ headers, rawBody }, { credential }): Verification => {
		if (rawBody.length === 0) return { ok: false, reason: 'there is no body' };
		const ok = equalSecrets(String(credential.secret), headers.signature ?? '');
		return ok ? { ok, method: 'test' } : { ok, reason: 'the signature does not match' };
	},
	eventName: (body) => firstText(body, ['event']),
	eventId: ({ body }) => firstText(body, ['id']) ?? 'none',
	subject: (body) => readSubject(body, MAP),
};

const BODY =
	'{"event":"payment.done","id":"e1","reference":"INV","amount":500.00,"status":"paid","big":1234567890123456789}';

const delivery = (more: GivenDelivery = {}) =>
	new FakeDelivery(strategy, {
		rawBody: BODY,
		headers: { signature: 's3cret-value' },
		credential: { secret: 's3cret-value' },
		...more,
	});

describe('an accepted delivery', () => {
	test('is answered and starts the workflow with the same shape for every provider', async () => {
		const before = Date.now();
		const { status, answer, workflow } = await delivery().receive();
		expect([status, answer]).toEqual([200, { received: true }]);
		expect(workflow).toHaveLength(1);
		expect(workflow?.[0]).toEqual({
			event: 'payment.done',
			eventId: 'e1',
			receivedAt: expect.stringMatching(/^20[0-9]{2}-.*Z$/) as string,
			verification: { method: 'test', verified: true, secret: 'current' },
			subject: {
				type: null,
				id: 'e1',
				reference: 'INV',
				amount: '500',
				providerAmount: '500',
				currency: null,
				status: 'succeeded',
				providerStatus: 'paid',
				occurredAt: null,
			},
			// Ids of 19 digits stay exact.
			body: { ...(JSON.parse(BODY) as object), big: '1234567890123456789' },
		});
		expect(Math.abs(Date.parse(String(workflow?.[0]?.receivedAt)) - before)).toBeLessThan(5000);
	});

	test('comes as the provider sent it when Output is Raw Body', async () => {
		const { workflow } = await delivery({ parameters: { options: { output: 'raw' } } }).receive();
		expect(workflow?.[0]).toEqual({ ...(JSON.parse(BODY) as object), big: '1234567890123456789' });
	});

	test('that no signature proves is marked as not verified', async () => {
		const open = { ...strategy, verify: () => ({ ok: true, method: 'none' }) as const };
		const { workflow } = await new FakeDelivery(open, {
			rawBody: BODY,
			credential: { secret: 'x' },
		}).receive();
		expect(workflow?.[0]?.verification).toEqual({ method: 'none', verified: false, secret: null });
	});

	test('is read by the node itself where n8n has not', async () => {
		const readRawBody = async () => await Promise.resolve(Buffer.from(BODY));
		expect((await delivery({ rawBody: undefined, readRawBody }).receive()).workflow).toHaveLength(1);
	});
});

describe('a refused delivery', () => {
	test.each<[string, GivenDelivery, string]>([
		['a wrong signature', { headers: { signature: 'forged' } }, 'the signature does not match'],
		['no signature', { headers: {} }, 'the signature does not match'],
		[
			'a signature sent twice',
			{ headers: { signature: ['s3cret-value', 'x'] } },
			'the signature does not match',
		],
		['no body', { rawBody: '' }, 'there is no body'],
		['a body that can not be read', { rawBody: undefined }, 'there is no body'],
		['a trigger without its secret', { credential: {} }, 'Fill in Secret in the Acme credential.'],
		['a deleted credential', { credential: undefined }, 'the credential of the trigger can not be read'],
	])(
		'with %s is answered 401, starts nothing and leaves the reason in the log',
		async (_what, given, reason) => {
			const one = delivery(given);
			expect(await one.receive()).toEqual({ status: 401, answer: 'Not accepted', workflow: undefined });
			expect(one.log).toEqual([expect.stringContaining(reason)]);
			expect(one.log.join()).not.toContain('s3cret-value');
		},
	);

	test('whose body was used up by a form upload is answered 401 too, not with a failed execution', async () => {
		const readRawBody = async () =>
			await Promise.reject(new Error('Request body stream was aborted or is not readable'));
		const outcome = await delivery({ rawBody: undefined, readRawBody }).receive();
		expect(outcome).toMatchObject({ status: 401, workflow: undefined });
	});

	test.each(['[1]', '"text"', '5', 'null', '<xml/>', '{"cut":'])(
		'that is signed but no JSON object (%s) is answered 400 and starts nothing',
		async (rawBody) => {
			const one = delivery({ rawBody });
			expect(await one.receive()).toMatchObject({ status: 400, workflow: undefined });
			expect(one.log).toEqual([
				expect.stringMatching(/refused a webhook with 400.*: the body is not one JSON object/),
			]);
		},
	);

	test('never is an exception, whatever a stranger sends', async () => {
		const headers = fc.dictionary(
			fc.constantFrom('signature', 'authorization', 'x'),
			fc.oneof(fc.string(), fc.array(fc.string())),
		);
		const body = fc.uint8Array({ maxLength: 50 }).map((bytes) => Buffer.from(bytes));
		await fc.assert(
			fc.asyncProperty(headers, headers, body, async (given, query, rawBody) => {
				const { status, workflow } = await delivery({ headers: given, query, rawBody }).receive();
				expect([status, workflow]).toEqual([401, undefined]);
			}),
		);
	});
});

describe('events that are not wanted', () => {
	test.each<[string, unknown, boolean]>([
		['any event', ['*'], true],
		['this event', ['payment.done'], true],
		['another event', ['payment.failed'], false],
		['no event', [], false],
	])('with %s selected', async (_what, events, starts) => {
		const { status, answer, workflow } = await delivery({
			parameters: { events } as GivenDelivery['parameters'],
		}).receive();
		expect([status, answer]).toEqual([200, { received: true }]);
		expect(workflow !== undefined).toBe(starts);
	});

	test('an event without a name starts the workflow only when any event does', async () => {
		const rawBody = '{"id":"e1"}';
		expect((await delivery({ rawBody }).receive()).workflow?.[0]?.event).toBeNull();
		const some = await delivery({ rawBody, parameters: { events: ['payment.done'] } }).receive();
		expect(some).toMatchObject({ status: 200, workflow: undefined });
	});
});

describe('a delivery a workflow can begin with', () => {
	test('comes with the id of its event, which the run claims', async () => {
		const handed = (await delivery().handOver())?.[0];
		expect(handed).toEqual({
			event: expect.objectContaining({ eventId: 'e1' }) as object,
			delivery: {
				eventId: 'e1',
				account: expect.any(String) as string,
				id: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
			},
		});
		expect((await delivery().handOver())?.[0]?.delivery).not.toEqual(handed?.delivery);
	});

	test('is held back with 503 when the node itself fails, so that it comes again', async () => {
		const broken = {
			...strategy,
			provider: acme({ secretFields: ['secret'] }),
			eventId: (): string => {
				throw new Error('of the node, for s3cret-value');
			},
		};
		const one = new FakeDelivery(broken, {
			rawBody: BODY,
			headers: { signature: 's3cret-value' },
			credential: { secret: 's3cret-value' },
		});
		expect(await one.receive()).toMatchObject({ status: 503, workflow: undefined });
		expect(one.log).toEqual([expect.stringContaining('of the node, for [hidden]')]);
	});

	test.each<[string, string | Buffer]>([
		['a byte order mark before it', `\u{feff}${BODY}`],
		['blanks behind it', `${BODY} \r\n\n`],
	])('may have %s', async (_what, rawBody) => {
		expect((await delivery({ rawBody }).receive()).workflow?.[0]?.event).toBe('payment.done');
	});
});

describe('the credential’s secrets', () => {
	const credential = { secret: 'new-value', previousSecret: 's3cret-value' };

	test('are the present one and the one before it', async () => {
		const before = await delivery({ credential }).receive();
		expect(before.workflow?.[0]?.verification).toMatchObject({ verified: true, secret: 'previous' });
		const now = await delivery({ credential, headers: { signature: 'new-value' } }).receive();
		expect(now.workflow?.[0]?.verification).toMatchObject({ verified: true, secret: 'current' });
	});

	test.each(['', '  '])('an empty one (%j) fits nothing', async (previousSecret) => {
		const given = {
			credential: { secret: 'new-value', previousSecret },
			headers: { signature: previousSecret },
		};
		expect(await delivery(given).receive()).toMatchObject({ status: 401, workflow: undefined });
	});
});

describe('what is more than any event', () => {
	const nested = (depth: number) => `{"id":"e1","x":${'['.repeat(depth)}${']'.repeat(depth)}}`;

	test.each([
		['larger than 2 MB', `{"id":"e1","x":"${'x'.repeat(2 * 1024 * 1024)}"}`, 401],
		['nested 101 levels deep', nested(100), 400],
		['nested 20,000 levels deep', nested(20_000), 400],
	])('a signed body %s starts nothing', async (_what, rawBody, status) => {
		const one = delivery({ rawBody });
		expect(await one.receive()).toMatchObject({ status, workflow: undefined });
		expect(one.log).toEqual([expect.stringContaining(`refused a webhook with ${status}`)]);
	});

	test('a body nested 100 levels deep, or with brackets in its texts, is fine', async () => {
		expect((await delivery({ rawBody: nested(99) }).receive()).workflow).toHaveLength(1);
		const text = JSON.stringify({ id: 'e1', x: `${'['.repeat(500)}"\\` });
		expect((await delivery({ rawBody: text }).receive()).workflow).toHaveLength(1);
	});
});

describe('switching the trigger on', () => {
	test('works when it can verify', async () => {
		expect(await delivery().activate()).toBe(true);
	});

	test('is refused with the sentence that says what is missing', async () => {
		const error = await rejectionOf(delivery({ credential: {} }).activate());
		expect(error).toBeInstanceOf(NodeOperationError);
		expect((error as NodeOperationError).message).toBe('Fill in Secret in the Acme credential.');
		expect((error as NodeOperationError).description).toContain('was not switched on');
	});
});

describe('a secret that is changed while deliveries come', () => {
	const NOW = 1_800_000_000_000;
	const workflowId = 'secret-changes';
	const statusAt = async (milliseconds: number, signature: string, secret: string) => {
		jest.setSystemTime(NOW + milliseconds);
		const one = delivery({ workflowId, headers: { signature }, credential: { secret } });
		return (await one.receive()).status;
	};

	beforeAll(() => jest.useFakeTimers({ now: NOW }));
	afterAll(() => jest.useRealTimers());

	test('the new one counts after a second, the old one no longer after two', async () => {
		expect(await statusAt(0, 'old', 'old')).toBe(200);
		expect(await statusAt(500, 'new', 'new')).toBe(401);
		expect(await statusAt(1_000, 'new', 'new')).toBe(200);
		expect(await statusAt(1_100, 'old', 'new')).toBe(401);
		expect(await statusAt(2_900, 'new', 'newest')).toBe(200);
		expect(await statusAt(3_000, 'new', 'newest')).toBe(401);
	});
});
