import { acquired, acquiredWorld, MAIN, PAYOUT, TRANSFER } from './acquired.mts';
import { paymentOnce } from './behaviours/paymentOnce.mts';
import { paymentProof } from './behaviours/paymentProof.mts';
import { expectNoSecrets, shown } from './harness/world.mts';

const world = acquiredWorld();

const { check } = acquired.transfer;
const line = (key: string, reference = 'Sweep', amount = '25.00') => ({ key, reference, amount });
const sentCount = async () =>
	(await world.sandbox.requests('POST')).filter(({ path }) => path === '/accounts/internal_transfer').length;

describe('a payment is sent once', () => paymentOnce(world));

describe('a success that does not say that it was paid', () => paymentProof(world));

describe('response codes other than success', () => {
	test.each([
		[
			'QUARANTINE',
			'quarantined (12)',
			'Acquired holds this payment. Do not send it again: ask Acquired about it.',
		],
		['SUPPORT', 'contact_support (606)', "Ask Acquired's support and give them the transaction ID."],
		['FIREWALL', 'compliance_firewall (651)', "It was stopped by Acquired's compliance checks."],
	])('%s keeps the key locked', async (reference, said, step) => {
		const node = world.action(TRANSFER);
		const outcome = await node.run([line(reference, reference)]);
		expect(outcome.error?.message).toBe(`Acquired Banking: ${said}`);
		expect(outcome.error?.description).toContain(step);
		expect(outcome.error?.description).toContain(
			`Payment Key "${reference}" stays locked, so running again sends nothing.\nWrite ${reference} into Options > Send Again only when Acquired Banking told you to send it again.`,
		);
		expect(outcome.error?.description).toMatch(/HTTP 200, transaction [0-9a-f-]{36}/);
		const again = await node.run([line(reference, reference)]);
		expect(again.error?.message).toBe(`Payment Key "${reference}" was used before: nothing was sent`);
		expect(await sentCount()).toBe(1);
	});

	test.each([
		['DECLINE', '25.00', 'declined (101)', 'It was declined. A new attempt needs a changed request.'],
		[
			'Too much',
			'5000',
			'insufficient_funds (650)',
			'The ledger does not hold enough. Fund it, then send again.',
		],
	])('%s frees it', async (reference, amount, said, step) => {
		const node = world.action(TRANSFER);
		const outcome = await node.run([line(reference, reference, amount)]);
		expect(outcome.error?.message).toBe(`Acquired Banking: ${said}`);
		expect(outcome.error?.description).toContain(step);
		expect(outcome.error?.description).toContain(`Payment Key "${reference}" is free again`);
		expect((await node.run([line(reference)])).status).toBe('success');
	});

	test('they stand in the item with Continue On Fail', async () => {
		const node = world.action(TRANSFER, { onError: 'continueRegularOutput' });
		const outcome = await node.run([line('item-12', 'QUARANTINE'), line('item-1')]);
		expect(outcome.json[0]?.error).toMatchObject({
			code: null,
			providerCode: '12',
			httpStatus: 200,
			outcome: 'unknown',
			transactionId: expect.any(String),
			paymentKey: 'item-12',
		});
		expect(outcome.json[1]).toMatchObject({ response_code: '1' });
	});
});

describe('a payout whose response code is in the data', () => {
	const answered = async (key: string, response_code: unknown) => {
		const body = { status: 1, message: 'said', data: { response_code, transaction_id: '10680696' } };
		await world.sandbox.fault({ kind: 'status', status: 200, body, method: 'POST' });
		const node = world.action(PAYOUT);
		return { node, outcome: await node.run([line(key)]) };
	};

	test('101 is declined and frees the key', async () => {
		const { node, outcome } = await answered('inner-101', '101');
		expect(outcome.error?.message).toBe('Acquired Banking: said (101)');
		expect(outcome.error?.description).toMatch(
			/^It was declined[\s\S]*"inner-101" is free again[\s\S]*transaction 10680696/,
		);
		expect((await node.run([line('inner-101')])).status).toBe('success');
	});

	test('12 is held and keeps the key locked', async () => {
		const { node, outcome } = await answered('inner-12', 12);
		expect(outcome.error?.description).toMatch(/^Acquired holds this payment[\s\S]*"inner-12" stays locked/);
		expect((await node.run([line('inner-12')])).error?.message).toContain('was used before');
	});

	test('1 is accepted', async () => {
		const { outcome } = await answered('inner-1', '1');
		expect(outcome.json).toEqual([expect.objectContaining({ outcome: 'succeeded' })]);
	});
});

test('a 429 advises a transfer to wait, and names no option it does not have', async () => {
	await world.sandbox.fault({ kind: 'status', status: 429, method: 'POST' });
	const { error } = await world.action({ ...TRANSFER, options: { maxTries: 1 } }).run([line('busy')]);
	expect(error?.description).toMatch(/^Wait a little and run it again, or slow the workflow down\./);
});

describe('an outcome that is not known', () => {
	test.each([
		['a 500', { kind: 'status', status: 500 }],
		['a 409', { kind: 'status', status: 409 }],
		['a page', { kind: 'html', status: 200 }],
		['no answer', { kind: 'hang' }],
		['a cut connection', { kind: 'dropAfter' }],
		['an answer without code', { kind: 'status', status: 200, body: { status: 1, message: 'ok' } }],
		['an empty object', { kind: 'status', status: 200, body: {} }],
		['a code nobody knows', { kind: 'status', status: 200, body: { status: 1, response_code: 999 } }],
		['a 409 with a code', { kind: 'statusAfter', status: 409, body: { status: -1, response_code: '102' } }],
		['a 503 with a code', { kind: 'statusAfter', status: 503, body: { status: -1, response_code: '650' } }],
	] as const)('%s keeps the key locked', async (title, fault) => {
		await world.sandbox.fault({ ...fault, method: 'POST' });
		const node = world.action({ ...TRANSFER, options: { timeout: 1 } });
		const outcome = await node.run([line(title)]);
		expect(outcome.error?.message).toBe(
			'Acquired Banking did not confirm this payment: the money may have moved',
		);
		expect(outcome.error?.description).toContain(`Before you send it again, ${check}`);
		expect(outcome.error?.description).not.toMatch(/then send (it )?again/);
		expect((await node.run([line(title)])).error?.message).toContain('was used before');
		expectNoSecrets(outcome, acquired);
	});
});

describe('a certain refusal', () => {
	test.each([
		[
			'a 400',
			{ status: 400, body: { status: -1, message: 'amount wrong' } },
			'Acquired Banking: amount wrong',
		],
		[
			'status -1',
			{ status: 200, body: { status: '-1', message: 'ledger wrong' } },
			'Acquired Banking: ledger wrong',
		],
		[
			'a 404',
			{ status: 404, body: {} },
			'Acquired Banking answered that there is nothing at this address or ID',
		],
	])('%s frees the key', async (title, fault, message) => {
		await world.sandbox.fault({ kind: 'status', method: 'POST', ...fault });
		const node = world.action(TRANSFER);
		const outcome = await node.run([line(title)]);
		expect(outcome.error?.message).toBe(message);
		expect((await node.run([line(title)])).status).toBe('success');
	});

	test('a second transfer at the same moment is a conflict, whose key stays locked', async () => {
		// Longer than two claims of payment keys may lie apart on a busy machine.
		await world.sandbox.change({ latencyMs: 1500 });
		const outcomes = await Promise.all(
			['one', 'two'].map(async (key) => await world.action(TRANSFER).run([line(key)])),
		);
		expect(outcomes.map(({ status }) => status).sort()).toEqual(['error', 'success']);
		const { ledgers } = await world.sandbox.state();
		expect(ledgers).toContainEqual(expect.objectContaining({ ledger_id: MAIN, balance: 975 }));
	});
});

test.each([
	['', 'Amount is missing'],
	['-5', 'Amount "-5" is not a plain decimal'],
	['0', 'Amount is zero'],
	['1.005', 'Amount 1.005 is written with more decimals than the currency allows (at most 2 decimals)'],
	['123456789.00', 'Amount 123456789.00 is longer than the 11 characters Acquired takes'],
])('the amount %j is refused and claims no key', async (amount, message) => {
	const outcome = await world.action(TRANSFER).run([{ ...line('amount'), amount }]);
	expect(shown(outcome)).toMatchObject({ message, itemIndex: 0 });
	expect(await world.sandbox.requests()).toEqual([]);
});

test('a reference of more than 18 characters is refused', async () => {
	const outcome = await world.action(TRANSFER).run([line('long', 'x'.repeat(19))]);
	expect(outcome.error?.message).toBe('Transfer Reference has 19 characters, and Acquired takes 18');
});
