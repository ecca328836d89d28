import fc from 'fast-check';
import { NodeOperationError } from 'n8n-workflow';

import { readSubject, type SubjectMap } from '../../../../nodes/shared/api/subject';
import { equalSecrets, type Verification } from '../../../../nodes/shared/api/verification';
import type { TriggerStrategy } from '../../../../nodes/shared/api/webhook';
import { firstText } from '../../../../nodes/shared/basics/json';
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
	notReady: ({ credential }) => (credential.secret ? undefined : 'Fill in Secret in the Acme credential.'),
	verify: ({ headers, rawBody }, { credential }): Verification => {
		if (rawBody.length === 0) return { ok: false, reason: 'there is no body' };
		const ok = equalSecrets(String(credential.secret), headers.signature ?? '');
		return ok ? { ok, method: 'test' } : { ok, reason: 'the signature does not match' };
	},
	eventName: (body) => firstText(body, ['event']),
	eventId: (body) => firstText(body, ['id']) ?? 'none',
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
			verification: { method: 'test', verified: true },
			subject: {
				type: null,
				id: 'e1',
				reference: 'INV',
				amount: '500',
				currency: null,
				status: 'succeeded',
				providerStatus: 'paid',
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
		expect(workflow?.[0]?.verification).toEqual({ method: 'none', verified: false });
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
			expect(await delivery({ rawBody }).receive()).toMatchObject({ status: 400, workflow: undefined });
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

describe('repeats', () => {
	const twice = async (more: GivenDelivery, second: GivenDelivery = {}) => {
		const first = await delivery({ workflowId: 'repeats', ...more }).receive();
		return [first, await delivery({ workflowId: 'repeats', ...more, ...second }).receive()];
	};

	test('are answered 200 and start nothing', async () => {
		const [first, second] = await twice({ workflowId: 'repeats-1', staticData: {} });
		expect(first?.workflow).toHaveLength(1);
		expect(second).toEqual({ status: 200, answer: { received: true }, workflow: undefined });
	});

	test('are answered 503 while n8n has not saved that it started the first', async () => {
		const [first, second] = await twice({ workflowId: 'repeats-0' });
		expect(first?.workflow).toHaveLength(1);
		expect(second).toMatchObject({ status: 503, workflow: undefined });
	});

	test('are known after a restart, by the static data', async () => {
		const staticData = {};
		const [, second] = await twice(
			{ workflowId: 'repeats-2', staticData },
			{ workflowId: 'repeats-2-restarted' },
		);
		expect(second?.workflow).toBeUndefined();
		expect(JSON.stringify(staticData)).toContain('recentEvents');
	});

	test('start the workflow while a person tries it in the editor, and nothing is remembered of it', async () => {
		const staticData = {};
		const [first, second] = await twice({ workflowId: 'repeats-3', mode: 'manual', staticData });
		expect([first?.workflow, second?.workflow]).toEqual([expect.any(Array), expect.any(Array)]);
		expect(staticData).toEqual({});
		expect((await delivery({ workflowId: 'repeats-3', staticData }).receive()).workflow).toHaveLength(1);
	});

	test('an event that was not wanted is not remembered as one that was', async () => {
		const more = { workflowId: 'repeats-4', parameters: { events: ['payment.failed'] } };
		const [, second] = await twice(more, { parameters: { events: ['*'] } });
		expect(second?.workflow).toHaveLength(1);
	});

	test('a forged delivery does not use up the event id of the real one', async () => {
		const [, second] = await twice(
			{ workflowId: 'repeats-5', headers: { signature: 'forged' } },
			{ headers: { signature: 's3cret-value' } },
		);
		expect(second?.workflow).toHaveLength(1);
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
