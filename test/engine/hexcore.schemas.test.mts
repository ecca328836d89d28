import { eventsAreAsShown, outputIsAsShown } from './behaviours/schemas.mts';
import { worldOf } from './harness/world.mts';
import { GET_CUSTOMER, GET_STATUS, hexcore, OTHER, SOURCE, TRANSFER } from './hexcore.mts';

const world = worldOf(hexcore);

const CUSTOMER = 'cus_8f92jdl29skw';
const PERSON = {
	firstName: 'Jane',
	lastName: 'Doe',
	email: 'jane@example.com',
	phoneNumber: '+2348012345678',
};
const LOAN = {
	resource: 'loan',
	operation: 'request',
	customerId: CUSTOMER,
	amount: '500000',
	tenor: '12',
	interestRate: '2.5',
};
const BY_LOAN = { resource: 'loan', loanId: '={{ $json.loan_id }}' };
const APPROVE = { ...BY_LOAN, operation: 'approve' };
const DISBURSE = { ...BY_LOAN, operation: 'disburse', paymentKey: 'LOAN-1', accountNumber: OTHER };
const DEPOSIT = {
	resource: 'fixedDeposit',
	operation: 'create',
	paymentKey: 'FD-1',
	accountNumber: SOURCE,
	amount: '100000',
	tenor: '90',
	interestRate: '12',
};
const ORDER = {
	resource: 'standingOrder',
	operation: 'create',
	paymentKey: 'SO-1',
	sourceAccount: SOURCE,
	destinationAccount: OTHER,
	amount: '1000',
	frequency: 'WEEKLY',
	startDate: '2030-06-01T00:00:00Z',
	additionalFields: { endDate: '2031-06-01T00:00:00Z' },
};
const BY_ORDER = { resource: 'standingOrder', orderId: '={{ $json.order_id }}' };

/** What the last of these operations gives, each run on what the one before gave. */
const after =
	(...steps: Array<Record<string, unknown>>) =>
	async () => {
		let item = {};
		for (const parameters of steps) {
			const { json } = await world.action(parameters).run([{ ...item, key: 'T-1', amount: 25.5 }]);
			item = { ...item, ...json[0] };
		}
		return item;
	};

outputIsAsShown(world, 'HexCore', [
	{ parameters: { resource: 'account', operation: 'getMerchantBalance' } },
	{ parameters: { resource: 'account', operation: 'create', ...PERSON } },
	{ parameters: { resource: 'account', operation: 'get', accountNumber: SOURCE } },
	{ parameters: { resource: 'account', operation: 'getBalance', accountNumber: SOURCE } },
	{ parameters: { resource: 'customer', operation: 'create', ...PERSON } },
	{ parameters: GET_CUSTOMER, item: async () => ({ key: CUSTOMER }) },
	{
		parameters: {
			resource: 'customer',
			operation: 'update',
			customerId: CUSTOMER,
			updateFields: { address: '42 Main St, Lagos' },
		},
	},
	{ parameters: TRANSFER, item: async () => ({ key: 'T-1', amount: 25.5 }) },
	{ parameters: GET_STATUS, item: after(TRANSFER) },
	{ parameters: LOAN },
	{ parameters: APPROVE, item: after(LOAN) },
	{ parameters: { ...BY_LOAN, operation: 'reject' }, item: after(LOAN) },
	{ parameters: DISBURSE, item: after(LOAN, APPROVE) },
	{ parameters: { ...BY_LOAN, operation: 'getSchedule' }, item: after(LOAN, APPROVE, DISBURSE) },
	{ parameters: ORDER },
	{ parameters: { ...BY_ORDER, operation: 'get' }, item: after(ORDER) },
	{ parameters: { ...BY_ORDER, operation: 'cancel' }, item: after(ORDER) },
	{ parameters: DEPOSIT },
	{
		parameters: {
			resource: 'fixedDeposit',
			operation: 'liquidate',
			paymentKey: 'FD-2',
			depositId: '={{ $json.deposit_id }}',
			liquidationType: 'FULL',
		},
		item: after(DEPOSIT),
	},
	{
		parameters: {
			resource: 'bill',
			operation: 'pay',
			paymentKey: 'BILL-1',
			billerCode: 'BIL_123',
			customerId: '08012345678',
			amount: '2000',
			sourceAccount: SOURCE,
		},
	},
	{ parameters: { resource: 'card', operation: 'block', cardId: 'crd_0123', reason: 'LOST' } },
	{
		parameters: {
			resource: 'sms',
			operation: 'send',
			phoneNumber: '+2348012345678',
			message: 'Your payment was received.',
		},
	},
]);

eventsAreAsShown('HexCore', {
	webhook: async () => {
		const trigger = await world.trigger();
		await world.sandbox.forge('genuine', { reference: 'trf_1', amount: '500.00' });
		return trigger.started.flat();
	},
});
