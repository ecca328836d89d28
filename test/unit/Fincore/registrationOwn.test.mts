import type { IDataObject } from 'n8n-workflow';

import { networkFault } from '../support/helpers.mts';
import { created, FakeTrigger, listed, refused, registered, TOKEN_URL } from './fakeTrigger.mts';

describe('in another account nothing is deleted: the id may be somebody else there', () => {
	test.each([
		['the API key', { apiKey: 'key-of-another-account' }],
		['the Base URL', { baseUrl: 'https://other.example/v1' }],
	])('after a change of %s', async (_what, change) => {
		for (const step of ['check', 'remove'] as const) {
			const trigger = new FakeTrigger({ staticData: await registered(), ...change });
			await trigger[step]();
			expect(trigger.calls).toEqual([]);
			expect(trigger.memory).toEqual({});
			expect(trigger.log).toEqual([
				'Workflow (workflow-of-the-test), Pay: left the webhook wh_1 where it was registered, because the credential is of another account or key now. When nobody needs it any more, remove it by hand in the account it was registered in.',
			]);
		}
	});

	test('a slash at the end of the address is the same account', async () => {
		const trigger = new FakeTrigger({
			staticData: await registered(),
			baseUrl: 'https://api.fincore.com/v1/',
			answers: [{ status: 204, body: '' }],
		});
		await trigger.remove();
		expect(trigger.calls).toEqual(['GET /webhooks', 'DELETE /webhooks/wh_1']);
	});

	test('what is remembered names neither key nor token', async () => {
		const text = JSON.stringify(await registered());
		expect(text).not.toMatch(/key-of-the-test|secret-of-the-test|api\.fincore/);
	});
});

test('a webhook under our id with an address that was never ours is left alone', async () => {
	const trigger = new FakeTrigger({
		answers: [listed({ id: 'wh_1', url: 'https://somebody.example/hook' })],
		staticData: await registered(),
	});
	expect(await trigger.check()).toBe(false);
	expect(trigger.calls).toEqual(['GET /webhooks']);
	expect(trigger.memory).toEqual({});
	expect(trigger.log[0]).toContain('left the webhook wh_1 where it was registered');
});

test('unpublishing leaves alone what has an address now that never was its own', async () => {
	const trigger = new FakeTrigger({
		answers: [listed({ id: 'wh_1', url: 'https://erp.example/hook' })],
		staticData: await registered(),
	});
	await trigger.remove();
	expect(trigger.calls).toEqual(['GET /webhooks']);
	expect(trigger.memory).toEqual({});
	expect(trigger.log[0]).toContain('left the webhook wh_1 where it was registered');
});

describe('other events', () => {
	test('count as another registration: the old one is removed', async () => {
		const trigger = new FakeTrigger({
			answers: [listed({ id: 'wh_1', url: TOKEN_URL }), { status: 204, body: '' }],
			staticData: await registered(),
			parameters: { events: ['custom'], customEvents: ['loan.approved'] },
		});
		expect(await trigger.check()).toBe(false);
		expect(trigger.calls).toEqual(['GET /webhooks', 'DELETE /webhooks/wh_1']);
	});
});

describe('a webhook that has our address already', () => {
	const parameters = { events: ['custom'], customEvents: ['loan.approved', 'loan.rejected'] };

	test('is adopted: the answer to the first registration was lost', async () => {
		const lost = new FakeTrigger({ parameters, answers: [listed(), networkFault('ECONNRESET')] });
		await expect(lost.create()).rejects.toThrow('did not confirm');
		const row = { id: 'wh_9', url: TOKEN_URL, events: ['loan.rejected', 'loan.approved'] };
		const trigger = new FakeTrigger({
			parameters,
			answers: [listed({ id: 'wh_8', url: `${TOKEN_URL}x` }, row), { status: 204, body: '' }],
			staticData: lost.memory,
		});
		await trigger.create();
		expect(trigger.calls).toEqual(['GET /webhooks']);
		await trigger.remove();
		expect(trigger.calls).toEqual(['GET /webhooks', 'GET /webhooks', 'DELETE /webhooks/wh_9']);
	});

	test.each<[string, IDataObject]>([
		['is for other events', { id: 'wh_9', url: TOKEN_URL, events: ['*'] }],
		['names no id', { url: TOKEN_URL }],
		['has another token', { id: 'wh_9', url: TOKEN_URL.replace('secret', 'other') }],
	])('is not when it %s', async (_what, row) => {
		const trigger = new FakeTrigger({ parameters, answers: [listed(row), created] });
		await trigger.create();
		expect(trigger.calls).toEqual(['GET /webhooks', 'POST /webhooks']);
		expect(trigger.memory).toHaveProperty('registration.id', 'wh_1');
	});

	test.each([403, 404, 405])('can not be looked for where the list is answered %d', async (status) => {
		const trigger = new FakeTrigger({ answers: [refused(status), created] });
		await trigger.create();
		expect(trigger.memory).toHaveProperty('registration.id', 'wh_1');
	});

	test('is not made twice when the list is out of reach', async () => {
		const trigger = new FakeTrigger({ answers: [networkFault('ECONNRESET')] });
		await expect(trigger.create()).rejects.toThrow('Fincore gave no answer: the connection was cut');
		expect(trigger.calls).not.toContain('POST /webhooks');
	});
});

test('the secret is hidden as the address carries it too', async () => {
	const secret = 'se cret/of+the&hook';
	for (const sent of [new URLSearchParams({ a: secret }).toString().slice(2), encodeURIComponent(secret)]) {
		const trigger = new FakeTrigger({
			answers: [listed(), refused(422, { message: `The secret ${sent} is bad` })],
			secret,
		});
		const error = (await trigger.create().catch((thrown: unknown) => thrown)) as Error & {
			description?: string;
		};
		const shown = `${error.message} ${error.description}`;
		expect(shown).toContain('The secret [hidden] is bad');
		expect(shown).not.toContain('cret%');
	}
});
