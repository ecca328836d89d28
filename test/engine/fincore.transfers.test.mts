import { create, fincore, rows } from './fincore.mts';
import type { FaultWish } from './harness/sandbox.mts';
import { expectNoSecrets, shown, worldOf } from './harness/world.mts';

const world = worldOf(fincore);

/** Every transfer with the same key, on a loan that has come far enough. */
const TRANSFERS = [
	['loan', 'disburse', (id: string) => `/loans/${id}/disburse`, 'approve'],
	['loan', 'addRepayment', (id: string) => `/loans/${id}/repayments`, 'disburse'],
	['payment', 'create', () => '/payments', undefined],
	['disbursement', 'create', () => '/disbursements', undefined],
] as const;

describe.each(TRANSFERS)('%s %s', (resource, operation, pathOf, lastStep) => {
	let loanId = '';
	beforeEach(async () => {
		loanId = await create(world.baseUrl, '/loans', { amount: 900 });
		if (lastStep) await create(world.baseUrl, `/loans/${loanId}/approve`);
		if (lastStep === 'disburse') await create(world.baseUrl, `/loans/${loanId}/disburse`);
	});

	const node = (options: Record<string, unknown> = {}) =>
		world.action({
			resource,
			operation,
			loanId,
			paymentKey: '={{ $json.key }}',
			additionalFields: { amount: '25.50' },
			options,
		});
	/** Calls of the node; what the test itself prepared was made before. */
	const calls = async () => {
		const own = pathOf(loanId);
		const posts = await world.sandbox.requests('POST');
		return posts.filter(({ path, bodyText }) => path === own && bodyText !== '{}');
	};

	test('over two runs goes out once, as a number and without its key', async () => {
		const pay = node();
		const key = `${resource}-${operation}-once`;
		const first = await pay.run([{ key }]);
		expect(shown(first)).toEqual({});
		expect(first.json[0]).toMatchObject({ amount: 25.5 });
		expect(shown(await pay.run([{ key }])).message).toBe(
			`Payment Key "${key}" was used before: nothing was sent`,
		);
		expect((await calls()).map(({ bodyText }) => bodyText)).toEqual(['{"amount":25.5}']);
	});

	test.each<[string, FaultWish]>([
		['a 409', { kind: 'status', status: 409 }],
		['a 500 after the work', { kind: 'statusAfter', status: 500 }],
		['a cut connection', { kind: 'dropAfter' }],
		['no answer', { kind: 'hang' }],
	])('after %s is locked, and says where to look', async (title, fault) => {
		await world.sandbox.fault({ method: 'POST', ...fault });
		const pay = node({ timeout: 1 });
		const key = `${resource}-${operation}-${title}`;
		const outcome = await pay.run([{ key }]);
		expect(shown(outcome)).toMatchObject({
			name: 'NodeApiError',
			message: 'Fincore did not confirm this payment: the money may have moved',
			description: expect.stringMatching(
				/stays locked[\s\S]*look for the payment in Fincore, or in [\w >]+\.\nOnly if/,
			),
		});
		expectNoSecrets(outcome, fincore);
		expect(shown(await pay.run([{ key }])).message).toContain('was used before: nothing was sent');
		expect(await calls()).toHaveLength(1);
	});

	test.each([400, 401, 403, 404, 405, 422])('after a %d is free again', async (status) => {
		await world.sandbox.fault({ kind: 'status', status, method: 'POST' });
		const pay = node();
		const key = `${resource}-${operation}-${status}`;
		const outcome = await pay.run([{ key }]);
		expect(outcome.error?.description).toContain(`Nothing was paid, and Payment Key "${key}" is free again.`);
		expect((await pay.run([{ key }])).status).toBe('success');
	});
});

test('the refusal of an amount is shown as a list, and the corrected item goes out under the same key', async () => {
	const pay = (amount: number) =>
		world.action(
			{
				resource: 'payment',
				operation: 'create',
				paymentKey: 'corrected',
				fields: rows({ amount }),
			},
			{ workflowId: 'w-corrected', nodeId: 'n-corrected' },
		);
	const refused = await pay(-5).run();
	expect(shown(refused)).toMatchObject({
		message: 'Fincore: The request was invalid (invalid_request)',
		description: expect.stringContaining(
			'Amount: Amount must be greater than zero.\nCorrect the fields listed.',
		),
		httpCode: '400',
	});
	expect((await pay(5).run()).status).toBe('success');
});
