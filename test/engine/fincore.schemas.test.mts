import { eventsAreAsShown, outputIsAsShown, type Sample } from './behaviours/schemas.mts';
import { create, fincore, rows, WEBHOOK_SECRET } from './fincore.mts';
import { PollNode } from './harness/pollNode.mts';
import { CREDENTIAL, worldOf } from './harness/world.mts';

const world = worldOf(fincore);

const CLIENT = { name: 'Awa' };
const MONEY = { reference: 'INV-1', amount: 10, currency: 'GMD' };
const HOOK = { url: 'https://example.com/hook', events: ['*'] };

/** A record at the simulator, taken through these steps; its id is what the item holds. */
const record =
	(path: string, fields: Record<string, unknown>, ...steps: string[]) =>
	async () => {
		const id = await create(world.baseUrl, path, fields);
		for (const step of steps) await create(world.baseUrl, `${path}/${id}${step}`, fields);
		return { id };
	};

const ID = '={{ $json.id }}';
const client = record('/clients', CLIENT);
const paid = { fields: rows(MONEY), paymentKey: 'K-1' };

const CLIENTS: Sample[] = [
	{ parameters: { resource: 'client', operation: 'create', fields: rows(CLIENT) } },
	{ parameters: { resource: 'client', operation: 'get', clientId: ID }, item: client },
	{
		// The clients the simulator begins with have fewer fields.
		parameters: { resource: 'client', operation: 'getAll', filters: { queryParameters: rows(CLIENT) } },
		item: client,
	},
	{
		parameters: { resource: 'client', operation: 'update', clientId: ID, updateFields: { jsonBody: CLIENT } },
		item: client,
	},
	{ parameters: { resource: 'client', operation: 'getKyc', clientId: ID }, item: client },
	{
		parameters: { resource: 'client', operation: 'updateKyc', clientId: ID, fields: rows({ status: 'x' }) },
		item: client,
	},
];

const byLoan = (operation: string, ...steps: string[]): Sample => ({
	parameters: { resource: 'loan', operation, loanId: ID },
	item: record('/loans', MONEY, ...steps),
});

const LOANS: Sample[] = [
	{ parameters: { resource: 'loan', operation: 'create', fields: rows(MONEY) } },
	byLoan('get'),
	{ parameters: { resource: 'loan', operation: 'getAll' }, item: record('/loans', MONEY) },
	byLoan('approve'),
	byLoan('reject'),
	{
		parameters: { resource: 'loan', operation: 'disburse', loanId: ID, paymentKey: 'K-1' },
		item: record('/loans', MONEY, '/approve'),
	},
	{
		parameters: { resource: 'loan', operation: 'addRepayment', loanId: ID, ...paid },
		item: record('/loans', MONEY, '/approve', '/disburse'),
	},
	byLoan('getRepayments', '/approve', '/disburse', '/repayments'),
];

/** Made, read and listed. */
const kind = (resource: string, path: string, fields: Record<string, unknown>): Sample[] => [
	{ parameters: { resource, operation: 'create', ...fields } },
	{ parameters: { resource, operation: 'get', [`${resource}Id`]: ID }, item: record(path, MONEY) },
	{ parameters: { resource, operation: 'getAll' }, item: record(path, MONEY) },
];

const WEBHOOKS: Sample[] = [
	{ parameters: { resource: 'webhook', operation: 'create', additionalFields: { jsonBody: HOOK } } },
	{ parameters: { resource: 'webhook', operation: 'getAll' }, item: record('/webhooks', HOOK) },
	{
		parameters: { resource: 'webhook', operation: 'delete', webhookId: ID },
		item: record('/webhooks', HOOK),
	},
];

outputIsAsShown(world, 'Fincore', [
	...CLIENTS,
	...LOANS,
	...kind('payment', '/payments', paid),
	...kind('disbursement', '/disbursements', paid),
	...kind('paymentLink', '/payment-links', { fields: rows(MONEY) }),
	...WEBHOOKS,
]);

eventsAreAsShown('Fincore', {
	webhook: async () => {
		const trigger = await world.trigger({ events: ['*'] });
		await world.sandbox.change({ webhookUrl: `${trigger.url}?token=${WEBHOOK_SECRET}` });
		await world.sandbox.forge('genuine', { reference: 'INV-1' });
		return trigger.started.flat();
	},
	poll: async () => {
		const trigger = new PollNode(world.engine, {
			type: 'fincorePollTrigger',
			parameters: {},
			credential: { type: 'fincoreApi', id: CREDENTIAL },
		});
		await trigger.publish();
		await create(world.baseUrl, '/payments', MONEY);
		return await trigger.poll();
	},
});
