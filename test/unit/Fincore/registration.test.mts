import type { IDataObject } from 'n8n-workflow';

import { networkFault } from '../support/helpers.mts';
import {
	created,
	FakeTrigger,
	listed,
	refused,
	registered,
	TOKEN_URL,
	URL_OF_NODE,
	type Given,
} from './fakeTrigger.mts';
import { credential } from './support.mts';

describe('manual', () => {
	test('makes no call and counts as registered', async () => {
		const trigger = new FakeTrigger({ parameters: { registration: 'manual' } });
		expect(await trigger.check()).toBe(true);
		expect(await trigger.create()).toBe(true);
		expect(await trigger.remove()).toBe(true);
		expect(trigger.calls).toEqual([]);
	});

	test.each(['manual', 'api'])('without a secret it does not go live (%s)', async (registration) => {
		const trigger = new FakeTrigger({ parameters: { registration }, secret: ' ' });
		const sentence = 'Fill in Webhook Secret in the credential, or choose Verification: None.';
		await expect(trigger.check()).rejects.toThrow(sentence);
		await expect(trigger.create()).rejects.toThrow(sentence);
		expect(trigger.calls).toEqual([]);
	});

	test('still removes what it registered while it was set to API', async () => {
		const trigger = new FakeTrigger({
			parameters: { registration: 'manual' },
			staticData: await registered(),
		});
		await trigger.remove();
		expect(trigger.calls).toEqual(['GET /webhooks', 'DELETE /webhooks/wh_1']);
	});
});

describe('create', () => {
	test('registers the URL with the token and remembers id and path, but not the token', async () => {
		const trigger = new FakeTrigger({ answers: [created] });
		await trigger.create();
		expect(trigger.calls).toEqual(['GET /webhooks', 'POST /webhooks']);
		expect(trigger.http.requests[1]?.body).toEqual({ url: TOKEN_URL, events: ['*'] });
		expect(trigger.memory).toMatchObject({ registration: { id: 'wh_1', path: '/webhooks' } });
		expect(JSON.stringify(trigger.memory)).not.toContain(credential.webhookSecret);
	});

	test('by HMAC registers the bare URL; names its events; takes a bare id and another path', async () => {
		const trigger = new FakeTrigger({
			answers: [{ status: 200, body: { id: 7 } }],
			parameters: {
				verification: 'hmac',
				signatureHeader: 'x-s',
				events: ['custom'],
				customEvents: ['loan.approved', ' loan.rejected '],
				options: { registrationPath: '/hooks' },
			},
		});
		await trigger.create();
		expect(trigger.calls).toEqual(['GET /hooks', 'POST /hooks']);
		expect(trigger.http.requests[1]?.body).toEqual({
			url: URL_OF_NODE,
			events: ['loan.approved', 'loan.rejected'],
		});
		expect(trigger.memory).toMatchObject({ registration: { id: '7', path: '/hooks' } });
	});

	test.each([404, 405])('answered %d tells how to go on', async (status) => {
		await expect(new FakeTrigger({ answers: [refused(status)] }).create()).rejects.toThrow(
			`Fincore answered ${status} at /webhooks: this account has no webhook API there. Set Registration to Manual and paste the Webhook URL into Fincore, or correct Options > Registration Path.`,
		);
	});

	test.each([400, 422])(
		'answered %d tells the same, with what Fincore said and without the token',
		async (status) => {
			const error = {
				code: 'x',
				message: `No: ${TOKEN_URL}`,
				details: [{ field: 'target', message: 'is missing' }],
			};
			const failed = new FakeTrigger({ answers: [refused(status, error)] }).create();
			await expect(failed).rejects.toThrow(
				/Fincore answered 4\d\d at \/webhooks \(No: .*; target: is missing\).*Set Registration to Manual/,
			);
			await expect(failed).rejects.not.toThrow(credential.webhookSecret);
		},
	);

	describe('accepted without an id', () => {
		const SENTENCE =
			'Fincore accepted the webhook but named no ID. Remove all webhooks with this address in Fincore, and set Registration to Manual.';
		const NOW = 1_800_000_000_000;
		const posts = ({ calls }: FakeTrigger) => calls.filter((call) => call.startsWith('POST')).length;

		beforeEach(() => jest.useFakeTimers({ now: NOW, doNotFake: ['nextTick', 'setImmediate', 'setTimeout'] }));
		afterEach(() => jest.useRealTimers());

		test.each([[{ status: 201, body: { data: {} } }], [{ status: 204, body: '' }]])(
			'fails, and is not sent again by the tries of n8n that follow',
			async (answer) => {
				const trigger = new FakeTrigger({ answers: [answer] });
				for (const seconds of [0, 1, 3, 7, 15]) {
					jest.setSystemTime(NOW + seconds * 1000);
					await expect(trigger.create()).rejects.toThrow(SENTENCE);
				}
				expect(posts(trigger)).toBe(1);
				expect(trigger.memory).not.toHaveProperty('registration');
				expect(JSON.stringify(trigger.memory)).not.toContain(credential.webhookSecret);
			},
		);

		test('is taken over by the next try when the list shows it', async () => {
			const answers = [listed(), { body: {} }, listed({ id: 'wh_9', url: TOKEN_URL })];
			const trigger = new FakeTrigger({ answers });
			await expect(trigger.create()).rejects.toThrow(SENTENCE);
			expect(await trigger.create()).toBe(true);
			expect(posts(trigger)).toBe(1);
			expect(trigger.memory).toEqual({ registration: expect.objectContaining({ id: 'wh_9' }) });
		});

		test('is sent again when a person publishes later, or the call is another one', async () => {
			const trigger = new FakeTrigger({ answers: [{ body: {} }] });
			await expect(trigger.create()).rejects.toThrow(SENTENCE);
			Object.assign(trigger.parameters, { events: ['custom'], customEvents: ['loan.approved'] });
			await expect(trigger.create()).rejects.toThrow(SENTENCE);
			jest.setSystemTime(NOW + 120_000);
			await expect(trigger.create()).rejects.toThrow(SENTENCE);
			expect(posts(trigger)).toBe(3);
		});
	});

	test('is never sent again when nobody knows whether it arrived', async () => {
		const trigger = new FakeTrigger({ answers: [listed(), networkFault('ECONNRESET')] });
		await expect(trigger.create()).rejects.toThrow('Fincore did not confirm "Register the webhook"');
		expect(trigger.calls).toEqual(['GET /webhooks', 'POST /webhooks']);
	});

	test.each(['https://evil.example', '//evil.example', '/../x'])(
		'refuses the path %s',
		async (registrationPath) => {
			const trigger = new FakeTrigger({ parameters: { options: { registrationPath } } });
			await expect(trigger.create()).rejects.toMatchObject({
				name: 'NodeOperationError',
				message: expect.stringContaining('is not a path of this provider'),
			});
			expect(trigger.calls).toEqual([]);
		},
	);
});

describe('checkExists', () => {
	test('without a stored id makes no call: there is nothing of ours', async () => {
		const trigger = new FakeTrigger();
		expect(await trigger.check()).toBe(false);
		expect(trigger.calls).toEqual([]);
	});

	test('finds the stored id on a later page, among webhooks of others', async () => {
		const others = Array.from({ length: 50 }, (_, index) => ({
			id: `other_${index}`,
			url: 'https://x.example',
		}));
		const pages = [
			{ body: { data: others, meta: { total: 51 } } },
			{ body: { data: [{ id: 'wh_1', url: TOKEN_URL }], meta: { total: 51 } } },
		];
		const trigger = new FakeTrigger({ answers: pages, staticData: await registered() });
		expect(await trigger.check()).toBe(true);
		expect(trigger.http.requests.map(({ qs }) => qs)).toEqual([
			{ limit: 50, offset: 0 },
			{ limit: 50, offset: 50 },
		]);
	});

	test('does not take it for gone when the list breaks off', async () => {
		const data = Array.from({ length: 50 }, (_, index) => ({ id: `o_${index}`, url: 'https://x.example' }));
		const staticData = await registered();
		const trigger = new FakeTrigger({ answers: [{ body: { data } }, { body: {} }], staticData });
		await expect(trigger.check()).rejects.toThrow('The list broke off after 50 rows');
	});

	test('answers false when it is gone, and forgets it', async () => {
		const trigger = new FakeTrigger({
			answers: [listed({ id: 'other', url: TOKEN_URL })],
			staticData: await registered(),
		});
		expect(await trigger.check()).toBe(false);
		expect(trigger.memory).toEqual({});
		expect(trigger.calls).toEqual(['GET /webhooks']);
	});

	test.each<[string, Given, IDataObject]>([
		['the token was changed', { secret: 'another-token' }, { url: TOKEN_URL }],
		['the list names no address and the token was changed', { secret: 'another-token' }, {}],
	])('when %s, deletes its own webhook and answers false', async (_what, given, row) => {
		const trigger = new FakeTrigger({
			...given,
			answers: [
				listed({ id: 'other', url: 'https://x.example' }, { id: 'wh_1', ...row }),
				{ status: 204, body: '' },
			],
			staticData: await registered(),
		});
		expect(await trigger.check()).toBe(false);
		expect(trigger.calls).toEqual(['GET /webhooks', 'DELETE /webhooks/wh_1']);
		expect(trigger.memory).toEqual({});
	});

	test('leaves one alone whose address the list does not name', async () => {
		const trigger = new FakeTrigger({ answers: [listed({ id: 'wh_1' })], staticData: await registered() });
		expect(await trigger.check()).toBe(true);
	});

	test('after a change of the path removes it at the old one', async () => {
		const trigger = new FakeTrigger({
			answers: [{ status: 204, body: '' }],
			parameters: { options: { registrationPath: '/hooks' } },
			staticData: await registered(),
		});
		expect(await trigger.check()).toBe(false);
		expect(trigger.calls).toEqual(['GET /webhooks', 'DELETE /webhooks/wh_1']);
	});

	test('answered 404 tells how to go on; other failures say what they are', async () => {
		const staticData = await registered();
		await expect(new FakeTrigger({ answers: [refused(404)], staticData }).check()).rejects.toThrow(
			'this account has no webhook API there',
		);
		await expect(new FakeTrigger({ answers: [refused(403)], staticData }).check()).rejects.toMatchObject({
			// n8n shows no more than the message when it can't publish.
			message: expect.stringContaining('Ask your Fincore administrator'),
			description: expect.stringContaining('Ask your Fincore administrator'),
		});
		expect(staticData).toHaveProperty('registration');
	});
});

describe('delete', () => {
	test.each([200, 204, 404, 410])('answered %d counts as gone', async (status) => {
		const trigger = new FakeTrigger({ answers: [{ status, body: '' }], staticData: await registered() });
		expect(await trigger.remove()).toBe(true);
		expect(trigger.calls).toEqual(['GET /webhooks', 'DELETE /webhooks/wh_1']);
		expect(trigger.memory).toEqual({});
	});

	test('that fails keeps the id, so that it can be tried again', async () => {
		const trigger = new FakeTrigger({ answers: [refused(403)], staticData: await registered() });
		await expect(trigger.remove()).rejects.toThrow('Fincore');
		expect(trigger.memory).toHaveProperty('registration.id', 'wh_1');
		expect(trigger.log).toEqual([
			'Workflow (workflow-of-the-test), Pay: could not remove the webhook wh_1: it is still at Fincore. Publish and unpublish the workflow once more, or delete it at Fincore.',
		]);
	});

	test('while Fincore can not be reached says in the log what is still there', async () => {
		const trigger = new FakeTrigger({
			answers: [networkFault('ECONNREFUSED')],
			staticData: await registered(),
		});
		await expect(trigger.remove()).rejects.toThrow('the connection was refused');
		expect(trigger.log).toEqual([expect.stringContaining('could not remove the webhook wh_1')]);
	});

	test('without a stored id touches nothing', async () => {
		const trigger = new FakeTrigger();
		await trigger.remove();
		expect(trigger.calls).toEqual([]);
	});
});
