import type { IDataObject, NodeApiError } from 'n8n-workflow';

import { InputError } from '../../../../nodes/shared/basics/inputError';
import type { Operation, Resource } from '../../../../nodes/shared/api/operation';
import { at, isObject } from '../../../../nodes/shared/basics/json';
import { payment, paymentKeyField } from '../../../../nodes/shared/form/paymentKey';
import { rejectionOf } from '../../support/errors.mts';
import { networkFault } from '../../support/helpers.mts';
import { acme, credential, node, transferOperation } from '../../support/provider.mts';
import { FakeRun, type GivenRun } from '../../support/run.mts';
import { FakeStore } from '../../support/store.mts';

const checkedOperation: Operation = {
	...transferOperation,
	value: 'sendChecked',
	request: (input) => {
		if (input.text('amount') === '0') throw new InputError('Amount is zero');
		return { method: 'POST', path: '/payments' };
	},
};

const brokenOperation: Operation = {
	...transferOperation,
	value: 'sendBroken',
	output: () => {
		throw new TypeError('cannot read the answer');
	},
};

const resources: Resource[] = [
	{ value: 'pay', name: 'Pay', operations: [transferOperation, checkedOperation, brokenOperation] },
];

const keys = (...names: string[]) => names.map((paymentKey) => ({ paymentKey }));

const run = (more: Partial<GivenRun> = {}) =>
	new FakeRun(resources, { resource: 'pay', operation: 'send', items: keys('K1'), ...more });

const errorsOf = async (fake: FakeRun) =>
	(await fake.items()).map(({ json }) => json.error as IDataObject | undefined);

describe('a transfer', () => {
	test('is sent once, also when the workflow runs again', async () => {
		const store = new FakeStore();
		await run({ store }).items();
		const again = run({ store });
		const error = (await rejectionOf(again.items())) as NodeApiError;
		expect(error.message).toBe('Payment Key "K1" was used before: nothing was sent');
		expect(again.http.requests).toHaveLength(0);
	});

	test('is sent once when two items of one run carry its key', async () => {
		const fake = run({ items: keys('K1', 'K1', 'K2'), continueOnFail: true });
		const errors = await errorsOf(fake);
		expect(errors.map((error) => error?.code)).toEqual([undefined, 'DUPLICATE_PAYMENT_KEY', undefined]);
		expect(fake.http.requests).toHaveLength(2);
	});

	test('counts spaces around the key as nothing', async () => {
		const store = new FakeStore();
		await run({ store, items: keys(' K1') }).items();
		expect((await rejectionOf(run({ store, items: keys('K1 ') }).items())) as Error).toBeInstanceOf(Error);
	});

	test('passes a duplicate on marked when On Duplicate says so', async () => {
		const fake = run({ items: keys('K1', 'K1'), parameters: { options: { onDuplicate: 'pass' } } });
		expect((await fake.items())[1]).toEqual({
			json: { duplicate: true, paymentKey: 'K1', outcome: 'accepted' },
			pairedItem: { item: 1 },
		});
	});

	test('whose outcome is not known is sent once more for each time Send Again names it', async () => {
		const store = new FakeStore();
		const answers = [networkFault('ECONNRESET')];
		await run({ store, answers, continueOnFail: true }).items();
		const parameters = { options: { sendAgainKeys: 'K0,\nK1' } };
		const again = run({ store, parameters });
		await again.items();
		expect(again.http.requests).toHaveLength(1);
		const third = run({ store, parameters, continueOnFail: true });
		expect((await errorsOf(third))[0]).toMatchObject({ code: 'ALREADY_ACCEPTED', outcome: 'notSent' });
		expect(third.http.requests).toHaveLength(0);
	});

	test('that was paid comes out as paid again when n8n tries the whole node once more', async () => {
		const store = new FakeStore();
		const items = keys('K1', 'K2');
		const first = run({
			store,
			items,
			executionId: 'e',
			continueOnFail: true,
			answers: [{ status: 403 }, {}],
		});
		const [, paid] = await first.items();
		const second = run({ store, items, executionId: 'e', continueOnFail: true });
		expect((await second.items())[1]).toEqual(paid);
		expect(second.http.requests).toHaveLength(1);
	});

	test.each([{}, { sendAgainKeys: 'K1' }, { onDuplicate: 'pass' }])(
		'whose outcome is unknown stays unknown, and unsent, when n8n tries the whole node once more with %j',
		async (options) => {
			const store = new FakeStore();
			const parameters = { options };
			const given = {
				store,
				parameters,
				executionId: `unknown-${JSON.stringify(options)}`,
				continueOnFail: true,
			};
			const [error] = await errorsOf(run({ ...given, answers: [networkFault('ECONNRESET')] }));
			expect(error).toMatchObject({ outcome: 'unknown', paymentKey: 'K1' });
			const second = run(given);
			expect((await errorsOf(second))[0]).toEqual(error);
			expect(second.http.requests).toHaveLength(0);
		},
	);

	test('says that its key may be locked when the store fails half way, and sends nothing', async () => {
		const store = new FakeStore();
		const record = store.checkProcessedAndRecord;
		let calls = 0;
		const halfWay = Object.assign(store, {
			checkProcessedAndRecord: async (...given: Parameters<typeof record>) => {
				if (++calls > 1) throw new Error('disk full');
				return await record(...given);
			},
		});
		const fake = run({ store: halfWay, continueOnFail: true });
		const [error] = await errorsOf(fake);
		expect(error).toMatchObject({ code: 'GUARD_UNAVAILABLE', outcome: 'notSent' });
		expect(error?.description).toContain('The key may count as used now');
		expect(fake.http.requests).toHaveLength(0);
	});

	test('hides a login token that came to be during the run', async () => {
		let reads = 0;
		const credential = {
			get sessionToken() {
				return reads++ === 0 ? '' : 'token-of-this-run';
			},
		};
		const body = { error: { message: 'Rejected for token-of-this-run' } };
		const provider = acme({ signsIn: true, secretFields: ['sessionToken'] });
		const fake = run({ provider, credential, answers: [{ status: 400, body }], continueOnFail: true });
		expect((await errorsOf(fake))[0]?.message).toBe('Acme: Rejected for [hidden]');
	});

	test('goes after a refusal as soon as the item is corrected', async () => {
		const store = new FakeStore();
		const [error] = await errorsOf(run({ store, answers: [{ status: 400 }], continueOnFail: true }));
		expect(error).toMatchObject({ outcome: 'refused', paymentKey: 'K1' });
		expect(error?.description).toContain('is free again');
		await run({ store }).items();
	});

	test('stays locked after an unknown outcome and says what to do', async () => {
		const store = new FakeStore();
		const answers = [networkFault('ECONNABORTED')];
		const [error] = await errorsOf(run({ store, answers, continueOnFail: true }));
		expect(error).toMatchObject({ outcome: 'unknown', paymentKey: 'K1' });
		expect(error?.message).toContain('the money may have moved');
		expect(error?.description).toContain('look in Acme.');
		expect((await errorsOf(run({ store, continueOnFail: true })))[0]?.code).toBe('DUPLICATE_PAYMENT_KEY');
	});

	test('with wrong input claims nothing', async () => {
		const store = new FakeStore();
		const items = [{ paymentKey: 'K1', amount: '0' }];
		const [error] = await errorsOf(run({ store, operation: 'sendChecked', items, continueOnFail: true }));
		expect(error).toMatchObject({ message: 'Amount is zero', code: 'INVALID_INPUT' });
		expect(store.calls).toEqual([]);
	});

	test.each([undefined, '', '  ', null])('without a key (%j) is not sent', async (paymentKey) => {
		const fake = run({ items: [{ paymentKey }], continueOnFail: true });
		expect((await errorsOf(fake))[0]).toMatchObject({ message: 'Payment Key is missing' });
		expect(fake.http.requests).toHaveLength(0);
	});

	test('from a workflow that is not saved is not sent', async () => {
		const fake = run({ workflowId: undefined, continueOnFail: true });
		expect((await errorsOf(fake))[0]).toMatchObject({ message: 'Save the workflow first' });
		expect(fake.http.requests).toHaveLength(0);
	});

	test("is not sent when n8n's store does not answer", async () => {
		const store = new FakeStore();
		store.broken = new Error('disk full');
		const fake = run({ store, continueOnFail: true });
		const [error] = await errorsOf(fake);
		expect(error).toMatchObject({ code: 'GUARD_UNAVAILABLE', outcome: 'notSent' });
		expect(error?.description).toBe(
			"disk full. Run the item again; when it goes on, look at n8n's database.",
		);
		expect(fake.http.requests).toHaveLength(0);
	});

	test('that was sent is never called not sent because of a mistake of ours behind it', async () => {
		const [error] = await errorsOf(run({ operation: 'sendBroken', continueOnFail: true }));
		expect(error?.outcome).toBe('unknown');
		expect(`${String(error?.message)} ${String(error?.description)}`).toContain('K1');
	});

	test.each<[string, Partial<GivenRun>]>([
		['another account of the credential', { provider: acme({ account: () => 'test' }) }],
		['another credential', { node: { ...node, credentials: { acmeApi: { id: 'cred-2', name: 'B' } } } }],
		['another operation', { operation: 'sendChecked' }],
	])('with the same key for %s is another payment', async (_what, other) => {
		const store = new FakeStore();
		await run({ store }).items();
		const second = run({ store, ...other });
		await second.items();
		expect(second.http.requests).toHaveLength(1);
	});
});

describe('a transfer an AI agent asks for', () => {
	const tool = { ...node, type: `${node.type}Tool` };

	test('is refused before its key is claimed and anything is sent', async () => {
		const fake = run({ node: tool, continueOnFail: true });
		expect((await errorsOf(fake))[0]).toMatchObject({ code: 'AGENT_NOT_ALLOWED', outcome: 'notSent' });
		expect([fake.http.requests, fake.store.calls]).toEqual([[], []]);
	});

	test('is refused with Send Again as well, and where its key is missing', async () => {
		const parameters = { options: { sendAgainKeys: 'K1' } };
		const fake = run({ node: tool, parameters, items: [{}], continueOnFail: true });
		expect((await errorsOf(fake))[0]).toMatchObject({ code: 'AGENT_NOT_ALLOWED' });
		expect(fake.http.requests).toHaveLength(0);
	});

	test('is made once when a person has allowed it', async () => {
		const given = { node: tool, parameters: { options: { allowAgents: true } }, continueOnFail: true };
		const store = new FakeStore();
		const first = run({ ...given, store });
		await first.items();
		expect(first.http.requests).toHaveLength(1);
		expect((await errorsOf(run({ ...given, store })))[0]?.code).toBe('DUPLICATE_PAYMENT_KEY');
	});
});

describe('when a run stops in the middle', () => {
	const broken = [{}, {}, { status: 400 }];

	test('the error names what was carried out before', async () => {
		const error = (await rejectionOf(
			run({ items: keys('K1', 'K2', 'K3'), answers: broken }).items(),
		)) as NodeApiError;
		expect(error.description).toMatch(/\nCarried out before this item: 2 items: K1, K2\.$/);
	});

	test('nothing is named when nothing was', async () => {
		const error = (await rejectionOf(run({ answers: [{ status: 400 }] }).items())) as NodeApiError;
		expect(error.description).not.toContain('Carried out');
	});

	test('items that were duplicates are not counted as carried out', async () => {
		const store = new FakeStore();
		await run({ store, items: keys('K1') }).items();
		const parameters = { options: { onDuplicate: 'pass' } };
		const fake = run({ store, items: keys('K1', 'K2', 'K3'), parameters, answers: [{}, { status: 400 }] });
		const error = (await rejectionOf(fake.items())) as NodeApiError;
		expect(error.description).toContain('Carried out before this item: 1 item: K2.');
	});

	test('a long list of keys is cut in a way that can be seen', async () => {
		const names = Array.from({ length: 25 }, (_, index) => `K${index}`);
		const answers = [...names.slice(1).map(() => ({})), { status: 400 }];
		const error = (await rejectionOf(run({ items: keys(...names), answers }).items())) as NodeApiError;
		expect(error.description).toMatch(/24 items: K0, .*K19 and 4 more\./);
	});
});

/** A transfer whose call says what it pays, and which its provider shows in a list. */
const payingOperation: Operation = {
	...transferOperation,
	value: 'sendPaying',
	payment: {
		...payment('look in Acme.', paymentKeyField(), {
			facts: ({ body }) => ({
				amount: text(body, 'amount'),
				currency: 'GMD',
				account: text(body, 'account'),
			}),
			lookup: async (_input, { send }) => {
				const { body } = await send({ method: 'GET', path: '/list' });
				return isObject(body) && body.found === true
					? { state: 'accepted', output: { id: 'tx-found' } }
					: undefined;
			},
		}),
	},
	request: (input) => {
		if (input.text('amount') === '') throw new InputError('Amount is missing', 'Fill it in.');
		const body = { amount: input.text('amount'), account: input.text('account') };
		return { method: 'POST', path: '/payments', body };
	},
};

function text(body: unknown, name: string): string {
	return isObject(body) ? String(body[name]) : '';
}

const paying = (more: Partial<GivenRun> = {}) =>
	new FakeRun([{ value: 'pay', name: 'Pay', operations: [payingOperation] }], {
		resource: 'pay',
		operation: 'sendPaying',
		answers: [{ body: { id: 'tx-1' } }],
		...more,
	});

const line = (paymentKey: string, amount: string | number = '500', account = '0123456789') => ({
	paymentKey,
	amount,
	account,
});

describe('before anything is sent', () => {
	test('all items are checked: one that is wrong stops the run, and the others are not sent', async () => {
		const fake = paying({ items: [line('A'), line('B', ''), line('C')] });
		const error = (await rejectionOf(fake.items())) as NodeApiError;
		expect(error.message).toBe('Amount is missing');
		expect(error.description).toContain('All items are checked before the first goes out.');
		expect([fake.http.requests, fake.store.calls]).toEqual([[], []]);
	});

	test('all that are wrong are named', async () => {
		const fake = paying({ items: [line('A', ''), line('B'), line('')] });
		const error = (await rejectionOf(fake.items())) as NodeApiError;
		expect(error.message).toBe('2 of 3 items are wrong: nothing was sent');
		expect(error.description).toMatch(/^Item 1: Amount is missing\. .+\nItem 3: Payment Key is missing\. /);
	});

	test('with Continue On Fail the wrong ones come out as errors and the rest is paid', async () => {
		const fake = paying({ items: [line('A'), line('B', ''), line('C')], continueOnFail: true });
		const codes = (await errorsOf(fake)).map((error) => error?.code);
		expect(codes).toEqual([undefined, 'INVALID_INPUT', undefined]);
		expect(fake.http.requests).toHaveLength(2);
	});

	test('lines that pay different things with one key are wrong, and both payments are shown', async () => {
		const fake = paying({ items: [line('OUT-'), line('OUT-', '500', '9876543210')] });
		const error = (await rejectionOf(fake.items())) as NodeApiError;
		expect(error.message).toBe('Payment Key "OUT-" belongs to another payment: nothing was sent');
		expect(error.description).toContain('pays 500 GMD to …6789, this one 500 GMD to …3210');
		expect(fake.http.requests).toHaveLength(0);
	});

	test.each(['pass', 'ask'])(
		'the key of another payment is an error with On Duplicate %s as well',
		async (onDuplicate) => {
			const store = new FakeStore();
			await paying({ store, items: [line('K', '10')] }).items();
			const parameters = { options: { onDuplicate } };
			const fake = paying({ store, items: [line('K', '500')], parameters, continueOnFail: true });
			expect((await errorsOf(fake))[0]).toMatchObject({ code: 'KEY_OF_OTHER_PAYMENT', outcome: 'notSent' });
			expect(fake.http.requests).toHaveLength(0);
		},
	);

	test('a limit of the credential holds over all lines', async () => {
		const limited = { ...credential, moneyMovement: 'limited', largestRunTotal: '1000' };
		const given = { credential: limited, provider: acme({ currency: 'GMD' }) };
		const items = [line('A', '600'), line('B', '500'), line('C', '400')];
		const stopped = paying({ ...given, items });
		const error = (await rejectionOf(stopped.items())) as NodeApiError;
		expect(error.message).toContain('the run would send 1100 GMD');
		expect(stopped.http.requests).toHaveLength(0);
		const errors = await errorsOf(paying({ ...given, items, continueOnFail: true }));
		expect(errors.map((one) => one?.code)).toEqual([undefined, 'OVER_LIMIT', undefined]);
	});

	test('two items with one key count once into a limit: only one of them can move money', async () => {
		const limited = { ...credential, moneyMovement: 'limited', largestRunTotal: '1000' };
		const items = [line('A', '600'), line('A', '600'), line('B', '400')];
		const given = { credential: limited, provider: acme({ currency: 'GMD' }), items, continueOnFail: true };
		const codes = (await errorsOf(paying(given))).map((error) => error?.code);
		expect(codes).toEqual([undefined, 'DUPLICATE_PAYMENT_KEY', undefined]);
	});

	test('a credential that moves no money sends none', async () => {
		const none = { ...credential, moneyMovement: 'none' };
		const fake = paying({ credential: none, items: [line('A')], continueOnFail: true });
		expect((await errorsOf(fake))[0]).toMatchObject({ code: 'NOT_ALLOWED', outcome: 'notSent' });
		expect([fake.http.requests, fake.store.calls]).toEqual([[], []]);
	});
});

test('a run a person has stopped sends nothing more, and gives back the keys that came to no turn', async () => {
	const store = new FakeStore();
	const stop = new AbortController();
	const items = Array.from({ length: 60 }, (_, index) => line(`K${index}`));
	const stopped = paying({ store, items, continueOnFail: true, cancelSignal: stop.signal });
	stopped.http.onRequest = () => stop.abort();
	await stopped.items();
	expect(stopped.http.requests).toHaveLength(1);
	const after = paying({ store, items, continueOnFail: true });
	const codes = (await errorsOf(after)).map((error) => error?.code);
	expect(codes.filter((code) => code !== undefined)).toEqual(['DUPLICATE_PAYMENT_KEY']);
	expect(after.http.requests).toHaveLength(59);
});

describe('an outcome that is not known', () => {
	const lost = networkFault('ECONNRESET');
	/** A store in which the outcome of a key is not known. */
	const withUnknown = async (key: string) => {
		const store = new FakeStore();
		const parameters = { options: { askProvider: false } };
		await paying({ store, items: [line(key)], answers: [lost], parameters, continueOnFail: true }).items();
		return store;
	};

	test("is settled by the provider's records", async () => {
		const fake = paying({ items: [line('A')], answers: [lost, { body: { found: true } }] });
		expect((await fake.items())[0]?.json).toEqual({ id: 'tx-found', settledBy: 'lookup' });
	});

	test('stays unknown when they do not show the payment, or are not to be asked', async () => {
		const answers = [lost, { body: {} }];
		const asked = paying({ items: [line('A')], answers, continueOnFail: true });
		expect((await errorsOf(asked))[0]).toMatchObject({ outcome: 'unknown' });
		expect(asked.http.requests).toHaveLength(3);
		const parameters = { options: { askProvider: false } };
		const silent = paying({ items: [line('A')], answers, parameters, continueOnFail: true });
		expect((await errorsOf(silent))[0]).toMatchObject({ outcome: 'unknown' });
		expect(silent.http.requests).toHaveLength(1);
	});

	test('of an earlier run is asked for with On Duplicate Ask Provider, and passes as unknown with Pass On', async () => {
		const store = await withUnknown('A');
		const pass = paying({ store, items: [line('A')], parameters: { options: { onDuplicate: 'pass' } } });
		expect((await pass.items())[0]?.json).toEqual({ duplicate: true, paymentKey: 'A', outcome: 'unknown' });
		const parameters = { options: { onDuplicate: 'ask' } };
		const ask = paying({ store, items: [line('A')], answers: [{ body: { found: true } }], parameters });
		expect((await ask.items())[0]?.json).toEqual({ id: 'tx-found', settledBy: 'lookup' });
		expect(ask.http.requests.map(({ method }) => method)).toEqual(['GET']);
	});

	test('that has just been asked about, in vain, is not advised to be asked about', async () => {
		const store = await withUnknown('A');
		const advice = async (onDuplicate: string) => {
			const parameters = { options: { onDuplicate } };
			const answers = [{ body: { found: false } }];
			const fake = paying({ store, items: [line('A')], answers, parameters, continueOnFail: true });
			const [item] = await fake.items();
			return (item?.json.error as { description: string }).description;
		};
		const offered = 'Options > On Duplicate > Ask Provider';
		expect(await advice('error')).toContain(offered);
		const asked = await advice('ask');
		expect(asked).not.toContain(offered);
		expect(asked).toContain('found no proof of it');
	});
});

describe('Check Only', () => {
	test('sends and claims nothing, and says of each line whether it would go out', async () => {
		const store = new FakeStore();
		await paying({ store, items: [line('PAID'), line('OTHER')] }).items();
		const before = [...(store.row ?? [])].sort();
		const items = [line('NEW'), line('PAID'), line('OTHER', '7'), line('WRONG', ''), line('NEW')];
		const fake = paying({ store, items, parameters: { options: { checkOnly: true } } });
		const rows = (await fake.items()).map(({ json }) => json);
		expect(rows).toMatchObject([
			{ wouldSend: true, paymentKey: 'NEW', amount: '500', currency: 'GMD', duplicate: false },
			{ wouldSend: false, paymentKey: 'PAID', duplicate: true, outcome: 'accepted' },
			{ wouldSend: false, paymentKey: 'OTHER', duplicate: false },
			{ wouldSend: false, paymentKey: 'WRONG', duplicate: false, reason: 'Amount is missing. Fill it in.' },
			{ wouldSend: false, paymentKey: 'NEW', duplicate: true, reason: 'An item before it has the same key.' },
		]);
		expect(fake.http.requests).toHaveLength(0);
		expect([...(store.row ?? [])].sort()).toEqual(before);
	});
});

test.each([true, 'true', 'TRUE', 1, 'yes'])(
	'Check Only that an expression switches on as %j sends nothing',
	async (checkOnly) => {
		const fake = paying({ items: [line('A')], parameters: { options: { checkOnly } } });
		expect((await fake.items())[0]?.json).toMatchObject({ wouldSend: true });
		expect(fake.http.requests).toHaveLength(0);
	},
);

test.each([false, 'false', 0, '', undefined])('Check Only that is off as %j sends', async (checkOnly) => {
	const fake = paying({ items: [line('A')], parameters: { options: { checkOnly } } });
	await fake.items();
	expect(fake.http.requests).toHaveLength(1);
});

describe('Add Receipt', () => {
	const parameters = { options: { addReceipt: true, askProvider: false } };

	test('goes onto paid, refused, unknown and wrong lines alike', async () => {
		const fake = paying({
			items: [line('A'), line('B', '20.50'), line('C'), line('D', '')],
			answers: [{ body: { id: 'tx-1' } }, { status: 400 }, networkFault('ECONNRESET')],
			parameters,
			provider: acme({ paymentIds: ['id'] }),
			continueOnFail: true,
			executionId: 'execution-r',
		});
		const items = await fake.items();
		// n8n takes an item for failed, and sends it to the error output, only when it holds nothing but `error`.
		expect(items.slice(1).map(({ json }) => Object.keys(json))).toEqual([['error'], ['error'], ['error']]);
		const receipts = items.map(({ json }) => (json.receipt ?? at(json, 'error.receipt')) as IDataObject);
		expect(receipts[0]).toEqual({
			paymentKey: 'A',
			mode: 'live',
			outcome: 'accepted',
			amount: '500',
			currency: 'GMD',
			account: '…6789',
			providerReference: 'tx-1',
			sentAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/) as string,
			executionId: 'execution-r',
			workflowId: fake.store.workflowId,
			node: 'Pay',
		});
		expect(receipts.map(({ outcome }) => outcome)).toEqual(['accepted', 'refused', 'unknown', 'notSent']);
		expect(receipts.map(({ sentAt }) => sentAt !== null)).toEqual([true, true, true, false]);
		expect(items[1]?.json.error).toMatchObject({ outcome: 'refused' });
	});

	test('says of a duplicate that it was one', async () => {
		const store = new FakeStore();
		await paying({ store, items: [line('A')] }).items();
		const pass = { options: { addReceipt: true, onDuplicate: 'pass' } };
		const [item] = await paying({ store, items: [line('A')], parameters: pass }).items();
		expect(item?.json).toMatchObject({ duplicate: true, receipt: { outcome: 'duplicate', sentAt: null } });
	});
});

describe('an answer with the id of another payment of the execution', () => {
	const provider = acme({ paymentIds: ['id'] });

	test('proves nothing: the outcome is unknown and the key stays locked', async () => {
		const store = new FakeStore();
		const items = [line('A', '10'), line('B', '20'), line('C', '30')];
		const answers = [{ body: { id: 'tx-1' } }, { body: { id: 'tx-1' } }, { body: { id: 'tx-2' } }];
		const [a, b, c] = await errorsOf(paying({ store, items, answers, provider, continueOnFail: true }));
		expect([a, c]).toEqual([undefined, undefined]);
		expect(b).toMatchObject({ code: 'NOT_CONFIRMED', outcome: 'unknown', paymentKey: 'B' });
		expect(b?.description).toContain('tx-1');
		expect(b?.description).toContain('"A"');
		const again = await errorsOf(paying({ store, items: [line('B', '20')], provider, continueOnFail: true }));
		expect(again[0]?.code).toBe('DUPLICATE_PAYMENT_KEY');
	});

	test('is none in another execution, nor when the same payment is sent again', async () => {
		const once = async (paymentKey: string, more: Partial<GivenRun> = {}) =>
			(await errorsOf(paying({ items: [line(paymentKey)], provider, continueOnFail: true, ...more })))[0];
		expect(await once('D', { executionId: 'first' })).toBeUndefined();
		expect(await once('E', { executionId: 'second' })).toBeUndefined();
		expect(await once('D', { executionId: 'first' })).toBeUndefined();
	});
});

describe('an id a person has set for a call', () => {
	const provider = acme({
		chosenId: ({ headers = {} }) =>
			headers.once === undefined ? undefined : { field: 'Idempotency Key', value: headers.once },
	});
	const sending: Operation = {
		...payingOperation,
		request: (input) => ({
			method: 'POST',
			path: '/payments',
			headers: { once: input.text('once') },
			body: { amount: input.text('amount') },
		}),
	};
	const under = (more: Partial<GivenRun>) =>
		new FakeRun([{ value: 'pay', name: 'Pay', operations: [sending] }], {
			resource: 'pay',
			operation: 'sendPaying',
			provider,
			...more,
		});
	const once = (key: string, amount: string, id: string) => ({ ...line(key, amount), once: id });

	test('stops the whole run when it stands on two payments, and nothing is sent', async () => {
		const items = [once('A', '10', 'june'), once('B', '20', 'june'), once('C', '30', 'june')];
		const fake = under({ items });
		const error = (await rejectionOf(fake.items())) as NodeApiError;
		expect(error.message).toBe('2 of 3 items are wrong: nothing was sent');
		expect(error.description).toContain('Idempotency Key "june" stands on two payments');
		expect([fake.http.requests, fake.store.calls]).toEqual([[], []]);
		const checked = under({ items, parameters: { options: { checkOnly: true } } });
		expect((await checked.items()).map(({ json }) => json.wouldSend)).toEqual([true, false, false]);
	});

	test('lets the first out with Continue, and the same payment as a duplicate', async () => {
		const items = [once('A', '10', 'july'), once('B', '20', 'july'), once('A', '10', 'july')];
		const fake = under({ items, continueOnFail: true });
		const codes = (await errorsOf(fake)).map((error) => error?.code);
		expect(codes).toEqual([undefined, 'INVALID_INPUT', 'DUPLICATE_PAYMENT_KEY']);
		expect(fake.http.requests).toHaveLength(1);
		const later = under({ items: [once('D', '10', 'july')] });
		expect(((await rejectionOf(later.items())) as Error).message).toContain('july');
		expect(later.http.requests).toHaveLength(0);
	});

	test('may go with a corrected payment after a refusal', async () => {
		const refused = under({
			items: [once('A', '10', 'may')],
			answers: [{ status: 400 }],
			continueOnFail: true,
		});
		expect((await errorsOf(refused))[0]?.outcome).toBe('refused');
		const corrected = under({ items: [once('A', '11', 'may')] });
		await corrected.items();
		expect(corrected.http.requests).toHaveLength(1);
	});
});
