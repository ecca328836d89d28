import { acquiredWorld, control, HASHCODE, MAIN, PAYOUT } from './acquired.mts';

const world = acquiredWorld();

const REFUSED = 'Under Test: refused a webhook with 401, no workflow was started: ';
const SETTINGS = { events: ['*'], verification: 'hash' };

async function deliver(kind: string, parameters: Record<string, unknown> = {}) {
	const trigger = await world.trigger({ ...SETTINGS, ...parameters });
	const { attempts } = await world.sandbox.forge(kind);
	return { trigger, answer: attempts[0] };
}

test('money received starts the workflow, answered with exactly 200', async () => {
	const trigger = await world.trigger(SETTINGS);
	await control(world, '/funds', { ledgerId: MAIN, amount: '75.50' });
	expect(trigger.started).toEqual([
		[
			{
				event: 'funds_received',
				eventId: expect.stringMatching(/^[0-9A-F-]{36}$/),
				receivedAt: expect.any(String),
				verification: { method: 'hash', verified: true, secret: 'current' },
				subject: {
					type: 'funds_received',
					id: expect.stringMatching(/^\d{8}$/),
					reference: null,
					amount: '75.50',
					providerAmount: '75.50',
					currency: 'GBP',
					status: 'succeeded',
					providerStatus: null,
					occurredAt: expect.stringMatching(/^[0-9]{14}$/),
				},
				body: expect.objectContaining({ ledger_id: MAIN, company_id: '113' }),
			},
		],
	]);
	expect(trigger.log).toEqual([]);
});

test.each([
	['10.00', 'succeeded', 'Transaction Success'],
	['10.01', 'failed', 'Declined'],
])('the outcome of a payout of %s comes as %s', async (amount, status, providerStatus) => {
	await world.sandbox.change({ payoutSettleMs: 0 });
	const trigger = await world.trigger({ ...SETTINGS, events: ['transaction_outcome'] });
	const payout = await world.action(PAYOUT).run([{ key: `outcome-${amount}`, amount }]);
	while (trigger.started.length === 0) await new Promise((done) => setTimeout(done, 5));
	expect(trigger.started[0]?.[0]?.subject).toMatchObject({
		type: 'pay_out',
		id: String(payout.json[0]?.transaction_id),
		status,
		providerStatus,
	});
});

test.each(['update', 'numbers'])('%s is accepted', async (kind) => {
	const { trigger, answer } = await deliver(kind);
	expect(answer?.status).toBe(200);
	expect(trigger.started).toHaveLength(1);
});

test.each([
	['wrongHash', 'the hash does not match'],
	['wrongSecret', 'the hash does not match'],
	['unsigned', 'the hash is missing'],
])('%s is answered 401 and starts nothing', async (kind, reason) => {
	const { trigger, answer } = await deliver(kind);
	expect(answer?.status).toBe(401);
	expect(trigger.started).toEqual([]);
	expect(trigger.failures).toEqual([]);
	expect(trigger.log).toEqual([`Workflow "Engine test" (${trigger.workflowId}), ${REFUSED}${reason}`]);
});

test('a repeat is answered 200 and starts nothing', async () => {
	const { trigger } = await deliver('genuine');
	const { attempts } = await world.sandbox.forge('replay');
	expect(attempts[0]?.status).toBe(200);
	expect(trigger.started).toHaveLength(1);
});

test('the hash does not cover the amount: a new event with another amount would pass', async () => {
	const trigger = await world.trigger({ ...SETTINGS, events: ['transaction_outcome'] });
	await world.sandbox.forge('genuine');
	expect(trigger.started).toEqual([]);
	await world.trigger(SETTINGS);
	const { attempts, body } = await world.sandbox.forge('tampered');
	expect(JSON.parse(body)).toMatchObject({ amount: '999999.00' });
	expect(attempts[0]?.status).toBe(200);
});

test('an event that is not selected is answered 200 and starts nothing', async () => {
	const { trigger, answer } = await deliver('update', { events: ['funds_received'] });
	expect(answer?.status).toBe(200);
	expect(trigger.started).toEqual([]);
});

describe('without Company Hashcode', () => {
	test('the trigger is not switched on, and deliveries are answered 401', async () => {
		world.credential({ companyHashcode: '' });
		const { trigger, answer } = await deliver('genuine');
		await expect(trigger.activate()).rejects.toThrow(
			'Fill in Company Hashcode in the credential, or choose Verification: None.',
		);
		expect(answer?.status).toBe(401);
		expect(trigger.started).toEqual([]);
	});

	test('Verification: None takes everything and says so', async () => {
		world.credential({ companyHashcode: '' });
		const { trigger, answer } = await deliver('unsigned', { verification: 'none' });
		await trigger.activate();
		expect(answer?.status).toBe(200);
		expect(trigger.started[0]?.[0]).toMatchObject({ verification: { method: 'none', verified: false } });
	});
});

test('the secret shows nowhere in what starts', async () => {
	const { trigger } = await deliver('genuine');
	expect(JSON.stringify(trigger.started)).not.toContain(HASHCODE);
});
