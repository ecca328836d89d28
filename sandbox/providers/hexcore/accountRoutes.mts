import type { FastifyInstance } from 'fastify';
import { accountName, balances } from './accounts.mts';
import { created, fieldsOf, type IdRoute, success } from './answers.mts';
import type { HexcoreCore } from './core.mts';
import { personFrom } from './customers.mts';
import { newId } from './ids.mts';
import { HexcoreProblem } from './problems.mts';
import { printed } from './time.mts';

const MERCHANT_BALANCE = { currency: 'NGN', available_balance: 5_000_000, ledger_balance: 5_000_000 };

/** Accounts, customers, cards and messages: what moves no money. */
export function addAccountRoutes(app: FastifyInstance, core: HexcoreCore): void {
	const now = (): number => core.bench.clock.now();

	app.get('/account/balance', async () => success('Balance retrieved successfully', MERCHANT_BALANCE));

	app.post('/account/create', async (request, reply) => {
		const fields = fieldsOf(request);
		const account = core.bank.accounts.open(personFrom(fields), fields.optionalText('bvn'), now());
		return created(reply, 'Account created successfully', {
			account_number: account.number,
			account_name: accountName(account),
			bank_name: 'HexCore Bank',
			tier: account.tier,
			status: 'ACTIVE',
		});
	});

	app.get<IdRoute>('/account/:id', async ({ params }) => {
		const account = core.bank.accounts.get(params.id);
		return success('Account details retrieved successfully', {
			account_number: account.number,
			account_name: accountName(account),
			currency: 'NGN',
			tier: account.tier,
			status: 'ACTIVE',
			created_at: printed(account.createdAt),
			customer: account.owner,
		});
	});

	app.get<IdRoute>('/account/:id/balance', async ({ params }) => {
		const account = core.bank.accounts.get(params.id);
		const data = { account_number: account.number, ...balances(account) };
		return success('Balance retrieved successfully', data);
	});

	app.post('/customer/create', async (request, reply) => {
		const fields = fieldsOf(request);
		const customer = core.bank.customers.create(personFrom(fields), fields, now());
		const { customer_id, first_name, last_name, email, created_at } = customer;
		const data = { customer_id, first_name, last_name, email, created_at };
		return created(reply, 'Customer created successfully', data);
	});

	app.get<IdRoute>('/customer/:id', async ({ params }) =>
		success('Customer retrieved successfully', core.bank.customers.get(params.id)),
	);

	app.put<IdRoute>('/customer/:id', async (request) => {
		const customer = core.bank.customers.update(request.params.id, fieldsOf(request));
		const { customer_id, first_name, last_name, email, address, phone_number } = customer;
		return success('Customer updated successfully', {
			...{ customer_id, first_name, last_name, email, address, phone_number },
			updated_at: printed(now()),
		});
	});

	addCardAndMessageRoutes(app);
}

/** Assumed: both answers; the documentation shows none. */
function addCardAndMessageRoutes(app: FastifyInstance): void {
	app.put<IdRoute>('/cards/:id/block', async (request) => {
		const { id } = request.params;
		if (!id.startsWith('crd_')) throw new HexcoreProblem('not_found', 'There is no such card.');
		fieldsOf(request).text('reason');
		return success('Card blocked successfully', { card_id: id });
	});

	app.post('/messaging/sms/send', async (request) => {
		const fields = fieldsOf(request);
		const phone = fields.text('phone_number');
		fields.text('message');
		return success('SMS sent successfully', { message_id: newId('sms_'), phone_number: phone });
	});
}
