import { acquiredWorld, control, LEDGERS, MAIN, PAYOUT, TRANSFER } from './acquired.mts';
import { eventsAreAsShown, outputIsAsShown } from './behaviours/schemas.mts';
import { PollNode } from './harness/pollNode.mts';
import { CREDENTIAL } from './harness/world.mts';

const world = acquiredWorld();

const PERSON = { firstName: 'Jane', lastName: 'Doe', addressIsoCountry: 'GB' };
const CUSTOMER = {
	resource: 'customer',
	operation: 'create',
	customerType: 'individual',
	dob: '1990-04-25',
	...PERSON,
};
const customer = async () => (await world.action(CUSTOMER).run()).json[0] ?? {};
const line = async () => ({ key: 'INV-1', amount: '12.50', reference: 'Sweep' });
const transferred = async () => {
	await world.action(TRANSFER).run([await line()]);
	return {};
};
const today = new Date().toISOString().slice(0, 10);

outputIsAsShown(world, 'AcquiredBanking', [
	{
		parameters: {
			resource: 'ledger',
			operation: 'create',
			companyId: '113',
			currencyCodeIso3: 'GBP',
			accountName: 'Fees',
		},
	},
	{ parameters: LEDGERS },
	{
		parameters: {
			resource: 'subAccount',
			operation: 'create',
			companyId: '113',
			midId: '1056',
			accountName: 'Reconciliation',
		},
	},
	{ parameters: CUSTOMER },
	{
		parameters: {
			resource: 'customerLedger',
			operation: 'create',
			customerId: '={{ $json.customer_id }}',
			currency: 'GBP',
			primaryUse: ['payments', 'settlement'],
		},
		item: customer,
	},
	{
		parameters: {
			resource: 'beneficiary',
			operation: 'create',
			customerId: MAIN,
			...PERSON,
			accountAccountNumber: '01234567',
			accountSortCode: '123456',
			options: { idField: 'ledger_id' },
		},
	},
	{ parameters: TRANSFER, item: line },
	{ parameters: PAYOUT, item: line },
	{
		parameters: { resource: 'report', operation: 'getReconciliation', startDate: today, endDate: today },
		item: transferred,
	},
]);

eventsAreAsShown('AcquiredBanking', {
	webhook: async () => {
		const trigger = await world.trigger({ events: ['*'], verification: 'hash' });
		await world.action(PAYOUT).run([await line()]);
		while (trigger.started.length === 0) await new Promise((done) => setTimeout(done, 5));
		return trigger.started.flat();
	},
	poll: async () => {
		const trigger = new PollNode(world.engine, {
			type: 'acquiredBankingPollTrigger',
			parameters: {},
			credential: { type: 'acquiredBankingApi', id: CREDENTIAL },
		});
		await trigger.publish();
		await control(world, '/funds', { ledgerId: MAIN, amount: '0.10' });
		return await trigger.poll();
	},
});
