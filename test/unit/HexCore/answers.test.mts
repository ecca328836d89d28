import type { IDataObject, NodeApiError } from 'n8n-workflow';

import { hexCore } from '../../../nodes/HexCore/provider';
import { resources } from '../../../nodes/HexCore/resources';
import type { ContractOperation } from '../support/contracts.mts';
import { rejectionOf } from '../support/errors.mts';
import { networkFault, unauthorized, type Answer } from '../support/helpers.mts';
import { node } from '../support/provider.mts';
import { FakeRun, type GivenRun } from '../support/run.mts';
import { examples, named, operations } from './support.mts';

/** Parameters of the form, with the collections as objects. */
function formOf(operation: ContractOperation): IDataObject {
	const form: IDataObject = {};
	for (const [name, value] of Object.entries(examples(operation))) {
		const [first = '', inner] = name.split('.');
		form[first] = inner === undefined ? value : { ...(form[first] as IDataObject), [inner]: value };
	}
	return form;
}

let runs = 0;

/** A run of a node of its own: what one has paid, another does not know. */
function run(name: string, answers: Answer[], more: Partial<GivenRun> = {}): FakeRun {
	const [resource = '', value = ''] = name.split('.');
	const contract = operations.find((one) => one.resource === resource && one.operation === value);
	if (!contract) throw new Error(`No operation ${name}`);
	return new FakeRun(resources, {
		resource,
		operation: value,
		parameters: formOf(contract),
		answers,
		provider: hexCore,
		node: { ...node, id: `node-${runs++}` },
		credential: {
			environment: 'custom',
			baseUrl: 'https://bank.test/v2/',
			apiKey: 'sk_test_secret',
			webhookSecret: 'fake-webhook-secret',
		},
		...more,
	});
}

const errorOf = async (fake: FakeRun) => (await rejectionOf(fake.items())) as NodeApiError;
// The least that says yes.
const YES: Answer = { body: { status: true } };
const no = (error_code: string, message = 'No.') => ({ status: false, error_code, message });

describe('an answer', () => {
	test.each(named.filter(([, { response }]) => response))('of %s gives its data', async (name, one) => {
		const fake = run(name, [{ status: 201, body: one.response }]);
		const { data } = one.response as { data: IDataObject };
		// The accounts of the samples are made up, as those of tests are.
		const shown = (await fake.items()).map(({ json: { warnings: _warnings, ...json } }) => json);
		expect(shown).toEqual([data]);
	});

	test.each([{ status: true, message: 'Done' }, { anything: 1 }])(
		'without data is given whole',
		async (body) => {
			expect((await run('sms.send', [{ body }]).items())[0]?.json).toEqual(body);
		},
	);
});

describe('on the wire', () => {
	const options = ({ http }: FakeRun) => http.requests[0];

	test('JSON is sent as JSON, and a call without body has no content type', async () => {
		const pay = run('bill.pay', [YES]);
		await pay.items();
		expect(options(pay)).toMatchObject({
			method: 'POST',
			url: 'https://bank.test/v2/bills/pay',
			headers: { Accept: 'application/json', 'Content-Type': 'application/json' },
			body: { amount: 2000 },
		});
		const cancel = run('standingOrder.cancel', [YES]);
		await cancel.items();
		expect(options(cancel)).not.toHaveProperty('body');
		expect(options(cancel)?.headers).toEqual({ Accept: 'application/json' });
	});

	test('a form carries numbers as plain decimal text and words for yes and no', async () => {
		const deposit = run('fixedDeposit.create', [YES], {
			credential: { environment: 'sandbox', apiKey: 'k', bodyFormat: 'form' },
			items: [{ amount: '50000.50', paymentKey: 'FD-1' }],
		});
		await deposit.items();
		expect(options(deposit)).toMatchObject({
			url: 'https://sandbox.hexcore.io/v2/fixed-deposits/create',
			headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
		});
		expect(String(options(deposit)?.body)).toBe(
			'account_number=1234567890&amount=50000.5&tenor=90&interest_rate=10.5&auto_rollover=true',
		);
		const look = run('account.get', [{}], {
			credential: { environment: 'production', apiKey: 'k', bodyFormat: 'form' },
		});
		await look.items();
		expect(options(look)).toMatchObject({ url: 'https://api.hexcore.io/v2/account/1234567890' });
		expect(options(look)?.headers).toEqual({ Accept: 'application/json' });
	});

	test('the payment key is never sent', async () => {
		for (const [name] of named.filter(([, { effect }]) => effect === 'transfer')) {
			const fake = run(name, [YES]);
			await fake.items();
			expect(JSON.stringify(fake.http.requests)).not.toContain('INV-1001');
		}
	});
});

describe('a failure tells what happened and what to do', () => {
	test.each<[number, unknown, string, string, RegExp]>([
		[
			400,
			no('validation_error', 'The destination_account field is required.'),
			'transfer.initiate',
			'hexCore: The destination_account field is required. (validation_error)',
			/^Correct the field hexCore names[\s\S]*"INV-1001" is free again/,
		],
		[400, no('limit_reached'), 'account.get', 'hexCore: No. (limit_reached)', /^Check the fields/],
		[403, no('forbidden'), 'loan.approve', 'hexCore: No. (forbidden)', /permission in the hexCore dashboard/],
		[404, no('not_found'), 'loan.getSchedule', 'hexCore: No. (not_found)', /does not exist in production/],
		[429, {}, 'bill.pay', 'hexCore answered that there were too many calls', /^Wait and run it again/],
		[
			500,
			no('server_error'),
			'account.get',
			'hexCore: No. (server_error)',
			/^Try again later, and ask hexCore/,
		],
		[200, no('odd'), 'bill.pay', 'hexCore: No. (odd)', /"INV-1001" is free again/],
	])('%i', async (status, body, name, message, description) => {
		const error = await errorOf(run(name, [{ status, body }]));
		expect(error.message).toBe(message);
		expect(error.description).toMatch(description);
	});

	test.each([
		['sk_live_key', 'sandbox', 'begins with sk_live_, but Environment is Sandbox'],
		['sk_test_key', 'production', 'begins with sk_test_, but Environment is Production'],
		['sk_test_key', 'sandbox', 'Check the API Key'],
		['other', 'production', 'Check the API Key'],
	])('401 with the key %s in %s', async (apiKey, environment, said) => {
		const fake = run('account.get', [unauthorized(no('unauthorized'))], {
			credential: { apiKey, environment },
		});
		const error = await errorOf(fake);
		expect(error.description).toContain(said);
		expect(JSON.stringify(error)).not.toContain('sk_live_key');
	});

	test.each<[string, Answer]>([
		['a 500', { status: 500, body: no('server_error') }],
		['a page', { status: 200, body: '<html>' }],
		['a cut connection', networkFault('ECONNRESET')],
		['no answer in time', networkFault('ECONNABORTED')],
	])('%s leaves a transfer unknown, names where to look, and tries nothing again', async (_what, answer) => {
		for (const [name] of named.filter(([, { effect }]) => effect === 'transfer')) {
			const fake = run(name, [answer, {}]);
			const error = await errorOf(fake);
			expect(error.message).toBe('hexCore did not confirm this payment: the money may have moved');
			expect(error.description).toMatch(/"INV-1001" stays locked[\s\S]*hexCore dashboard[\s\S]*Send Again/);
			expect(fake.http.requests).toHaveLength(1);
		}
	});

	test('an unknown write asks to look first', async () => {
		const fake = run('sms.send', [networkFault('ECONNRESET'), {}]);
		expect((await errorOf(fake)).description).toContain('Look in the hexCore dashboard');
		expect(fake.http.requests).toHaveLength(1);
	});

	test('account numbers and keys in messages are hidden', async () => {
		const error = await errorOf(
			run('account.get', [{ status: 400, body: no('x', '1234567890 sk_test_secret') }]),
		);
		expect(error.message).toBe('hexCore: ****7890 [hidden] (x)');
	});
});

describe('repeats', () => {
	test.each<[string, number, Answer, number]>([
		['account.get', 500, { status: 500, body: {} }, 2],
		['account.get', 521, { status: 521, body: {} }, 2],
		['account.get', 429, { status: 429, body: {} }, 2],
		['account.get', 400, { status: 400, body: {} }, 1],
		['loan.approve', 429, { status: 429, body: {} }, 2],
		['loan.approve', 503, { status: 503, body: {} }, 1],
		['bill.pay', 429, { status: 429, body: {} }, 1],
		['bill.pay', 503, { status: 503, body: {} }, 1],
	])('%s after a %i', async (name, _status, answer, calls) => {
		const fake = run(name, [answer, { body: { status: true, data: {} } }]);
		await fake.items().catch(() => undefined);
		expect(fake.http.requests).toHaveLength(calls);
	});

	test.each([
		['account.get', 2],
		['loan.approve', 1],
		['bill.pay', 1],
	])('%s after a refused connection', async (name, calls) => {
		const fake = run(name, [networkFault('ECONNREFUSED'), { body: {} }]);
		await fake.items().catch(() => undefined);
		expect(fake.http.requests).toHaveLength(calls);
	});
});

test('test and live keys have payment keys of their own, wherever they are used', () => {
	const accounts = (apiKey: string, environment: string) =>
		hexCore.possibleAccounts?.({ apiKey, environment }) ?? [];
	const [test, live] = [accounts('sk_test_a', 'sandbox'), accounts('sk_live_a', 'production')];
	expect([test.length, live.length]).toEqual([1, 1]);
	expect(test).not.toEqual(live);
	for (const key of ['sk_live_b', 'key']) expect(accounts(key, 'production')).toEqual(live);
	for (const key of ['sk_test_b', 'key']) expect(accounts(key, 'sandbox')).toEqual(test);
	expect(accounts('sk_live_a', 'custom')).toEqual(live);
	expect(accounts('sk_test_a', 'custom')).toEqual(test);
	// A key that does not tell, or says the opposite of the address, may be of either.
	expect(accounts('key', 'custom')).toEqual([...test, ...live]);
	expect(accounts('sk_test_a', 'production')).toEqual([...test, ...live]);
});
