import { at } from './harness/at.mts';
import { callSimulator, control, expireTokens, fincode, logins, SIX, transactionToPay } from './fincode.mts';
import { PollNode } from './harness/pollNode.mts';
import { CREDENTIAL, worldOf } from './harness/world.mts';

const world = worldOf(fincode);

const node = (parameters: Record<string, unknown> = {}) =>
	new PollNode(world.engine, {
		type: 'finCodePollTrigger',
		parameters,
		credential: { type: 'finCodeApi', id: CREDENTIAL },
	});

const told = (events: object[]) =>
	events.map((event) => `${String(at(event, 'subject.id'))} ${String(at(event, 'event'))}`);

test('new transactions and changes of their state', async () => {
	const trigger = node();
	expect(await trigger.publish()).toEqual([]);
	const pcn = await transactionToPay(world);
	expect(told(await trigger.poll())).toEqual([`${pcn} transaction.created`]);
	await control(world.sandbox.url, 'POST', `/transactions/${pcn}/settle`, { action: 'pay' });
	const [event] = await trigger.poll();
	expect(told([event ?? {}])[0]).toMatch(new RegExp(`^${pcn} transaction\\.(pending|completed)$`));
	expect(at(event, 'verification')).toEqual({ method: 'poll', verified: true, secret: null });
});

test('filters and extra fields of the form are sent, in the envelope of the credential', async () => {
	const trigger = node({ filters: { fromAmount: '5', extraFields: '{ "size": 20 }' } });
	await trigger.publish();
	const [call] = (await world.sandbox.requests('POST')).filter(({ path }) => path.endsWith('/history-data'));
	expect(call?.body).toMatchObject({ data: { fromAmount: 5, size: 20 }, metadata: {} });
});

test('each poll asks under an id of its own, and one login serves them all', async () => {
	const trigger = node();
	await trigger.publish();
	const before = (await logins(world)).accepted;
	await trigger.poll();
	const calls = (await world.sandbox.requests('POST')).filter(({ path }) => path.endsWith('/history-data'));
	const ids = calls.map(({ body }) => at(body, 'metadata.request_id'));
	expect(ids).toHaveLength(2);
	expect(new Set(ids).size).toBe(2);
	expect((await logins(world)).accepted).toBe(before);
	await expireTokens(world);
	expect(await trigger.poll()).toEqual([]);
	expect((await logins(world)).accepted).toBe(before + 1);
});

test('bank transfers that are announced, in one currency, over all pages', async () => {
	const trigger = node({ list: 'awaiting', selectedCurrency: 'GBP' });
	expect(await trigger.publish()).toEqual([]);
	const announced: string[] = [];
	for (let index = 0; index < 22; index++) {
		const pcn = await transactionToPay(world);
		await callSimulator(
			world,
			'PUT',
			`${SIX}/paymentmanagement/bank-iwillpaylater-wallet/${pcn}/TRANSACTION`,
		);
		announced.push(pcn);
	}
	const events = await trigger.poll();
	expect(events.map((event) => at(event, 'subject.reference'))).toEqual(announced);
	expect(events[0]).toMatchObject({
		event: 'payment.awaiting',
		subject: { type: 'payment', currency: 'GBP', status: 'pending' },
	});
	expect(await trigger.poll()).toEqual([]);
	expect(await node({ list: 'awaiting', selectedCurrency: 'NGN' }).publish()).toEqual([]);
});

test('without a currency awaiting payments are not published', async () => {
	await expect(node({ list: 'awaiting' }).publish()).rejects.toThrow('Currency is missing');
});

test('fetching test events', async () => {
	const pcn = await transactionToPay(world);
	const { json } = await node({ events: ['transaction.created'] }).fetchTestEvents();
	expect(told(json)).toContain(`${pcn} transaction.created`);
});
